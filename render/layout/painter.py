"""Collects the boxes and texts of a scene, with texts set from their top or their middle."""

from __future__ import annotations

from collections.abc import Sequence

from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.upright import PITCH
from citydsl.render.measure import LINE, MIDDLE, text_width
from citydsl.render.scene import Box, Item, Line, Text

__all__ = ["Painter", "Rect"]


class Rect(NamedTuple):
    """A place on the page."""

    x: float
    y: float
    w: float
    h: float

    @property
    def middle(self) -> float:
        """The x of the middle."""
        return self.x + self.w / 2

    def inner(self, across: float, down: float) -> Rect:
        """The place that keeps this far from the sides, and from top and bottom."""
        return Rect(self.x + across, self.y + down, self.w - 2 * across, self.h - 2 * down)


class Painter:
    """The items of a scene so far, back to front."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self.items: list[Item] = []

    def box(
        self,
        name: str,
        role: str,
        at: Rect,
        fill: str,
        *,
        stroke: str = "none",
        width: float = 0.0,
        dashed: bool = False,
        radius: float = 6.0,
        path: str = "",
        parent: str = "page",
        link: str = "",
        title: str = "",
    ) -> None:
        """Draw a box."""
        self.items.append(
            Box(
                name,
                role,
                at.x,
                at.y,
                at.w,
                at.h,
                fill,
                stroke,
                width,
                dashed,
                radius,
                path,
                parent,
                link,
                title,
            )
        )

    def text(
        self,
        lines: Sequence[str],
        x: float,
        top: float,
        size: float,
        fill: str,
        *,
        anchor: str = "middle",
        box: str = "page",
        role: str = "label",
    ) -> float:
        """Draw lines from a top; return where they end."""
        if lines:
            pitch = size * LINE
            placed = [
                Line(line, x, top + (number + 0.5) * pitch + MIDDLE * size, text_width(line, size))
                for number, line in enumerate(lines)
            ]
            self.items.append(Text(tuple(placed), size, fill, anchor, box, role))
        return top + len(lines) * size * LINE

    def column(
        self,
        units: Sequence[str],
        x: float,
        top: float,
        size: float,
        fill: str,
        box: str,
        role: str,
    ) -> float:
        """Draw an upright column from a top; return where it ends."""
        pitch = size * PITCH
        placed = tuple(
            Line(unit, x, top + (number + 0.5) * pitch + MIDDLE * size, text_width(unit, size))
            for number, unit in enumerate(units)
        )
        if placed:
            self.items.append(Text(placed, size, fill, "middle", box, role, upright=True))
        return top + len(units) * pitch
