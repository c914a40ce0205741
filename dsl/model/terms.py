"""The terms of a formula: counts read, members bound, the unnamed counted."""

from __future__ import annotations

import re

from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.dsl.model.declare_words import unknown_kind
from citydsl.dsl.model.drafts import CityDraft
from citydsl.dsl.model.model import Element, Labels, Term
from citydsl.dsl.model.numerals import chinese_number
from citydsl.dsl.model.rules import BAD_COUNT
from citydsl.dsl.model.scope import Scope, unknown_name
from citydsl.dsl.model.words import Words
from citydsl.dsl.syntax import nodes

__all__ = ["MEASURES", "read_terms"]

MEASURES = frozenset("个大类项条套张朵级家座端层种")
"""Measure words that may stand between a count and what it counts."""

_LETTER = re.compile(r"[A-Za-z]")


def read_terms(
    node: nodes.Formula, scope: Scope, city: CityDraft, words: Words, found: list[Diagnostic]
) -> tuple[Term, ...]:
    """Read every term of a formula; a term without a count is reported and left out."""
    terms = (_term(term, scope, city, words, found) for term in node.terms)
    return tuple(term for term in terms if term is not None)


def _term(
    node: nodes.Term, scope: Scope, city: CityDraft, words: Words, found: list[Diagnostic]
) -> Term | None:
    counted = _count(node.amount)
    if counted is None:
        found.append(_bad_count(node))
        return None
    symbol, count, measure = counted
    kind = None
    for name in node.words:
        # 级 is both a measure word and a kind: before a kind it measures.
        measures = name.text in MEASURES and name is node.words[0]
        if measures and (len(node.words) > 1 or name.text not in words.kinds):
            measure = name.text
        elif name.text in words.kinds:
            kind = words.kinds[name.text]
        else:
            found.append(unknown_kind(name, words))
    labels = _labels(node, kind, words)
    if node.members is None and kind is not None:
        members = _all_of(kind, scope, city, words)
        named = tuple(element.path for element in members)
        inferred: tuple[str, ...] = ()
        weight = sum(element.count or 1 for element in members)
    else:
        named, inferred = _listed(node, scope, found)
        weight = sum(_weight(path, city) for path in (*named, *inferred))
    unnamed = None if count is None else max(count - weight, 0)
    return Term(
        symbol,
        count,
        labels.pick("zh"),
        labels,
        kind,
        measure,
        named,
        inferred,
        unnamed,
        node.members is None and kind is not None,
        node.span,
    )


def _count(node: nodes.Name | nodes.Number) -> tuple[str, int | None, str] | None:
    """What stands for the count, its number (None where open) and a measure word on it."""
    if isinstance(node, nodes.Number):
        if isinstance(node.value, int) and node.value >= 0 and not node.percent:
            return str(node.value), node.value, ""
        return None
    text = node.text
    if _LETTER.fullmatch(text):
        return text, None, ""
    measure = text[-1] if text[-1] in MEASURES and len(text) > 1 else ""
    number = chinese_number(text.removesuffix(measure))
    return None if number is None else (str(number), number, measure)


def _labels(node: nodes.Term, kind: str | None, words: Words) -> Labels:
    """A quoted label says the term in the source's words; the kind's stays as translation."""
    of_kind = words.kind_by_id[kind].labels if kind else Labels()
    if node.label is None:
        return of_kind
    return Labels(node.label.text, of_kind.en)


def _all_of(kind: str, scope: Scope, city: CityDraft, words: Words) -> list[Element]:
    vocabulary = words.vocabulary()
    inside = "" if scope.path == city.scope.path else scope.path + "."
    return [
        element
        for element in city.elements
        if element.path.startswith(inside) and vocabulary.is_a(element.kind, kind)
    ]


def _listed(
    node: nodes.Term, scope: Scope, found: list[Diagnostic]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    named: list[str] = []
    inferred: list[str] = []
    for member in node.members or ():
        hit = scope.find(member.path)
        if hit is None:
            found.append(unknown_name(member.path, scope))
        elif hit.path not in named and hit.path not in inferred:
            (inferred if member.inferred else named).append(hit.path)
    return tuple(named), tuple(inferred)


def _weight(path: str, city: CityDraft) -> int:
    element = city.by_path.get(path)
    return (element.count or 1) if element else 1


def _bad_count(node: nodes.Term) -> Diagnostic:
    shown = node.amount.text
    return BAD_COUNT.at(
        node.amount.span,
        Text(f"`{shown}` 不是数目", f"`{shown}` is no count"),
        help=Text(
            "写数字、中文数字，或表示未定的一个字母（N）",
            "write a number, a Chinese numeral, or one letter for an open count (N)",
        ),
    )
