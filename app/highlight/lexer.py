"""Specs for Pygments: the compiler's own tokens, each with the part it plays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import Lexer
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Whitespace,
)

from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Source
from citydsl.dsl.syntax.lexer import lex
from citydsl.highlight.words import KINDS, KNOWN_PROPERTIES, LOGIC, SHAPES, STATEMENTS, VALUES

__all__ = ["CityLexer"]

_GAP = re.compile(r"([\s\ufeff]+)|([;；])|(.)")
_MARKS = {
    **dict.fromkeys(("LBRACE", "RBRACE", "LPAR", "RPAR", "_COLON", "_COMMA", "_DOT"), Punctuation),
    "STRING": String,
    "LONG_STRING": String.Doc,
    "NUMBER": Number,
    "DATE": Literal.Date,
    "TAG": Name.Tag,
    "AT": Name.Decorator,
}
_OPENS = frozenset({"OPEN", "WAVY_OPEN", "BOTH_OPEN", "BOTH_WAVY_OPEN"})
_BLOCKS = frozenset({"LBRACE", "RBRACE"})
_BEHIND_KINDS = frozenset({"NAME", "STRING", "LONG_STRING", "LBRACE", "AT"})


class _Piece(NamedTuple):
    """A token or a comment: its kind, its text as the compiler reads it, and where it stands."""

    kind: str
    word: str
    start: int
    end: int


class CityLexer(Lexer):
    """City-brain architectures in the `.city` language."""

    name = "citydsl"
    url = ""
    aliases: ClassVar[list[str]] = ["city", "citydsl"]
    filenames: ClassVar[list[str]] = ["*.city"]
    mimetypes: ClassVar[list[str]] = ["text/x-city"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, Any, str]]:
        """Yield offset, type and text of everything a spec holds."""
        at, starts, value, before = 0, True, False, ""
        for piece, after in _pieces(text):
            yield from _between(text[at : piece.start], at)
            at = max(at, piece.start)
            if piece.kind == "_END":
                starts, value, before = True, False, ""
                continue
            part = _part(piece, before, after, starts=starts, value=value)
            yield piece.start, part, text[piece.start : piece.end]
            at = piece.end
            if piece.kind == "COMMENT":
                continue
            value = value or (piece.kind == "_COLON" and before == "property")
            value = value and piece.kind not in _BLOCKS
            before = _behind(piece, part, starts=starts)
            starts = piece.kind in _BLOCKS or (starts and piece.kind == "TILDE")
        yield from _between(text[at:], at)


def _behind(piece: _Piece, part: Any, *, starts: bool) -> str:
    """What a piece is for those behind it."""
    if part in (Name.Attribute, Name.Property):
        return "property"
    if piece.kind == "FACT" or (piece.kind == "NAME" and starts and part is not Name):
        return "kind"
    return "NUMBER" if part is Number else piece.kind


def _pieces(text: str) -> Iterator[tuple[_Piece, str]]:
    """Tokens and comments in the order of the text, each with the kind of the next token."""
    lexed = lex(Source(name="", text=text))
    pieces = [_Piece(one.type, one.text, one.span.start, one.span.end) for one in lexed.tokens]
    pieces += [_Piece("COMMENT", "", one.start, one.end) for one in lexed.comments]
    pieces.sort(key=lambda piece: (piece.start, piece.end))
    after, behind = "", []
    for piece in reversed(pieces):
        behind.append(after)
        after = after if piece.kind == "COMMENT" else piece.kind
    return zip(pieces, reversed(behind), strict=True)


def _between(gap: str, at: int) -> Iterator[tuple[int, Any, str]]:
    """What stands between two tokens: blanks, ends of statements, and what nobody reads."""
    for match in _GAP.finditer(gap):
        kind = (Whitespace, Punctuation, Generic.Error)[(match.lastindex or 3) - 1]
        yield at + match.start(), kind, match[0]


def _part(piece: _Piece, before: str, after: str, *, starts: bool, value: bool) -> Any:
    """The part a token plays, by what stands before and behind it."""
    if piece.kind == "COMMENT":
        return Comment
    if piece.kind in _MARKS:
        return _MARKS[piece.kind]
    if piece.word in LOGIC:
        return Operator.Word
    if piece.word in STATEMENTS:
        return Keyword
    if piece.kind != "NAME":
        return Operator
    if starts:
        return _first(piece.word, after)
    if before == "AT":
        return Name.Decorator
    if before in _OPENS:
        return Name.Function
    if before == "kind":
        return Name.Variable
    if value and piece.word in VALUES and after not in ("_DOT", "CMP", "_EQ"):
        return Keyword.Constant
    if before in ("_EQ", "_PLUS") and after == "NAME":
        # An open count, such as N.
        return Number
    return Keyword.Type if (value or before == "NUMBER") and piece.word in KINDS else Name


def _first(word: str, after: str) -> Any:
    """The part the first word of a statement plays."""
    if after == "_COLON":
        return Name.Attribute if word in KNOWN_PROPERTIES else Name.Property
    if after not in _BEHIND_KINDS:
        return Keyword.Type if word in KINDS else Name
    if word in SHAPES:
        return Keyword.Declaration
    return Keyword.Type if word in KINDS else Name.Class
