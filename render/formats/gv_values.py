"""Values as Graphviz source takes them: y up, points and inches, text that means only itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from citydsl.render.formats.svg_values import number
from citydsl.render.layout.splines import Points, curve, shortened
from citydsl.render.measure import LINE, MIDDLE
from citydsl.render.plain import plain
from citydsl.render.scene import Box, Route, Scene, Text

__all__ = [
    "ARROW",
    "Names",
    "corners",
    "escaped",
    "inches",
    "label_of",
    "place_of",
    "spline",
    "spot",
    "style",
]

ARROW = 7.0
"""The length of an arrow head."""

_NO_PART_OF_A_NAME = re.compile(r"[^\w.-]")
_JUSTIFY = {"start": "\\l", "middle": "\\n", "end": "\\r"}


class Names:
    """Names of nodes and clusters: readable, without what Graphviz would read as more."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._used: set[str] = set()

    def of(self, id: str) -> str:
        """The name of an id; different ids have different names."""
        if id not in self._names:
            stem = _NO_PART_OF_A_NAME.sub("_", plain(id)) or "_"
            name, count = stem, 2
            while name in self._used:
                name, count = f"{stem}.{count}", count + 1
            self._used.add(name)
            self._names[id] = name
        return self._names[id]


@lru_cache(maxsize=4096)
def escaped(text: str) -> str:
    """Text no escape, entity or markup of Graphviz's is read in, once it is quoted."""
    return plain(text).replace("&", "&amp;").replace("\\", "\\\\")


def label_of(texts: Iterable[Text]) -> str:
    """The label of all lines of some texts, one under the other, kept to the side they are on."""
    lines = [(escaped(line.text), text.anchor) for text in texts for line in text.lines]
    if all(anchor == "middle" for _, anchor in lines):
        return "\\n".join(line for line, _ in lines)
    return "".join(line + _JUSTIFY[anchor] for line, anchor in lines)


def spot(scene: Scene, x: float, y: float) -> str:
    """A point."""
    return f"{number(x)},{number(scene.height - y)}"


@lru_cache(maxsize=4096)
def inches(points: float) -> str:
    """A length."""
    return f"{points / 72:.4f}".rstrip("0").rstrip(".")


def corners(scene: Scene, box: Box) -> str:
    """The lower left and upper right corner of a box."""
    return f"{spot(scene, box.x, box.y + box.h)},{spot(scene, box.x + box.w, box.y)}"


def place_of(texts: Iterable[Text]) -> tuple[float, float, float, float]:
    """The middle, width and height of what some texts take."""
    lefts, rights, tops, lows = [], [], [], []
    for text in texts:
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
        half = text.size * LINE / 2
        for line in text.lines:
            lefts.append(line.x - line.width * shift)
            rights.append(line.x + line.width * (1 - shift))
            tops.append(line.y - MIDDLE * text.size - half)
            lows.append(line.y - MIDDLE * text.size + half)
    left, right, top, low = min(lefts), max(rights), min(tops), max(lows)
    return (left + right) / 2, (top + low) / 2, right - left, low - top


def style(box: Box) -> str:
    """How a box is drawn."""
    return _style(box.radius > 0, box.fill != "none", box.dashed)


@lru_cache(maxsize=8)
def _style(rounded: bool, filled: bool, dashed: bool) -> str:
    looks = (("rounded", rounded), ("filled", filled), ("dashed", dashed))
    return ",".join(name for name, wanted in looks if wanted) or "solid"


def spline(scene: Scene, route: Route) -> str:
    """The points of a route, with the tips of its arrows apart."""
    points: Points = route.points if route.curved else curve(route.points)
    ends = ""
    if route.arrow_start:
        ends += f"s,{spot(scene, *points[0])} "
        points = shortened(points[::-1], ARROW)[::-1]
    if route.arrow_end:
        ends += f"e,{spot(scene, *points[-1])} "
        points = shortened(points, ARROW)
    high = scene.height  # not by `spot`: a call for each of a thousand points
    return ends + " ".join([f"{number(x)},{number(high - y)}" for x, y in points])
