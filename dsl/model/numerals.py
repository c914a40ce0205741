"""Chinese numerals to numbers."""

from __future__ import annotations

import re

__all__ = ["chinese_number"]

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_FACTORS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_NUMERAL = f"[{''.join([*_DIGITS, *_FACTORS])}]+"
# The multipliers of a numeral descend, and 十四五 is no numeral but a plan.
_NO_NUMBER = (
    "[^零十百千万亿][^十百千万亿]|[十百千][^万亿]*千|[十百][^万亿]*百|十[^万亿]*十|万.*万|亿.*亿"
)


def chinese_number(text: str) -> int | None:
    """Read a numeral such as 五, 十二, 一百零五 or 三万五 (35000); None where it is none."""
    plain = text.replace("〇", "零")
    if not re.fullmatch(_NUMERAL, plain) or re.search(_NO_NUMBER, plain):
        return None
    return _value(plain)


def _value(plain: str) -> int:
    """The value of a numeral, by its greatest multiplier."""
    for sign, factor in _FACTORS.items():
        head, found, tail = plain.rpartition(sign)
        if found:
            # 三万五 is 35000, where 三万零五 is 30005.
            rest = _DIGITS[tail] * factor // 10 if tail in _DIGITS else _value(tail)
            return (_value(head) or 1) * factor + rest
    return _DIGITS.get(plain.lstrip("零"), 0)
