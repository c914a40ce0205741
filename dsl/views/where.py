"""Comparisons: what a field of a thing is beside a value.

A thing a field says nothing of equals only the empty text, and differs from everything else.
Dates are compared as far as both are known: 2018 is the whole year, so `since >= 2018` holds from
its first day and `since > 2018` from the year after. In a text `*` stands for any letters.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from citydsl.dsl.model.model import Vocabulary
from citydsl.dsl.model.predicates import Holds
from citydsl.dsl.views.universe import Entry

__all__ = ["comparison", "like"]

Test: TypeAlias = Callable[[Entry], bool]

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_FIELDS: dict[str, Callable[[Entry], Iterable[Any]]] = {
    "id": lambda entry: (entry.id, entry.name, entry.key),
    "label": lambda entry: entry.labels,
    "kind": lambda entry: (entry.kind,),
    "layer": lambda entry: (entry.layer,),
    "pillar": lambda entry: (entry.pillar,),
    "status": lambda entry: (entry.status,),
    "tag": lambda entry: entry.tags,
    "since": lambda entry: (entry.since,),
    "until": lambda entry: (entry.until,),
    "count": lambda entry: (entry.many,),
    "inferred": lambda entry: (entry.inferred,),
    "city": lambda entry: (entry.city,),
    "place": lambda entry: (entry.place,),
    "vendor": lambda entry: (entry.vendor,),
    "alias": lambda entry: entry.alias,
    "describe": lambda entry: (entry.describe,),
}
_TEXTS = frozenset({"id", "label", "city", "place", "vendor", "alias", "describe", "meta"})
_DATES = frozenset({"since", "until"})


def comparison(test: Holds, vocabulary: Vocabulary) -> Test:
    """Return what tells whether a comparison holds for a thing."""
    read = _meta(test.key) if test.field == "meta" else _FIELDS[test.field]
    if test.op == "!=":
        equal = comparison(test._replace(op="="), vocabulary)
        return lambda entry: not equal(entry)
    given = _given(test, vocabulary)
    if test.value == "":
        return lambda entry: not any(value not in ("", None) for value in read(entry))
    return lambda entry: any(given(value) for value in read(entry) if value not in ("", None))


def _meta(key: str) -> Callable[[Entry], Iterable[Any]]:
    return lambda entry: [value for name, value in entry.meta if name == key]


def _given(test: Holds, vocabulary: Vocabulary) -> Callable[[Any], bool]:
    """What tells whether a value that is given compares as wanted."""
    compare, wanted = _OPERATORS[test.op], test.value
    if test.field == "kind":
        kinds = {kind for kind in vocabulary.kinds if vocabulary.is_a(kind, str(wanted))}
        return lambda value: value in kinds
    if test.field in _DATES:
        return lambda value: _dates(compare, value, str(wanted))
    if test.field in _TEXTS:
        return lambda value: like(value, str(wanted))
    return lambda value: compare(value, wanted)


def _dates(compare: Callable[[Any, Any], bool], date: str, wanted: str) -> bool:
    known = min(len(date), len(wanted))
    return compare(date[:known], wanted[:known])


def like(text: str, pattern: str) -> bool:
    """Whether a text is a pattern in which `*` stands for any letters."""
    first, *rest = pattern.split("*")
    if not rest:
        return text == pattern
    *middle, last = rest
    if not text.startswith(first) or not text.endswith(last):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        at = text.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return at <= end
