"""Boxes, texts and routes of a scene as lines of SVG."""

from __future__ import annotations

from functools import lru_cache
from math import dist, hypot

from citydsl.dsl.links import safe_link
from citydsl.render.formats.svg_values import attribute, content, identifier, number, slug
from citydsl.render.scene import Box, Item, Point, Route, Scene, Text
from citydsl.render.theme import Theme

__all__ = ["Writer"]

_DASHES = "5 3.5"
_HEAD = (8.0, 3.2)


class Writer:
    """Writes items one by one and keeps which colours they name.

    Without `painted` these stand in classes alone, for a page whose style knows them. In a page
    routes say which elements they join and which label is theirs, and links are left to the page:
    what is pressed there shows more of an element than an address.
    """

    def __init__(self, theme: Theme, prefix: str, *, painted: bool = True) -> None:
        self.theme = theme
        self.prefix = prefix
        self.painted = painted
        self.tokens: set[str] = set()
        self.paths: dict[str, str] = {}
        self._paints: dict[tuple[str, str, float, bool], str] = {}
        self._starts: dict[tuple[float, str, str], str] = {}

    def body(self, scene: Scene) -> list[str]:
        """The lines of all items; what belongs to an element's box stands in one group with it."""
        boxes = scene.boxes
        self.paths = {box.id: box.path for box in boxes}
        groups: dict[str, list[Item]] = {box.id: [] for box in boxes if self._owns(box)}
        others: list[Item] = []
        for item in scene.items:
            mine = groups.get(_owner(item))
            (others if mine is None else mine).append(item)
        return [
            self._group(item, groups[item.id])
            if isinstance(item, Box) and self._owns(item)
            else self._item(item)
            for item in others
        ]

    def _group(self, box: Box, own: list[Item]) -> str:
        """An element's box with its marks and texts."""
        name = identifier(self.prefix + box.id)
        link = safe_link(box.link) if self.painted else ""
        path = f' data-path="{attribute(box.path)}"' if box.path else ' class="edge-label"'
        lines = [f'<g id="{name}"{path}>']
        if box.title:
            lines.append(f"<title>{content(box.title)}</title>")
        if link:
            lines.append(f'<a href="{attribute(link)}">')
        lines.append(self._rect(box))
        lines += [self._item(item) for item in own]
        if link:
            lines.append("</a>")
        lines.append("</g>")
        return "\n".join(lines)

    def _item(self, item: Item) -> str:
        if isinstance(item, Text):
            return self._text(item)
        if isinstance(item, Route):
            return self._route(item)
        rect = self._rect(item, item.title)
        link = safe_link(item.link)
        return f'<a href="{attribute(link)}">{rect}</a>' if link else rect

    def _rect(self, box: Box, title: str = "") -> str:
        paint = self._paint(box.fill, box.stroke, box.stroke_width, dashed=box.dashed)
        rect = f"<rect{_outline(box.x, box.y, box.w, box.h, box.radius)}{paint}"
        return f"{rect}><title>{content(title)}</title></rect>" if title else f"{rect}/>"

    def _text(self, text: Text) -> str:
        start = self._start(text)
        if len(text.lines) == 1:
            line = text.lines[0]
            return f'{start} x="{number(line.x)}" y="{number(line.y)}">{content(line.text)}</text>'
        # Any space between the lines would count as a character and push them off their anchor.
        spans = [
            f'<tspan x="{number(line.x)}" y="{number(line.y)}">{content(line.text)}</tspan>'
            for line in text.lines
        ]
        return f"{start}>{''.join(spans)}</text>"

    def _start(self, text: Text) -> str:
        """How a text begins: as many others of its size and colour."""
        look = (text.size, text.anchor, text.fill)
        known = self._starts.get(look)
        if known is None:
            paint = self._paint(text.fill, "", 0.0)
            known = f'<text font-size="{number(text.size)}" text-anchor="{text.anchor}"{paint}'
            self._starts[look] = known
        return known

    def _route(self, route: Route) -> str:
        title = f"<title>{content(route.title)}</title>" if route.title else ""
        paint = self._paint("none", route.stroke, route.stroke_width, dashed=route.dashed)
        points = route.points
        path = _path(points, 0.0 if route.curved else route.radius, route.curved)
        lines = [
            f'<g id="{identifier(self.prefix + route.id)}" {self._ends(route)}>{title}',
            f'<path d="{path}"{paint} stroke-linejoin="round"/>',
        ]
        if route.arrow_end:
            lines.append(self._head(points[-2], points[-1], route.stroke))
        if route.arrow_start:
            lines.append(self._head(points[1], points[0], route.stroke))
        lines.append("</g>")
        return "\n".join(lines)

    def _owns(self, box: Box) -> bool:
        return bool(box.path) or (not self.painted and box.role == "label")

    def _ends(self, route: Route) -> str:
        source, target = route.source, route.target
        if not self.painted:
            source, target = self.paths.get(source, ""), self.paths.get(target, "")
        text = f'data-source="{attribute(source)}" data-target="{attribute(target)}"'
        if self.painted or not route.label:
            return text
        return f'{text} data-label="{identifier(self.prefix + route.label)}"'

    def _head(self, before: Point, tip: Point, colour: str) -> str:
        return f'<polygon points="{_arrow(before, tip)}"{self._paint(colour, "", 0.0)}/>'

    def _paint(self, fill: str, stroke: str, width: float, *, dashed: bool = False) -> str:
        """Colours as attributes, and as classes a style can take them over by."""
        asked = (fill, stroke, width, dashed)
        known = self._paints.get(asked)
        if known is None:
            known = self._paints[asked] = self._painted(*asked)
        return known

    def _painted(self, fill: str, stroke: str, width: float, dashed: bool) -> str:
        classes = []
        text = f' fill="{attribute(self.theme.colour(fill))}"' if self._says(fill) else ""
        if fill != "none":
            classes.append(f"f-{slug(fill)}")
            self.tokens.add(fill)
        if stroke not in ("", "none") and width > 0:
            classes.append(f"s-{slug(stroke)}")
            self.tokens.add(stroke)
            text += f' stroke="{attribute(self.theme.colour(stroke))}"' if self.painted else ""
            text += f' stroke-width="{number(width)}"'
            text += f' stroke-dasharray="{_DASHES}"' if dashed else ""
        return text + (f' class="{" ".join(classes)}"' if classes else "")

    def _says(self, fill: str) -> bool:
        return self.painted or fill == "none"


