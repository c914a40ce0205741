"""A comparison as a plain grid of texts, for tables that programs and spreadsheets read."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.compare.model import Comparison, Section
from citydsl.dsl.compare.texts import choice
from citydsl.render.compare.cells import cites_line, reading_of
from citydsl.render.compare.links import href
from citydsl.render.compare.words import BASES, STATES, say
from citydsl.render.plain import plain

__all__ = ["COLUMNS", "entries", "titles"]

COLUMNS = (
    *("section", "row", "city", "state", "text", "reading"),
    *("status", "basis", "details", "sources", "link"),
)


def titles(lang: str) -> list[str]:
    """The titles of the columns of a list of entries."""
    return [say(name, lang) for name in COLUMNS]


def entries(
    comparison: Comparison, sections: tuple[Section, ...], lang: str, base: str
) -> Iterator[list[str]]:
    """A line for each entry, and one for each city that is silent in a row."""
    comma = "; " if lang == "en" else "；"
    for section in sections:
        for row in section.rows:
            head = [section.labels.pick(lang), row.labels.pick(lang)]
            for column, cell in zip(comparison.columns, row.cells, strict=True):
                where = [*head, column.labels.pick(lang)]
                if not cell.entries:
                    silent = [STATES[cell.state].pick(lang), *[""] * (len(COLUMNS) - 4)]
                    yield [plain(one) for one in (*where, *silent)]
                for entry in cell.entries:
                    said = (
                        STATES[entry.state].pick(lang),
                        entry.text.pick(lang),
                        reading_of(entry, lang),
                        choice("status", entry.status).pick(lang) if entry.status else "",
                        BASES[entry.basis].pick(lang),
                        comma.join(one.pick(lang) for one in entry.details if any(one)),
                        cites_line(entry.cites, comparison.sources),
                        href(entry.place, base),
                    )
                    yield [plain(one) for one in (*where, *said)]
