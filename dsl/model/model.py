"""The resolved model: what a spec says, with every name bound and every figure read.

Everything is frozen and refers to other things by path (`haikou.gov_cloud`): the path of an
element begins with its city's. `span` is the place in the spec that declares a thing.

Named tuples, for the sake of the start: defining one costs an eighth of a dataclass. A field
called `count` stands before the method of every tuple.
"""

# No `from __future__ import annotations`: typing would compile each field's at every start.

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from citydsl.dsl.model.quantity import Quantity
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span

if TYPE_CHECKING:
    from citydsl.dsl.model.pictures import Flow, ViewSpec

__all__ = [
    "Citation",
    "City",
    "Document",
    "Element",
    "Fact",
    "Formula",
    "Kind",
    "Labels",
    "Layer",
    "Model",
    "Pillar",
    "Reference",
    "Relation",
    "Remark",
    "Row",
    "Term",
    "Verb",
    "Vocabulary",
]


class Labels(NamedTuple):
    """A label in the languages it is given in; empty where it is not."""

    zh: str = ""
    en: str = ""

    def pick(self, lang: str) -> str:
        """The label in `zh` or `en`, else in the other language."""
        return (self.en or self.zh) if lang == "en" else (self.zh or self.en)


def other_language(lang: str) -> str:
    """Return `zh` for `en`, and `en` for `zh`."""
    return "zh" if lang == "en" else "en"


class Layer(NamedTuple):
    """A band of the picture; `look` is `band` or `slab` (dark, over the full width)."""

    id: str
    labels: Labels
    order: int | float
    look: str
    describe: str
    span: Span


class Pillar(NamedTuple):
    """A side pillar over the full height; `side` is `left` or `right`."""

    id: str
    labels: Labels
    order: int | float
    side: str
    describe: str
    span: Span


class Kind(NamedTuple):
    """What an element can be, with where it stands unless it says otherwise.

    `contains` and `stands_in` limit the kinds of its parts and its layers; empty means any.
    """

    id: str
    labels: Labels
    plural: str
    parent: str | None
    layer: str | None
    pillar: str | None
    external: bool
    contains: tuple[str, ...]
    stands_in: tuple[str, ...]
    describe: str
    span: Span


class Verb(NamedTuple):
    """What one element does to another."""

    id: str
    labels: Labels
    describe: str
    span: Span


class Row(NamedTuple):
    """A row of a reference model, and the layers or pillars of ours that fill it."""

    id: str
    labels: Labels
    layers: tuple[str, ...]
    pillars: tuple[str, ...]
    describe: str
    span: Span


class Reference(NamedTuple):
    """A standard's picture, from its top row to its last pillar, to lay a case beside."""

    id: str
    labels: Labels
    rows: tuple[Row, ...]
    describe: str
    span: Span


class Vocabulary(NamedTuple):
    """All that is in scope, by id, in the order it is declared."""

    kinds: Mapping[str, Kind]
    layers: Mapping[str, Layer]
    pillars: Mapping[str, Pillar]
    verbs: Mapping[str, Verb]
    references: Mapping[str, Reference]

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether `kind` is `ancestor` or inherits from it."""
        here: str | None = kind
        while here is not None and here != ancestor:
            here = self.kinds[here].parent
        return here is not None


class Document(NamedTuple):
    """A source that can be cited. `date` is ISO or part of it."""

    id: str
    labels: Labels
    author: str
    publisher: str
    date: str
    link: str
    describe: str
    span: Span


class Citation(NamedTuple):
    """Where a claim comes from: a source's id and a place in it."""

    source: str
    locator: str
    span: Span


class Element(NamedTuple):
    """A component. `parent` is the path of the whole it is a part of, None at the city's top.

    `layer` and `pillar` are where it stands in the picture: at most one is set. `inferred` says
    the spec marks it `~`. `count` makes it stand for many.
    """

    path: str
    id: str
    kind: str
    label: str
    labels: Labels
    parent: str | None
    layer: str | None
    pillar: str | None
    status: str | None
    inferred: bool
    cites: tuple[Citation, ...]
    span: Span
    count: int | None = None  # type: ignore[assignment]
    since: str = ""
    until: str = ""
    alias: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    link: str = ""
    vendor: str = ""
    describe: str = ""
    meta: tuple[tuple[str, str], ...] = ()


