"""A case beside a reference model: what fills each row, what is only counted, what is silent."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.model.model import City, Element, Labels, Model, Reference, Row
from citydsl.dsl.record import NamedTuple

__all__ = ["Counted", "Coverage", "Filling", "against"]


class Counted(NamedTuple):
    """So many of a thing that the source counts without naming them."""

    number: int
    labels: Labels
    layer: str | None
    pillar: str | None


class Filling(NamedTuple):
    """What a case has in one row of a reference model."""

    row: Row
    elements: tuple[Element, ...]
    counted: tuple[Counted, ...]

    @property
    def state(self) -> str:
        """`filled`, `unnamed` (only counted) or `unmentioned`: never "absent"."""
        if self.elements:
            return "filled"
        return "unnamed" if self.counted else "unmentioned"


class Coverage(NamedTuple):
    """A case laid beside a reference model; `outside` is what no row has a place for."""

    city: City
    reference: Reference
    fillings: tuple[Filling, ...]
    outside: tuple[Element, ...]
    outside_counted: tuple[Counted, ...]


def against(model: Model, city: City, reference: Reference) -> Coverage:
    """Lay a city, with the cities inside it, beside a reference model."""
    cities = tuple(city.walk())
    elements = [element for inner in cities for element in inner.elements]
    counted = [one for inner in cities for one in _counted(model, inner)]
    fillings = tuple(
        Filling(
            row,
            tuple(one for one in elements if _in(row, one.layer, one.pillar) and not one.count),
            tuple(one for one in counted if _in(row, one.layer, one.pillar)),
        )
        for row in reference.rows
    )
    outside = tuple(one for one in elements if not one.count and not _placed(reference, one))
    more = tuple(one for one in counted if not _placed(reference, one))
    return Coverage(city, reference, fillings, outside, more)


def _placed(reference: Reference, thing: Element | Counted) -> bool:
    return any(_in(row, thing.layer, thing.pillar) for row in reference.rows)


def _in(row: Row, layer: str | None, pillar: str | None) -> bool:
    return layer in row.layers or pillar in row.pillars


def _counted(model: Model, city: City) -> Iterator[Counted]:
    for formula in city.formulas:
        for term in formula.terms:
            if term.unnamed and term.kind:
                kind = model.vocabulary.kinds[term.kind]
                yield Counted(term.unnamed, term.labels, kind.layer, kind.pillar)
    for element in city.elements:
        if element.count:
            yield Counted(element.count, element.labels, element.layer, element.pillar)
