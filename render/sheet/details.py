"""What the page's scripts know: every element with its facts and relations, each said once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import Citation, City, Element, Fact, Relation, Remark
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span
from citydsl.render.pages.both import Both
from citydsl.render.plain import plain
from citydsl.render.sheet.components import verb_words
from citydsl.render.sheet.context import Context, tone
from citydsl.render.sheet.figures import fact_anchor, lacking
from citydsl.render.sheet.links import anchor, paragraphs
from citydsl.render.sheet.page import Badge
from citydsl.render.sheet.periods import period
from citydsl.render.sheet.quantities import number_words

__all__ = [
    "FactData",
    "NoteData",
    "RelationData",
    "SheetData",
    "ThingData",
    "as_json",
    "sheet_data",
]

_WORDS = (
    *("kind", "layer", "status", "period", "alias", "count", "tags", "link", "whole", "cite"),
    *("vendor", "facts_of", "relations_out", "relations_in", "parts", "declared", "to_row"),
    *("inferred", "nothing_said", "many", "mutual_sign", "relation_count", "fact_count"),
)


class NoteData(NamedTuple):
    """A remark on a thing."""

    badge: Badge
    text: str
    marks: tuple[int, ...]


class ThingData(NamedTuple):
    """A city or element: what its details say. `row` is the id of where it stands on the page."""

    path: str
    row: str
    name: str
    second: str
    kind: str
    place: str
    tone: str
    status: Badge | None
    period: str
    alias: str
    vendor: str
    number: str
    tags: tuple[str, ...]
    inferred: bool
    link: str
    whole: str
    describe: tuple[str, ...]
    notes: tuple[NoteData, ...]
    marks: tuple[int, ...]
    line: str


class FactData(NamedTuple):
    """A fact of the thing at `of`."""

    of: str
    row: str
    subject: str
    printed: str
    reading: str
    badge: Badge
    status: Badge | None
    lacks: str
    marks: tuple[int, ...]
    line: str


class RelationData(NamedTuple):
    """What the thing at `source` does to the one at `target`."""

    source: str
    target: str
    verb: str
    label: str
    inferred: bool
    status: Badge | None
    marks: tuple[int, ...]
    line: str


class SheetData(NamedTuple):
    """Everything a sheet's details are made from."""

    things: tuple[ThingData, ...]
    facts: tuple[FactData, ...]
    relations: tuple[RelationData, ...]
    words: dict[str, str]


def sheet_data(context: Context) -> SheetData:
    """Everything on the sheet of a city, once all its footnotes have their numbers."""
    cities = tuple(context.city.walk())
    return SheetData(
        tuple(thing for city in cities for thing in _things(context, city)),
        tuple(
            _fact(context, fact, fact_anchor(city, number))
            for city in cities
            for number, fact in enumerate(city.facts)
        ),
        tuple(_relation(context, relation) for city in cities for relation in city.relations),
        {name: context.say(name) for name in _WORDS},
    )


def as_json(data: NamedTuple) -> str:
    """Named tuples as JSON objects without what is empty; a text in both languages is a pair."""
    return json.dumps(_bare(data), ensure_ascii=False, separators=(",", ":"))


def _bare(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return plain(value)
    if kind is Both:
        return [plain(value.zh), plain(value.en)]
    if kind is Badge:
        return {"text": _bare(value.text), "tone": value.tone}
    if kind is dict:
        return {key: _bare(one) for key, one in value.items()}
    if kind is tuple:
        return [_bare(one) for one in value]
    if isinstance(value, tuple):
        named = zip(kind._fields, value, strict=True)
        # Most are plain texts: a call less for each of a thousand.
        return {key: plain(one) if type(one) is str else _bare(one) for key, one in named if one}
    return value


def _things(context: Context, city: City) -> Iterator[ThingData]:
    yield _city(context, city)
    for element in city.elements:
        yield _element(context, element)


def _city(context: Context, city: City) -> ThingData:
    return ThingData(
        city.path,
        anchor(city.path),
        context.name(city),
        context.second(city.labels),
        context.choice("level", city.level) if city.level else context.say("a_city"),
        city.place,
        "plain",
        context.status(city.status),
        period(context, city.since, city.until),
        context.listed(city.alias),
        "",
        "",
        city.tags,
        False,
        safe_link(city.link),
        city.path.rpartition(".")[0],
        paragraphs(city.describe),
        tuple(_notes(context, city.path)),
        _marks(context, city.cites),
        _line(city.span),
    )


def _element(context: Context, element: Element) -> ThingData:
    city = context.city_of(element.path)
    return ThingData(
        element.path,
        anchor(element.path),
        context.name(element),
        context.second(element.labels),
        context.kind(element.kind),
        context.place(element),
        tone(element.layer or element.pillar),
        context.status(element.status),
        period(context, element.since, element.until),
        context.listed(element.alias),
        element.vendor,
        number_words(element.count) if element.count else "",
        element.tags,
        element.inferred,
        safe_link(element.link),
        element.parent or (city.path if city else ""),
        paragraphs(element.describe),
        tuple(_notes(context, element.path)),
        _marks(context, element.cites),
        _line(element.span),
    )


def _notes(context: Context, path: str) -> Iterator[NoteData]:
    for remark in context.remarks(path):
        yield _note(context, remark)


def _note(context: Context, remark: Remark) -> NoteData:
    badge = context.badge("remark", remark.class_)
    return NoteData(badge, " ".join(paragraphs(remark.text)), _marks(context, remark.cites))


def _fact(context: Context, fact: Fact, row: str) -> FactData:
    lacks = context.listed(context.say(word) for word in lacking(fact))
    return FactData(
        fact.of,
        row,
        fact.subject,
        f"{fact.printed} → {fact.to}" if fact.to else fact.printed,
        context.reading(fact),
        context.badge("class", fact.class_),
        context.status(fact.status),
        context.say("lacks", text=lacks) if lacks else "",
        _marks(context, fact.cites),
        _line(fact.span),
    )


def _relation(context: Context, relation: Relation) -> RelationData:
    return RelationData(
        relation.source,
        relation.target,
        verb_words(context, relation),
        relation.label if relation.verb else "",
        relation.inferred,
        context.status(relation.status),
        _marks(context, relation.cites),
        _line(relation.span),
    )


def _marks(context: Context, cites: tuple[Citation, ...]) -> tuple[int, ...]:
    return context.footnotes.numbers(cites)


def _line(span: Span) -> str:
    """The file and line that declare a thing, without the folders of this machine."""
    return f"{_file(span.source.name)}:{span.position.line}"


@lru_cache(maxsize=64)
def _file(name: str) -> str:
    return PurePosixPath(name).name
