"""The scene: a picture with all geometry and style resolved, the contract every format draws.

Units are points, x to the right, y down. Colours are names in the scene's theme (`app.fill`),
so that one scene can be drawn light, dark or printed. Items are drawn in the order they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from citydsl.dsl.record import NamedTuple

if TYPE_CHECKING:
    from citydsl.render.theme import Theme

__all__ = ["Box", "Item", "Line", "Point", "Route", "Scene", "Text"]

Point: TypeAlias = tuple[float, float]


class Box(NamedTuple):
    """A rectangle. `role` says what it is (page, band, strip, slab, pillar, block, group, ghost,
    chip, mark, cluster, node); `path` names the element it shows, `parent` the box it stands in.
    """

    id: str
    role: str
    x: float
    y: float
    w: float
    h: float
    fill: str
    stroke: str
    stroke_width: float = 1.0
    dashed: bool = False
    radius: float = 0.0
    path: str = ""
    parent: str = ""
    link: str = ""
    title: str = ""


class Line(NamedTuple):
    """One line of a text: its baseline's anchor point. `width` is what was measured."""

    text: str
    x: float
    y: float
    width: float


class Text(NamedTuple):
    """Lines of one size. `anchor` is start, middle or end; `box` the box they belong to.

    `upright` lines stand for one character each of a text set vertically.
    """

    lines: tuple[Line, ...]
    size: float
    fill: str
    anchor: str = "middle"
    box: str = ""
    role: str = "label"
    upright: bool = False


class Route(NamedTuple):
    """A line from one box to another: a poly-Bézier (`curved`: 3n+1 points) or a polyline.

    `radius` is how far the corners of a polyline are rounded, where a format can.
    `label` is the box that says what it means; the lines of a bundle share one.
    """

    id: str
    points: tuple[Point, ...]
    stroke: str
    source: str
    target: str
    curved: bool = False
    dashed: bool = False
    stroke_width: float = 1.2
    arrow_start: bool = False
    arrow_end: bool = True
    title: str = ""
    verb: str = ""
    radius: float = 0.0
    label: str = ""


Item = Box | Text | Route


class Scene(NamedTuple):
    """A picture. `title` and `describe` say in words what it shows, for those who cannot see it.

    `page` is the page it was made for, as `render.page` knows it; `own` are the colours of a theme
    that is not one of ours.
    """

    name: str
    title: str
    describe: str
    width: float
    height: float
    items: tuple[Item, ...]
    theme: str = "gov"
    lang: str = "zh"
    page: str = "slide"
    own: Theme | None = None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes, back to front."""
        return tuple(item for item in self.items if isinstance(item, Box))

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts."""
        return tuple(item for item in self.items if isinstance(item, Text))

    @property
    def routes(self) -> tuple[Route, ...]:
        """All routes."""
        return tuple(item for item in self.items if isinstance(item, Route))
