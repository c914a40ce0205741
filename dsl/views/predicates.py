"""What a predicate selects: a set for each test, joined in the order they stand."""

from __future__ import annotations

from collections.abc import Set
from typing import assert_never

from citydsl.dsl.model.predicates import (
    Below,
    Everything,
    Holds,
    InLayer,
    InPillar,
    Join,
    OfKind,
    Predicate,
    Related,
    Tagged,
    Test,
    Thing,
    Unknown,
)
from citydsl.dsl.views.universe import Universe
from citydsl.dsl.views.where import comparison

__all__ = ["selected"]


def selected(predicate: Predicate, universe: Universe) -> Set[str]:
    """Return the keys of all a predicate holds for."""
    sets: list[Set[str]] = []
    for step in predicate.steps:
        match step:
            case Join.NOT:
                sets.append(universe.keys - sets.pop())
            case Join.AND:
                sets.append(sets.pop() & sets.pop())
            case Join.OR:
                sets.append(sets.pop() | sets.pop())
            case _:
                sets.append(_things(step, universe))
    return sets.pop()


def _things(test: Test, universe: Universe) -> Set[str]:
    """What a test holds for; a city stands for all that is in it."""
    if isinstance(test, Thing) and test.path in universe.cities:
        return {test.path} | universe.below([test.path])
    return _exactly(test, universe)


def _exactly(test: Test, universe: Universe) -> Set[str]:
    entries = universe.entries.values()
    match test:
        case Everything():
            return universe.keys
        case Unknown():
            return frozenset()
        case Thing():
            return universe.entries.keys() & {test.path}
        case OfKind():
            is_a, kinds = universe.model.vocabulary.is_a, universe.model.vocabulary.kinds
            wanted = {kind for kind in kinds if is_a(kind, test.kind)}
            return {entry.key for entry in entries if entry.kind in wanted}
        case InLayer():
            return {entry.key for entry in entries if entry.layer == test.layer}
        case InPillar():
            return {entry.key for entry in entries if entry.pillar == test.pillar}
        case Tagged():
            return {entry.key for entry in entries if test.tag in entry.tags}
        case Below():
            return _below(test, universe)
        case Related():
            return _related(test, universe)
        case Holds():
            holds = comparison(test, universe.model.vocabulary)
            return {entry.key for entry in entries if holds(entry)}
        case _:
            assert_never(test)


def _below(test: Below, universe: Universe) -> Set[str]:
    wholes = _exactly(test.of, universe)
    if test.reach == "all":
        return universe.below(wholes)
    parts = {part for whole in wholes for part in universe.parts.get(whole, ())}
    if test.reach == "parts":
        return parts
    inside = universe.below(wholes) | wholes
    crossing = [
        {one.source, one.target}
        for one in universe.relations
        if (one.source in inside) != (one.target in inside)
    ]
    return parts & {end for ends in crossing for end in ends}


def _related(test: Related, universe: Universe) -> Set[str]:
    pairs = [(one.source, one.target) for one in universe.relations]
    pairs += [(one.target, one.source) for one in universe.relations if one.mutual]
    sources = universe.keys if test.source is None else _exactly(test.source, universe)
    targets = universe.keys if test.target is None else _exactly(test.target, universe)
    joined = [(a, b) for a, b in pairs if a in sources and b in targets]
    reached: set[str] = set()
    if test.target is not None:
        reached.update(a for a, _ in joined)
    if test.source is not None:
        reached.update(b for _, b in joined)
    return reached
