"""Where a source gives a count and a list of the same: do they agree?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citydsl.dsl.compare.case import Case, Held
from citydsl.dsl.compare.model import Entry
from citydsl.dsl.model.model import Labels
from citydsl.dsl.model.quantity import Bound
from citydsl.dsl.record import NamedTuple

__all__ = ["Count", "counts_of"]

_COMMA = re.compile("[、,，]")
_OPEN_END = re.compile("等$")


class Count(NamedTuple):
    """What is counted, how many, and how many of them the source names."""

    what: Labels
    printed: int
    known: int
    names: tuple[Labels, ...]
    entry: Entry


def counts_of(case: Case) -> Iterator[Count]:
    """The counts of a city: of terms, of elements that stand for many, of facts with a list."""
    yield from _terms(case)
    yield from _elements(case)
    for held in case.facts:
        found = _listed(case, held)
        if found is not None:
            yield found


def _terms(case: Case) -> Iterator[Count]:
    for at in case.terms:
        term = at.term
        if term.count is None:
            continue
        members = (*term.named, *term.inferred)
        label = term.labels if any(term.labels) else Labels(zh=term.label)
        names = tuple(case.name(path) for path in members)
        printed = Labels(zh=at.formula.printed)
        yield Count(label, term.count, len(members), names, case.of_term(at, label, printed))


def _elements(case: Case) -> Iterator[Count]:
    for element in case.elements:
        if element.count:
            same = [one for one in case.parts(element.path) if case.is_a(one, element.kind)]
            known = sum(one.count or 1 for one in same)
            names = tuple(case.name(one.path) for one in same)
            entry = case.of(element)
            yield Count(case.name(element.path), element.count, known, names, entry)


def _listed(case: Case, held: Held) -> Count | None:
    """A fact whose one exact figure counts what its scope lists: 三级, of 国家、省、市."""
    fact = held.fact
    if len(fact.quantities) != 1 or fact.to is not None:
        return None
    quantity = fact.quantities[0]
    names = [name for name in _COMMA.split(_OPEN_END.sub("", fact.scope.strip())) if name.strip()]
    is_count = quantity.bound is Bound.EXACT and isinstance(quantity.low, int)
    if len(names) < 2 or not is_count or quantity.unit in ("%", "‰", "倍"):
        return None
    assert isinstance(quantity.low, int)
    printed = Labels(zh=fact.printed)
    return Count(printed, quantity.low, len(names), (), case.of_fact(held))
