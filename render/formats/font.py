"""The font that pixels and PDFs are set in, and which characters it has."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import category

from citydsl.render.formats.extras import MissingExtra

__all__ = ["Coverage", "coverage", "font_files"]

_PACKAGE = "noto_cjk_sans_otc"
_SUFFIXES = (".otc", ".otf", ".ttc")
_GETA = "\u3013"
# Variation selectors are not drawn, and no font has to have them; nor joiners and the like (Cf).
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def font_files(format: str, extra: str) -> tuple[Path, ...]:
    """Return the files of the font; MissingExtra where the package is not installed."""
    found = find_spec(_PACKAGE)
    folder = Path(found.origin).parent if found and found.origin else None
    files = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES) if folder else []
    if not files:
        raise MissingExtra(format, extra)
    return tuple(files)


class Coverage:
    """The characters of a font, as ranges of code points."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]

    def has(self, char: str) -> bool:
        """Whether the font draws a character."""
        index = bisect_right(self._starts, ord(char)) - 1
        return index >= 0 and ord(char) <= self._ends[index]

    def missing(self, text: str) -> set[str]:
        """The characters of a text that the font should draw and cannot."""
        return {char for char in set(text) if not self.has(char) and _is_drawn(char)}

    def shown(self, text: str) -> str:
        """Return the text with each run of characters it lacks as one 〓, the printer's mark
        for a sort that is not in the case."""
        lacks = self.missing(text)
        if not lacks:
            return text
        found: list[str] = []
        in_gap = False
        for char in text:
            in_gap = char in lacks or (in_gap and not _is_drawn(char))
            if not in_gap:
                found.append(char)
            elif found[-1:] != [_GETA]:
                found.append(_GETA)
        return "".join(found)


def _is_drawn(char: str) -> bool:
    return category(char) != "Cf" and not _SELECTORS.match(char)


@cache
def coverage(file: Path) -> Coverage:
    """Read which characters the first font of a file has: its `cmap` table in format 12.

    https://learn.microsoft.com/typography/opentype/spec/cmap
    """
    with file.open("rb") as font:

        def read(place: int, form: str) -> tuple[Any, ...]:
            font.seek(place)
            return struct.unpack(form, font.read(struct.calcsize(form)))

        start = read(12, ">L")[0] if read(0, ">4s") == (b"ttcf",) else 0
        (count,) = read(start + 4, ">H")
        tables = (read(start + 12 + 16 * number, ">4sLLL") for number in range(count))
        cmap = next(place for tag, _, place, _ in tables if tag == b"cmap")
        (count,) = read(cmap + 2, ">H")
        for number in range(count):
            place = cmap + read(cmap + 4 + 8 * number, ">HHL")[2]
            if read(place, ">H") == (12,):
                (groups,) = read(place + 12, ">L")
                values = read(place + 16, f">{3 * groups}L")
                return Coverage(list(zip(values[::3], values[1::3], strict=True)))
    raise ValueError(f"{file.name}: no cmap of format 12")
