"""What a literal says: strings without quotes and escapes, numbers, dates."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["date", "long_string", "number", "number_value", "string"]

_QUOTES = '"“”「」『』＂'
_PLAIN = {"n": "\n", "t": "\t"}
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}


def string(raw: str) -> str:
    """Read `"…"`, `“…”`, `「…」` or `『…』`; an unclosed one is taken to its line's end."""
    body = raw[1:]
    if body and body[-1] in _QUOTES:
        body = body[:-1]
    return _unescape(body) if "\\" in body else body


def long_string(raw: str) -> str:
    """Read a triple-quoted text: dedented, without its first and last line break."""
    from textwrap import dedent

    body = dedent(raw[3:-3].replace("\r\n", "\n"))
    body = body.removeprefix("\n").rstrip(" \t").removesuffix("\n")
    return _unescape(body)


def number(raw: str) -> str:
    """Read `118`, `6万`, `1.5亿` or `60%` into half-width form."""
    return unicodedata.normalize("NFKC", raw)


def number_value(text: str) -> int | float:
    """What a number stands for, given in half-width form; a percentage for its digits."""
    digits = text.rstrip("%").replace("_", "")
    factor = 1
    for word, scale in _SCALES.items():
        if digits.endswith(word):
            digits, factor = digits.removesuffix(word), scale
            break
    value: int | float = int(digits) * factor if "." not in digits else float(digits) * factor
    return int(value) if isinstance(value, float) and value.is_integer() else value


def date(raw: str) -> str:
    """Read `2018`, `2018-10`, `2018-10-04` or `2018年10月4日` into ISO form."""
    parts = re.findall(r"\d+", unicodedata.normalize("NFKC", raw))
    return "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])


def _unescape(body: str) -> str:
    return re.sub(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|(.))", _escaped, body, flags=re.DOTALL)


def _escaped(match: re.Match[str]) -> str:
    code, char = match.groups()
    if code is None:
        return _PLAIN.get(char, char)
    point = int(code, 16)
    # A surrogate or a number past Unicode's end is no character: shown as the replacement one.
    return chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else "�"
