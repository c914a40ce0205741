"""Runs the LALR(1) tables Lark made of the grammar: tokens in, nodes out.

Lark's own driver stops at the first token that does not fit. This one says so and keeps its
state, so that the caller can bring it to a place where reading can go on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from citydsl.dsl.source import Span
from citydsl.dsl.syntax.build import Build
from citydsl.dsl.syntax.lexer import Token
from citydsl.dsl.syntax.tables import ACTIONS, END_STATE, GOTOS, RULES

__all__ = ["MAX_DEPTH", "Machine"]

END = "$END"
MAX_DEPTH = 100
"""How deep blocks may nest: what walks over them later does so by recursion."""

_Children = list[Any]
_Make = Callable[[_Children], Any]
_BUILD = Build()
_TERMINALS: dict[str, Callable[[Token], Any]] = {
    name: getattr(_BUILD, name) for name in dir(_BUILD) if name.isupper()
}


class Machine:
    """A stack of states and one of values; `open` are the blocks begun and not ended, `closed`
    the pairs of braces, `deepest` the first brace beyond the limit."""

    def __init__(self) -> None:
        self.states = [0]
        self.values: list[Any] = []
        self.open: list[Span] = []
        self.closed: list[tuple[Span, Span]] = []
        self.deepest: Span | None = None
        self._terminals = {**_TERMINALS, "LBRACE": self._begin, "RBRACE": self._end}

    def run(self, tokens: list[Token], at: int = 0) -> int:
        """Take tokens from `at` on; return where one stands that does not fit, or their number.

        One that does not fit leaves no trace of its own. This loop is where parsing spends its
        time: everything in it is local.
        """
        states, values, terminals = self.states, self.values, self._terminals
        actions, gotos, reductions = ACTIONS, GOTOS, _REDUCTIONS
        row = actions[states[-1]]
        for place in range(at, len(tokens)):
            token = tokens[place]
            kind = token[0]
            action = row.get(kind)
            while action is not None and action < 0:
                origin, size, make = reductions[action]
                if size == 1:
                    states.pop()
                    if make is not None:
                        values.append(make([values.pop()]))
                elif size:
                    children = values[-size:]
                    del states[-size:], values[-size:]
                    values.append(make(children))
                else:
                    values.append(make([]))
                state = gotos[states[-1]][origin]
                states.append(state)
                row = actions[state]
                action = row.get(kind)
            if action is None:
                return place
            states.append(action)
            row = actions[action]
            made = terminals.get(kind)
            values.append(token if made is None else made(token))
        return len(tokens)

    def feed(self, token: Token) -> bool:
        """Take one token, and return whether it fits."""
        return self.run([token]) == 1

    def finish(self) -> Any:
        """What the whole was made into, at the end of the input; None if it is not whole."""
        while self.states[-1] != END_STATE:
            action = ACTIONS[self.states[-1]].get(END)
            if action is None or action >= 0:
                return None
            origin, size, make = _REDUCTIONS[action]
            children = self.values[-size:] if size else []
            if size:
                del self.states[-size:], self.values[-size:]
            self.values.append(make(children) if make else children[0])
            self.states.append(GOTOS[self.states[-1]][origin])
        return self.values[-1]

    def _begin(self, token: Token) -> Token:
        self.open.append(token.span)
        if len(self.open) > MAX_DEPTH and self.deepest is None:
            self.deepest = token.span
        return token

    def _end(self, token: Token) -> Token:
        self.closed.append((self.open.pop(), token.span))
        return token

    def accepts(self, terminal: str) -> bool:
        """Whether a terminal would fit now."""
        states = self.states.copy()
        while True:
            action = ACTIONS[states[-1]].get(terminal)
            if action is None or action >= 0:
                return action is not None
            origin, size, _ = _REDUCTIONS[action]
            if size:
                del states[-size:]
            states.append(GOTOS[states[-1]][origin])

    def fitting(self) -> list[str]:
        """The terminals that would fit now, but for the end of the input."""
        return [one for one in ACTIONS[self.states[-1]] if one != END and self.accepts(one)]


def _reduction(rule: Any) -> tuple[str, int, Any]:
    """A rule as the machine applies it: what it makes, of how many values, and how.

    The last is None where one value alone goes on as it is.
    """
    origin, size, callback, kept, behind = rule
    node = getattr(_BUILD, callback.lstrip("?"), None) if callback else None
    alone = callback.startswith("?")
    if alone and size == 1 and kept == [(0, False, 0)] and not behind:
        return origin, size, None
    plain = [index for index, inlined, before in kept if not (inlined or before)]
    if len(plain) == len(kept) and not behind:
        return origin, size, _plain(plain if len(plain) != size else None, node, alone)
    return origin, size, _shaped(kept, behind, node, alone)


def _plain(kept: list[int] | None, node: _Make | None, alone: bool) -> _Make:
    """A reduction that keeps some of its children (None: all) as they are."""

    def make(children: _Children) -> Any:
        if kept is not None:
            children = [children[index] for index in kept]
        if node is None or (alone and len(children) == 1):
            return children[0] if alone else children
        return node(children)

    if kept is None and node is not None and not alone:
        return node
    return make


def _shaped(
    kept: list[tuple[int, bool, int]], behind: int, node: _Make | None, alone: bool
) -> _Make:
    """A reduction that inlines helper rules and marks what is missing with None."""

    # A list that grows by one statement at a time is the first child of its next self: it is
    # taken over and not copied, or long lists would cost their length squared.
    grows = bool(kept) and kept[0][1:] == (True, 0)
    first = kept[0][0] if grows else 0
    others = kept[1:] if grows else kept

    def make(children: _Children) -> Any:
        shaped: _Children = children[first] if grows else []
        for index, inlined, before in others:
            if before:
                shaped += [None] * before
            if inlined:
                shaped += children[index]
            else:
                shaped.append(children[index])
        if behind:
            shaped += [None] * behind
        if node is None or (alone and len(shaped) == 1):
            return shaped[0] if alone else shaped
        return node(shaped)

    return make


# Rule r is action -1 - r in the tables, which as an index counts from the end.
_REDUCTIONS = [_reduction(rule) for rule in reversed(RULES)]
