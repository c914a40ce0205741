"""What a literal stands for: strings without quotes and escapes, numbers, dates."""

from __future__ import annotations

import re
import textwrap
import unicodedata

from citydsl.dsl.source import Span
from citydsl.dsl.syntax.nodes import Date, Number, String

__all__ = ["date", "long_string", "number", "string"]

_QUOTES = '"“”「」『』＂'
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t"}
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}


def string(raw: str, span: Span) -> String:
    """Read `"…"`, `“…”`, `「…」` or `『…』`; an unclosed one is taken to its line's end."""
    body = raw[1:]
    if body and body[-1] in _QUOTES:
        body = body[:-1]
    return String(_unescape(body), span)


def long_string(raw: str, span: Span) -> String:
    """Read a triple-quoted text: dedented, without its first and last line break."""
    body = textwrap.dedent(raw[3:-3].replace("\r\n", "\n"))
    body = body.removeprefix("\n").rstrip(" \t").removesuffix("\n")
    return String(_unescape(body), span)


def number(raw: str, span: Span) -> Number:
    """Read `118`, `6万`, `1.5亿` or `60%`."""
    text = unicodedata.normalize("NFKC", raw)
    percent = text.endswith("%")
    digits = text.rstrip("%").replace("_", "")
    factor = 1
    for word, scale in _SCALES.items():
        if digits.endswith(word):
            digits, factor = digits.removesuffix(word), scale
            break
    value: int | float = int(digits) * factor if "." not in digits else float(digits) * factor
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Number(text, value, span, percent)


def date(raw: str, span: Span) -> Date:
    """Read `2018`, `2018-10`, `2018-10-04` or `2018年10月4日` into ISO form."""
    parts = re.findall(r"\d+", unicodedata.normalize("NFKC", raw))
    return Date("-".join([parts[0], *(part.zfill(2) for part in parts[1:])]), span)


def _unescape(body: str) -> str:
    if "\\" not in body:
        return body
    return _ESCAPE.sub(_escaped, body)


def _escaped(match: re.Match[str]) -> str:
    code, char = match.groups()
    if code is None:
        return _PLAIN.get(char, char)
    point = int(code, 16)
    # A surrogate or a number past Unicode's end is no character: shown as the replacement one.
    return chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else "�"
