"""Rows made alike: one thing looked for in every city."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from citydsl.dsl.compare.case import Case
from citydsl.dsl.compare.model import Cell, Entry, Row
from citydsl.dsl.model.model import Labels

__all__ = ["Cases", "Find", "mentioned", "row", "sorts"]

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


def sorts(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows that sort one set of things: who has some, but none here, is not silent about them."""
    held = tuple(rows)
    known = [any(column) for column in zip(*(_filled(one) for one in held), strict=True)]
    return tuple(
        one._replace(
            cells=tuple(
                cell._replace(elsewhere=not cell.entries and has)
                for cell, has in zip(one.cells, known, strict=True)
            )
        )
        for one in held
    )


def _filled(row: Row) -> list[bool]:
    return [bool(cell.entries) for cell in row.cells]
