"""A table to stand in a document, before anybody decides how it is written there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citydsl.dsl.record import NamedTuple

__all__ = ["Cell", "Piece", "Table", "table_of"]


class Piece(NamedTuple):
    """Some text: leading to the place of the element at `path` if the document has one, else to
    `link`, else plain."""

    text: str
    path: str = ""
    link: str = ""


Cell = tuple[Piece, ...]


class Table(NamedTuple):
    """What a table says: the first cell of each row is its heading, and `note` stands below.

    `about` has the path of what each row is about, where a table knows it.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: Cell = ()
    about: tuple[str, ...] = ()


def table_of(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    note: Cell = (),
    about: Iterable[str] = (),
) -> Table:
    """Return a table without the columns that are empty in every row."""
    whole = [tuple(row) for row in rows]
    used = [
        number
        for number in range(len(columns))
        if number == 0 or any(piece.text for row in whole for piece in row[number])
    ]
    return Table(
        title,
        tuple(columns[number] for number in used),
        tuple(tuple(row[number] for number in used) for row in whole),
        note,
        tuple(about),
    )
