"""A comparison of cities as tables for a document: a section each, a column for each city."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.compare.model import Cell as Said
from citydsl.dsl.compare.model import Comparison, Row, Section, Source
from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import Labels
from citydsl.render.compare.cells import entry_line
from citydsl.render.compare.words import STATES, say
from citydsl.render.embed.table import Cell, Piece, Table

__all__ = ["comparison_tables"]

_MOST = 40
_SOURCES = Labels("出处：", "Sources: ")


def comparison_tables(comparison: Comparison, lang: str) -> tuple[Table, ...]:
    """Return a table for each section that has rows; what a city says leads to where it stands."""
    return tuple(
        _table(section, comparison, lang) for section in comparison.sections if section.rows
    )


def _table(section: Section, comparison: Comparison, lang: str) -> Table:
    rows = tuple(
        (_head(row, lang), *(tuple(_said(cell, lang, comparison.sources)) for cell in row.cells))
        for row in section.rows
    )
    columns = (say("row", lang), *(column.labels.pick(lang) for column in comparison.columns))
    return Table(section.labels.pick(lang), columns, rows, tuple(_note(comparison, lang)))


def _head(row: Row, lang: str) -> Cell:
    group = row.group.pick(lang)
    return (Piece(f"{group} · " if group else ""), Piece(row.labels.pick(lang)))


def _said(cell: Said, lang: str, sources: tuple[Source, ...]) -> Iterator[Piece]:
    if not cell.entries:
        yield Piece(STATES[cell.state].pick(lang))
    for number, entry in enumerate(cell.entries[:_MOST]):
        if number:
            yield Piece("; " if lang == "en" else "；")
        text = entry.text.pick(lang)
        yield Piece(text, entry.place.path)
        yield Piece(entry_line(entry._replace(text=Labels()), lang, sources))
    if len(cell.entries) > _MOST:
        yield Piece(" " + say("more", lang, n=len(cell.entries) - _MOST))


def _note(comparison: Comparison, lang: str) -> Iterator[Piece]:
    """The sources; by their keys where there are several."""
    alone = len(comparison.sources) == 1
    for number, source in enumerate(comparison.sources):
        yield Piece(("; " if lang == "en" else "；") if number else _SOURCES.pick(lang))
        label = source.labels.pick(lang)
        yield Piece(label if alone else f"{source.key} {label}", "", safe_link(source.link))
