"""The facts of a city as a table for a document."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from citydsl.dsl.model.model import City, Fact, Labels, Model
from citydsl.dsl.vocabulary.choices import choice_label
from citydsl.render.embed.sources import Sources
from citydsl.render.embed.table import Cell, Piece, Table, table_of
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.quantities import date_words, fact_reading

__all__ = ["facts_table"]

_COLUMNS = ("subject", "printed", "reading", "", "owner", "status", "cite")
_CLASS = Labels("类别", "Class")
_FACTS = Labels("事实", "facts")


def facts_table(
    model: Model,
    city: City,
    lang: str,
    *,
    classes: Collection[str] = (),
    paths: Collection[str] | None = None,
) -> Table:
    """Return the facts of a city and of those inside it, in the spec's order.

    `classes` keeps only these classes, `paths` only what stands at these elements and cities.
    """
    context = Context(model, city, lang)
    facts = [
        fact
        for inner in city.walk()
        for fact in inner.facts
        if (not classes or fact.class_ in classes) and (paths is None or fact.of in paths)
    ]
    sources = Sources(model.documents, lang, (cite for fact in facts for cite in fact.cites))
    rows = [_row(context, sources, fact, plain=len(classes) == 1) for fact in facts]
    colon = ": " if lang == "en" else "："
    title = f"{context.name(city)}{colon}{_FACTS.pick(lang)}"
    columns = [context.say(name) if name else _CLASS.pick(lang) for name in _COLUMNS]
    return table_of(title, columns, rows, sources.note(), (fact.of for fact in facts))


def _row(context: Context, sources: Sources, fact: Fact, *, plain: bool) -> tuple[Cell, ...]:
    """One fact; `plain` leaves out the class, which is the same in all rows."""
    printed = f"{fact.printed} → {fact.to}" if fact.to is not None else fact.printed
    owned = fact.of != context.city.path
    return (
        (Piece(fact.subject),),
        (Piece(printed),),
        (Piece(context.clauses(_reading(context, fact))),),
        () if plain else (Piece(choice_label("class", fact.class_, context.lang)),),
        (Piece(context.owner(fact.of).text, fact.of),) if owned else (),
        (Piece(choice_label("status", fact.status, context.lang)),) if fact.status else (),
        sources.cell(fact.cites),
    )


def _reading(context: Context, fact: Fact) -> Iterator[str]:
    """How its figures are read, and what limits them."""
    if read := fact_reading(fact, context.lang):
        yield read
    if fact.scope:
        yield context.say("scope", text=fact.scope)
    if fact.as_of:
        yield context.say("as_of", date=date_words(fact.as_of, context.lang))
    if fact.baseline:
        yield context.say("baseline", text=fact.baseline)
