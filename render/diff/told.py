"""Differences as they are told, whatever the format: rows with names, values and places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from citydsl.dsl.diff.changes import (
    Added,
    Altered,
    Change,
    Changes,
    CityChanges,
    Field,
    Mark,
    Removed,
    Thing,
    Value,
    things_of,
)
from citydsl.dsl.model.model import (
    City,
    Document,
    Element,
    Fact,
    Formula,
    Kind,
    Labels,
    Layer,
    Model,
    Pillar,
    Reference,
    Relation,
    Remark,
    Verb,
)
from citydsl.dsl.model.pictures import Flow, ViewSpec
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span
from citydsl.render.diff.words import field_name, noun, say
from citydsl.render.plain import plain

__all__ = ["Detail", "Row", "Section", "concerns", "named", "place", "told"]


class Detail(NamedTuple):
    """One property: its name, the value before and after; empty where there was none."""

    name: str
    old: str
    new: str


class Row(NamedTuple):
    """One change: its marks, the sort of thing, its name now and before, where it is written.

    `path` is that of the element to look at in the picture: of a claim, what it is about.
    """

    marks: tuple[Mark, ...]
    noun: str
    name: str
    was: str
    context: str
    details: tuple[Detail, ...]
    old_place: str
    new_place: str
    path: str
    gone: bool


class Section(NamedTuple):
    """The changes of one city, or (`id` empty) in what all share."""

    id: str
    title: str
    rows: tuple[Row, ...]


_Sides = tuple[Model | None, Model | None]


def told(changes: Changes, lang: str, *, whole: bool = False) -> tuple[Section, ...]:
    """The sections in which something has changed.

    A property that the two names of a thing tell already is left out, unless the `whole` is asked
    for, which has the same rows and properties in every language.
    """
    sections = [_section(city, lang, whole=whole) for city in changes.cities]
    if changes.shared:
        rows = tuple(_row(change, (None, None), lang, whole=whole) for change in changes.shared)
        sections.append(Section("", say("shared", lang), rows))
    return tuple(sections)


def _section(city: CityChanges, lang: str, *, whole: bool) -> Section:
    sides = city.old[0] if city.old else None, city.new[0] if city.new else None
    rows = tuple(_row(change, sides, lang, whole=whole) for change in city.changes)
    return Section(city.id, plain(city.labels.pick(lang)) or city.id, rows)


def _row(change: Change, sides: _Sides, lang: str, *, whole: bool) -> Row:
    old, new = things_of(change)
    shown = new or old
    assert shown is not None
    model = sides[1] if new else sides[0]
    short = isinstance(change, Altered)
    name = named(shown, model, lang, short=short)
    was = named(old, sides[0], lang, short=short) if old and new else ""
    was = was if was != name else ""
    match change:
        case Added() | Removed():
            fields: tuple[Field, ...] = ()
        case Altered():
            fields = change.fields
        case _:
            assert_never(change)
    details = (_detail(field, lang) for field in fields)
    return Row(
        change.marks,
        _noun(shown, model, lang),
        name,
        was,
        _context(shown, model, lang),
        tuple(one for one in details if whole or one[1:] != (was, name)),
        place(old.span) if old else "",
        place(new.span) if new else "",
        concerns(shown),
        gone=new is None,
    )


def place(span: Span) -> str:
    """Where a thing is written, as `file:line`; empty for what comes with the compiler."""
    return f"{span.source.name}:{span.position.line}"


def _noun(thing: Thing, model: Model | None, lang: str) -> str:
    """The sort of a thing: an element's is its kind."""
    if isinstance(thing, Element) and model is not None:
        return plain(model.vocabulary.kinds[thing.kind].labels.pick(lang)) or thing.kind
    if isinstance(thing, Remark) and thing.class_ == "anomaly":
        return noun("anomaly", lang)
    return noun(type(thing).__name__, lang)


def named(thing: Thing, model: Model | None, lang: str, *, short: bool = False) -> str:
    """What a thing is called, in full for what has no name of its own; a fact by its subject alone
    where it is to be `short`."""
    match thing:
        case City() | Element() | ViewSpec() | Flow():
            id = thing.name if isinstance(thing, ViewSpec | Flow) else thing.id
            return plain(thing.labels.pick(lang) or thing.label) or id
        case Relation():
            return _relation(thing, model, lang)
        case Formula():
            return plain(thing.printed)
        case Fact():
            if short:
                return plain(thing.subject)
            figure = plain(thing.printed if thing.to is None else f"{thing.printed} → {thing.to}")
            return f"{plain(thing.subject)}{say('colon', lang)}{figure}"
        case Remark():
            return plain(thing.text)
        case Document() | Kind() | Layer() | Pillar() | Verb() | Reference():
            return plain(thing.labels.pick(lang)) or thing.id
        case _:
            assert_never(thing)


def _relation(relation: Relation, model: Model | None, lang: str) -> str:
    source, target = (_at(path, model, lang) for path in (relation.source, relation.target))
    verbs = model.vocabulary.verbs if model else {}
    id = relation.verb or ""
    verb = verbs[id].labels if id in verbs else Labels(id)
    said = " ".join(part for part in (plain(verb.pick(lang)), plain(relation.label)) if part)
    arrow = "↔" if relation.mutual else "→"
    return (
        f"{source} {arrow} {target}{say('colon', lang)}{said}"
        if said
        else (f"{source} {arrow} {target}")
    )


def _at(path: str, model: Model | None, lang: str) -> str:
    """What stands at a path is called."""
    if model is None:
        return path
    thing: City | Element | None = model.elements.get(path)
    if thing is None:
        thing = next((city for city in model.every_city() if city.path == path), None)
    return (plain(thing.labels.pick(lang)) or thing.id) if thing else path


def _context(thing: Thing, model: Model | None, lang: str) -> str:
    """What a claim is about, or a part is a part of, where that is not the city itself."""
    match thing:
        case Fact() | Formula() | Remark():
            path = thing.of
        case Element():
            path = thing.parent or ""
        case _:
            return ""
    known = model is not None and path in model.elements
    return _at(path, model, lang) if known else ""


def concerns(thing: Thing) -> str:
    """The path of the element or city a change is about; empty where there is none."""
    match thing:
        case City() | Element():
            return thing.path
        case Relation():
            return thing.source
        case Fact() | Formula() | Remark():
            return thing.of
        case ViewSpec() | Flow() | Document() | Kind() | Layer() | Pillar() | Verb() | Reference():
            return ""
        case _:
            assert_never(thing)


def _detail(field: Field, lang: str) -> Detail:
    name = field_name(field.name, lang)
    about = plain(field.about.pick(lang))
    if about:
        name = f"{about}{say('comma', lang)}{name}"
    return Detail(name, _values(field.old, lang), _values(field.new, lang))


def _values(values: Iterable[Value], lang: str) -> str:
    return say("list", lang).join(plain(value.labels.pick(lang)) for value in values)
