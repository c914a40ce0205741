"""Every spelling of a mark: what a regular expression without repetition can match."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from itertools import product
from typing import Any

__all__ = ["spellings"]


def spellings(regex: str) -> tuple[str, ...]:
    """Return all texts a pattern matches, sorted; none if they are without number."""
    # The parser of `re` itself, which has no public name.
    parsed = import_module("re._parser").parse(regex)
    try:
        return tuple(sorted(_sequence(parsed)))
    except _EndlessError:
        return ()


class _EndlessError(Exception):
    """The pattern matches texts without number."""


def _sequence(parts: Iterable[tuple[Any, Any]]) -> set[str]:
    each = [_part(str(op), arg) for op, arg in parts]
    return {"".join(texts) for texts in product(*each)}


def _part(op: str, arg: Any) -> set[str]:
    match op:
        case "LITERAL":
            return {chr(arg)}
        case "IN":
            return set().union(*(_part(str(op), inner) for op, inner in arg))
        case "BRANCH":
            return set().union(*map(_sequence, arg[1]))
        case "SUBPATTERN":
            return _sequence(arg[3])
        case "MAX_REPEAT" if arg[1] <= 2:
            once = _sequence(arg[2])
            times = range(arg[0], arg[1] + 1)
            return {"".join(texts) for count in times for texts in product(once, repeat=count)}
    raise _EndlessError(op)
