"""A city to its files: views laid out once, then written in every format asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from citydsl.dsl.model.model import City, Model
from citydsl.dsl.views.at import model_at
from citydsl.dsl.views.compute import compute
from citydsl.dsl.views.view import View
from citydsl.render.formats.table import (
    FORMATS,
    CityFormat,
    Format,
    Look,
    PageFormat,
    SceneFormat,
    ViewFormat,
)
from citydsl.render.scene import Scene

if TYPE_CHECKING:
    from citydsl.render.sheet.sheet import Drawn

__all__ = ["Artifact", "CityFiles", "build_city", "build_index", "draw", "page_name"]

_THEME = "gov"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to write: its name in the output folder, and all that is in it."""

    name: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class CityFiles:
    """All files of one city, and what the index shows of it."""

    model: Model
    city: City
    artifacts: tuple[Artifact, ...]
    thumbnail: str


def draw(view: View, look: Look = Look()) -> Scene:  # noqa: B008 - it is frozen
    """Lay a view out with the layout it asks for, in the theme asked for, else in its own."""
    lang, theme = look.first, look.theme or view.theme or _THEME
    if view.layout == "graph":
        from citydsl.render.layout.graph import layout as graph

        return graph(view, theme=theme, lang=lang)
    from citydsl.render.layout.layered import layout as layered

    return layered(view, theme=theme, lang=lang, both=look.lang == "both")


def build_city(
    model: Model,
    city: City,
    formats: Collection[str],
    *,
    views: Collection[str] = (),
    look: Look = Look(),  # noqa: B008
    date: str = "",
    templates: Path | None = None,
) -> CityFiles:
    """Make every file of a city; `views` keeps only the views of these names.

    With a `date` everything shows the city as it was then. `templates` is a folder whose files go
    before ours; a wrong one raises BadTemplate.
    """
    if date:
        model, city = model_at(model, city, date)
    shown = [one for one in compute(model, city, date=date) if not views or one.name in views]
    wanted = [format for format in FORMATS if format.id in formats]
    scenes: dict[str, Scene] = {}

    def scene(view: View) -> Scene:
        if view.name not in scenes:
            scenes[view.name] = draw(view, look)
        return scenes[view.name]

    artifacts: list[Artifact] = []
    thumbnail = ""
    for format in wanted:
        made, small = _make(format, model, city, shown, scene, look, templates)
        artifacts += made
        thumbnail = small or thumbnail
    return CityFiles(model, city, tuple(artifacts), thumbnail)


def _make(
    format: Format,
    model: Model,
    city: City,
    views: list[View],
    scene: Callable[[View], Scene],
    look: Look,
    templates: Path | None,
) -> tuple[list[Artifact], str]:
    """The files of one format, and for pages the picture that stands for the city."""
    match format:
        case SceneFormat():
            names = [f"{city.id}.{view.name}.{format.id}" for view in views]
            drawn = [format.draw(scene(view), look) for view in views]
            return [Artifact(*pair) for pair in zip(names, drawn, strict=True)], ""
        case ViewFormat():
            return [
                Artifact(f"{city.id}.{view.name}.{format.suffix}", format.write(view, look.first))
                for view in views
            ], ""
        case CityFormat():
            return [Artifact(f"{city.id}.{format.id}", format.write(model, city))], ""
        case PageFormat():
            from citydsl.render.formats.html import sheet_html
            from citydsl.render.formats.svg import svg

            page = sheet_html(
                model,
                city,
                [_drawn(view, scene(view), look) for view in views],
                lang=look.first,
                home="index.html",
                templates=templates,
            )
            small = svg(scene(views[0]), prefix=f"{city.id}-") if views else ""
            return [Artifact(page_name(city), page)], small
        case _:
            assert_never(format)


def _drawn(view: View, scene: Scene, look: Look) -> Drawn:
    """A view for a page that is read in Chinese and in English."""
    from citydsl.render.formats.svg import inline_svg
    from citydsl.render.sheet.sheet import Drawn

    here = inline_svg(scene, prefix=f"{view.name}-")
    other = "zh" if look.first == "en" else "en"
    there = inline_svg(draw(view, look._replace(lang=other)), prefix=f"{view.name}-{other}-")
    return Drawn(view, *((there, here) if other == "zh" else (here, there)))


def build_index(
    cities: Collection[CityFiles], *, lang: str = "zh", templates: Path | None = None
) -> Artifact:
    """Make the page that leads to every city's. Raises BadTemplate."""
    from citydsl.render.formats.html import IndexEntry, index_html

    entries = [
        IndexEntry(made.city, made.model, page_name(made.city), made.thumbnail) for made in cities
    ]
    return Artifact("index.html", index_html(entries, lang=lang, templates=templates))


def page_name(city: City) -> str:
    """The file name of a city's page; a city called index leaves `index.html` to the index."""
    return f"{city.id}_.html" if city.id.casefold() == "index" else f"{city.id}.html"
