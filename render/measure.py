"""Widths of text from tables, never from installed fonts: the same picture on every machine."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["ASCENT", "DESCENT", "LINE", "MIDDLE", "char_width", "em_width", "text_width"]

ASCENT = 0.88
"""How far a line reaches above its baseline, in em."""
DESCENT = 0.21
"""How far a line reaches below its baseline, in em."""
MIDDLE = 0.37
"""How far the optical middle of a line stands above its baseline, in em."""
LINE = 1.34
"""The distance from one baseline to the next, in em."""

# Advance widths of U+0020 to U+007E in Noto Sans CJK SC, in thousandths of an em.
_LATIN = (
    *(224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392),
    *(555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474),
    *(946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742),
    *(633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559),
    *(606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606),
    *(620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555),
)
_WIDE = 1.0
_EMOJI = 1.25
_UPPER, _LOWER = 0.82, 0.79


@lru_cache(maxsize=16384)
def char_width(char: str) -> float:
    """Return the advance width of one character in em."""
    code = ord(char)
    if 0x20 <= code < 0x7F:
        return _LATIN[code - 0x20] / 1000
    category = unicodedata.category(char)
    if code == 0xA0:
        return _LATIN[0] / 1000
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if code >= 0x1F000 and category in ("So", "Sk"):
        return _EMOJI
    if category in ("Lu", "Ll", "Lt"):
        return _letter_width(char)
    if unicodedata.east_asian_width(char) in "WFA":
        return _WIDE
    return _WIDE


def _letter_width(char: str) -> float:
    """The width of a letter: as its base letter, or as a wide capital of its script."""
    base = unicodedata.normalize("NFD", char)[0]
    if " " <= base <= "~" and unicodedata.east_asian_width(char) != "F":
        return _LATIN[ord(base) - 0x20] / 1000
    if unicodedata.east_asian_width(char) in "WF" or char in "ЖМФШЩЪЫЮжмфшщюÆŒæœ":
        return _WIDE
    return _UPPER if char.isupper() else _LOWER


@lru_cache(maxsize=16384)
def em_width(text: str) -> float:
    """Return the width of one line of text in em."""
    return sum(map(char_width, text))


def text_width(text: str, size: float) -> float:
    """Return the width of one line of text set at `size`, in points."""
    return size * em_width(text)
