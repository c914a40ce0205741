"""Lark's LALR(1) automaton on its way into `tables.py`: made shorter, and put in order.

A third of all reductions only hand a value on from one rule to the next (`atom`, `test`,
`negation` …). Here they are taken out of the tables, as far as nothing else depends on them: the
automaton reads the same texts, makes the same values and stops at the same tokens.
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.record import NamedTuple

__all__ = ["Automaton", "Rule"]

_BRACES = ("LBRACE", "RBRACE")


class Rule(NamedTuple):
    """What a reduction does: pop `size` states and the values of `kept`, and make the value.

    A child of `kept` is (whether its own children take its place, how many None stand before it);
    `behind` is how many None stand behind the last. `callback` is empty where the children
    themselves are the value, and begins with `?` where one child alone is.
    """

    origin: str
    size: int
    callback: str
    kept: tuple[tuple[bool, int], ...]
    behind: int

    @property
    def passes(self) -> bool:
        """Whether the value of its one symbol is its own."""
        wanted = (not self.callback, 0)
        alone = not self.callback or self.callback.startswith("?")
        return alone and self.size == 1 and self.kept == (wanted,) and not self.behind


class Automaton(NamedTuple):
    """For each state what a terminal shifts to or reduces by, and where a made rule leads."""

    shifts: list[dict[str, int]]
    reduces: list[dict[str, Rule]]
    gotos: list[dict[str, int]]
    start: int
    end: int

    def shorten(self) -> None:
        """Take out the reductions that only hand a value on."""
        for state, (shifts, gotos) in enumerate(zip(self.shifts, self.gotos, strict=True)):
            for edges in (shifts, gotos):
                for symbol in edges:
                    edges[symbol] = self._behind(state, edges[symbol])
        entered = self._entered()
        for state, sources in entered.items():
            for terminal, rule in self.reduces[state].items():
                self.reduces[state][terminal] = self._last(rule, terminal, sources)

    def order(self) -> tuple[list[int], int, int]:
        """The states that can be reached, the start first; and the number from which on they are
        entered by a terminal without a value, and by a brace.
        """
        silent: list[int] = []
        braces: list[int] = []
        others = [self.start]
        seen = {self.start}
        waiting = [self.start]
        for state in waiting:
            for symbol, target in self._edges(state):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
                    quiet = symbol.isupper() and symbol.startswith("_")
                    (braces if symbol in _BRACES else silent if quiet else others).append(target)
        return [*others, *silent, *braces], len(others), len(others) + len(silent)

    def _edges(self, state: int) -> Iterator[tuple[str, int]]:
        yield from sorted({**self.shifts[state], **self.gotos[state]}.items())

    def _entered(self) -> dict[int, set[int]]:
        """Where each state is entered from."""
        entered: dict[int, set[int]] = {}
        for state in self.order()[0]:
            for _, target in self._edges(state):
                entered.setdefault(target, set()).add(state)
        return entered

    def _behind(self, state: int, target: int) -> int:
        """Where `state` is left for in the end, if all `target` can do is to hand a value on."""
        while not self.shifts[target] and len(set(self.reduces[target].values())) == 1:
            (rule,) = set(self.reduces[target].values())
            if not rule.passes:
                break
            target = self.gotos[state][rule.origin]
        return target

    def _last(self, rule: Rule, terminal: str, sources: set[int]) -> Rule:
        """The last of the rules that hand a value on before `terminal`, wherever they began."""
        while rule.passes:
            behind = {self.gotos[state][rule.origin] for state in sources}
            following = {self.reduces[state].get(terminal) for state in behind}
            follower = following.pop()
            if follower is None or following or not follower.passes:
                break
            rule = follower
        return rule
