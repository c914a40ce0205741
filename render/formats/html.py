"""HTML: the fact sheet of a city with its pictures, and the overview of all cities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from citydsl.dsl.model.model import City, Model
from citydsl.dsl.views.view import View
from citydsl.render.plain import plain
from citydsl.render.sheet.index import IndexEntry, index_page
from citydsl.render.sheet.page import SheetPage
from citydsl.render.sheet.policy import content_security_policy, styles_of
from citydsl.render.sheet.sheet import sheet_page
from citydsl.render.sheet.words import words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["IndexEntry", "index_html", "sheet_html"]

_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_TONGUES = {"zh": "zh-Hans", "en": "en"}


def sheet_html(
    model: Model,
    city: City,
    pictures: Sequence[tuple[View, str]],
    *,
    lang: str = "zh",
    home: str = "",
) -> str:
    """Write the fact sheet of a city as one self-contained page.

    `pictures` are views with the SVG our own format made of them, each with an id prefix of its
    own; they are printed as they are. `home` is a link back to the overview.
    """
    page = sheet_page(model, city, pictures, lang, home)
    inner = [style for picture in page.pictures for style in styles_of(picture.svg)]
    return _print("sheet.html.j2", page, lang, styles=("page.css", "sheet.css"), inner=inner)


def index_html(entries: Sequence[IndexEntry], *, lang: str = "zh") -> str:
    """Write the overview of all cities, a card for each, in the order given."""
    return _print(
        "index.html.j2",
        index_page(entries, lang),
        lang,
        styles=("page.css", "index.css"),
        images=True,
    )


def _print(
    template: str,
    page: SheetPage | object,
    lang: str,
    *,
    styles: Iterable[str],
    inner: Iterable[str] = (),
    images: bool = False,
) -> str:
    from markupsafe import Markup

    env = _environment()
    style = "\n".join(_source(env, name) for name in styles)
    policy = content_security_policy([style, *inner], images=images)
    return env.get_template(template).render(
        page=page,
        words=words(lang),
        lang=lang,
        tongue=_TONGUES[lang],
        second_tongue=_TONGUES["zh" if lang == "en" else "en"],
        style=Markup(style),
        policy=policy,
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    env = Environment(
        loader=PackageLoader("citydsl.templates", "."),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.filters["quoted"] = _quoted
    env.filters["trusted"] = Markup
    return env


def _quoted(text: str, lang: str) -> str | Markup:
    """Mark Chinese words from a spec as Chinese on an English page."""
    from markupsafe import Markup

    if lang != "en" or not _HAN.search(text):
        return text
    return Markup('<span lang="zh-Hans">{}</span>').format(plain(text))


def _finalize(value: object) -> object:
    """Everything that is not our own markup leaves without controls and reordering marks."""
    return plain(value) if type(value) is str else value


def _source(env: Environment, name: str) -> str:
    assert env.loader is not None
    return env.loader.get_source(env, name)[0]
