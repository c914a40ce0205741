"""Rows made alike: one thing looked for in every city."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from citydsl.dsl.compare.case import Case
from citydsl.dsl.compare.model import Cell, Entry, Row
from citydsl.dsl.model.model import Labels

__all__ = ["Cases", "Find", "mentioned", "row"]

Cases = Sequence[Case]
Find = Callable[[Case], Iterable[Entry]]


def row(
    id: str,
    labels: Labels,
    cases: Cases,
    find: Find,
    *,
    note: Labels = Labels(),  # noqa: B008 - it is frozen
    group: Labels = Labels(),  # noqa: B008
) -> Row:
    """One row: what `find` finds in each city, in the order of the cities."""
    cells = tuple(Cell(tuple(dict.fromkeys(find(case)))) for case in cases)
    return Row(id, labels, cells, note, group)


def mentioned(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that at least one city has something in."""
    return tuple(one for one in rows if one.mentions)
