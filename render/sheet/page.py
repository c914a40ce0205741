"""The page objects: strings and marks in the order a template prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citydsl.dsl.record import NamedTuple

if TYPE_CHECKING:
    from citydsl.render.sheet.details import SheetData
    from citydsl.render.sheet.standards import Standard
    from citydsl.render.sheet.timeline import Phase, Timeline

__all__ = [
    "Anomaly",
    "Back",
    "Badge",
    "CitySection",
    "Component",
    "ComponentGroup",
    "ComponentTable",
    "Figure",
    "FigureClass",
    "FigureGroup",
    "FigureTable",
    "FormulaBlock",
    "Heading",
    "Locator",
    "Mark",
    "Member",
    "NavItem",
    "Note",
    "OpenGroup",
    "OpenItem",
    "Picture",
    "RelationRow",
    "RelationTable",
    "SheetPage",
    "SourceEntry",
    "TermBlock",
]


class Mark(NamedTuple):
    """A footnote mark: its number, its own id, the link to the footnote and what that says."""

    number: int
    id: str
    href: str
    label: str


class Back(NamedTuple):
    """The way back from a footnote to one of its marks."""

    href: str
    label: str


class Badge(NamedTuple):
    """A short word in a frame; `tone` picks its colours."""

    text: str
    tone: str


class Note(NamedTuple):
    """A remark, shown at what it is about."""

    badge: Badge
    paragraphs: tuple[str, ...]
    marks: tuple[Mark, ...]


class Member(NamedTuple):
    """The name of an element, with the link to its row."""

    text: str
    href: str


class TermBlock(NamedTuple):
    """One term of a formula; `tally` has named, inferred, unnamed or open for each dot of it."""

    symbol: str
    label: str
    second: str
    tone: str
    summary: str
    named: tuple[Member, ...]
    inferred: tuple[Member, ...]
    ghost: str
    tally: tuple[str, ...]


class FormulaBlock(NamedTuple):
    """A formula as printed, and what its terms stand for."""

    printed: str
    owner: str
    status: Badge | None
    terms: tuple[TermBlock, ...]
    marks: tuple[Mark, ...]


class Figure(NamedTuple):
    """A fact, on a card or in a row; `foreign` says that a card has to name its owner.

    `sign` and `bound` say how the figure bounds what it counts, `order` is what it sorts by.
    """

    id: str
    printed: str
    to: str
    is_long: bool
    sign: str
    bound: str
    order: str
    path: str
    subject: str
    reading: str
    class_: Badge
    status: Badge | None
    owner: Member
    foreign: bool
    details: tuple[str, ...]
    lacking: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class FigureClass:
    """A class of figures on cards: what it means, and how many there are."""

    badge: Badge
    meaning: str
    count: int


class FigureGroup(NamedTuple):
    """The facts of one class."""

    label: str
    tone: str
    rows: tuple[Figure, ...]


class FigureTable(NamedTuple):
    """All facts of a city by class."""

    groups: tuple[FigureGroup, ...]
    has_status: bool


@dataclass(frozen=True, slots=True)
class Component:
    """An element in its row; `depth` is how deep it stands in wholes of the same group.

    `rank` is the place of its status in the course of things, for sorting.
    """

    id: str
    path: str
    label: str
    second: str
    kind: str
    status: Badge | None
    count: str
    order: int
    rank: int
    whole: Member | None
    depth: int
    inferred: bool
    link: str
    details: tuple[str, ...]
    tags: tuple[str, ...]
    describe: tuple[str, ...]
    notes: tuple[Note, ...]
    flags: tuple[str, ...]
    marks: tuple[Mark, ...]


class ComponentGroup(NamedTuple):
    """The elements of one layer or pillar."""

    label: str
    tone: str
    rows: tuple[Component, ...]


class ComponentTable(NamedTuple):
    """All elements of a city by layer."""

    groups: tuple[ComponentGroup, ...]
    has_status: bool
    has_count: bool
    has_whole: bool


class RelationRow(NamedTuple):
    """What one element does to another."""

    paths: tuple[str, str]
    source: Member
    verb: str
    target: Member
    label: str
    inferred: bool
    status: Badge | None
    marks: tuple[Mark, ...]


class RelationTable(NamedTuple):
    """All relations of a city."""

    rows: tuple[RelationRow, ...]
    has_status: bool


class OpenItem(NamedTuple):
    """One thing left open: what it is, what is missing, and the source's place."""

    what: str
    lacks: str
    href: str
    marks: tuple[Mark, ...]


class OpenGroup(NamedTuple):
    """Things left open for the same reason."""

    label: str
    items: tuple[OpenItem, ...]


class Anomaly(NamedTuple):
    """What the source gets wrong: quoted, with what it concerns."""

    id: str
    concern: str
    note: Note


class Heading(NamedTuple):
    """Who and where a city is: `lines` are terms with their values."""

    label: str
    second: str
    status: Badge | None
    lines: tuple[tuple[str, str], ...]
    link: str
    within: str
    describe: tuple[str, ...]
    notes: tuple[Note, ...]
    flags: tuple[str, ...]
    marks: tuple[Mark, ...]


class CitySection(NamedTuple):
    """Everything about one city; the texts stand where a part is empty and it is said so."""

    id: str
    heading: Heading
    formulas: tuple[FormulaBlock, ...]
    cards: tuple[Figure, ...]
    classes: tuple[FigureClass, ...]
    cards_text: str
    components: ComponentTable
    relations: RelationTable
    facts: FigureTable
    phases: tuple[Phase, ...]
    open_groups: tuple[OpenGroup, ...]
    anomalies: tuple[Anomaly, ...]


class Picture(NamedTuple):
    """A picture with its caption, printed as it is: our own SVG.

    `en` is the one with English labels, empty where there is but one for both languages.
    """

    id: str
    caption: str
    zh: str
    en: str


class Locator(NamedTuple):
    """One footnote: a place in a source, and the ways back to the marks that lead to it."""

    number: int
    id: str
    text: str
    uses: tuple[Back, ...]


class SourceEntry(NamedTuple):
    """A source and the places in it that are cited."""

    label: str
    imprint: str
    link: str
    describe: tuple[str, ...]
    locators: tuple[Locator, ...]


class NavItem(NamedTuple):
    """An entry of the contents."""

    label: str
    href: str


class SheetPage(NamedTuple):
    """The fact sheet of one city; `data` is what its scripts know.

    A `large` one has so many rows that a browser had better draw only what is in sight; of every
    table it does so by a `slice` of so many rows.
    """

    title: str
    home: str
    city: CitySection
    pictures: tuple[Picture, ...]
    inner: tuple[CitySection, ...]
    sources: tuple[SourceEntry, ...]
    nav: tuple[NavItem, ...]
    timeline: Timeline
    standards: tuple[Standard, ...]
    data: SheetData
    large: bool
    slice: int
