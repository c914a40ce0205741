"""Text set upright, one character above the other, as on strips and pillars."""

from __future__ import annotations

import re
from functools import lru_cache

from citydsl.render.measure import char_width, text_width

__all__ = ["PITCH", "columns_of", "is_cjk", "upright"]

PITCH = 1.16
"""The distance from one upright character to the next, in em."""

# Brackets and dashes as they stand in vertical text; what is not here stands as it is.
_TURNED = str.maketrans(
    "（）(){}【】《》〈〉「」『』“”‘’—–-…", "︵︶︵︶︷︸︻︼︽︾︿﹀﹁﹂﹃﹄﹁﹂﹃﹄︱︱︱︙"
)
_UNIT = re.compile(
    "[0-9]+[%％]?|[A-Za-z]{1,3}(?![A-Za-z])"
    "|.(?:[\u0300-\u036f\u20d0-\u20ff\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def is_cjk(text: str) -> bool:
    """Whether a text reads well upright: most of it is wide characters."""
    letters = [char for char in text if not char.isspace()]
    return 2 * sum(char_width(char) >= 1 for char in letters) > len(letters)


@lru_cache(maxsize=4096)
def upright(text: str, size: float, width: float) -> tuple[str, ...]:
    """Return what stands in each place: a character, or a short number or acronym lying in it."""
    units: list[str] = []
    for match in _UNIT.finditer(text):
        unit = match.group()
        if text_width(unit, size) > width:
            units += unit
        elif not unit.isspace():
            units.append(unit.translate(_TURNED))
    return tuple(units)


def columns_of(units: tuple[str, ...], size: float, height: float) -> list[tuple[str, ...]]:
    """Return the units in as few columns of about the same length as fit the height."""
    most = max(1, int(height / (size * PITCH)))
    count = -(-len(units) // most)
    length = -(-len(units) // max(1, count))
    return [units[start : start + length] for start in range(0, len(units), length)]
