"""A comparison as data: sections of rows, with a cell for each city.

Nothing here is laid out: a writer decides how a cell looks and where its places lead.
"""

from __future__ import annotations

from enum import StrEnum

from citydsl.dsl.model.model import Fact, Labels
from citydsl.dsl.record import NamedTuple

__all__ = [
    "Basis",
    "Cell",
    "Cite",
    "Column",
    "Comparison",
    "Entry",
    "Place",
    "Row",
    "Section",
    "Source",
    "Spot",
    "State",
]


class State(StrEnum):
    """How a city's source mentions a thing; `SILENT` (未提及) is never "has none".

    `ELSEWHERE` stands in rows that only sort what a city says: it has some, none of this sort.
    """

    NAMED = "named"
    INSIDE = "inside"
    COUNTED = "counted"
    ELSEWHERE = "none_of_this_sort"
    SILENT = "not_mentioned"


class Basis(StrEnum):
    """Whether the source says so, or the spec infers it (`~`)."""

    STATED = "stated"
    INFERRED = "inferred"


class Spot(StrEnum):
    """What part of a fact sheet shows a thing."""

    CITY = "city"
    ELEMENT = "element"
    FACT = "fact"
    FORMULA = "formula"
    RELATION = "relation"
    ANOMALY = "anomaly"
    OPEN = "open"


class Place(NamedTuple):
    """Where a city's sheet shows a thing: `path` of it or of what it stands in.

    `sheet` is the id of the outermost city, `number` counts facts, formulas and relations within
    the city at `city`, and anomalies within the sheet, from 0.
    """

    sheet: str
    spot: Spot
    city: str
    path: str
    number: int = 0


class Cite(NamedTuple):
    """A place in a source of the comparison (`Source.key`)."""

    source: str
    locator: str


class Source(NamedTuple):
    """A source that some city cites, by a key that is its own in the whole comparison."""

    key: str
    labels: Labels
    author: str
    publisher: str
    date: str
    link: str


class Entry(NamedTuple):
    """One thing a city says in a row.

    `details` are said beside the text: what it is inside, whom it serves, what is missing.
    `figure` is the fact it prints, for its reading and bound.
    """

    state: State
    text: Labels
    place: Place
    cites: tuple[Cite, ...] = ()
    basis: Basis = Basis.STATED
    status: str | None = None
    details: tuple[Labels, ...] = ()
    figure: Fact | None = None


class Cell(NamedTuple):
    """What one city says in a row; without entries it is silent, or has them `elsewhere`."""

    entries: tuple[Entry, ...] = ()
    elsewhere: bool = False

    @property
    def state(self) -> State:
        """The strongest way any entry is mentioned: named, inside another, only counted."""
        states = {entry.state for entry in self.entries}
        silent = State.ELSEWHERE if self.elsewhere else State.SILENT
        return next((state for state in State if state in states), silent)


class Row(NamedTuple):
    """One thing over all cities, a cell for each column; `note` is what a reader should know."""

    id: str
    labels: Labels
    cells: tuple[Cell, ...]
    note: Labels = Labels()
    group: Labels = Labels()

    @property
    def mentions(self) -> int:
        """How many cities say anything."""
        return sum(1 for cell in self.cells if cell.entries)


class Section(NamedTuple):
    """Rows that answer one question; `questions` are its numbers in the list of readers' own."""

    id: str
    labels: Labels
    intro: Labels
    questions: tuple[int, ...]
    rows: tuple[Row, ...]


class Column(NamedTuple):
    """A city that is compared."""

    id: str
    labels: Labels
    place: str
    level: str | None


class Comparison(NamedTuple):
    """Cities side by side."""

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
