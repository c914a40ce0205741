"""Source to syntax nodes, with every independent mistake reported.

The LALR machine is lark's; the loop around it is ours, because lark's own recovery gives up at
the end of the input. After a mistake the rest of the statement is skipped; a block that follows
is still read, so that what stands in it is checked too.
"""

from __future__ import annotations

from copy import copy
from functools import cache

from lark import Lark
from lark.exceptions import UnexpectedToken

from citydsl.dsl.diagnostics import Diagnostic, Outcome, Text
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax.build import Build
from citydsl.dsl.syntax.expected import unexpected
from citydsl.dsl.syntax.keywords import KEYWORDS
from citydsl.dsl.syntax.lexer import Lexer, Token
from citydsl.dsl.syntax.nodes import File, Statement
from citydsl.dsl.syntax.rules import EMPTY_FILE, TOO_DEEP, UNCLOSED_BLOCK
from citydsl.dsl.syntax.tables import DATA, MEMO

__all__ = ["BROKEN", "parse"]

BROKEN = "?"
"""The kind of a declaration whose head could not be read but whose block could."""

_MAX_DEPTH = 100
_MAX_FOUND = 200
_WORDS = frozenset(keyword.terminal for keyword in KEYWORDS)
_STOPS = frozenset({"_END", "LBRACE", "RBRACE"})
_STATEMENT_STARTS = "FORMULA"
"""A terminal that fits only where a statement may begin."""


@cache
def _machine() -> tuple[Lark, Lexer]:
    # The method lark's own stand-alone parsers are loaded by; it has no public name.
    lark: Lark = Lark._load_from_dict(DATA, MEMO, transformer=Build())  # type: ignore[no-untyped-call]
    patterns = [(t.name, t.pattern.to_regexp(), t.priority) for t in lark.terminals]
    return lark, Lexer(patterns, lark.lexer_conf.ignore)


def parse(source: Source) -> Outcome[File]:
    """Parse a source; any text gives a file and the findings that explain what is missing."""
    lark, lexer = _machine()
    lexed = lexer.lex(source)
    run = _Run(lark, source, lexed.diagnostics)
    statements = run.read(lexed.tokens)
    if not statements and not run.found:
        run.found.append(_empty(source))
    run.found.sort(key=lambda diagnostic: diagnostic.span[1:])
    return Outcome(File(source, statements, lexed.comments), tuple(run.found))


