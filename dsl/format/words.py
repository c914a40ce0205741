"""Tokens in canonical form: ASCII marks, straight quotes, half-width digits, ISO dates."""

from __future__ import annotations

import re
import textwrap

from citydsl.dsl.syntax import literals
from citydsl.dsl.syntax.lexer import Token

__all__ = ["NAME", "VERBATIM", "long_text", "word"]

VERBATIM = "_VERBATIM"
"""The type of a stretch that is printed as it stands."""

NAME = re.compile(r"[^\W\d]\w*")

_MARKS = {
    "LBRACE": "{",
    "RBRACE": "}",
    "LPAR": "(",
    "RPAR": ")",
    "_COLON": ":",
    "_COMMA": ",",
    "_DOT": ".",
    "_PLUS": "+",
    "_EQ": "=",
    "TILDE": "~",
    "AT": "@",
    "STARS": "**",
    "STAR": "*",
    "RANGE": "..",
    "ARROW": "->",
    "WAVY": "~>",
    "BOTH": "<->",
    "BOTH_WAVY": "<~>",
    "OPEN": "-[",
    "WAVY_OPEN": "~[",
    "BOTH_OPEN": "<-[",
    "BOTH_WAVY_OPEN": "<~[",
    "CLOSE": "]->",
    "WAVY_CLOSE": "]~>",
}
_COMPARISONS = {"≠": "!=", "≤": "<=", "≥": ">="}
_HALF_WIDTH = str.maketrans("！＝＜＞", "!=<>")
_ESCAPED = re.compile(r"\\?.", re.DOTALL)
_OTHER_QUOTES = "“”「」『』＂"


def word(token: Token) -> str:
    """A token in canonical form; long strings that span lines are `long_text`'s."""
    mark = _MARKS.get(token.type)
    if mark is not None:
        return mark
    match token.type:
        case "STRING":
            return f'"{_escaped(token.text[1:-1], quotes=True)}"'
        case "LONG_STRING":
            return f'"""{_long_body(token)}"""'
        case "NUMBER":
            return literals.number(token.text)
        case "DATE":
            return literals.date(token.text)
        case "TAG":
            return "#" + token.text[1:]
        case "CMP":
            return _COMPARISONS.get(token.text) or token.text.translate(_HALF_WIDTH)
        case kind if kind == VERBATIM:
            return token.text
        case _:
            # The normal form of a few letters (①, ㈠) is no name any more.
            return token.text if NAME.fullmatch(token.text) else token.span.text


def long_text(token: Token, indent: int) -> str:
    """A long string: on its line when it was and can, else with its lines indented."""
    body = _long_body(token)
    if not body or ("\n" not in token.text and body[-1] not in '"\\'):
        return word(token)
    margin = " " * indent
    lines = [margin + line if line else "" for line in body.split("\n")]
    return "\n".join(['"""', *lines, margin + '"""'])


def _long_body(token: Token) -> str:
    """The text between the quotes, dedented as the language reads it, escapes as written."""
    body = textwrap.dedent(token.text[3:-3].replace("\r\n", "\n"))
    return _escaped(body.removeprefix("\n").rstrip(" \t").removesuffix("\n"), quotes=False)


def _escaped(body: str, *, quotes: bool) -> str:
    """Carriage returns escaped; where `quotes`, straight quotes too, and no others."""

    def rewrite(match: re.Match[str]) -> str:
        unit = match[0]
        if unit[-1] == "\r":
            return "\\u{D}"
        if quotes and unit == '"':
            return '\\"'
        if quotes and len(unit) > 1 and unit[-1] in _OTHER_QUOTES:
            return unit[-1]
        return unit

    return _ESCAPED.sub(rewrite, body)
