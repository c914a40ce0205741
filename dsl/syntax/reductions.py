"""What the machine does for each rule of the grammar: how much it pops, and what it makes of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeAlias

from citydsl.dsl.syntax.build import Build
from citydsl.dsl.syntax.tables import GOTOS, RULES

__all__ = ["REDUCTIONS"]

_Children = list[Any]
_Make = Callable[[_Children], Any]
_Kept = tuple[tuple[bool, int], ...]
_Reduction: TypeAlias = tuple[_Make | None, bool, slice, slice, dict[int, int]]
_BUILD = Build()


def _reduction(rule: Any) -> _Reduction:
    """A rule as the machine applies it: what makes its value (None: the last one goes on as it
    is), whether of one value, the ends of the values and of the states it takes, and where it
    leads from each state.
    """
    origin, size, callback, kept, behind = rule
    one = len(kept) == 1
    return _maker(callback, kept, behind), one, _last(len(kept)), _last(size), GOTOS[origin]


def _last(count: int) -> slice:
    """The last so many of a list."""
    return slice(-count if count else sys.maxsize, None)


def _maker(callback: str, kept: _Kept, behind: int) -> _Make | None:
    name = callback.lstrip("?")
    node: _Make = getattr(_BUILD, name, _children)
    inlined = [at for at, (helper, _) in enumerate(kept) if helper]
    if len(kept) == 1 and (callback.startswith("?") or (inlined and not name)):
        return None
    if inlined == [0] and len(kept) == 2 and not name:
        return _grown
    if behind or any(before for _, before in kept):
        return _filled(kept, behind, node)
    return _inlined(inlined, node) if inlined else node


def _children(children: _Children) -> Any:
    """A helper rule's value: the children themselves."""
    return children


def _grown(children: _Children) -> Any:
    """A list that grows by one at a time: taken over and not copied, or long lists would cost
    their length squared."""
    first, item = children
    first.append(item)
    return first


def _inlined(places: list[int], node: _Make) -> _Make:
    """A node among whose children those of helper rules stand themselves."""
    last, *others = reversed(places)
    itself = slice(last, last + 1)

    def make(children: _Children) -> Any:
        children[itself] = children[last]
        return inner(children)

    inner = _inlined(others[::-1], node) if others else node
    return make


def _filled(kept: _Kept, behind: int, node: _Make) -> _Make:
    """The same where what is missing is marked with None."""

    def make(children: _Children) -> Any:
        filled: _Children = []
        for child, (helper, before) in zip(children, kept, strict=True):
            filled += [None] * before
            filled += child if helper else [child]
        return node(filled + [None] * behind)

    return make


# Rule r is action -1 - r in the tables, which as an index counts from the end.
REDUCTIONS = [_reduction(rule) for rule in reversed(RULES)]
