"""Facts as a page shows them: figures on cards, and every fact in a table by class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from citydsl.dsl.model.model import City, Fact
from citydsl.dsl.model.quantity import Bound
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.render.sheet.bounds import bound_mark, magnitude
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.links import anchor
from citydsl.render.sheet.page import Figure, FigureClass, FigureGroup, FigureTable

__all__ = [
    "card_classes",
    "cards",
    "cards_text",
    "fact_anchor",
    "figure_table",
    "is_figure",
    "lacking",
]

_LONG = 12
_ON_CARDS = ("outcome", "output", "coverage", "scale", "capability", "structure", "target", "rank")
"""What stands on cards, in this order: what changed before what there is."""
_IN_WORDS = frozenset({"outcome", "target", "rank"})
"""What is worth a card without a number."""


def cards(context: Context, city: City) -> tuple[Figure, ...]:
    """The figures worth a card, by class."""
    shown = [(number, fact) for number, fact in enumerate(city.facts) if is_figure(fact)]
    shown.sort(key=lambda one: _ON_CARDS.index(one[1].class_))
    return tuple(_figure(context, city, *one, on_card=True) for one in shown)


def card_classes(context: Context, city: City) -> tuple[FigureClass, ...]:
    """The classes of the figures on a city's cards, with what each of them means."""
    counts = Counter(fact.class_ for fact in city.facts if is_figure(fact))
    return tuple(
        FigureClass(
            context.badge("class", one),
            context.say(f"class_{one}"),
            counts[one],
        )
        for one in _ON_CARDS
        if counts[one]
    )


def cards_text(context: Context, city: City) -> str:
    """What is said where a city has no card."""
    inside = [context.name(inner) for inner in city.walk() if inner is not city and inner.facts]
    if inside:
        return context.say("figures_inside", labels=context.listed(inside))
    return context.say("no_figures" if city.facts else "no_facts")


def figure_table(context: Context, city: City) -> FigureTable:
    """Every fact of a city, by class."""
    groups = []
    for choice in CHOICES["class"]:
        rows = tuple(
            _figure(context, city, number, fact, on_card=False)
            for number, fact in enumerate(city.facts)
            if fact.class_ == choice.id
        )
        if rows:
            groups.append(FigureGroup(context.choice("class", choice.id), choice.id, rows))
    return FigureTable(tuple(groups), any(fact.status for fact in city.facts))


def is_figure(fact: Fact) -> bool:
    """Whether a fact is a figure, a change or a claim, about the city rather than around it."""
    return fact.class_ in _ON_CARDS and (
        fact.class_ in _IN_WORDS
        or fact.to is not None
        or any(one.bound is not Bound.TEXT for one in fact.quantities)
    )


def lacking(fact: Fact) -> tuple[str, ...]:
    """The words for what an outcome leaves out. A change carries its own baseline."""
    if fact.class_ != "outcome":
        return ()
    baseline = bool(fact.baseline) or fact.to is not None
    missing = (("lacks_baseline", not baseline), ("lacks_period", not fact.as_of))
    return tuple(word for word, is_missing in missing if is_missing)


def fact_anchor(city: City, number: int) -> str:
    """The id of a fact's row."""
    return anchor(f"{city.path}.fact-{number + 1}")


def _figure(context: Context, city: City, number: int, fact: Fact, *, on_card: bool) -> Figure:
    owner = context.owner(fact.of)
    bound = bound_mark(context, fact)
    missing = context.listed(context.say(word) for word in lacking(fact))
    return Figure(
        fact_anchor(city, number),
        fact.printed,
        fact.to or "",
        len(fact.printed) + len(fact.to or "") > _LONG,
        bound.sign,
        bound.text,
        magnitude(fact),
        fact.of,
        fact.subject,
        context.reading(fact),
        context.badge("class", fact.class_),
        context.status(fact.status),
        owner,
        fact.of != context.city.path and fact.subject not in context.names_at(fact.of),
        tuple(_details(context, fact, with_reading=not on_card)),
        context.say("lacks", text=missing) if missing else "",
        context.marks(fact.cites),
    )


def _details(context: Context, fact: Fact, *, with_reading: bool) -> Iterator[str]:
    if fact.scope:
        yield context.say("scope", text=fact.scope)
    if fact.as_of:
        yield context.say("as_of", date=context.date(fact.as_of))
    if fact.baseline:
        yield context.say("baseline", text=fact.baseline)
    if with_reading and fact.stated:
        yield context.say("stated")
    if with_reading and fact.unread:
        yield context.say("unread", text=fact.unread)
