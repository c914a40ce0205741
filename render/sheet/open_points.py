"""What the source leaves open: counted, unsettled, inferred, without reference, not mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.model.model import City, Element, Formula, Layer, Pillar, Term
from citydsl.render.sheet.components import verb_words
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.figures import fact_anchor, lacking
from citydsl.render.sheet.formulas import term_label
from citydsl.render.sheet.links import to_anchor
from citydsl.render.sheet.page import OpenGroup, OpenItem

__all__ = ["open_groups"]


def open_groups(context: Context, city: City) -> tuple[OpenGroup, ...]:
    """The groups that have something in them."""
    parts = (
        ("open_counted", _counted),
        ("open_terms", _open_terms),
        ("open_ambiguous", _ambiguous),
        ("open_inferred", _inferred),
        ("open_outcomes", _outcomes),
        ("open_unmentioned", _unmentioned),
    )
    groups = (OpenGroup(context.say(name), tuple(find(context, city))) for name, find in parts)
    return tuple(group for group in groups if group.items)


def _terms(city: City) -> Iterator[tuple[Formula, Term]]:
    for formula in city.formulas:
        for term in formula.terms:
            yield formula, term


def _counted(context: Context, city: City) -> Iterator[OpenItem]:
    for formula, term in _terms(city):
        if term.unnamed:
            what = _term_words(context, formula, term)
            members = len(term.named) + len(term.inferred)
            measure = term.measure or context.say("measure")
            lacks = _rest(context, term.unnamed, members, measure)
            yield OpenItem(what, lacks, "", context.marks(formula.cites))
    for element in city.elements:
        unnamed, named = _unnamed(context, city, element)
        if unnamed:
            what = context.say("open_element", label=context.name(element))
            lacks = _rest(context, unnamed, named, context.say("measure"))
            marks = context.marks(element.cites)
            yield OpenItem(what, lacks, to_anchor(element.path), marks)


def _unnamed(context: Context, city: City, element: Element) -> tuple[int, int]:
    """How many of those an element stands for have no name, and how many have."""
    is_a = context.model.vocabulary.is_a
    parts = [part for part in city.elements if part.parent == element.path]
    named = sum(part.count or 1 for part in parts if is_a(part.kind, element.kind))
    count = element.count or 1
    return (max(count - named, 0) if count > 1 else 0), named


def _rest(context: Context, count: int, named: int, measure: str) -> str:
    return context.say("ghost" if named else "ghost_all", count=count, measure=measure)


def _term_words(context: Context, formula: Formula, term: Term) -> str:
    label = context.joined((term.symbol, term_label(context, term)), " ")
    return context.say("open_term", formula=formula.printed, label=label)


def _open_terms(context: Context, city: City) -> Iterator[OpenItem]:
    for formula, term in _terms(city):
        if term.open:
            lacks = context.say("total_open", symbol=term.symbol)
            if not (term.named or term.inferred):
                lacks = context.clauses([lacks, context.say("ghost_open")])
            what = _term_words(context, formula, term)
            yield OpenItem(what, lacks, "", context.marks(formula.cites))


def _ambiguous(context: Context, city: City) -> Iterator[OpenItem]:
    for remark in city.notes:
        if remark.class_ == "ambiguous":
            owner = context.owner(remark.of)
            yield OpenItem(owner.text, remark.text, owner.href, context.marks(remark.cites))


def _inferred(context: Context, city: City) -> Iterator[OpenItem]:
    mark = context.say("inferred")
    for element in city.elements:
        if element.inferred:
            what = context.say("open_element", label=context.name(element))
            yield OpenItem(what, mark, to_anchor(element.path), context.marks(element.cites))
    for formula, term in _terms(city):
        for path in term.inferred:
            what = context.say(
                "open_member",
                member=context.name_at(path),
                formula=formula.printed,
                label=term_label(context, term),
            )
            yield OpenItem(what, mark, context.member(path).href, context.marks(formula.cites))
    for relation in city.relations:
        if relation.inferred:
            what = context.say(
                "open_relation",
                source=context.name_at(relation.source),
                verb=verb_words(context, relation),
                target=context.name_at(relation.target),
            )
            yield OpenItem(what, mark, "", context.marks(relation.cites))
    for remark in city.notes:
        if remark.class_ == "inferred":
            owner = context.owner(remark.of)
            yield OpenItem(owner.text, remark.text, owner.href, context.marks(remark.cites))


def _outcomes(context: Context, city: City) -> Iterator[OpenItem]:
    for number, fact in enumerate(city.facts):
        missing = [context.say(word) for word in lacking(fact)]
        if missing:
            printed = f"{fact.printed} → {fact.to}" if fact.to else fact.printed
            what = context.say("open_outcome", subject=fact.subject, printed=printed)
            lacks = context.say("lacks", text=context.listed(missing))
            yield OpenItem(what, lacks, "#" + fact_anchor(city, number), context.marks(fact.cites))


def _unmentioned(context: Context, city: City) -> Iterator[OpenItem]:
    """Of the page's city only: one inside it does not owe the reader every layer."""
    if city.path != context.city.path:
        return
    vocabulary = context.model.vocabulary
    own = _places(context, city)
    inner = {place for other in city.walk() for place in _places(context, other)} - own
    for name, words in (("layers", vocabulary.layers), ("pillars", vocabulary.pillars)):
        places: list[Layer | Pillar] = sorted(words.values(), key=lambda place: place.order)
        silent = [place for place in places if place.id not in own | inner]
        if silent:
            labels = context.listed(context.label(place.labels, place.id) for place in silent)
            yield OpenItem(context.say(name), labels, "", ())
        for place in places:
            if place.id in inner:
                label = context.label(place.labels, place.id)
                yield OpenItem(label, _elsewhere(context, city, place), "", ())


def _elsewhere(context: Context, city: City, place: Layer | Pillar) -> str:
    holders = [context.name(other) for other in city.walk() if place.id in _places(context, other)]
    return context.say("elsewhere", labels=context.listed(holders))


def _places(context: Context, city: City) -> set[str]:
    """The layers and pillars a city mentions, be it only by a count in its formula."""
    kinds = context.model.vocabulary.kinds
    found = {place for element in city.elements for place in (element.layer, element.pillar)}
    for _, term in _terms(city):
        kind = kinds.get(term.kind or "")
        if kind is not None:
            found |= {kind.layer, kind.pillar}
    return {place for place in found if place}
