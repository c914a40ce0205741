"""A city in numbers: how much of what it holds, and how well it is sourced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from citydsl.dsl.model.model import Citation, City, Fact

__all__ = ["Statistics", "statistics", "total"]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is counted of a city, with those inside it.

    `layers`, `pillars` and `unplaced` are where its elements stand. `named`, `inferred` and
    `unnamed` are members of formulas, `open` the terms without a count. `cited` facts have a
    citation of their own, `sourced` ones at least that of what they stand in.
    """

    city: str
    elements: int
    layers: Counter[str]
    pillars: Counter[str]
    unplaced: int
    relations: int
    formulas: int
    terms: int
    named: int
    inferred: int
    unnamed: int
    open: int
    facts: int
    classes: Counter[str]
    cited: int
    sourced: int
    notes: int
    anomalies: int


def statistics(city: City) -> Statistics:
    """Count a city and those inside it."""
    cities = tuple(city.walk())
    elements = [one for inner in cities for one in inner.elements]
    formulas = [one for inner in cities for one in inner.formulas]
    facts = [one for inner in cities for one in inner.facts]
    terms = [term for formula in formulas for term in formula.terms]
    inherited = _inherited(cities)
    return Statistics(
        city=city.id,
        elements=len(elements),
        layers=Counter(one.layer for one in elements if one.layer),
        pillars=Counter(one.pillar for one in elements if one.pillar),
        unplaced=sum(1 for one in elements if not one.layer and not one.pillar),
        relations=sum(len(inner.relations) for inner in cities),
        formulas=len(formulas),
        terms=len(terms),
        named=sum(len(term.named) for term in terms),
        inferred=sum(len(term.inferred) for term in terms),
        unnamed=sum(term.unnamed or 0 for term in terms),
        open=sum(1 for term in terms if term.open),
        facts=len(facts),
        classes=Counter(fact.class_ for fact in facts),
        cited=sum(1 for fact in facts if _own(fact, inherited)),
        sourced=sum(1 for fact in facts if fact.cites),
        notes=sum(len(inner.notes) for inner in cities),
        anomalies=sum(len(inner.anomalies) for inner in cities),
    )


def total(rows: Iterable[Statistics]) -> Statistics:
    """The sum of several cities."""
    rows = tuple(rows)
    sums: dict[str, Any] = {}
    for field in fields(Statistics):
        if field.name != "city":
            values = [getattr(row, field.name) for row in rows]
            counted = field.name in ("layers", "pillars", "classes")
            sums[field.name] = sum(values, Counter() if counted else 0)
    return Statistics(city="", **sums)


def _inherited(cities: Iterable[City]) -> frozenset[tuple[Citation, ...]]:
    """The citations of cities and elements, which facts in them have unless they give their own."""
    cites = {inner.cites for inner in cities}
    return frozenset(cites | {one.cites for inner in cities for one in inner.elements})


def _own(fact: Fact, inherited: frozenset[tuple[Citation, ...]]) -> bool:
    return bool(fact.cites) and fact.cites not in inherited
