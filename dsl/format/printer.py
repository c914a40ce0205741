"""`format_text`: a spec's text to the same spec in the one canonical form.

The tokens are printed in their order with the comments among them, so nothing can be lost; what
the parser makes of the file decides whether it can be printed, and how its words are spelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from citydsl.dsl.diagnostics import Outcome
from citydsl.dsl.format.comments import Row, comment_text, governed_lines
from citydsl.dsl.format.layout import LIMIT, Piece, fill, spaced, width
from citydsl.dsl.format.meta import keep_meta
from citydsl.dsl.format.outline import Block, Item, Part, Statement, outline
from citydsl.dsl.format.own_words import LANGUAGES
from citydsl.dsl.format.spelling import respell
from citydsl.dsl.format.words import long_text, word
from citydsl.dsl.source import Source
from citydsl.dsl.syntax.lexer import Token, lex
from citydsl.dsl.syntax.nodes import Comment
from citydsl.dsl.syntax.parse import parse

__all__ = ["Spelling", "format_text"]

Spelling: TypeAlias = Literal["keep", "zh", "en"]

_BOM = "\ufeff"
_STEP = 2
_MAY_BREAK = frozenset({"_COMMA", "_PLUS"})


def format_text(source: Source, *, spelling: Spelling = "keep") -> Outcome[str]:
    """Return the canonical text; a file with syntax errors comes back as it is, with them.

    `spelling` writes the language's own words in Chinese or English. CRLF throughout and a byte
    order mark are kept.
    """
    bom = _BOM if source.text.startswith(_BOM) else ""
    plain = Source(name=source.name, text=source.text.removeprefix(_BOM))
    parsed = parse(plain)
    if parsed.diagnostics:
        return Outcome(source.text, parsed.diagnostics)
    lexed = lex(plain)
    tokens = keep_meta(parsed.value, lexed.tokens)
    items = outline(plain, tokens, lexed.comments)
    first = parsed.value.statements[0].span.start
    allowing = governed_lines(plain, lexed.comments, first)
    printer = _Printer(plain, {}, allowing)
    if spelling != "keep":
        zh, en = (_Printer(plain, respell(parsed.value, tokens, to), allowing) for to in LANGUAGES)
        printer = zh if spelling == "zh" else en
        printer.beside = en if spelling == "zh" else zh
    text = "\n".join(printer.body(items, 0)) + "\n"
    if "\n" in plain.text and plain.text.count("\n") == plain.text.count("\r\n"):
        text = text.replace("\n", "\r\n")
    return Outcome(bom + text)


class _Printer:
    """Prints items; `allowing` are the lines an allowing comment speaks for.

    `beside` prints the same in the other language. A block that fits on a line in one of them
    only is broken in both, so that there and back is the same text.
    """

    def __init__(
        self, source: Source, respelled: Mapping[int, str], allowing: frozenset[int]
    ) -> None:
        self.source = source
        self.respelled = respelled
        self.allowing = allowing
        self.beside: _Printer | None = None

    def body(self, items: Sequence[Item], indent: int) -> list[str]:
        """The items of a file or block; one that spans lines is one entry all the same."""
        printed: list[str] = []
        before: Item | None = None
        for item in items:
            if item.blank and printed:
                printed.append("")
            if isinstance(item, Row):
                printed.append(" " * indent + " ".join(map(comment_text, item.comments)))
            elif isinstance(before, Statement) and self._share_line(before, item):
                printed[-1] += "; " + self._flat(item)
            else:
                printed.append(self._statement(item, indent))
            before = item
        return printed

    def _statement(self, statement: Statement, indent: int) -> str:
        if self._is_kept(statement, statement.end):
            return " " * indent + self._flat(statement)
        text = self._head(statement, indent)
        if statement.block:
            text += self._block(statement, statement.block, indent)
        return text + _behind(statement.behind)

    def _head(self, statement: Statement, indent: int) -> str:
        """A statement up to the `{` of its block."""
        kept = self._is_kept(statement, statement.head_end)
        return fill(self._pieces(statement, indent), indent, flat=kept)

    def _block(self, statement: Statement, block: Block, indent: int) -> str:
        """What follows the `{`."""
        if not block.items and not block.behind:
            return "}"
        if _may_stay(block) and self._fits(statement, block, indent):
            return self._flat_block(block)
        inside = self.body(block.items, indent + _STEP)
        return "\n".join([_behind(block.behind), *inside, " " * indent + "}"])

    def _fits(self, statement: Statement, block: Block, indent: int) -> bool:
        """Whether a block fits on the line of its `{`."""
        text = self._flat_block(block)
        last = self._head(statement, indent).rpartition("\n")[2] + text
        beside = self.beside is None or self.beside._fits(statement, block, indent)
        return beside and "\n" not in text and width(last) <= LIMIT

    def _flat(self, statement: Statement) -> str:
        """A statement on one line, whatever its width."""
        text = fill(self._pieces(statement, 0), 0, flat=True)
        if statement.block:
            text += self._flat_block(statement.block)
        return text + _behind(statement.behind)

    def _flat_block(self, block: Block) -> str:
        inside = "; ".join(self._flat(item) for item in block.items if isinstance(item, Statement))
        text = _behind(block.behind) + (f" {inside}" if inside else "")
        return f"{text} }}" if text else "}"

    def _pieces(self, statement: Statement, indent: int) -> Iterator[Piece]:
        for comment in statement.before:
            yield Piece(comment_text(comment))
        before: Part | None = None
        for part in statement.parts:
            if isinstance(part, Comment):
                yield _comment_piece(part)
            else:
                tight = isinstance(before, Token) and not spaced(before, part, statement)
                text = self._word(part, indent)
                yield Piece(text, not tight, part.type in _MAY_BREAK)
            before = part
        if statement.block:
            yield Piece("{")

    def _word(self, token: Token, indent: int) -> str:
        if token.type == "LONG_STRING":
            return long_text(token, indent + _STEP)
        return self.respelled.get(token.span.start) or word(token)

    def _is_kept(self, statement: Statement, end: int) -> bool:
        """Whether it stands on a line that a comment allows something for, up to `end`."""
        if not self.allowing:
            return False
        line = self._line(statement.start)
        return line in self.allowing and line == self._line(end)

    def _share_line(self, before: Statement, after: Statement) -> bool:
        return (
            self._is_kept(before, before.end)
            and self._is_kept(after, after.end)
            and self._line(before.start) == self._line(after.start)
        )

    def _line(self, offset: int) -> int:
        return self.source.position(offset).line


def _comment_piece(comment: Comment) -> Piece:
    text = comment_text(comment)
    return Piece(text, must_break=text.startswith("//"))


def _behind(comments: Iterable[Comment]) -> str:
    return "".join(f" {comment_text(comment)}" for comment in comments)


def _may_stay(block: Block) -> bool:
    """Whether a block may stand on the line of its `{`."""
    return block.one_line and all(
        isinstance(item, Statement) and item.is_property for item in block.items
    )
