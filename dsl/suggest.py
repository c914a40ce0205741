"""The nearest spelling of an unknown name."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["nearest"]

_LONGEST = 60


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name closest to `name`, or None where none is near.

    Near is at most a third of the letters changed, added, dropped or swapped with a neighbour
    (Damerau's distance, restricted to adjacent transpositions); one of two in a Chinese word.
    """
    if len(name) > _LONGEST:
        return None
    limit = max(1, len(name) // 3)
    best: tuple[int, int, str] | None = None
    folded = name.casefold()
    for index, candidate in enumerate(known):
        if abs(len(candidate) - len(name)) > limit or len(candidate) > _LONGEST:
            continue
        distance = _distance(folded, candidate.casefold(), limit)
        shortest = min(len(name), len(candidate))
        if distance <= limit and distance < max(shortest, 2) and _plausible(folded, candidate):
            best = min(best or (distance, index, candidate), (distance, index, candidate))
    return best[2] if best else None


def _plausible(name: str, candidate: str) -> bool:
    """Two words without a common letter are no misspelling of each other."""
    return bool(set(name) & set(candidate.casefold()))


def _distance(a: str, b: str, limit: int) -> int:
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
