"""Runs the LALR(1) tables Lark made of the grammar: tokens in, nodes out.

Lark's own driver stops at the first token that does not fit. This one says so and keeps its
state, so that the caller can bring it to a place where reading can go on.
"""

from __future__ import annotations

from typing import Any

from citydsl.dsl.syntax.nodes import Leaf
from citydsl.dsl.syntax.reductions import REDUCTIONS
from citydsl.dsl.syntax.tables import ACTIONS, BRACES, END_STATE, SILENT
from citydsl.dsl.syntax.words import KIND

__all__ = ["MAX_DEPTH", "Machine"]

MAX_DEPTH = 100
"""How deep blocks may nest: what walks over them later does so by recursion."""

_LBRACE = KIND["LBRACE"]
_INPUT_END = KIND["$END"]


class Machine:
    """A stack of states and one of values; `open` are the blocks begun and not ended, `closed`
    the pairs of braces, `deepest` the first brace beyond the limit."""

    def __init__(self) -> None:
        self.states = [0]
        self.values: list[Any] = []
        self.open: list[Leaf] = []
        self.closed: list[tuple[Leaf, Leaf]] = []
        self.deepest: Leaf | None = None

    def run(self, kinds: list[int], leaves: list[Leaf], at: int = 0) -> int:
        """Take tokens from `at` on; return where one stands that does not fit, or their number.

        One that does not fit leaves no trace of its own. This loop is where parsing spends its
        time: everything in it is local.
        """
        states, values, brace = self.states, self.values, self._brace
        actions, reductions, silent, braces = ACTIONS, REDUCTIONS, SILENT, BRACES
        row = actions[states[-1]]
        for place in range(at, len(kinds)):
            kind = kinds[place]
            action = row[kind]
            while action < 0:
                make, one, taken, passed, goto = reductions[action]
                if make is None:
                    pass
                elif one:
                    values[-1] = make([values[-1]])
                else:
                    children = values[taken]
                    del values[taken]
                    values.append(make(children))
                del states[passed]
                action = goto[states[-1]]
                states.append(action)
                row = actions[action]
                action = row[kind]
            if not action:
                return place
            states.append(action)
            row = actions[action]
            if action < silent:
                values.append(leaves[place])
            elif action >= braces:
                values.append(leaves[place])
                brace(kind, leaves[place])
        return len(kinds)

    def feed(self, kind: int, leaf: Leaf) -> bool:
        """Take one token, and return whether it fits."""
        return self.run([kind], [leaf]) == 1

    def back(self) -> None:
        """Take back the last state, with its value."""
        if not SILENT <= self.states.pop() < BRACES:
            self.values.pop()

    def finish(self) -> Any:
        """What the whole was made into, at the end of the input; None if it is not whole."""
        while self.states[-1] != END_STATE:
            action = ACTIONS[self.states[-1]][_INPUT_END]
            if action >= 0:
                return None
            make, _, taken, passed, goto = REDUCTIONS[action]
            if make is not None:
                self.values[taken] = [make(self.values[taken])]
            del self.states[passed]
            self.states.append(goto[self.states[-1]])
        return self.values[-1]

    def accepts(self, kind: int) -> bool:
        """Whether a terminal would fit now."""
        states = self.states.copy()
        action = ACTIONS[states[-1]][kind]
        while action < 0:
            _, _, _, passed, goto = REDUCTIONS[action]
            del states[passed]
            states.append(goto[states[-1]])
            action = ACTIONS[states[-1]][kind]
        return bool(action)

    def fitting(self) -> list[str]:
        """The terminals that would fit now, but for the end of the input."""
        return [one for one, kind in KIND.items() if kind != _INPUT_END and self.accepts(kind)]

    def _brace(self, kind: int, leaf: Leaf) -> None:
        if kind == _LBRACE:
            self.open.append(leaf)
            if len(self.open) > MAX_DEPTH and self.deepest is None:
                self.deepest = leaf
        else:
            self.closed.append((self.open.pop(), leaf))
