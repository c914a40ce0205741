"""Relations, facts, notes and pictures of two versions: what belongs together and what differs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from citydsl.dsl.diff.changes import Added, Change, Removed, Thing
from citydsl.dsl.diff.compare import altered
from citydsl.dsl.diff.lens import Lens
from citydsl.dsl.diff.pairs import pair
from citydsl.dsl.diff.properties import properties
from citydsl.dsl.model.model import Fact, Relation, Remark
from citydsl.dsl.model.pictures import Flow, ViewSpec

__all__ = ["fact_changes", "flow_changes", "relation_changes", "remark_changes", "view_changes"]

T = TypeVar("T", Relation, Fact, Remark, ViewSpec, Flow)
Lenses = tuple[Lens, Lens]
Key = Callable[[T, Lens], Hashable]


def relation_changes(
    old: Sequence[Relation], new: Sequence[Relation], lenses: Lenses
) -> Iterator[Change]:
    """Pair relations that join the same two things, those with the same verb first."""

    def ends(one: Relation, lens: Lens) -> tuple[str, str]:
        source, target = lens.path(one.source), lens.path(one.target)
        return (min(source, target), max(source, target)) if one.mutual else (source, target)

    def either_way(one: Relation, lens: Lens) -> Hashable:
        return frozenset(ends(one, lens))

    return _compare(
        old,
        new,
        lenses,
        _whole,
        lambda one, lens: (*ends(one, lens), one.verb, one.mutual, one.label),
        lambda one, lens: (*ends(one, lens), one.verb, one.mutual),
        lambda one, lens: (*ends(one, lens), one.verb),
        ends,
        lambda one, lens: (either_way(one, lens), one.verb),
        either_way,
    )


def fact_changes(old: Sequence[Fact], new: Sequence[Fact], lenses: Lenses) -> Iterator[Change]:
    """Pair facts by owner and id, then by owner and subject, subject alone, owner and figure."""
    return _compare(
        old,
        new,
        lenses,
        _whole,
        lambda one, lens: (lens.path(one.of), one.id) if one.id else None,
        lambda one, lens: (lens.path(one.of), one.subject, one.class_, one.scope, one.as_of),
        lambda one, lens: (lens.path(one.of), one.subject, one.scope),
        lambda one, lens: (lens.path(one.of), one.subject),
        lambda one, lens: (lens.path(one.of), one.printed, one.to, one.class_),
        lambda one, lens: (one.subject, one.printed, one.to),
    )


def remark_changes(
    old: Sequence[Remark], new: Sequence[Remark], lenses: Lenses
) -> Iterator[Change]:
    """Pair notes by text, then by what they are on and their class."""
    return _compare(
        old,
        new,
        lenses,
        _whole,
        lambda one, lens: (lens.path(one.of), one.text),
        lambda one, lens: one.text,
        lambda one, lens: (lens.path(one.of), one.class_),
    )


def view_changes(
    old: Sequence[ViewSpec], new: Sequence[ViewSpec], lenses: Lenses
) -> Iterator[Change]:
    """Pair views by name, then by label and by all they show."""
    return _compare(
        old,
        new,
        lenses,
        lambda one, lens: one.name,
        lambda one, lens: one.label or None,
        _unnamed,
    )


def flow_changes(old: Sequence[Flow], new: Sequence[Flow], lenses: Lenses) -> Iterator[Change]:
    """Pair flows by name, then by label and by their steps."""
    return _compare(
        old,
        new,
        lenses,
        lambda one, lens: one.name,
        lambda one, lens: one.label or None,
        _unnamed,
    )


def _whole(one: Thing, lens: Lens) -> Hashable:
    """All there is to compare."""
    return tuple(
        (name, tuple(sorted(value.text for value in values)))
        for name, values in properties(one, lens).items()
    )


def _unnamed(one: Thing, lens: Lens) -> Hashable:
    """All there is to compare, but for the name."""
    told = properties(one, lens)
    return tuple(
        (name, tuple(value.text for value in told[name]))
        for name in told
        if name not in ("id", "label", "zh", "en")
    )


def _compare(old: Sequence[T], new: Sequence[T], lenses: Lenses, *keys: Key[T]) -> Iterator[Change]:
    """Pair things by one key after another, and tell what differs."""
    before, after = lenses
    pairs = pair(old, new, [(_seen(key, before), _seen(key, after)) for key in keys])
    for was, now in pairs.both:
        change = altered(was, now, lenses)
        if change is not None:
            yield change
    yield from map(Removed, pairs.gone)
    yield from map(Added, pairs.come)


def _seen(key: Key[T], lens: Lens) -> Callable[[T], Hashable]:
    return lambda one: key(one, lens)
