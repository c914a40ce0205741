"""One city's fact sheet, put together from its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import City, Labels, Model
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.formats.svg import Inline
from citydsl.render.sheet.components import component_table, relation_table
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.details import sheet_data
from citydsl.render.sheet.figures import card_classes, cards, cards_text, figure_table
from citydsl.render.sheet.formulas import formula_blocks
from citydsl.render.sheet.links import anchor, paragraphs
from citydsl.render.sheet.open_points import open_groups
from citydsl.render.sheet.page import (
    Anomaly,
    CitySection,
    Heading,
    NavItem,
    Picture,
    SheetPage,
)
from citydsl.render.sheet.periods import period
from citydsl.render.sheet.standards import Standard, standards
from citydsl.render.sheet.timeline import phases, timeline

_MANY = 400
"""Rows from which a page is large."""
_SLICE = 40
"""Rows of a large page that a browser lets in and draws together: about a screen of them."""

__all__ = ["Drawn", "sheet_page"]


class Drawn(NamedTuple):
    """A view as it is drawn for a page; `en` where English readers have a picture of their own."""

    view: View
    zh: Inline
    en: Inline | None = None


def sheet_page(
    model: Model,
    city: City,
    pictures: Sequence[Drawn],
    lang: str,
    home: str,
    beside: Sequence[tuple[Labels, str]] = (),
    *,
    both: bool = False,
) -> SheetPage:
    """Decide everything the sheet of a city says, in the order it is read.

    With `both`, texts that differ between the languages are `Both`, and start in `lang`.
    """
    context = Context(model, city, lang, both=both)
    top, *inner = (_section(context, one) for one in city.walk())
    shown = tuple(
        Picture(
            f"picture-{number}",
            context.label(drawn.view.labels, drawn.view.name),
            drawn.zh.svg,
            drawn.en.svg if drawn.en else "",
        )
        for number, drawn in enumerate(pictures, 1)
    )
    models = standards(context, city)
    rows = sum(len(one.elements) + len(one.relations) + len(one.facts) for one in city.walk())
    return SheetPage(
        context.say("sheet_title", label=context.name(city)),
        safe_link(home),
        top,
        shown,
        tuple(inner),
        context.footnotes.sources(),
        (
            *_nav(context, top, shown, inner, models),
            *(NavItem(context.label(labels), quote(href)) for labels, href in beside),
        ),
        timeline(context, city),
        models,
        sheet_data(context),
        rows > _MANY,
        _SLICE if rows > _MANY else _MANY,
    )


def _section(context: Context, city: City) -> CitySection:
    return CitySection(
        anchor(city.path),
        _heading(context, city),
        formula_blocks(context, city),
        cards(context, city),
        card_classes(context, city),
        cards_text(context, city),
        component_table(context, city),
        relation_table(context, city),
        figure_table(context, city),
        phases(context, city),
        open_groups(context, city),
        tuple(_anomalies(context, city)),
    )


def _heading(context: Context, city: City) -> Heading:
    marks = context.marks(city.cites)
    outer = city.path.rpartition(".")[0]
    is_inner = city.path != context.city.path
    known = {element.path for one in context.city.walk() for element in one.elements}
    known |= {one.path for one in context.city.walk()}
    strays = dict.fromkeys(note.of for note in city.notes if note.of not in known)
    return Heading(
        context.name(city),
        context.second(city.labels),
        context.status(city.status),
        tuple((term, value) for term, value in _lines(context, city) if value),
        safe_link(city.link),
        context.say("within", label=context.name_at(outer)) if is_inner else "",
        paragraphs(city.describe),
        context.notes(city.path, *strays),
        context.flags(city.path),
        marks,
    )


def _lines(context: Context, city: City) -> Iterator[tuple[str, str]]:
    yield context.say("place"), city.place
    yield context.say("level"), context.choice("level", city.level) if city.level else ""
    yield context.say("period"), period(context, city.since, city.until)
    yield context.say("alias"), context.listed(city.alias)
    yield context.say("tags"), context.listed(city.tags)


def _anomalies(context: Context, city: City) -> Iterator[Anomaly]:
    for remark in city.anomalies:
        owner = context.owner(remark.of).text
        concern = context.say("concerns", label=owner) if remark.of != city.path else ""
        yield Anomaly(context.anomaly_ids[id(remark)], concern, context.note(remark))


def _nav(
    context: Context,
    top: CitySection,
    pictures: Sequence[Picture],
    inner: Sequence[CitySection],
    models: Sequence[Standard],
) -> Iterator[NavItem]:
    heading = top.heading
    has = {
        "pictures": pictures,
        "anomalies": top.anomalies,
        "notes": heading.describe or heading.notes,
        "standards": models,
    }
    empty = {name for name, part in has.items() if not part}
    names = ["formula", "figures", "components", "relations", "facts"]
    for name in ("pictures", *names, "time", "standards", "notes", "open", "anomalies"):
        if name in empty:
            continue
        of_page = name in ("pictures", "time", "standards")
        yield NavItem(context.say(name), f"#{name}" if of_page else f"#{top.id}-{name}")
    for section in inner:
        yield NavItem(section.heading.label, "#" + section.id)
    yield NavItem(context.say("sources"), "#sources")
