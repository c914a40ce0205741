"""The nearest spellings of an unknown name."""

from __future__ import annotations

from collections.abc import Iterable

from citydsl.dsl.diagnostics import Text

__all__ = ["did_you_mean", "nearest"]

_LONGEST = 60
_MOST = 3


def did_you_mean(name: str, known: Iterable[str]) -> Text | None:
    """Return a question that offers the nearest names, or None where none is near."""
    names = [f"`{near}`" for near in nearest(name, known)]
    if not names:
        return None
    *others, last = names
    en = f"{', '.join(others)} or {last}" if others else last
    return Text(f"是否为 {'、'.join(names)}？", f"did you mean {en}?")


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names closest to `name`: one, a few equally close, or none.

    Near is at most a third of the letters changed, added, dropped or swapped with a neighbour
    (Damerau's distance, restricted to adjacent transpositions); one of two in a Chinese word.
    """
    if len(name) > _LONGEST:
        return ()
    least = max(1, len(name) // 3)
    best: list[str] = []
    folded = name.casefold()
    for candidate in dict.fromkeys(known):
        if abs(len(candidate) - len(name)) > least or len(candidate) > _LONGEST:
            continue
        distance = _distance(folded, candidate.casefold(), least)
        if distance > least or not _plausible(folded, candidate):
            continue
        if distance < least:
            best, least = [], distance
        best.append(candidate)
    return tuple(best[:_MOST])


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
