"""A city to its files: views laid out once, then written in every format asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from citydsl.dsl.model.model import City, Labels, Model, other_language
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.at import model_at
from citydsl.dsl.views.compute import compute
from citydsl.dsl.views.view import View
from citydsl.render.formats.table import (
    FORMATS,
    CityFormat,
    DocumentFormat,
    Format,
    Look,
    PageFormat,
    SceneFormat,
    ViewFormat,
)
from citydsl.render.order import Order
from citydsl.render.scene import Scene

if TYPE_CHECKING:
    from citydsl.render.sheet.index import IndexEntry
    from citydsl.render.sheet.sheet import Drawn

__all__ = [
    "Artifact",
    "CityFiles",
    "Order",
    "build_city",
    "build_index",
    "draw",
    "page_name",
    "page_of",
]

_THEME = "gov"


class Artifact(NamedTuple):
    """A file to write: its name in the output folder, and all that is in it."""

    name: str
    content: str | bytes

    @property
    def data(self) -> bytes:
        """What is in it as it is written: a text in UTF-8."""
        return self.content.encode() if isinstance(self.content, str) else self.content


class CityFiles(NamedTuple):
    """All files of one city, and what the index has of it where there are pages."""

    id: str
    artifacts: tuple[Artifact, ...]
    entry: IndexEntry | None


def draw(view: View, look: Look = Look()) -> Scene:  # noqa: B008 - it is frozen
    """Lay a view out with the layout it asks for, in the theme asked for, else in its own."""
    wanted = look.theme or view.theme
    own = dict(look.themes).get(wanted)
    lang, theme, page = look.first, own.id if own else wanted or _THEME, look.page or view.page
    scene = _laid_out(view, lang, theme, page, both=look.lang == "both")
    return scene._replace(own=own) if own else scene


def _laid_out(view: View, lang: str, theme: str, page: str, *, both: bool) -> Scene:
    if view.layout == "graph":
        from citydsl.render.layout.graph import layout as graph

        return graph(view, theme=theme, lang=lang, both=both, page=page)
    from citydsl.render.layout.layered import layout as layered

    return layered(view, theme=theme, lang=lang, both=both, page=page)


def build_city(model: Model, city: City, order: Order) -> CityFiles:
    """Make every file of a city. Raises BadTemplate, LayoutError, MissingExtra, NoReference."""
    if order.date:
        model, city = model_at(model, city, order.date)
    return _Building(model, city, order).files()


class _Building:
    """One city's files in the making; each view is drawn once, whatever formats show it."""

    def __init__(self, model: Model, city: City, order: Order) -> None:
        self._model = model
        self._city = city
        self._order = order
        views = compute(model, city, date=order.date)
        self._views = [one for one in views if not order.views or one.name in order.views]
        self._scenes: dict[str, Scene] = {}

    def files(self) -> CityFiles:
        wanted = [format for format in FORMATS if format.id in self._order.formats]
        artifacts = tuple(artifact for format in wanted for artifact in self._make(format))
        paged = any(isinstance(format, PageFormat) for format in wanted)
        if self._order.against:
            artifacts += (self._beside(linked=paged),)
        return CityFiles(self._city.id, artifacts, self._entry() if paged else None)

    def _make(self, format: Format) -> list[Artifact]:
        city, look = self._city, self._order.look
        match format:
            case SceneFormat():
                return [
                    Artifact(
                        f"{city.id}.{view.name}.{format.id}", format.draw(self._scene(view), look)
                    )
                    for view in self._views
                ]
            case ViewFormat():
                return [
                    Artifact(
                        f"{city.id}.{view.name}.{format.suffix}", format.write(view, look.first)
                    )
                    for view in self._views
                ]
            case CityFormat():
                return [Artifact(f"{city.id}.{format.id}", format.write(self._model, city))]
            case DocumentFormat():
                return [*self._documents(format)]
            case PageFormat():
                return [Artifact(page_name(city), self._page())]
            case _:
                assert_never(format)

    def _documents(self, format: DocumentFormat) -> Iterator[Artifact]:
        city, look = self._city, self._order.look
        drawn = [(view, self._scene(view)) for view in self._views]
        for view, scene in drawn:
            yield Artifact(f"{city.id}.{view.name}.{format.id}", format.draw(scene, look))
        document = format.document(self._model, city, drawn, look)
        yield Artifact(f"{city.id}.{format.id}", document)

    def _beside(self, *, linked: bool) -> Artifact:
        """The page beside a reference model; `linked` to the sheet and the index made with it."""
        from citydsl.render.beside.html import beside_html

        order, city = self._order, self._city
        page = beside_html(
            self._model,
            city,
            order.against,
            lang=order.look.first,
            sheet=page_name(city) if linked else "",
            home="index.html" if linked else "",
            templates=order.templates,
        )
        return Artifact(against_name(city, order.against), page)

    def _page(self) -> str:
        from citydsl.render.formats.html import sheet_html

        return sheet_html(
            self._model,
            self._city,
            [self._drawn(view) for view in self._views],
            lang=self._order.look.first,
            home="index.html",
            beside=self._links(),
            templates=self._order.templates,
        )

    def _links(self) -> tuple[tuple[Labels, str], ...]:
        """The page beside a reference model, to be linked from the sheet."""
        reference = self._model.vocabulary.references.get(self._order.against)
        if reference is None:
            return ()
        zh, en = (reference.labels.pick(lang) for lang in ("zh", "en"))
        labels = Labels(f"对照{zh}", f"Beside {en}")
        return ((labels, against_name(self._city, reference.id)),)

    def _entry(self) -> IndexEntry:
        from citydsl.render.formats.html import index_entry
        from citydsl.render.formats.svg import svg

        small = ""
        if self._views and self._order.thumbnails:
            small = svg(self._scene(self._views[0]), prefix=f"{self._city.id}-")
        return index_entry(
            self._model,
            self._city,
            page_name(self._city),
            small,
            lang=self._order.look.first,
            templates=self._order.templates,
        )

    def _scene(self, view: View) -> Scene:
        if view.name not in self._scenes:
            self._scenes[view.name] = draw(view, self._order.look)
        return self._scenes[view.name]

    def _drawn(self, view: View) -> Drawn:
        """A view for a page that is read in Chinese and in English."""
        from citydsl.render.formats.svg import inline_svg
        from citydsl.render.sheet.sheet import Drawn

        look = self._order.look
        here = inline_svg(self._scene(view), prefix=f"{view.name}-")
        other = other_language(look.first)
        there = draw(view, look._replace(lang=other))
        also = inline_svg(there, prefix=f"{view.name}-{other}-")
        return Drawn(view, *((also, here) if other == "zh" else (here, also)))


def build_index(
    entries: Sequence[IndexEntry], *, lang: str = "zh", templates: Path | None = None
) -> Artifact:
    """Make the page that leads to every city's, in their order. Raises BadTemplate."""
    from citydsl.render.formats.html import index_html

    return Artifact("index.html", index_html(entries, lang=lang, templates=templates))


def against_name(city: City, reference: str) -> str:
    """The file name of a city's page beside a reference model."""
    return f"{city.id}.against-{reference}.html"


def page_name(city: City) -> str:
    """The file name of a city's page; a city called index leaves `index.html` to the index."""
    return page_of(city.id)


def page_of(id: str) -> str:
    """The file name of the page of the city of this id."""
    return f"{id}_.html" if id.casefold() == "index" else f"{id}.html"
