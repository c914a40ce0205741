"""Source to syntax nodes, with every independent mistake reported.

After a mistake the rest of the statement is skipped; a block that follows is still read, so that
what stands in it is checked too.
"""

from __future__ import annotations

from citydsl.dsl.diagnostics import Diagnostic, Edit, Fix, Outcome, Text
from citydsl.dsl.garbage import uncollected
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax.expected import unexpected
from citydsl.dsl.syntax.keywords import KEYWORDS
from citydsl.dsl.syntax.lexer import Token, Tokens, lex, token
from citydsl.dsl.syntax.machine import MAX_DEPTH, Machine
from citydsl.dsl.syntax.nodes import File, Leaf, Mark, Name, Statement
from citydsl.dsl.syntax.rules import EMPTY_FILE, TOO_DEEP, UNCLOSED_BLOCK
from citydsl.dsl.syntax.words import KIND

__all__ = ["BROKEN", "parse"]

BROKEN = "?"
"""The kind of a declaration whose head could not be read but whose block could."""

_MAX_FOUND = 200
_WORDS = frozenset(KIND[keyword.terminal] for keyword in KEYWORDS)
_NAME, _END, _LBRACE, _RBRACE = (KIND[one] for one in ("NAME", "_END", "LBRACE", "RBRACE"))
_STOPS = frozenset({_END, _LBRACE, _RBRACE})
_STATEMENT_START = KIND["FORMULA"]
"""A terminal that fits only where a statement may begin."""


@uncollected
def parse(source: Source) -> Outcome[File]:
    """Parse a source; any text gives a file and the findings that explain what is missing."""
    lexed = lex(source)
    run = _Run(source, lexed)
    statements = run.read()
    if not statements and not run.found:
        run.found.append(_empty(source))
    run.found.sort(key=lambda diagnostic: diagnostic.span[1:])
    return Outcome(File(source, statements, lexed.comments), tuple(run.found))


class _Run:
    """One walk of the machine over the tokens of a source."""

    def __init__(self, source: Source, lexed: Tokens) -> None:
        self.machine = Machine()
        self.source = source
        self.found = lexed.diagnostics
        self.kinds, self.leaves = lexed.kinds, lexed.leaves

    def read(self) -> tuple[Statement, ...]:
        """Feed every token, then the end; return the file's statements."""
        at, size = 0, len(self.kinds)
        while 0 <= at < size:
            at = self.machine.run(self.kinds, self.leaves, at)
            if at == size:
                break
            if self.kinds[at] in _WORDS and self.machine.feed(_NAME, Name(*self.leaves[at])):
                # A word of the language where only a name fits is that name.
                at += 1
            else:
                at = self._recover(at)
        return self._finish()

    def _recover(self, at: int) -> int:
        """Report the token at `at`; return where to go on, or -1 to give up."""
        kinds = self.kinds
        here, before = self._token(at), self._token(at - 1) if at else None
        self.found.append(unexpected(here, before, self.machine.fitting()))
        if len(self.found) >= _MAX_FOUND:
            return -1
        if at and kinds[at - 1] == _NAME and (at == 1 or kinds[at - 2] in _STOPS):
            # `status = live`: a name alone is no declaration one meant.
            self._abandon()
        stop = at
        while kinds[stop] not in _STOPS:
            stop += 1
            if stop == len(kinds):
                self._settle()
                return stop
        if kinds[stop] == _LBRACE:
            if stop == at or not self.machine.accepts(_LBRACE):
                self._settle()
                self.machine.feed(_NAME, Name(BROKEN, *self.leaves[stop][1:]))
            return stop
        self._settle()
        if kinds[stop] == _RBRACE and self.machine.open:
            return stop
        return stop + 1

    def _token(self, at: int) -> Token:
        return token(self.kinds[at], self.leaves[at])

    def _settle(self) -> None:
        """Bring the machine to the start of a statement, keeping what is whole before it."""
        if not self.machine.feed(_END, Mark("", self.source, 0, 0)):
            self._abandon()

    def _abandon(self) -> None:
        """Bring the machine back to where the statement began."""
        while not self.machine.accepts(_STATEMENT_START):
            self.machine.back()

    def _suspect(self) -> Leaf | None:
        """The first block whose `}` is not indented like its beginning: it took another's."""
        for opener, closer in self.machine.closed:
            if _indent(closer.span) not in (None, _indent_of_line(opener.span)):
                return opener
        return None

    def _finish(self) -> tuple[Statement, ...]:
        size = len(self.source.text)
        end = Mark("", self.source, size, size)
        deepest = self.machine.deepest
        if deepest is not None:
            self.found.append(_too_deep(deepest.span))
        elif self.machine.open:
            suspect = self._suspect()
            certain = suspect is None and len(self.machine.open) == 1
            opener = suspect or self.machine.open[-1]
            self.found.append(_unclosed_block(opener.span, end.span, safe=certain))
        while self.machine.open:
            self._settle()
            self.machine.feed(_RBRACE, end)
        if not self.machine.accepts(_END):
            self._settle()
        statements: tuple[Statement, ...] = self.machine.finish()
        return () if deepest else statements


def _indent_of_line(span: Span) -> int:
    line = span.source.line(span.position.line)
    return len(line) - len(line.lstrip())


def _indent(span: Span) -> int | None:
    """The indentation of a brace that begins its line, else None."""
    column = span.position.column - 1
    line = span.source.line(span.position.line)
    return column if not line[:column].strip() else None


def _unclosed_block(opener: Span, end: Span, *, safe: bool) -> Diagnostic:
    return UNCLOSED_BLOCK.at(
        opener,
        Text("`{` 没有对应的 `}`", "this `{` has no `}`"),
        label=Text("从这里开始的块没有结束", "the block that begins here has no end"),
        help=Text("在块的末尾写 `}`", "write `}` where the block ends"),
        fix=Fix(
            Text("在文件末尾补上 `}`", "write `}` at the end of the file"),
            (Edit(end, "}\n" if end.source.text.endswith("\n") else "\n}\n"),),
            safe,
        ),
    )


def _too_deep(span: Span) -> Diagnostic:
    return TOO_DEEP.at(
        span,
        Text(f"嵌套超过 {MAX_DEPTH} 层", f"blocks nest deeper than {MAX_DEPTH}"),
        help=Text("减少嵌套；文件未读取", "nest less; the file was not read"),
    )


def _empty(source: Source) -> Diagnostic:
    return EMPTY_FILE.at(
        Span(source, 0, len(source.text.split("\n", 1)[0])),
        Text("文件里没有任何声明", "the file declares nothing"),
        help=Text("从 `城市 标识 “名称” { … }` 开始", 'begin with `city id "name" { … }`'),
    )
