"""The overview of all cases, a card for each."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import City, Model
from citydsl.dsl.record import NamedTuple
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.figures import cards
from citydsl.render.sheet.page import Figure
from citydsl.render.sheet.words import listed, say

__all__ = ["Card", "IndexEntry", "IndexPage", "index_card", "index_page"]

_ORDER = ("outcome", "scale", "coverage", "output")
_MANY = 400
"""Cards from which an overview is large."""
_SLICE = 60
"""Cards of a large overview that a browser lets in and draws together: whole rows of them."""


class IndexEntry(NamedTuple):
    """What the overview has of one city: plain data, made beside the city's own page.

    `html` is its card, as it is printed; the others are those of SearchRows. Lists will do for
    tuples.
    """

    html: str
    words: Sequence[Sequence[Any]]
    city: str
    elements: str
    facts: str
    counts: Sequence[int]


class Card(NamedTuple):
    """One city on the overview."""

    label: str
    second: str
    href: str
    place: tuple[str, ...]
    formulas: tuple[str, ...]
    picture: str
    picture_text: str
    counts: tuple[str, ...]
    figures: tuple[Figure, ...]
    no_figures: str


class IndexPage(NamedTuple):
    """The overview: `cards` as they are printed, `legend` are words with what they mean.

    `left_out` says what the search does not cover, where anything. A `large` one has so many cards
    that a browser had better draw only what is in sight, a `slice` of so many at a time.
    """

    title: str
    cards: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    left_out: str
    large: bool
    slice: int
    home: str = ""


def index_page(entries: Sequence[IndexEntry], left_out: Sequence[str], lang: str) -> IndexPage:
    """Decide everything the overview says; the search leaves out rows of these sorts."""
    names = ("printed", "dashed", "open", "silent")
    legend = tuple(
        (say(f"legend_{name}", lang), say(f"legend_{name}_text", lang)) for name in names
    )
    totals = {
        "elements": sum(entry.counts[0] for entry in entries),
        "facts": sum(entry.counts[1] for entry in entries),
    }
    lacking = [say(f"left_{sort}", lang, count=f"{totals[sort]:,}") for sort in left_out]
    said = say("left_out", lang, what=listed(lacking, lang)) if lacking else ""
    cards_of = tuple(entry.html for entry in entries)
    large = len(entries) > _MANY
    title = say("index_title", lang)
    return IndexPage(title, cards_of, legend, said, large, _SLICE if large else _MANY)


def index_card(model: Model, city: City, href: str, thumbnail: str, lang: str) -> Card:
    """Decide what the overview says of a city, in both languages; `href` is its page, `thumbnail`
    an SVG or empty."""
    context = Context(model, city, lang, both=True)
    level = context.choice("level", city.level) if city.level else ""
    label = context.name(city)
    facts = any(inner.facts for inner in city.walk())
    return Card(
        label,
        context.second(city.labels),
        safe_link(href),
        tuple(text for text in (city.place, level) if text),
        _formulas(city),
        _data_link(thumbnail),
        context.say("thumbnail", label=label),
        _counts(context, city),
        _best(context, city),
        context.say("index_no_figures" if facts else "index_no_facts"),
    )


def _formulas(city: City) -> tuple[str, ...]:
    """The city's own formulas, or those of its elements where it has none itself."""
    own = tuple(formula.printed for formula in city.formulas if formula.of == city.path)
    return own or tuple(formula.printed for formula in city.formulas)


def _counts(context: Context, city: City) -> tuple[str, ...]:
    elements = sum(len(inner.elements) for inner in city.walk())
    facts = sum(len(inner.facts) for inner in city.walk())
    inside = [context.name(inner) for inner in city.walk() if inner is not city]
    texts = [
        context.say("index_components", count=elements) if elements else "",
        context.say("index_facts", count=facts) if facts else "",
        context.say("index_inside", labels=context.listed(inside)) if inside else "",
    ]
    return tuple(text for text in texts if text)


def _best(context: Context, city: City) -> tuple[Figure, ...]:
    """Two figures: what changed before how much there is, the city's own before those inside."""
    own = cards(context, city)
    found = own or [figure for inner in city.walk() for figure in cards(context, inner)]
    ranked = sorted(enumerate(found), key=lambda item: _rank(item[1]))
    return tuple(figure for _, figure in sorted(ranked[:2], key=lambda item: item[0]))


def _rank(figure: Figure) -> int:
    class_ = figure.class_.tone
    return _ORDER.index(class_) if class_ in _ORDER else len(_ORDER)


def _data_link(svg: str) -> str:
    """A picture as a `data:` link: ten in one page must not share their ids and styles."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" if svg else ""
