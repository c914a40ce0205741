"""Pairs the things of two versions by one key after another, the strictest first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Pairs", "pair"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pairs(Generic[T]):
    """What belongs together, what is only in the old version, what only in the new one."""

    both: tuple[tuple[T, T], ...]
    gone: tuple[T, ...]
    come: tuple[T, ...]


def pair(
    old: Sequence[T],
    new: Sequence[T],
    keys: Iterable[tuple[Callable[[T], Hashable], Callable[[T], Hashable]]],
) -> Pairs[T]:
    """Pair things with equal keys, several with one key in the order they stand.

    Each entry of `keys` holds the key of an old thing and of a new one; a thing whose key is
    None waits for the next. How many are paired is the same with the sides exchanged. The work
    is linear in the number of things.
    """
    gone, come = dict(enumerate(old)), dict(enumerate(new))
    found: list[tuple[int, T, T]] = []
    for of_old, of_new in keys:
        waiting: dict[Hashable, list[int]] = {}
        for number, thing in gone.items():
            waiting.setdefault(of_old(thing), []).append(number)
        waiting = {key: numbers[::-1] for key, numbers in waiting.items() if key is not None}
        for number, thing in list(come.items()):
            if numbers := waiting.get(of_new(thing)):
                before = gone.pop(numbers.pop())
                found.append((number, before, come.pop(number)))
    found.sort(key=lambda one: one[0])
    both = tuple((before, after) for _, before, after in found)
    return Pairs(both, tuple(gone.values()), tuple(come.values()))
