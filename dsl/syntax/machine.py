"""Runs the LALR(1) tables Lark made of the grammar: tokens in, nodes out.

Lark's own driver stops at the first token that does not fit. This one says so and keeps its
state, so that the caller can bring it to a place where reading can go on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from citydsl.dsl.syntax.build import Build
from citydsl.dsl.syntax.lexer import Token
from citydsl.dsl.syntax.tables import ACTIONS, END_STATE, GOTOS, RULES

__all__ = ["Machine"]

END = "$END"

_Children = list[Any]
_Make = Callable[[_Children], Any]
_BUILD = Build()
_TERMINALS: dict[str, Callable[[Token], Any]] = {
    name: getattr(_BUILD, name) for name in dir(_BUILD) if name.isupper()
}


class Machine:
    """A stack of states and one of values."""

    def __init__(self) -> None:
        self.states = [0]
        self.values: list[Any] = []

    def feed(self, token: Token) -> bool:
        """Take a token, and return whether it fits; one that does not leaves no trace of its own."""
        states, values, kind = self.states, self.values, token.type
        while True:
            action = ACTIONS[states[-1]].get(kind)
            if action is None:
                return False
            if action >= 0:
                states.append(action)
                make = _TERMINALS.get(kind)
                values.append(token if make is None else make(token))
                return True
            origin, size, make_node = _REDUCTIONS[-1 - action]
            children = values[-size:] if size else []
            if size:
                del states[-size:]
                del values[-size:]
            values.append(make_node(children))
            states.append(GOTOS[states[-1]][origin])

    def finish(self, end: Token) -> Any:
        """Take the end of the input; return what the whole was made into, None if it is not whole."""
        while self.states[-1] != END_STATE:
            action = ACTIONS[self.states[-1]].get(END)
            if action is None or action >= 0:
                return None
            origin, size, make_node = _REDUCTIONS[-1 - action]
            children = self.values[-size:] if size else []
            if size:
                del self.states[-size:]
                del self.values[-size:]
            self.values.append(make_node(children))
            self.states.append(GOTOS[self.states[-1]][origin])
        return self.values[-1]

    def accepts(self, terminal: str) -> bool:
        """Whether a terminal would fit now."""
        states = self.states.copy()
        while True:
            action = ACTIONS[states[-1]].get(terminal)
            if action is None or action >= 0:
                return action is not None
            origin, size, _ = _REDUCTIONS[-1 - action]
            if size:
                del states[-size:]
            states.append(GOTOS[states[-1]][origin])

    def fitting(self) -> list[str]:
        """The terminals that would fit now, but for the end of the input."""
        return [one for one in ACTIONS[self.states[-1]] if one != END and self.accepts(one)]


def _reduction(rule: Any) -> tuple[str, int, _Make]:
    """A rule as the machine applies it: what it makes, of how many values, and how."""
    origin, size, callback, kept, behind = rule
    node = getattr(_BUILD, callback.lstrip("?"), None) if callback else None
    alone = callback.startswith("?")
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

    def make(children: _Children) -> Any:
        shaped: _Children = []
        for index, inlined, before in kept:
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


_REDUCTIONS = [_reduction(rule) for rule in RULES]
