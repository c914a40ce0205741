"""Compares two versions of specs by what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from citydsl.dsl.diff.changes import Added, Change, Changes, CityChanges, Removed
from citydsl.dsl.diff.claims import (
    fact_changes,
    flow_changes,
    relation_changes,
    remark_changes,
    view_changes,
)
from citydsl.dsl.diff.compare import altered
from citydsl.dsl.diff.elements import element_changes
from citydsl.dsl.diff.formulas import formula_changes
from citydsl.dsl.diff.identity import identify
from citydsl.dsl.diff.lens import Lens
from citydsl.dsl.diff.shared import pair_documents, shared_changes
from citydsl.dsl.model.model import City, Model

__all__ = ["diff"]

T = TypeVar("T")
_Case = tuple[Model, City]


def diff(old: Sequence[Model], new: Sequence[Model], *, one_case: bool = False) -> Changes:
    """Tell what differs between two versions of specs.

    Cities are paired by id; with `one_case`, where each side has a single city, these two are
    taken for the same one whatever their ids. How they are written does not matter: comments,
    quoting, spelling, the order of statements, of tags and of sources, and ids made up for things
    without one. What follows from another change is not told again: a part of what was renamed or
    moved, a relation to it, the layer of the parts of what stands elsewhere now.
    """
    documents = pair_documents(old, new)
    sources = {was.thing.id: now.thing.id for was, now in documents.both}
    cities = [
        CityChanges(after[1].id, after[1].labels, before, after, *_inside(before, after, sources))
        if before and after
        else _alone(before, after)
        for before, after in _pairs(old, new, one_case=one_case)
    ]
    found = tuple(one for one in cities if one.changes)
    return Changes(found, tuple(shared_changes(old, new, documents)))


def _pairs(
    old: Sequence[Model], new: Sequence[Model], *, one_case: bool
) -> Iterator[tuple[_Case | None, _Case | None]]:
    """Cities of both versions in the order of the new one, then those that are gone."""
    gone = {city.id: (model, city) for model in old for city in model.cities}
    come = {city.id: (model, city) for model in new for city in model.cities}
    if one_case and len(gone) == len(come) == 1:
        yield next(iter(gone.values())), next(iter(come.values()))
        return
    for id, case in come.items():
        yield gone.pop(id, None), case
    for case in gone.values():
        yield case, None


def _alone(before: _Case | None, after: _Case | None) -> CityChanges:
    """A city on one side only."""
    if after is not None:
        change: Change = Added(after[1])
    else:
        assert before is not None
        change = Removed(before[1])
    _, city = after or before or (None, None)
    assert city is not None
    return CityChanges(city.id, city.labels, before, after, (), (change,))


def _inside(
    before: _Case, after: _Case, sources: Mapping[str, str]
) -> tuple[tuple[tuple[str, str], ...], tuple[Change, ...]]:
    """The paths of what is in both versions of a city, and all that differs."""
    (old_model, old), (new_model, new) = before, after
    paths = identify(old, new, (old_model.vocabulary, new_model.vocabulary))
    lenses = (
        Lens(old_model, _every_city(old_model), _outer(old_model, new_model, old) | paths, sources),
        Lens(new_model, _every_city(new_model)),
    )
    cities = tuple(_city_changes(old, new, paths, lenses))
    kept = set(paths.values())
    olds = [city for city in old.walk() if city.path in paths]
    news = [city for city in new.walk() if city.path in kept]
    changes = (
        *cities,
        *element_changes(old, new, paths, lenses),
        *relation_changes(_all(olds, "relations"), _all(news, "relations"), lenses),
        *formula_changes(_all(olds, "formulas"), _all(news, "formulas"), lenses),
        *fact_changes(_all(olds, "facts"), _all(news, "facts"), lenses),
        *remark_changes(_all(olds, "notes"), _all(news, "notes"), lenses),
        *remark_changes(_all(olds, "anomalies"), _all(news, "anomalies"), lenses),
        *view_changes(_all(olds, "views"), _all(news, "views"), lenses),
        *flow_changes(_all(olds, "flows"), _all(news, "flows"), lenses),
    )
    return tuple(paths.items()), changes


def _city_changes(
    old: City, new: City, paths: Mapping[str, str], lenses: tuple[Lens, Lens]
) -> Iterator[Change]:
    """What differs in a city's own properties, and in which cities it holds."""
    change = altered(old, new, lenses)
    if change is not None:
        yield change
    now = {city.path: city for city in new.cities}
    gone = []
    for city in old.cities:
        path = paths.get(city.path)
        if path is None:
            gone.append(city)
        else:
            yield from _city_changes(city, now.pop(path), paths, lenses)
    yield from map(Removed, gone)
    yield from map(Added, now.values())


def _every_city(model: Model) -> dict[str, City]:
    return {city.path: city for city in model.every_city()}


def _outer(old: Model, new: Model, city: City) -> dict[str, str]:
    """Paths in other cities, which relations may lead to: there what is called the same is."""
    known, here = {*new.elements, *_every_city(new)}, f"{city.path}."
    paths = (*old.elements, *_every_city(old))
    return {path: path for path in paths if path in known and not f"{path}.".startswith(here)}


def _all(cities: Sequence[City], name: str) -> list[T]:
    """The relations, facts … of several cities."""
    return [one for city in cities for one in getattr(city, name)]
