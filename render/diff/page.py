"""The page of differences: what a template prints, in the order it is read."""

from __future__ import annotations

from collections.abc import Mapping

from citydsl.dsl.diff.changes import Changes, CityChanges, Mark
from citydsl.dsl.record import NamedTuple
from citydsl.render.diff.paint import paint
from citydsl.render.diff.text import summary
from citydsl.render.diff.told import Detail, Row, Section, told
from citydsl.render.diff.union import union
from citydsl.render.diff.words import MARKS, SIGNS, say
from citydsl.render.formats.svg import Inline, inline_svg
from citydsl.render.layout.layered import layout

__all__ = ["Count", "DiffPage", "Drawn", "diff_page", "drawings"]


class Drawn(NamedTuple):
    """The picture of a city in both languages, and where in it the things of each side are."""

    zh: Inline
    en: Inline
    places: Mapping[str, str]
    shown: frozenset[str]


class Sign(NamedTuple):
    """The sign of a mark, and what it stands for."""

    mark: str
    sign: str
    label: str


class Count(NamedTuple):
    """How many changes have a mark."""

    sign: Sign
    number: str


class Entry(NamedTuple):
    """One change. `path` is that of the box to look at, empty where none is drawn."""

    id: str
    signs: tuple[Sign, ...]
    marks: str
    noun: str
    name: str
    context: str
    details: tuple[Detail, ...]
    old_place: str
    new_place: str
    path: str
    gone: bool


class Part(NamedTuple):
    """The changes of a city, with their picture, or of what the cities share, without one."""

    id: str
    title: str
    caption: str
    zh: str
    en: str
    entries: tuple[Entry, ...]


class DiffPage(NamedTuple):
    """The whole page; `parts` is empty where both versions mean the same."""

    title: str
    home: str
    summary: str
    counts: tuple[Count, ...]
    parts: tuple[Part, ...]


def drawings(changes: Changes) -> dict[str, Drawn]:
    """The picture of each city that differs, by its id."""
    return {city.id: _drawn(city, number) for number, city in enumerate(changes.cities, 1)}


def _drawn(changes: CityChanges, number: int) -> Drawn:
    both = union(changes)
    zh, en = (
        paint(layout(both.view, lang=lang, both=False), both.marks, both.away)
        for lang in ("zh", "en")
    )
    shown = frozenset(box.path for box in zh.boxes if box.path)
    return Drawn(
        inline_svg(zh, f"c{number}-"), inline_svg(en, f"c{number}-en-"), both.places, shown
    )


def diff_page(changes: Changes, pictures: Mapping[str, Drawn], lang: str) -> DiffPage:
    """Decide everything the page says in a language."""
    counts = tuple(
        Count(_sign(mark, lang), str(count)) for mark, count in changes.counts().items() if count
    )
    parts = tuple(
        _part(section, number, pictures.get(section.id) if section.id else None, lang)
        for number, section in enumerate(told(changes, lang, whole=True), 1)
    )
    return DiffPage(say("title", lang), "", summary(changes, lang), counts, parts)


def _part(section: Section, number: int, drawn: Drawn | None, lang: str) -> Part:
    entries = tuple(
        _entry(row, f"p{number}-{place}", drawn, lang) for place, row in enumerate(section.rows, 1)
    )
    return Part(
        f"p{number}",
        section.title,
        say("picture", lang, section.title) if drawn else "",
        drawn.zh.svg if drawn else "",
        drawn.en.svg if drawn else "",
        entries,
    )


def _entry(row: Row, id: str, drawn: Drawn | None, lang: str) -> Entry:
    path = ""
    if drawn is not None:
        path = drawn.places.get(row.path, row.path) if row.gone else row.path
        path = path if path in drawn.shown else ""
    return Entry(
        id,
        tuple(_sign(mark, lang) for mark in row.marks),
        " ".join(mark.value for mark in row.marks),
        row.noun,
        row.name,
        row.context,
        row.details,
        row.old_place,
        row.new_place,
        path,
        row.gone,
    )


def _sign(mark: Mark, lang: str) -> Sign:
    return Sign(mark.value, SIGNS[mark], MARKS[mark].pick(lang))
