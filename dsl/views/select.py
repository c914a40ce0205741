"""A declared view to what it shows: included, less what is excluded, as far as `where` holds."""

from __future__ import annotations

from collections.abc import Iterable, Set

from citydsl.dsl.model.pictures import ViewSpec
from citydsl.dsl.model.predicates import Predicate
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.predicates import selected
from citydsl.dsl.views.universe import Universe

__all__ = ["Selection", "select"]


class Selection(NamedTuple):
    """What a view shows, by key, and what each of its predicates holds for, in their order."""

    keys: frozenset[str]
    included: frozenset[str]
    include: tuple[Set[str], ...]
    exclude: tuple[Set[str], ...]
    where: tuple[Set[str], ...]


def select(universe: Universe, spec: ViewSpec) -> Selection:
    """Return what a view shows of a universe."""
    include, exclude, where = (
        _each(predicates, universe) for predicates in (spec.include, spec.exclude, spec.where)
    )
    included = frozenset().union(*include)
    if spec.focus is not None:
        included |= _around(spec.focus, spec.depth, universe)
    elif not include:
        included = universe.keys
    counted = _counted_in(included, universe)
    keys = (included | counted).difference(*exclude).intersection(universe.keys, *where)
    # What was included only with the element it is counted in goes where that goes.
    lost = {key for key in counted - included if universe.entries[key].whole not in keys}
    return Selection(keys - lost, included | counted, include, exclude, where)


def _each(predicates: Iterable[Predicate], universe: Universe) -> tuple[Set[str], ...]:
    return tuple(selected(predicate, universe) for predicate in predicates)


def _counted_in(keys: Set[str], universe: Universe) -> set[str]:
    """What is only counted inside of elements that are shown."""
    inside = (part for key in keys - universe.cities for part in universe.parts.get(key, ()))
    return {part for part in inside if part.startswith("?")}


def _around(focus: str, depth: int, universe: Universe) -> set[str]:
    """A thing, what it stands in, and what is within `depth` relations of it."""
    if focus not in universe.entries:
        return set()
    near: dict[str, set[str]] = {}
    for one in universe.relations:
        near.setdefault(one.source, set()).add(one.target)
        near.setdefault(one.target, set()).add(one.source)
    reached, edge = {focus}, {focus}
    while depth and edge:
        edge = {other for key in edge for other in near.get(key, ())} - reached
        reached |= edge
        depth -= 1
    return reached | set(universe.above(focus))
