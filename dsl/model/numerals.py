"""Chinese numerals to numbers."""

from __future__ import annotations

__all__ = ["chinese_number"]

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}


def chinese_number(text: str) -> int | None:
    """Read a numeral such as 五, 十二, 一百零五 or 三万; None where it is none."""
    if not text:
        return None
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in _LARGE:
            total = (total + section + digit) * _LARGE[char]
            section, digit = 0, 0
        else:
            return None
    return total + section + digit
