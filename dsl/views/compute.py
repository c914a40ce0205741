"""A city to its views: the layered architecture, and a graph where there are relations."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.model.model import City, Element, Labels, Model
from citydsl.dsl.views.view import Ghost, View

__all__ = ["compute"]

_ARCHITECTURE = Labels("总体架构图", "Architecture")
_RELATIONS = Labels("关系图", "Relations")


def compute(model: Model, city: City) -> tuple[View, ...]:
    """Return the views of a city, in the order they are shown."""
    elements = tuple(element for inner in city.walk() for element in inner.elements)
    relations = tuple(relation for inner in city.walk() for relation in inner.relations)
    ghosts = tuple(ghost for inner in city.walk() for ghost in _ghosts(model, inner))
    views = [
        View(city, model, "architecture", _ARCHITECTURE, "layered", elements, relations, ghosts)
    ]
    if relations:
        ends = {path for relation in relations for path in (relation.source, relation.target)}
        shown = tuple(element for element in elements if element.path in ends)
        views.append(View(city, model, "relations", _RELATIONS, "graph", shown, relations, ()))
    return tuple(views)


def _ghosts(model: Model, city: City) -> Iterator[Ghost]:
    """What the city's formulas and counted elements count beyond what is named."""
    vocabulary = model.vocabulary
    for number, formula in enumerate(city.formulas):
        inside = None if formula.of == city.path else formula.of
        for place, term in enumerate(formula.terms):
            if not term.unnamed or term.kind is None:
                continue
            kind = vocabulary.kinds[term.kind]
            named = len(term.named) + len(term.inferred)
            yield Ghost(
                f"{formula.of}.term{number}.{place}",
                term.unnamed,
                named,
                term.labels,
                term.measure,
                None if inside else kind.layer,
                None if inside else kind.pillar,
                inside,
                city.path,
            )
    for element in city.elements:
        parts = [part for part in city.elements if part.parent == element.path]
        same = [part for part in parts if vocabulary.is_a(part.kind, element.kind)]
        if element.count and same and element.count > len(same):
            yield _rest(element, element.count - len(same), len(same), city)


def _rest(element: Element, count: int, named: int, city: City) -> Ghost:
    return Ghost(
        f"{element.path}.rest",
        count,
        named,
        element.labels,
        "",
        None,
        None,
        element.path,
        city.path,
    )
