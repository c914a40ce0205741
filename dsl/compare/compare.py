"""The driver: cities in, a comparison out, one section after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from citydsl.dsl.compare.case import Case
from citydsl.dsl.compare.model import Column, Comparison, Section, Source
from citydsl.dsl.compare.rows import Cases
from citydsl.dsl.compare.sections.figures import (
    bounds,
    by_class,
    data_volumes,
    outcomes,
    side_by_side,
)
from citydsl.dsl.compare.sections.formulas import counts, formulas, open_terms, terms
from citydsl.dsl.compare.sections.layers import (
    contents,
    coverage,
    placed,
    side_pillars,
    standards,
    technologies,
)
from citydsl.dsl.compare.sections.overview import overview, relations
from citydsl.dsl.compare.sections.people import organisation, users
from citydsl.dsl.compare.sections.sources import (
    anomalies,
    citations,
    disagreements,
    recognition,
)
from citydsl.dsl.compare.sections.standing import dates, places, statuses
from citydsl.dsl.compare.sections.things import (
    entrances,
    kinds,
    middle_platforms,
    named_alike,
    programmes,
    vendors,
)
from citydsl.dsl.compare.texts import filled
from citydsl.dsl.model.model import Citation, City, Document, Labels, Model

__all__ = ["FEWEST", "MOST", "SECTIONS", "compare"]

FEWEST, MOST = 2, 50

Build = Callable[[Cases, tuple[Source, ...]], Section]


def _of_cases(build: Callable[[Cases], Section]) -> Build:
    return lambda cases, sources: build(cases)


SECTIONS: dict[str, Build] = {
    "overview": _of_cases(overview),
    "q23-coverage": _of_cases(coverage),
    "q01-middle-platform": _of_cases(middle_platforms),
    "q02-formulas": _of_cases(formulas),
    "q03-terms": _of_cases(terms),
    "q04-counts": _of_cases(counts),
    "q05-open-terms": _of_cases(open_terms),
    "q06-facts-by-class": _of_cases(by_class),
    "q07-outcomes": _of_cases(outcomes),
    "q08-bounds": _of_cases(bounds),
    "figures-side-by-side": _of_cases(side_by_side),
    "q09-status": _of_cases(statuses),
    "q10-places": _of_cases(places),
    "q11-layers": _of_cases(contents),
    "q11-placed-differently": _of_cases(placed),
    "q12-entrances": _of_cases(entrances),
    "q13-users": _of_cases(users),
    "q14-organisation": _of_cases(organisation),
    "q15-data": _of_cases(data_volumes),
    "q16-vendors": _of_cases(vendors),
    "q17-programmes": _of_cases(programmes),
    "q18-pillars": _of_cases(side_pillars),
    "q19-technologies": _of_cases(technologies),
    "q20-dates": _of_cases(dates),
    "q21-recognition": _of_cases(recognition),
    "q22-open-points": _of_cases(anomalies),
    "q24-sources": citations,
    "q25-reference-models": _of_cases(standards),
    "q26-disagreements": _of_cases(disagreements),
    "kinds": _of_cases(kinds),
    "named-alike": _of_cases(named_alike),
    "relations": _of_cases(relations),
}
"""Every section by its id, in the order they are read."""


def compare(cities: Sequence[tuple[Model, City]], sections: Collection[str] = ()) -> Comparison:
    """Lay cities side by side, in the order given; `sections` keeps only those.

    Each city comes with the model it stands in; their ids must differ.
    """
    sources: dict[str, Source] = {}
    cases = [Case(model, city, _keys(model, city, sources)) for model, city in cities]
    known = tuple(sources.values())
    built = (
        build(cases, known) for id, build in SECTIONS.items() if not sections or id in sections
    )
    columns = _columns([city for _, city in cities])
    return Comparison(columns, tuple(built), known)


def _columns(cities: Sequence[City]) -> tuple[Column, ...]:
    """The head of each column; cities of one name are told apart by their ids."""
    labels = [city.labels if any(city.labels) else Labels(zh=city.label) for city in cities]
    known = Counter(labels)
    form = Labels("{label}（{id}）", "{label} ({id})")
    return tuple(
        Column(
            city.id,
            label if known[label] == 1 else filled(form, label=label, id=city.id),
            city.place,
            city.level,
        )
        for city, label in zip(cities, labels, strict=True)
    )


def _keys(model: Model, city: City, sources: dict[str, Source]) -> dict[str, str]:
    """The key of each source the city cites; two that differ never share one."""
    keys: dict[str, str] = {}
    for id in _cited(city):
        document = model.documents.get(id)
        if document is None:
            continue
        key, number = id, 2
        while key in sources and sources[key] != _source(key, document):
            key, number = f"{id}-{number}", number + 1
        sources[key] = _source(key, document)
        keys[id] = key
    return keys


def _cited(city: City) -> dict[str, None]:
    """The ids of the sources a city cites, in the order it does."""
    groups: list[tuple[Citation, ...]] = []
    for inner in city.walk():
        groups += [inner.cites, *(one.cites for one in inner.elements)]
        groups += [one.cites for one in inner.relations] + [one.cites for one in inner.formulas]
        groups += [one.cites for one in inner.facts] + [one.cites for one in inner.notes]
        groups += [one.cites for one in inner.anomalies]
    return dict.fromkeys(cite.source for cites in groups for cite in cites)


def _source(key: str, document: Document) -> Source:
    labels = document.labels if any(document.labels) else Labels(zh=document.id)
    return Source(key, labels, document.author, document.publisher, document.date, document.link)