class _Run:
    """One walk of the machine over one list of tokens."""

    def __init__(self, lark: Lark, source: Source, found: list[Diagnostic]) -> None:
        self.state = lark.parse_interactive().parser_state
        self.without_callbacks = copy(self.state.parse_conf)
        self.without_callbacks.callbacks = {}
        self.stack = self.state.state_stack
        self.states = self.state.parse_conf.states
        self.source = source
        self.found = found
        self.blocks: list[Span] = []
        self.closed: list[tuple[Span, Span]] = []

    def read(self, tokens: list[Token]) -> tuple[Statement, ...]:
        """Feed every token, then the end; return the file's statements."""
        feed, states, stack = self.state.feed_token, self.states, self.stack
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            kind = token.type
            if kind not in states[stack[-1]] and kind in _WORDS:
                # A word of the language where only a name fits is that name.
                token = Token("NAME", token.text, token.span)
            try:
                feed(token)  # type: ignore[arg-type]
            except UnexpectedToken:
                at = self._recover(tokens, at)
                if at < 0:
                    break
                continue
            if kind == "LBRACE":
                self.blocks.append(token.span)
                if len(self.blocks) > _MAX_DEPTH:
                    self.found.append(_too_deep(token.span))
                    break
            elif kind == "RBRACE":
                self.closed.append((self.blocks.pop(), token.span))
            at += 1
        return self._finish()

    def _recover(self, tokens: list[Token], at: int) -> int:
        """Report the token at `at`; return where to go on, or -1 to give up."""
        before = tokens[at - 1] if at else None
        self.found.append(unexpected(tokens[at], before, self._fitting()))
        if len(self.found) >= _MAX_FOUND:
            return -1
        stop = at
        while tokens[stop].type not in _STOPS:
            stop += 1
            if stop == len(tokens):
                self._settle()
                return stop
        token = tokens[stop]
        if token.type == "LBRACE":
            if stop == at or not self._accepts("LBRACE", token.span):
                self._settle()
                self._feed("NAME", BROKEN, token.span)
            return stop
        self._settle()
        if token.type == "RBRACE" and self.blocks:
            return stop
        return stop + 1

    def _settle(self) -> None:
        """Bring the machine to the start of a statement, keeping what is whole before it."""
        here = Span(self.source, 0, 0)
        if self._accepts("_END", here):
            self._feed("_END", "", here)
            return
        values = self.state.value_stack
        while _STATEMENT_STARTS not in self.states[self.stack[-1]]:
            self.stack.pop()
            values.pop()

    def _fitting(self) -> list[str]:
        """The terminals that could stand where the machine is."""
        here = Span(self.source, 0, 0)
        # Rules are lower case in lark's tables, and the end of the input never is what is missing.
        terminals = (one for one in self.states[self.stack[-1]] if one.isupper() and one != "$END")
        return [one for one in terminals if self._accepts(one, here)]

    def _accepts(self, terminal: str, span: Span) -> bool:
        trial = self.state.copy(deepcopy_values=False)
        trial.parse_conf = self.without_callbacks
        try:
            trial.feed_token(Token(terminal, "", span))  # type: ignore[arg-type]
        except UnexpectedToken:
            return False
        return True

    def _feed(self, terminal: str, text: str, span: Span) -> None:
        self.state.feed_token(Token(terminal, text, span))  # type: ignore[arg-type]

    def _suspect(self) -> Span | None:
        """The first block whose `}` is not indented like its beginning: it took another's."""
        for opener, closer in self.closed:
            if _indent(closer) not in (None, _indent_of_line(opener)):
                return opener
        return None

    def _finish(self) -> tuple[Statement, ...]:
        end = Span(self.source, len(self.source.text), len(self.source.text))
        if self.blocks and len(self.blocks) <= _MAX_DEPTH:
            self.found.append(_unclosed_block(self._suspect() or self.blocks[-1]))
        for _ in self.blocks:
            self._settle()
            self._feed("RBRACE", "", end)
        if not self._accepts("_END", end):
            self._settle()
        statements: tuple[Statement, ...] = self.state.feed_token(
            Token("$END", "", end),  # type: ignore[arg-type]
            is_end=True,
        )
        return statements


def _indent_of_line(span: Span) -> int:
    line = span.source.line(span.position.line)
    return len(line) - len(line.lstrip())


def _indent(span: Span) -> int | None:
    """The indentation of a brace that begins its line, else None."""
    column = span.position.column - 1
    line = span.source.line(span.position.line)
    return column if not line[:column].strip() else None


def _unclosed_block(opener: Span) -> Diagnostic:
    return UNCLOSED_BLOCK.at(
        opener,
        Text("`{` 没有对应的 `}`", "this `{` has no `}`"),
        label=Text("从这里开始的块没有结束", "the block that begins here has no end"),
        help=Text("在块的末尾写 `}`", "write `}` where the block ends"),
    )


def _too_deep(span: Span) -> Diagnostic:
    return TOO_DEEP.at(
        span,
        Text(f"嵌套超过 {_MAX_DEPTH} 层", f"blocks nest deeper than {_MAX_DEPTH}"),
        help=Text("减少嵌套；此处之后未读取", "nest less; what follows was not read"),
    )


def _empty(source: Source) -> Diagnostic:
    return EMPTY_FILE.at(
        Span(source, 0, len(source.text.split("\n", 1)[0])),
        Text("文件里没有任何声明", "the file declares nothing"),
        help=Text("从 `城市 标识 “名称” { … }` 开始", 'begin with `city id "name" { … }`'),
    )
