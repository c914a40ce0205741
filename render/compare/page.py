"""A comparison as a page object: what the template prints, decided beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citydsl.dsl.compare.alike import normal
from citydsl.dsl.compare.model import (
    Basis,
    Cell,
    Column,
    Comparison,
    Entry,
    Row,
    Section,
    Source,
    State,
)
from citydsl.dsl.compare.texts import choice, filled
from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import Labels
from citydsl.dsl.record import NamedTuple
from citydsl.render.build import page_of
from citydsl.render.compare.cells import cites_line, reading_of
from citydsl.render.compare.links import folder, href
from citydsl.render.compare.words import BASES, MARKS, STATES, WORDS
from citydsl.render.pages.both import in_both
from citydsl.render.sheet.page import Badge

__all__ = ["ComparePage", "compare_page"]

_SHOWN, _MOST_ANSWERS, _SHORT = 6, 24, 32
# What a browser scrolls through without a pause; the other formats have all of it.
_ENTRIES_A_ROW, _CELLS_A_SECTION = 400, 12_000


class EntryItem(NamedTuple):
    """One entry: its mark and state, its link, and what is said beside it."""

    mark: str
    state: str
    text: str
    href: str
    status: Badge | None
    inferred: str
    notes: tuple[str, ...]
    cites: str


class CellItem(NamedTuple):
    """A cell: entries at once, entries behind a fold, and how many more the sheet has."""

    column: int
    state: str
    word: str
    entries: tuple[EntryItem, ...]
    folded: tuple[EntryItem, ...]
    fold: str
    more: str
    more_href: str


@dataclass(frozen=True, slots=True)
class RowItem:
    """A row: what it is about, how many cities say something, and a cell for each."""

    label: str
    count: str
    note: str
    cells: tuple[CellItem, ...]


class GroupItem(NamedTuple):
    """Rows under one heading, which may be empty."""

    label: str
    rows: tuple[RowItem, ...]


class WhoItem(NamedTuple):
    """A city in an answer: its column, the state of its cell, and the first thing it says.

    `said` is empty where that is but the name of the row, or long.
    """

    column: int
    state: str
    label: str
    said: str


class AnswerItem(NamedTuple):
    """A row that few cities say something in, and which."""

    label: str
    who: tuple[WhoItem, ...]


class SectionItem(NamedTuple):
    """A table, and the numbers of the questions it answers."""

    id: str
    label: str
    intro: str
    questions: str
    answers: tuple[AnswerItem, ...]
    groups: tuple[GroupItem, ...]
    more: str


class ColumnItem(NamedTuple):
    """The head of a column, leading to the city's sheet."""

    number: int
    label: str
    place: str
    href: str


class SourceItem(NamedTuple):
    """A source as it is listed at the end."""

    key: str
    label: str
    imprint: str
    link: str


class ComparePage(NamedTuple):
    """The whole page."""

    title: str
    home: str
    columns: tuple[ColumnItem, ...]
    legend: tuple[tuple[str, str, str], ...]
    sections: tuple[SectionItem, ...]
    sources: tuple[SourceItem, ...]


