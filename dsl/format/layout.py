"""Words to lines: the spaces between them, and where a line too long goes on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from citydsl.dsl.format.outline import Statement
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.syntax.lexer import Token

__all__ = ["CONTINUED", "LIMIT", "Piece", "fill", "spaced", "width"]

LIMIT = 100
"""The widest line, in columns; an East Asian wide character takes two."""

CONTINUED = 4
"""How far the lines a statement goes on with are indented."""

_TIGHT_BEFORE = frozenset({"_COMMA", "_COLON", "_DOT", "RPAR", "RANGE", "CLOSE", "WAVY_CLOSE"})
_TIGHT_AFTER = frozenset(
    {
        "LPAR",
        "_DOT",
        "AT",
        "TILDE",
        "RANGE",
        "OPEN",
        "WAVY_OPEN",
        "BOTH_OPEN",
        "BOTH_WAVY_OPEN",
    }
)


class Piece(NamedTuple):
    """Some text on a line: whether a space precedes it, and what may or must follow it."""

    text: str
    spaced: bool = True
    may_break: bool = False
    must_break: bool = False


def spaced(before: Token, after: Token, statement: Statement) -> bool:
    """Whether a space stands between two neighbouring tokens of a statement."""
    if before.type in _TIGHT_AFTER:
        return False
    if after.type == "_COLON":
        return _names_parent(statement)
    if after.type == "LPAR":
        return statement.is_property
    if before.type == "CMP" and after.type == "NUMBER":
        return statement.is_property
    return after.type not in _TIGHT_BEFORE


def _names_parent(statement: Statement) -> bool:
    """Whether a colon in it comes before a parent (`kind a : b`), not before a value."""
    return not (statement.is_property or statement.is_fact)


def width(text: str) -> int:
    """The columns of a text on one line."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def fill(pieces: Iterable[Piece], indent: int, *, flat: bool = False) -> str:
    """Put pieces one behind another, on a further line where one would pass the limit.

    With `flat`, nothing is too long.
    """
    written = [" " * indent]
    column, fresh = indent, True
    for chunk in _chunks(pieces):
        text = "".join(
            f" {piece.text}" if piece.spaced and index else piece.text
            for index, piece in enumerate(chunk)
        )
        gap = chunk[0].spaced and not fresh
        wide = column + gap + width(text.partition("\n")[0]) > LIMIT
        if wide and not (flat or fresh or chunk[0].must_break):
            written.append("\n" + " " * (indent + CONTINUED))
            column, gap = indent + CONTINUED, False
        elif fresh and len(written) > 1:
            column = indent + (0 if text == "{" else CONTINUED)
            written.append("\n" + " " * column)
        written.append(f" {text}" if gap else text)
        _, broken, last = text.rpartition("\n")
        column = width(last) + (0 if broken else column + gap)
        fresh = chunk[-1].must_break
    return "".join(written)


def _chunks(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    """Pieces that stay on one line together."""
    chunk: list[Piece] = []
    for piece in pieces:
        if piece.must_break and chunk:
            yield chunk
            chunk = []
        chunk.append(piece)
        if piece.may_break or piece.must_break:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
