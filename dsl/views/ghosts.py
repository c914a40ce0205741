"""What a city counts without naming it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from citydsl.dsl.model.model import City, Element, Labels, Model
from citydsl.dsl.views.view import Ghost

__all__ = ["ghosts_of"]


def ghosts_of(model: Model, city: City) -> tuple[Ghost, ...]:
    """Return the ghosts of a city and of those inside it."""
    return tuple(ghost for inner in city.walk() for ghost in _ghosts(model, inner))


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
                term.kind,
            )
    kinds = {element.path: element.kind for element in city.elements}
    same = Counter(
        part.parent
        for part in city.elements
        if part.parent and vocabulary.is_a(part.kind, kinds[part.parent])
    )
    for element in city.elements:
        named = same[element.path]
        if element.count and named and element.count > named:
            yield _rest(element, element.count - named, named, element.labels, city)


def _rest(element: Element, count: int, named: int, labels: Labels, city: City) -> Ghost:
    return Ghost(
        f"{element.path}.rest",
        count,
        named,
        labels,
        "",
        None,
        None,
        element.path,
        city.path,
        element.kind,
    )
