"""The dates of a city in their order: what began, what ended, what was so on a day."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.model.model import City, Element, Fact, Model
from citydsl.dsl.record import NamedTuple
from citydsl.render.sheet.components import verb_words
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.figures import fact_anchor
from citydsl.render.sheet.links import to_anchor
from citydsl.render.sheet.page import Badge
from citydsl.render.sheet.quantities import date_words

__all__ = ["Event", "Moment", "moments"]


class Event(NamedTuple):
    """What began, ended or was so on a date, with the link to its row."""

    text: str
    href: str
    status: Badge | None


class Moment(NamedTuple):
    """A date in words, and all there is on it."""

    date: str
    events: tuple[Event, ...]


class _Dated(NamedTuple):
    date: str
    event: Event


def moments(model: Model, city: City, lang: str) -> tuple[Moment, ...]:
    """Every dated thing of a city and those inside it, what has one date together, the earliest
    first. A date that says less, as a year alone, stands before those within it."""
    context = Context(model, city, lang)
    found = [one for inner in city.walk() for one in _dated(context, inner)]
    found.sort(key=lambda one: one.date)
    return tuple(
        Moment(date_words(date, lang), tuple(one.event for one in found if one.date == date))
        for date in dict.fromkeys(one.date for one in found)
    )


def _dated(context: Context, city: City) -> Iterator[_Dated]:
    things: tuple[City | Element, ...] = (city, *city.elements)
    for thing in things:
        name, status = context.name(thing), context.status(thing.status)
        for date, words in _span(context, name, thing.since, thing.until):
            yield _Dated(date, Event(words, to_anchor(thing.path), status))
    for relation in city.relations:
        ends = [context.owner(end, city).text for end in (relation.source, relation.target)]
        name = f"{ends[0]} {verb_words(context, relation)} {ends[1]}"
        for date, words in _span(context, name, relation.since, relation.until):
            yield _Dated(date, Event(words, "", context.status(relation.status)))
    for number, fact in enumerate(city.facts):
        href, status = "#" + fact_anchor(city, number), context.status(fact.status)
        for date, words in _fact(context, fact):
            yield _Dated(date, Event(words, href, status))


def _fact(context: Context, fact: Fact) -> Iterator[tuple[str, str]]:
    """The dates of a fact: those it prints, those it holds for, and the day it was so."""
    name = context.entry(fact.subject, fact.printed + (f" → {fact.to}" if fact.to else ""))
    for quantity in (*fact.quantities, *fact.to_quantities):
        if quantity.date:
            yield quantity.date, name
    yield from _span(context, name, fact.since, fact.until)
    if fact.as_of:
        yield fact.as_of, context.say("was_so", label=name)


def _span(context: Context, name: str, since: str, until: str) -> Iterator[tuple[str, str]]:
    if since:
        yield since, context.say("began", label=name)
    if until:
        yield until, context.say("ended", label=name)