def _owner(item: Item) -> str:
    """The box whose group an item would stand in."""
    if isinstance(item, Text):
        return item.box
    return item.parent if isinstance(item, Box) and item.role == "mark" else ""


# A page has a picture in two languages, and beside it a file: what is the same in all of them is
# written once.


@lru_cache(maxsize=4096)
def _outline(x: float, y: float, w: float, h: float, radius: float) -> str:
    """The place of a rectangle, with its corners."""
    radius = min(radius, w / 2, h / 2)
    place = f' x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'
    return f'{place} rx="{number(radius)}"' if radius > 0 else place


@lru_cache(maxsize=4096)
def _arrow(before: Point, tip: Point) -> str:
    """The corners of an arrow's head that points from `before` to `tip`."""
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    across, down = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    x, y = tip[0] - across * _HEAD[0], tip[1] - down * _HEAD[0]
    side, lift = down * _HEAD[1], across * _HEAD[1]
    corners = (tip, (x + side, y - lift), (x - side, y + lift))
    return " ".join([f"{number(x)},{number(y)}" for x, y in corners])


@lru_cache(maxsize=4096)
def _path(points: tuple[Point, ...], radius: float, curved: bool) -> str:
    """The path of a route."""
    if radius:
        return _rounded(points, radius)
    places = [f"{number(x)} {number(y)}" for x, y in points]
    return f"M{places[0]}{'C' if curved else 'L'}{' '.join(places[1:])}"


def _rounded(points: tuple[Point, ...], widest: float) -> str:
    """A polyline with round corners, as far as its pieces are long enough."""
    first, *others = points
    text = f"M{number(first[0])} {number(first[1])}"
    for before, here, after in zip(points, others, others[1:], strict=False):
        radius = min(widest, dist(before, here) / 2, dist(here, after) / 2)
        start, end = _toward(here, before, radius), _toward(here, after, radius)
        text += f"L{number(start[0])} {number(start[1])}"
        text += f"Q{number(here[0])} {number(here[1])} {number(end[0])} {number(end[1])}"
    return f"{text}L{number(others[-1][0])} {number(others[-1][1])}"


def _toward(start: Point, end: Point, length: float) -> Point:
    share = length / (dist(start, end) or 1.0)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
