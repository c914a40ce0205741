"""Text to tokens: one pass with one pattern, assembled from the grammar's terminals.

Lark's own lexers stop at the first stray character and know nothing of a line that goes on.
This one never stops, keeps the comments, and decides where a statement ends: a line break
counts unless the line ends in `,` `+` `=` `(` or the next one begins with `{` `+` `)`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from citydsl.dsl.diagnostics import Diagnostic, Edit, Fix, Text
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax.keywords import BY_SPELLING
from citydsl.dsl.syntax.nodes import Comment
from citydsl.dsl.syntax.rules import UNCLOSED_COMMENT, UNCLOSED_STRING
from citydsl.dsl.syntax.stray import hyphenated, stray
from citydsl.dsl.syntax.tables import IGNORED, PATTERNS

__all__ = ["Lexer", "Token", "Tokens", "lex"]

_GOES_ON_AFTER = frozenset({"_COMMA", "_PLUS", "_EQ", "LPAR"})
_GOES_ON_BEFORE = frozenset({"LBRACE", "_PLUS", "RPAR"})
_UNCLOSED = {
    "_OPEN_STRING": r"[\"“”「『＂][^\n]*",
    "_OPEN_COMMENT": r"/\*",
}
_PLAIN_TEXT = re.compile(
    r"[^\S\n]*[^\s{｛}｝@＠;；/／\\\"“”「」『』＂][^{｛}｝@＠;；/／\\\"“”「」『』＂]*$"
).match
# A named tuple's own constructor costs three times as much, and there is one for each token.
_new = tuple.__new__
_CLOSERS = {"「": "」", "『": "』", "“": "”"}


class Token(NamedTuple):
    """A terminal's occurrence; `text` of a name is in normal form."""

    type: str
    text: str
    span: Span


class Tokens(NamedTuple):
    """A lexed source."""

    tokens: list[Token]
    comments: tuple[Comment, ...]
    diagnostics: list[Diagnostic]


def lex(source: Source) -> Tokens:
    """Split a source into tokens; whatever it holds, all of it is accounted for."""
    return _lexer().lex(source)


@cache
def _lexer() -> Lexer:
    return Lexer(PATTERNS, IGNORED)


class Lexer:
    """Made once from the terminals of a grammar, then called for each source."""

    def __init__(self, patterns: Iterable[tuple[str, str, int]], ignored: Iterable[str]) -> None:
        """`patterns` are (name, regular expression, priority)."""
        ordered = sorted(patterns, key=lambda pattern: -pattern[2])
        names = [*((name, regex) for name, regex, _ in ordered), *_UNCLOSED.items()]
        pieces = "|".join(f"(?P<{name}>{regex})" for name, regex in names)
        # Blanks before a token are taken in the same match: they are as many as the tokens.
        self._pattern = re.compile(f"[ \\t　]*(?:{pieces})")
        self._ignored = frozenset(ignored)
        # The groups are numbered as they stand: looking a kind up by number beats its name.
        self._kinds = ["", *(name for name, _ in names)]

    def lex(self, source: Source) -> Tokens:
        """Split a source into tokens; whatever it holds, all of it is accounted for."""
        text, match, kinds = source.text, self._pattern.match, self._kinds
        ignored, keyword, normalize = self._ignored, BY_SPELLING.get, unicodedata.normalize
        tokens: list[Token] = []
        comments: list[Comment] = []
        found: list[Diagnostic] = []
        at, size = 0, len(text)
        pending: Token | None = None
        while at < size:
            hit = match(text, at)
            if hit is None:
                at, problem = _stray(source, at, match, tokens)
                found.append(problem)
                continue
            group = hit.lastindex or 0
            kind = kinds[group]
            start, at = hit.span(group)
            if kind in ignored:
                if kind == "COMMENT":
                    comments.append(Comment(source, start, at))
                continue
            span = _new(Span, (source, start, at))
            if kind == "_END":
                if tokens and tokens[-1][0] not in _GOES_ON_AFTER:
                    pending = pending or Token(kind, "", span)
                continue
            word = text[start:at]
            if kind == "NAME":
                if not word.isascii():
                    word = normalize("NFKC", word)
                kind = keyword(word, kind)
            elif kind in _UNCLOSED:
                found.append(_unclosed(kind, span))
                if kind == "_OPEN_COMMENT":
                    comments.append(Comment(source, start, size))
                    break
                kind = "STRING"
            if pending is not None:
                if kind not in _GOES_ON_BEFORE:
                    tokens.append(pending)
                pending = None
            tokens.append(_new(Token, (kind, word, span)))
        end = Span(source, size, size)
        tokens.append(pending or Token("_END", "", end))
        return Tokens(tokens, tuple(comments), found)


def _stray(source: Source, at: int, match: Any, tokens: list[Token]) -> tuple[int, Diagnostic]:
    """Where the text goes on behind what is no token at `at`, and what is wrong there."""
    last = tokens[-1] if tokens else None
    if last is not None and last.type == "NAME" and last.span.end == at:
        rest = hyphenated(source, at)
        if rest is not None:
            span = Span(source, last.span.start, rest[0])
            tokens[-1] = Token("NAME", f"{last.text}_{source.text[at + 1 : rest[0]]}", span)
            return rest
    return stray(source, at, match)


def _unclosed(kind: str, span: Span) -> Diagnostic:
    if kind == "_OPEN_COMMENT":
        return UNCLOSED_COMMENT.at(
            Span(span.source, span.start, span.start + 2),
            Text("`/*` 之后没有 `*/`", "`/*` has no `*/`"),
            help=Text("在注释结尾写 `*/`", "close the comment with `*/`"),
            fix=_closing(span, "*/", safe=False),
        )
    mark = span.source.text[span.start]
    closer = _CLOSERS.get(mark, mark)
    return UNCLOSED_STRING.at(
        span,
        Text("字符串没有结束", "the string has no end on its line"),
        help=Text(
            f'在文字后写 `{closer}`；跨行文字用 `"""` 包围',
            f'write `{closer}` behind the text; text over several lines stands between `"""`',
        ),
        # The text is read to the end of its line: closing it there changes nothing.
        fix=_closing(span, closer, safe=True) if _ends_here(span, closer) else None,
    )


def _ends_here(span: Span, closer: str) -> bool:
    """Whether a text without its end is plain and does not seem to go on below."""
    text = span.source.text
    stop = text.find("\n", span.end + 1)
    below = text[span.end + 1 :] if stop < 0 else text[span.end + 1 : stop]
    closes = below.count(closer) % 2 if closer == text[span.start] else below.count(closer)
    opens = 0 if closer == text[span.start] else below.count(text[span.start])
    return bool(_PLAIN_TEXT(span.text, 1)) and closes <= opens


def _closing(span: Span, mark: str, *, safe: bool) -> Fix:
    end = span.start + len(span.text.rstrip())
    title = Text(f"在末尾补上 `{mark}`", f"write `{mark}` at its end")
    return Fix(title, (Edit(span._replace(start=end, end=end), mark),), safe)