class _Build:
    """One page in the making: the comparison, the language it starts in, where sheets are."""

    def __init__(self, comparison: Comparison, lang: str, base: str) -> None:
        self.comparison = comparison
        self.lang = lang
        self.base = base
        self.most = max(_SHOWN, _ENTRIES_A_ROW // max(len(comparison.columns), 1))
        self.most_rows = _CELLS_A_SECTION // max(len(comparison.columns), 1)

    def say(self, labels: Labels) -> str:
        """A label in both languages, or one where they are the same."""
        return in_both(labels.pick("zh"), labels.pick("en"), self.lang)

    def words(self, name: str, **values: Labels | str | int) -> str:
        """One of the comparison's words in both languages."""
        return self.say(filled(WORDS[name], **values))

    def section(self, section: Section) -> SectionItem:
        """A section with its rows in their groups."""
        rows = section.rows[: self.most_rows]
        cut = len(section.rows) - len(rows)
        questions = "、".join(map(str, section.questions))
        return SectionItem(
            section.id,
            self.say(section.labels),
            self.say(section.intro),
            self.words("questions", n=questions) if questions else "",
            tuple(self.answers(rows)),
            tuple(self.groups(rows)),
            self.words("more_rows", n=cut) if cut else "",
        )

    def answers(self, rows: Iterable[Row]) -> Iterator[AnswerItem]:
        """The rows that are answered by a few names, as long as they are not many."""
        columns = self.comparison.columns
        few = max(3, len(columns) // 3)
        told = [row for row in rows if 0 < row.mentions <= few and row.mentions < len(columns)]
        for row in told[:_MOST_ANSWERS]:
            who = tuple(
                WhoItem(number, cell.state.value, self.say(column.labels), self.short(row, cell))
                for number, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
                if cell.entries
            )
            yield AnswerItem(self.say(row.labels), who)

    def short(self, row: Row, cell: Cell) -> str:
        """The first thing a cell says, where it is short and not the name of the row."""
        text, more = cell.entries[0].text, len(cell.entries) - 1
        is_name = normal(text.pick("zh")) == normal(row.labels.pick("zh"))
        if is_name or max(map(len, text)) > _SHORT:
            return ""
        return self.words("and_more", text=text, n=more) if more else self.say(text)

    def groups(self, rows: Iterable[Row]) -> Iterator[GroupItem]:
        """Rows that follow each other under one heading."""
        held: list[Row] = []
        for row in rows:
            if held and row.group != held[-1].group:
                yield self.group(held)
                held = []
            held.append(row)
        if held:
            yield self.group(held)

    def group(self, rows: list[Row]) -> GroupItem:
        """Some rows under the heading of the first."""
        label = self.say(rows[0].group)
        return GroupItem(label, tuple(self.row(row) for row in rows))

    def row(self, row: Row) -> RowItem:
        """A row and its cells."""
        columns = self.comparison.columns
        count = f"{row.mentions}/{len(columns)}"
        cells = zip(range(len(columns)), columns, row.cells, strict=True)
        return RowItem(
            self.say(row.labels),
            count,
            self.say(row.note),
            tuple(self.cell(*one) for one in cells),
        )

    def cell(self, number: int, column: Column, cell: Cell) -> CellItem:
        """A cell, long ones folded, endless ones cut."""
        entries = [self.entry(entry) for entry in cell.entries[: self.most]]
        cut = len(cell.entries) - len(entries)
        folded = entries[_SHOWN:] if len(entries) > _SHOWN + 1 else []
        return CellItem(
            number,
            cell.state.value,
            self.say(STATES[cell.state]) if not cell.entries else "",
            tuple(entries[: len(entries) - len(folded)]),
            tuple(folded),
            self.words("more", n=len(folded)) if folded else "",
            self.words("more", n=cut) if cut else "",
            self.sheet(column.id) if cut else "",
        )

    def entry(self, entry: Entry) -> EntryItem:
        """An entry with its link into the sheet."""
        notes = [Labels(*(reading_of(entry, lang) for lang in ("zh", "en"))), *entry.details]
        status = entry.status
        return EntryItem(
            MARKS[entry.state],
            entry.state.value,
            self.say(entry.text),
            href(entry.place, self.base),
            Badge(self.say(choice("status", status)), status) if status else None,
            self.say(BASES[entry.basis]) if entry.basis is Basis.INFERRED else "",
            tuple(self.say(note) for note in notes if any(note)),
            cites_line(entry.cites, self.comparison.sources),
        )

    def sheet(self, id: str) -> str:
        """The fact sheet of a city."""
        return folder(self.base) + page_of(id)

    def column(self, number: int, column: Column) -> ColumnItem:
        """The head of a column."""
        return ColumnItem(number, self.say(column.labels), column.place, self.sheet(column.id))

    def source(self, source: Source) -> SourceItem:
        """A source with what is known of it."""
        known = (source.author, source.publisher, source.date)
        imprint = " · ".join(part for part in known if part)
        return SourceItem(source.key, self.say(source.labels), imprint, safe_link(source.link))


def compare_page(comparison: Comparison, lang: str, base: str) -> ComparePage:
    """Decide everything the page says, in both languages; `lang` is the one it starts in."""
    build = _Build(comparison, lang, base)
    return ComparePage(
        build.words("title", n=len(comparison.columns)),
        folder(base) + "index.html",
        tuple(build.column(*one) for one in enumerate(comparison.columns)),
        tuple((MARKS[one], one.value, build.say(STATES[one])) for one in State),
        tuple(build.section(section) for section in comparison.sections),
        tuple(build.source(source) for source in comparison.sources),
    )
