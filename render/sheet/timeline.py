"""The dates a source gives, drawn to scale, and what it says of how far things have come."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.model.model import City, Fact
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.figures import fact_anchor
from citydsl.render.sheet.page import Badge, Member
from citydsl.render.sheet.periods import period

__all__ = ["Moment", "Phase", "Tick", "Timeline", "Undated", "phases", "timeline"]

_WIDTH, _SIDE, _ROW, _TOP = 960, 12, 30, 14
_FEWEST = 3
"""Years an axis has at least."""
_LEAST = 8.0
"""Points a mark is wide at least: a day would not be seen."""


class Moment(NamedTuple):
    """What is said of one date or stretch of time, with its place in the drawing.

    `x` and `w` are as long as what the source says is exact: a year where it gives a year. `open`
    says it has begun and no end is given.
    """

    date: str
    whats: tuple[Member, ...]
    text: str
    source: bool
    open: bool
    x: float
    w: float
    y: float
    label_x: float
    anchor: str


class Tick(NamedTuple):
    """The beginning of a year."""

    x: float
    year: str
    anchor: str


class Undated(NamedTuple):
    """A fact about time that names no date, as how long something took."""

    subject: Member
    printed: str
    reading: str


class Timeline(NamedTuple):
    """The drawing and what has no place in it."""

    moments: tuple[Moment, ...]
    ticks: tuple[Tick, ...]
    undated: tuple[Undated, ...]
    width: int
    height: float


class Phase(NamedTuple):
    """What the source gives one status; `badge` is None for what it gives none."""

    badge: Badge
    members: tuple[Member, ...]


_Event = tuple[str, str, Member, bool]


def timeline(context: Context, city: City) -> Timeline:
    """Everything with a date, of a city and those inside it, the earliest first."""
    undated = tuple(_undated(context, city))
    merged: dict[tuple[str, str, bool], list[Member]] = {}
    for since, until, what, source in sorted(_events(context, city), key=lambda one: one[:2]):
        merged.setdefault((since, until, source), []).append(what)
    if not any(not source for _, _, source in merged):
        return Timeline((), (), undated, _WIDTH, 0)
    years = [int(date[:4]) for since, until, _ in merged for date in (since, until) if date]
    first, last = min(years), max(years) + 1
    if last - first < _FEWEST:
        first, last = first - 1, last + 1
    scale = (_WIDTH - 2 * _SIDE) / (last - first)
    moments = tuple(
        _moment(context, row, key, tuple(dict.fromkeys(whats)), first, scale)
        for row, (key, whats) in enumerate(merged.items())
    )
    step = 1 + (last - first) // 12
    ticks = tuple(
        Tick(round(_SIDE + (year - first) * scale, 1), str(year), _tick_anchor(year, first, last))
        for year in range(first, last + 1, step)
    )
    return Timeline(moments, ticks, undated, _WIDTH, _TOP + _ROW * len(moments) + 26)


def phases(context: Context, city: City) -> tuple[Phase, ...]:
    """The elements and facts of a city by their status, as far as the source gives one."""
    found: dict[str, list[Member]] = {}
    for element in city.elements:
        found.setdefault(element.status or "", []).append(context.member(element.path))
    for number, fact in enumerate(city.facts):
        if fact.status:
            found.setdefault(fact.status, []).append(_said(city, number, fact))
    made = [
        Phase(context.status(choice.id) or Badge("", ""), tuple(found[choice.id]))
        for choice in CHOICES["status"]
        if choice.id in found
    ]
    if made and "" in found:
        made.append(Phase(Badge(context.say("no_status"), "none"), tuple(found[""])))
    return tuple(made)


def _said(city: City, number: int, fact: Fact) -> Member:
    colon = "：" if any(ord(char) > 0x2E80 for char in fact.subject) else ": "
    return Member(fact.subject + colon + fact.printed, "#" + fact_anchor(city, number))


def _fact(context: Context, city: City, number: int, fact: Fact) -> Member:
    """A fact by its subject, and by its city where that is not the page's."""
    inner = city.path != context.city.path
    name = context.joined((context.name(city), fact.subject), " · ") if inner else fact.subject
    return Member(name, "#" + fact_anchor(city, number))


def _events(context: Context, city: City) -> Iterator[_Event]:
    for inner in city.walk():
        if _dated(inner.since) or _dated(inner.until):
            yield inner.since, inner.until, context.member(inner.path), False
        for element in inner.elements:
            if _dated(element.since) or _dated(element.until):
                yield element.since, element.until, context.member(element.path), False
        for number, fact in enumerate(inner.facts):
            what = _fact(context, inner, number, fact)
            for date in _dates(fact):
                yield date, date, what, False
            if fact.since or fact.until:
                yield fact.since, fact.until, what, False
    for document in context.cited():
        if _dated(document.date):
            said = context.say("source_dated", label=context.label(document.labels))
            yield document.date, document.date, Member(said, "#sources"), True


def _dates(fact: Fact) -> Iterator[str]:
    if fact.class_ == "date":
        yield from (one.date for one in fact.quantities if _dated(one.date))
    elif _dated(fact.as_of):
        yield fact.as_of


def _undated(context: Context, city: City) -> Iterator[Undated]:
    for inner in city.walk():
        for number, fact in enumerate(inner.facts):
            if fact.class_ == "date" and not any(_dates(fact)):
                yield Undated(
                    _fact(context, inner, number, fact),
                    fact.printed,
                    context.reading(fact),
                )


def _moment(
    context: Context,
    row: int,
    key: tuple[str, str, bool],
    whats: tuple[Member, ...],
    first: int,
    scale: float,
) -> Moment:
    since, until, source = key
    said = context.date(since) if since == until else period(context, since, until)
    begin = _place(since or until, first)
    end = max(_end(until or since, first), begin)
    x = round(_SIDE + begin * scale, 1)
    w = round(max((end - begin) * scale, _LEAST), 1)
    right = x + w / 2 > _WIDTH * 0.55
    text = context.joined((said, context.listed(what.text for what in whats)), "  ")
    label_x = x - 8 if right else x + w + 8
    y = _TOP + row * _ROW
    is_open = bool(since) and not until
    return Moment(
        said, whats, text, source, is_open, x, w, y, round(label_x, 1), "end" if right else "start"
    )


def _tick_anchor(year: int, first: int, last: int) -> str:
    return "start" if year == first else "end" if year == last else "middle"


def _dated(date: str) -> bool:
    """Whether it is an ISO date or part of one: what else stands there has no place on an axis."""
    return bool(date) and all(part.isdecimal() for part in date.split("-")) and len(date) >= 4


def _place(date: str, first: int) -> float:
    year, month, day = ([int(part) for part in date.split("-")] + [1, 1])[:3]
    return year - first + (month - 1) / 12 + (day - 1) / 365


def _end(date: str, first: int) -> float:
    return _place(date, first) + {4: 1.0, 7: 1 / 12}.get(len(date), 1 / 365)
