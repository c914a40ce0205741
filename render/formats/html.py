"""HTML: the fact sheet of a city with its pictures, and the overview of all cities."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from citydsl.dsl.model.model import City, Labels, Model
from citydsl.render.formats.svg import Inline
from citydsl.render.pages.both import both
from citydsl.render.pages.colours import picture_colours
from citydsl.render.pages.shell import print_page, print_part
from citydsl.render.sheet.details import as_json
from citydsl.render.sheet.index import IndexEntry, index_card, index_page
from citydsl.render.sheet.index_data import index_data
from citydsl.render.sheet.search import search_rows
from citydsl.render.sheet.sheet import Drawn, sheet_page
from citydsl.render.sheet.words import WORDS

__all__ = ["Drawn", "IndexEntry", "index_entry", "index_html", "sheet_html"]


def sheet_html(
    model: Model,
    city: City,
    pictures: Sequence[Drawn],
    *,
    lang: str = "zh",
    home: str = "",
    beside: Sequence[tuple[Labels, str]] = (),
    templates: Path | None = None,
) -> str:
    """Write the fact sheet of a city as one self-contained page in both languages.

    `pictures` are views as they are drawn in each, every one with an id prefix of its own. `lang`
    is the language the page starts in, `home` a link back to the overview, `beside` are links to
    other pages of the city, `templates` is a folder of the user's own. Raises BadTemplate.
    """
    page = sheet_page(model, city, pictures, lang, home, beside, both=True)
    inline: list[Inline] = [one for drawn in pictures for one in (drawn.zh, drawn.en) if one]
    return print_page(
        "sheet.html.j2",
        page,
        lang=lang,
        styles=("sheet.css", "picture.css"),
        scripts=("waking.js", "table.js", "details.js", "picture.js", "zoom.js", "sheet.js"),
        data=as_json(page.data),
        style=picture_colours((one.theme, one.tokens) for one in inline),
        more_words=WORDS,
        templates=templates,
    )


def index_entry(
    model: Model,
    city: City,
    href: str,
    thumbnail: str,
    *,
    lang: str = "zh",
    templates: Path | None = None,
) -> IndexEntry:
    """Make what the overview has of a city: `href` leads to its page, `thumbnail` is an SVG.

    Raises BadTemplate.
    """
    card = index_card(model, city, href, thumbnail, lang)
    html = print_part("card.html.j2", card, lang=lang, more_words=WORDS, templates=templates)
    return IndexEntry(html, *search_rows(model, city, href))


def index_html(
    entries: Sequence[IndexEntry], *, lang: str = "zh", templates: Path | None = None
) -> str:
    """Write the overview of all cities, a card for each, in the order given.

    It searches and filters what the entries hold. Raises BadTemplate.
    """
    data, left_out = index_data(entries)
    zh, en = (index_page(entries, left_out, one) for one in ("zh", "en"))
    return print_page(
        "index.html.j2",
        both(zh, en, lang),
        lang=lang,
        styles=("index.css",),
        scripts=("waking.js", "search.js", "facets.js", "index.js") if entries else (),
        data=data if entries else "",
        images=True,
        more_words=WORDS,
        templates=templates,
    )
