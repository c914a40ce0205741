"""PDF set by Typst: a picture on a page of its size, and the fact sheet of a city on A4."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from citydsl.dsl.model.model import City, Model
from citydsl.dsl.views.view import View
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.formats.font import coverage, font_files
from citydsl.render.formats.pdf_colours import colours
from citydsl.render.formats.pdf_data import Setter, Value, page_values, picture_values
from citydsl.render.scene import Scene
from citydsl.render.sheet.dates import moments
from citydsl.render.sheet.sheet import sheet_page
from citydsl.render.sheet.words import WORDS

if TYPE_CHECKING:
    from typst import Fonts

__all__ = ["pdf", "sheet_pdf"]

_RUNNING = 48


def pdf(scene: Scene) -> bytes:
    """Return the scene as a PDF of one page of its size, vector, its text to select and search.

    The same scene gives the same bytes on every machine: system fonts are not looked at, and no
    date is written. Raises MissingExtra without `typst` and `noto-cjk-sans-otc`.
    """
    setter = _setter()
    data: dict[str, Value] = {
        "title": setter.line(scene.title) or scene.name,
        "lang": scene.lang,
        "picture": picture_values(scene, setter),
    }
    return _compile(("base.typ", "picture.typ"), data)


def sheet_pdf(
    model: Model,
    city: City,
    pictures: Sequence[tuple[View, Scene]],
    *,
    lang: str = "zh",
    theme: str = "gov",
) -> bytes:
    """Return the fact sheet of a city as a PDF for A4: its pictures, then all the page says.

    `pictures` are views with the scenes drawn of them. Raises MissingExtra as `pdf` does.
    """
    setter = _setter()
    page = sheet_page(model, city, (), lang, "")
    drawn: list[Value] = [
        {
            "caption": setter.text(view.labels.pick(lang) or view.name),
            **picture_values(scene, setter),
        }
        for view, scene in pictures
    ]
    data: dict[str, Value] = {
        "title": setter.line(page.title),
        "lang": lang,
        "words": {name: pair[lang == "en"] for name, pair in WORDS.items()},
        "colours": dict(colours(theme)),
        "page": page_values(
            {
                "city": page.city,
                "inner": page.inner,
                "sources": page.sources,
                "moments": moments(model, city, lang),
            },
            setter,
        ),
        "pictures": drawn,
        "running": _short(setter.line(page.city.heading.label)),
        "credits": _short(setter.line(" · ".join(source.label for source in page.sources))),
        "lacking": setter.lacking(),
    }
    return _compile(("base.typ", "sheet_parts.typ", "sheet.typ"), data)


def _short(text: str) -> str:
    """What a page's head and foot have room for."""
    return text if len(text) <= _RUNNING else text[: _RUNNING - 1] + "…"


def _setter() -> Setter:
    return Setter(coverage(font_files("pdf", "pdf")[0]))


def _compile(templates: Sequence[str], data: Mapping[str, Value]) -> bytes:
    """Set templates with data, which they see as one JSON string: nothing else can be read."""
    try:
        from typst import Compiler
    except ImportError:
        raise MissingExtra("pdf", "pdf") from None
    source = "\n".join(_source(name) for name in templates)
    with TemporaryDirectory(prefix="citydsl-") as empty:
        compiler = Compiler(
            source.encode(),
            root=empty,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data)},
            package_path=empty,
            package_cache_path=empty,
        )
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


@cache
def _source(name: str) -> str:
    return files("citydsl.templates").joinpath(name).read_text("utf-8")


@cache
def _fonts() -> Fonts:
    from typst import Fonts

    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=sorted({str(path.parent) for path in font_files("pdf", "pdf")}),
    )
