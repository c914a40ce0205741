"""Tokens to the outline of a file: statements, their blocks, and the comments around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from citydsl.dsl.format.comments import Gap, Row, part_gap
from citydsl.dsl.source import Source
from citydsl.dsl.syntax.lexer import Token
from citydsl.dsl.syntax.nodes import Comment

__all__ = ["Block", "Item", "Part", "Statement", "outline"]

Part: TypeAlias = Token | Comment


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its tokens up to its block, with the comments that stand among them.

    `before` are the comments on its line in front of it, `behind` those that follow it there;
    `blank` says an empty line precedes it. `head_end` is where its block, if any, is still to come.
    """

    before: tuple[Comment, ...]
    parts: tuple[Part, ...]
    block: Block | None
    behind: tuple[Comment, ...]
    blank: bool
    start: int
    head_end: int
    end: int

    @property
    def is_property(self) -> bool:
        """Whether it is `name: value`."""
        return [token.type for token in self._first(2)][1:] == ["_COLON"]

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact; a property can be called so too."""
        return self._first(1)[0].type == "FACT" and not self.is_property

    def _first(self, count: int) -> list[Token]:
        tokens = (part for part in self.parts if isinstance(part, Token))
        return list(islice(tokens, count))


Item: TypeAlias = Statement | Row


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between braces; `behind` are the comments on the line of its `{`."""

    behind: tuple[Comment, ...]
    items: tuple[Item, ...]
    one_line: bool


def outline(
    source: Source, tokens: Sequence[Token], comments: Sequence[Comment]
) -> tuple[Item, ...]:
    """Return the statements and comment rows of a file without syntax errors."""
    return _Reader(source.text, tokens, comments).body(None)[1]


class _Reader:
    """One walk over the tokens and comments of a file."""

    def __init__(self, text: str, tokens: Sequence[Token], comments: Sequence[Comment]) -> None:
        self.text = text
        self.tokens = tokens
        self.comments = comments
        self.token = 0
        self.comment = 0

    def body(self, opener: Token | None) -> tuple[tuple[Comment, ...], tuple[Item, ...]]:
        """Read statements up to the closing brace or the end, and what stands behind `opener`."""
        items: list[Item] = []
        gap = self._gap(opener.span.end if opener else None, opened=True)
        behind = gap.behind
        while True:
            items += gap.rows
            token = self._peek()
            if token is None or token.type == "RBRACE":
                return behind, tuple(items)
            statement, gap = self._statement(gap)
            items.append(statement)

    def _statement(self, gap: Gap) -> tuple[Statement, Gap]:
        parts: list[Part] = []
        block = None
        start = head_end = end = self.tokens[self.token].span.start
        while block is None and (token := self.tokens[self.token]).type not in ("_END", "RBRACE"):
            parts += self._comments_before(token.span.start)
            self.token += 1
            if token.type == "LBRACE":
                block, end = self._block(token)
            else:
                parts.append(token)
                head_end = end = token.span.end
        after = self._gap(end, opened=False)
        statement = Statement(
            gap.before, tuple(parts), block, after.behind, gap.blank, start, head_end, end
        )
        return statement, after

    def _block(self, opener: Token) -> tuple[Block, int]:
        behind, items = self.body(opener)
        end = self.tokens[self.token].span.end
        self.token += 1
        return Block(behind, items, "\n" not in self.text[opener.span.start : end]), end

    def _gap(self, end: int | None, *, opened: bool) -> Gap:
        """Part the comments between `end` and the next token but line ends."""
        token = self._peek()
        stop = token.span.start if token else len(self.text)
        statement = token is not None and token.type != "RBRACE"
        return part_gap(
            self.text, end, self._comments_before(stop), stop, opened=opened, statement=statement
        )

    def _peek(self) -> Token | None:
        """The next token that ends no line."""
        while self.token < len(self.tokens) and self.tokens[self.token].type == "_END":
            self.token += 1
        return self.tokens[self.token] if self.token < len(self.tokens) else None

    def _comments_before(self, offset: int) -> list[Comment]:
        first = self.comment
        while self.comment < len(self.comments) and self.comments[self.comment].start < offset:
            self.comment += 1
        return list(self.comments[first : self.comment])
