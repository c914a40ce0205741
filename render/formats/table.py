"""The formats there are: what each is made from, and by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from citydsl.dsl.record import NamedTuple

if TYPE_CHECKING:
    from citydsl.dsl.model.model import City, Model
    from citydsl.dsl.views.view import View
    from citydsl.render.scene import Scene
    from citydsl.render.theme import Themes

__all__ = [
    "FORMATS",
    "CityFormat",
    "DocumentFormat",
    "Format",
    "Look",
    "PageFormat",
    "SceneFormat",
    "ViewFormat",
]


class Look(NamedTuple):
    """How pictures are drawn: the language of labels (`both`: English under Chinese), the theme
    (empty: the view's own, else the project's, else `gov`), the pixels a point where there are pixels, and the page
    (empty: the view's own, else a slide). `themes` are those read from files, by the names views
    know them by; that of the project has no name."""

    lang: str = "both"
    theme: str = ""
    scale: float = 2.0
    page: str = ""
    themes: Themes = ()

    @property
    def first(self) -> str:
        """The language labels and pages are in, `zh` where both are shown."""
        return "en" if self.lang == "en" else "zh"


class SceneFormat(NamedTuple):
    """A file for each view, drawn from its scene: `<city>.<view>.<id>`.

    `draw` returns text, or bytes where the format is binary. It raises `MissingExtra` where what
    it needs is not installed.
    """

    id: str
    doc: str
    draw: Callable[[Scene, Look], str | bytes]


class ViewFormat(NamedTuple):
    """A file for each view, written from its elements and relations: `<city>.<view>.<suffix>`."""

    id: str
    doc: str
    write: Callable[[View, str], str]
    suffix: str


class CityFormat(NamedTuple):
    """A file for each city, written from the model: `<city>.<id>`."""

    id: str
    doc: str
    write: Callable[[Model, City], str]


class PageFormat(NamedTuple):
    """A page for each city with its pictures inside, and an index of them all."""

    id: str
    doc: str


class DocumentFormat(NamedTuple):
    """A file for each view, `<city>.<view>.<id>`, and a document for each city with its pictures
    inside, `<city>.<id>`. Both raise `MissingExtra` where what they need is not installed.
    """

    id: str
    doc: str
    draw: Callable[[Scene, Look], bytes]
    document: Callable[[Model, City, Sequence[tuple[View, Scene]], Look], bytes]


Format = SceneFormat | ViewFormat | CityFormat | PageFormat | DocumentFormat


# Each is imported when it is asked for: a run pays for what it uses.
def _svg(scene: Scene, look: Look) -> str:
    from citydsl.render.formats.svg import svg

    return svg(scene)


def _gv(scene: Scene, look: Look) -> str:
    from citydsl.render.formats.gv import gv

    return gv(scene)


def _png(scene: Scene, look: Look) -> bytes:
    from citydsl.render.formats.png import png

    return png(scene, scale=look.scale)


def _drawio(scene: Scene, look: Look) -> str:
    from citydsl.render.formats.drawio import drawio

    return drawio(scene)


def _pptx(scene: Scene, look: Look) -> bytes:
    from citydsl.render.formats.pptx import pptx

    return pptx(scene)


def _pdf(scene: Scene, look: Look) -> bytes:
    from citydsl.render.formats.pdf import pdf

    return pdf(scene)


def _sheet_pdf(
    model: Model, city: City, pictures: Sequence[tuple[View, Scene]], look: Look
) -> bytes:
    from citydsl.render.formats.pdf import sheet_pdf

    return sheet_pdf(model, city, pictures, lang=look.first, theme=look.theme)


def _mermaid(view: View, lang: str) -> str:
    from citydsl.render.formats.mermaid import mermaid

    return mermaid(view, lang)


def _d2(view: View, lang: str) -> str:
    from citydsl.render.formats.d2 import d2

    return d2(view, lang)


def _plantuml(view: View, lang: str) -> str:
    from citydsl.render.formats.plantuml import plantuml

    return plantuml(view, lang)


def _likec4(view: View, lang: str) -> str:
    from citydsl.render.formats.likec4 import likec4

    return likec4(view, lang)


def _structurizr(view: View, lang: str) -> str:
    from citydsl.render.formats.structurizr import structurizr

    return structurizr(view, lang)


def _json(model: Model, city: City) -> str:
    from citydsl.render.formats.json import city_json

    return city_json(model, city)


FORMATS: tuple[Format, ...] = (
    PageFormat("html", "a fact sheet for each city, and an index"),
    SceneFormat("svg", "a picture for each view", _svg),
    SceneFormat("gv", "Graphviz source with every place pinned: neato -n2 draws it", _gv),
    SceneFormat("png", "a picture as pixels, Chinese drawn without any font installed", _png),
    DocumentFormat("pdf", "a picture for each view, a fact sheet for each city", _pdf, _sheet_pdf),
    SceneFormat("drawio", "draw.io: every box editable, layers as containers", _drawio),
    SceneFormat("pptx", "a PowerPoint slide of native, editable shapes", _pptx),
    ViewFormat("mermaid", "text for Mermaid", _mermaid, "mmd"),
    ViewFormat("d2", "text for D2", _d2, "d2"),
    ViewFormat("plantuml", "text for PlantUML", _plantuml, "puml"),
    ViewFormat("likec4", "text for LikeC4", _likec4, "c4"),
    ViewFormat("structurizr", "text for Structurizr", _structurizr, "dsl"),
    CityFormat("json", "the resolved model, under docs/city.schema.json", _json),
)
