"""The formats there are: what each is made from, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citydsl.dsl.model.model import City, Model
    from citydsl.render.scene import Scene

__all__ = ["FORMATS", "CityFormat", "Format", "PageFormat", "SceneFormat"]


@dataclass(frozen=True, slots=True)
class SceneFormat:
    """A file for each view, drawn from its scene: `<city>.<view>.<id>`."""

    id: str
    doc: str
    draw: Callable[[Scene], str]


@dataclass(frozen=True, slots=True)
class CityFormat:
    """A file for each city, written from the model: `<city>.<id>`."""

    id: str
    doc: str
    write: Callable[[Model, City], str]


@dataclass(frozen=True, slots=True)
class PageFormat:
    """A page for each city with its pictures inside, and an index of them all."""

    id: str
    doc: str


Format = SceneFormat | CityFormat | PageFormat


# Each is imported when it is asked for: a run pays for what it uses.
def _svg(scene: Scene) -> str:
    from citydsl.render.formats.svg import svg

    return svg(scene)


def _gv(scene: Scene) -> str:
    from citydsl.render.formats.gv import gv

    return gv(scene)


def _json(model: Model, city: City) -> str:
    from citydsl.render.formats.json import city_json

    return city_json(model, city)


FORMATS: tuple[Format, ...] = (
    PageFormat("html", "a fact sheet for each city, and an index"),
    SceneFormat("svg", "a picture for each view", _svg),
    SceneFormat("gv", "Graphviz source with every place pinned: neato -n2 draws it", _gv),
    CityFormat("json", "the resolved model, under docs/city.schema.json", _json),
)
