"""A city as it was at a date.

Dates may be known in part, and are compared as far as both are: 2018 is all of 2018, so what
begins in 2018-10 is there at 2018, and what begins in 2018 is there at 2018-03. What has no date
is always there. The parts of what is not there are not there either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from citydsl.dsl.model.model import City, Formula, Model, Relation, Term

__all__ = ["at", "exists", "model_at", "read_date"]

_DATE = r"([0-9]{4})(?:[-年]([0-9]{1,2})(?:[-月]([0-9]{1,2})日?|月)?|年)?"


def read_date(text: str) -> str | None:
    """Read a year, month or day (`2018`, `2018-10`, `2018年10月4日`) into ISO form."""
    match = re.fullmatch(_DATE, text.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    if not (1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= 31):
        return None
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def exists(since: str, until: str, date: str) -> bool:
    """Whether something is there at a date, as far as its dates tell."""
    begun = not since or since[: len(date)] <= date[: len(since)]
    ended = bool(until) and until[: len(date)] < date[: len(until)]
    return begun and not ended


def model_at(model: Model, city: City, date: str) -> tuple[Model, City]:
    """Return a model in which this city is as it was at a date, and that city."""
    then = at(city, date)
    cities = tuple(then if one is city else one for one in model.cities)
    gone = {one.path for inner in city.walk() for one in inner.elements}
    gone -= {one.path for inner in then.walk() for one in inner.elements}
    kept = {path: one for path, one in model.elements.items() if path not in gone}
    return model._replace(cities=cities, elements=kept), then


def at(city: City, date: str) -> City:
    """Return a city with only what was there at a date.

    Members of formulas that are not there are counted without being named.
    """
    there = {inner.path for inner in city.walk()} if exists(city.since, city.until, date) else set()
    weights = {inner.path: 1 for inner in city.walk()}
    weights |= {one.path: one.count or 1 for inner in city.walk() for one in inner.elements}
    _keep(city, date, there)
    gone = {path: weight for path, weight in weights.items() if path not in there}
    return _reduced(city, date, gone)


def _keep(city: City, date: str, there: set[str]) -> None:
    """Leave in `there` the cities that exist, and add the elements that do."""
    if city.path in there:
        for one in city.elements:
            if (one.parent or city.path) in there and exists(one.since, one.until, date):
                there.add(one.path)
    for inner in city.cities:
        if city.path not in there or not exists(inner.since, inner.until, date):
            there.discard(inner.path)
        _keep(inner, date, there)


def _reduced(city: City, date: str, gone: Mapping[str, int]) -> City:
    def related(one: Relation) -> bool:
        ends = one.source not in gone and one.target not in gone
        return ends and exists(one.since, one.until, date)

    flows = (
        flow._replace(steps=tuple(step for step in flow.steps if related(step.relation)))
        for flow in city.flows
    )
    return city._replace(
        elements=tuple(one for one in city.elements if one.path not in gone),
        relations=tuple(one for one in city.relations if related(one)),
        formulas=tuple(_formula(one, gone) for one in city.formulas if one.of not in gone),
        facts=tuple(
            one for one in city.facts if one.of not in gone and exists(one.since, one.until, date)
        ),
        notes=tuple(one for one in city.notes if one.of not in gone),
        anomalies=tuple(one for one in city.anomalies if one.of not in gone),
        cities=tuple(_reduced(one, date, gone) for one in city.cities if one.path not in gone),
        flows=tuple(flows),
    )


def _formula(formula: Formula, gone: Mapping[str, int]) -> Formula:
    return formula._replace(terms=tuple(_term(term, gone) for term in formula.terms))


def _term(term: Term, gone: Mapping[str, int]) -> Term:
    """A term whose members that are not there are only counted."""
    lost = [path for path in (*term.named, *term.inferred) if path in gone]
    if not lost:
        return term
    return term._replace(
        named=tuple(path for path in term.named if path not in gone),
        inferred=tuple(path for path in term.inferred if path not in gone),
        unnamed=None if term.unnamed is None else term.unnamed + sum(gone[one] for one in lost),
    )