class Relation(NamedTuple):
    """`source` does `verb` to `target` (paths); `verb` is None where the spec names none."""

    source: str
    target: str
    verb: str | None
    inferred: bool
    mutual: bool
    label: str
    status: str | None
    cites: tuple[Citation, ...]
    span: Span
    since: str = ""
    until: str = ""
    tags: tuple[str, ...] = ()


class Term(NamedTuple):
    """One term of a formula.

    `count` is None where the term is open, and `symbol` is what stands there (`2`, `N`).
    `named` are the paths of the members the spec names, `inferred` of those it infers; `unnamed`
    is how many are only counted, None where the term is open. `bound` says the term has no list
    of members of its own: all of its kind in scope are its members.
    """

    symbol: str
    count: int | None  # type: ignore[assignment]
    label: str
    labels: Labels
    kind: str | None
    measure: str
    named: tuple[str, ...]
    inferred: tuple[str, ...]
    unnamed: int | None
    bound: bool
    span: Span

    @property
    def open(self) -> bool:
        """Whether the term has no fixed count (N)."""
        return self.count is None


class Formula(NamedTuple):
    """A naming formula as printed, of a city or an element (`of`: its path)."""

    of: str
    printed: str
    terms: tuple[Term, ...]
    status: str | None
    cites: tuple[Citation, ...]
    span: Span


class Fact(NamedTuple):
    """A figure or claim as printed, and how it was read.

    `quantities` has one entry for each figure in `printed` (9大类102项 has two); `to` and
    `to_quantities` are the end of a change. `stated` says the normal form was given by hand;
    `unread` is the part of `printed` that was not understood.
    """

    id: str
    of: str
    subject: str
    printed: str
    quantities: tuple[Quantity, ...]
    to: str | None
    to_quantities: tuple[Quantity, ...]
    class_: str
    status: str | None
    as_of: str
    scope: str
    baseline: str
    cites: tuple[Citation, ...]
    span: Span
    stated: bool = False
    unread: str = ""
    since: str = ""
    until: str = ""
    tags: tuple[str, ...] = ()


class Remark(NamedTuple):
    """A note, or an anomaly of the source, on what stands at path `of`.

    `class_` of a note is `remark`, `ambiguous` or `inferred`; of an anomaly `anomaly`.
    """

    of: str
    text: str
    class_: str
    cites: tuple[Citation, ...]
    span: Span


class City(NamedTuple):
    """One case. `elements` are all of its own, wholes before their parts, without those of the
    cities inside it."""

    path: str
    id: str
    label: str
    labels: Labels
    place: str
    level: str | None
    status: str | None
    since: str
    until: str
    alias: tuple[str, ...]
    tags: tuple[str, ...]
    link: str
    describe: str
    cites: tuple[Citation, ...]
    elements: tuple[Element, ...]
    relations: tuple[Relation, ...]
    formulas: tuple[Formula, ...]
    facts: tuple[Fact, ...]
    notes: tuple[Remark, ...]
    anomalies: tuple[Remark, ...]
    cities: "tuple[City, ...]"
    span: Span
    views: "tuple[ViewSpec, ...]" = ()
    flows: "tuple[Flow, ...]" = ()

    def walk(self) -> "Iterator[City]":
        """This city, then every city inside it, outermost first."""
        yield self
        for city in self.cities:
            yield from city.walk()


class Model(NamedTuple):
    """What one spec file says: its cities, and what is in scope for them."""

    cities: tuple[City, ...]
    documents: Mapping[str, Document]
    vocabulary: Vocabulary
    elements: Mapping[str, Element]
    """Every element of every city, by path."""

    def every_city(self) -> Iterator[City]:
        """Every city, each before those inside it."""
        for city in self.cities:
            yield from city.walk()
