"""Formulas as a page shows them: each term with what is named, inferred and only counted."""

from __future__ import annotations

from citydsl.dsl.model.model import City, Formula, Term
from citydsl.render.sheet.context import Context, tone
from citydsl.render.sheet.page import FormulaBlock, TermBlock

_MOST_DOTS = 24

__all__ = ["formula_blocks", "term_label"]


def formula_blocks(context: Context, city: City) -> tuple[FormulaBlock, ...]:
    """The formulas of a city and of its elements."""
    return tuple(_block(context, city, formula) for formula in city.formulas)


def term_label(context: Context, term: Term) -> str:
    """What a term is called, or its symbol where it has no words."""
    return context.label(term.labels, term.label or term.symbol)


def _block(context: Context, city: City, formula: Formula) -> FormulaBlock:
    owner = "" if formula.of == city.path else context.name_at(formula.of)
    return FormulaBlock(
        formula.printed,
        context.say("formula_of", owner=owner) if owner else "",
        context.status(formula.status),
        tuple(_term(context, term) for term in formula.terms),
        context.marks(formula.cites),
    )


def _term(context: Context, term: Term) -> TermBlock:
    return TermBlock(
        term.symbol,
        term_label(context, term),
        context.second(term.labels),
        _tone(context, term),
        _summary(context, term),
        tuple(context.member(path) for path in term.named),
        tuple(context.member(path) for path in term.inferred),
        _ghost(context, term),
        _tally(term),
    )


def _tally(term: Term) -> tuple[str, ...]:
    """A dot for each member, as long as they can be told apart at a glance."""
    unnamed = ("open",) if term.open else ("unnamed",) * (term.unnamed or 0)
    dots = ("named",) * len(term.named) + ("inferred",) * len(term.inferred) + unnamed
    return dots if len(dots) <= _MOST_DOTS else ()


def _tone(context: Context, term: Term) -> str:
    """The colours of where most readers look for it: the first member's place, else the kind's."""
    for path in (*term.named, *term.inferred):
        element = context.model.elements.get(path)
        if element is not None:
            return tone(element.layer or element.pillar)
    kind = context.model.vocabulary.kinds.get(term.kind or "")
    return tone(kind.layer or kind.pillar) if kind else "plain"


def _summary(context: Context, term: Term) -> str:
    measure = term.measure or context.say("measure")
    named, inferred = len(term.named), len(term.inferred)
    if term.count is None:
        parts = [context.say("total_open", symbol=term.symbol)]
    else:
        parts = [context.say("total", count=term.count, measure=measure)]
    if term.count is not None and not inferred and named == term.count:
        return context.clauses([*parts, context.say("all_named")])
    if named:
        parts.append(context.say("some_named", count=named, measure=measure))
    if inferred:
        parts.append(context.say("some_inferred", count=inferred, measure=measure))
    return context.clauses(parts)


def _ghost(context: Context, term: Term) -> str:
    measure = term.measure or context.say("measure")
    members = len(term.named) + len(term.inferred)
    if term.count is None:
        return "" if members else context.say("ghost_open")
    if not term.unnamed:
        return ""
    if not members:
        return context.say("none_named")
    return context.say("ghost", count=term.unnamed, measure=measure)
