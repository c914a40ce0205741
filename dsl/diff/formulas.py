"""Formulas of two versions, term by term."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from citydsl.dsl.diff.changes import Added, Altered, Change, Field, Removed, Value
from citydsl.dsl.diff.compare import altered, only_here
from citydsl.dsl.diff.lens import Lens, plain_value
from citydsl.dsl.diff.pairs import pair
from citydsl.dsl.model.model import Formula, Labels, Term

__all__ = ["formula_changes"]


def formula_changes(
    old: Sequence[Formula], new: Sequence[Formula], lenses: tuple[Lens, Lens]
) -> Iterator[Change]:
    """Pair formulas by owner and print, then by owner alone; compare what is printed and meant."""
    before, after = lenses
    pairs = pair(
        old,
        new,
        (
            (
                lambda one: (before.path(one.of), one.printed, _shape(one)),
                lambda one: (after.path(one.of), one.printed, _shape(one)),
            ),
            (
                lambda one: (before.path(one.of), one.printed),
                lambda one: (after.path(one.of), one.printed),
            ),
            (lambda one: before.path(one.of), lambda one: after.path(one.of)),
            (lambda one: one.printed, lambda one: one.printed),
        ),
    )
    for was, now in pairs.both:
        change = _altered(was, now, lenses)
        if change is not None:
            yield change
    yield from map(Removed, pairs.gone)
    yield from map(Added, pairs.come)


def _shape(formula: Formula) -> Hashable:
    return tuple((term.symbol, term.kind, term.label) for term in formula.terms)


def _altered(old: Formula, new: Formula, lenses: tuple[Lens, Lens]) -> Altered | None:
    return altered(old, new, lenses, more=tuple(_terms(old, new, lenses)))


def _terms(old: Formula, new: Formula, lenses: tuple[Lens, Lens]) -> Iterator[Field]:
    """Terms on one side only, then what differs in those on both; their order is printed."""
    pairs = pair(
        old.terms,
        new.terms,
        (
            (lambda one: (one.kind, one.label, one.symbol),) * 2,
            (lambda one: (one.kind, one.label),) * 2,
            (lambda one: one.kind,) * 2,
            (lambda one: one.label,) * 2,
        ),
    )
    for term in pairs.gone:
        yield Field("term", (_value(term),), ())
    for term in pairs.come:
        yield Field("term", (), (_value(term),))
    for was, now in pairs.both:
        if _value(was).text != _value(now).text:
            yield Field("term", (_value(was),), (_value(now),))
        yield from _members(was, now, lenses)


def _value(term: Term) -> Value:
    """A term as it is read: 2个门户, N apps."""
    zh = f"{term.symbol}{term.measure}{term.labels.pick('zh') or term.label}"
    en = f"{term.symbol} {term.labels.pick('en') or term.label}".strip()
    key = f"{term.symbol} {term.measure} {term.kind or ''} {term.label}"
    return Value(key, Labels(zh, en))


def _members(old: Term, new: Term, lenses: tuple[Lens, Lens]) -> Iterator[Field]:
    """Members listed or inferred on one side only.

    A term without a list has all of its kind for members: who these are is told as elements.
    """
    if old.bound and new.bound:
        return
    about = _value(new).labels
    if old.bound != new.bound:
        yield Field("listed", _listed(old), _listed(new), about)
    for name in ("named", "inferred"):
        was = tuple(lenses[0].place(path) for path in getattr(old, name))
        now = tuple(lenses[1].place(path) for path in getattr(new, name))
        lost, won = only_here(was, now), only_here(now, was)
        if lost or won:
            yield Field(name, lost, won, about)


def _listed(term: Term) -> tuple[Value, ...]:
    return () if term.bound else plain_value("yes")
