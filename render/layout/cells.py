"""Draws measured blocks: each row fills its place, each group holds its parts."""

from __future__ import annotations

from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.density import Density
from citydsl.render.layout.grid import Cell, Grid
from citydsl.render.layout.painter import Painter, Rect

__all__ = ["Ink", "draw_grid", "draw_lines", "draw_mark", "mark_at"]


class Ink(NamedTuple):
    """The colours blocks are drawn in: those of a layer's band, or of its slab."""

    family: str
    slab: bool = False

    def of(self, token: str) -> str:
        """The full name of a colour: fill, group, ghost, stroke, part, text or soft."""
        if not self.slab:
            return f"{self.family}.{token}"
        name = {"ghost": "group"}.get(token, token)
        return f"{self.family}.slab_{name}"


def draw_grid(
    painter: Painter,
    grid: Grid,
    at: Rect,
    ink: Ink,
    density: Density,
    parent: str,
    depth: int = 0,
) -> None:
    """Draw rows of blocks so that they fill a place."""
    spare = at.h - grid.height
    y = at.y
    for row in grid.rows:
        share = row.flex / grid.flex if grid.flex else 1 / len(grid.rows)
        height = row.height + spare * share
        taken = sum(cell.width for cell in row.cells) + grid.gap * (len(row.cells) - 1)
        x = at.x + (at.w - taken) / 2
        for cell in row.cells:
            place = Rect(x, y, cell.width, height)
            _cell(painter, cell, place, ink, density, parent, depth)
            x += cell.width + grid.gap
        y += height + grid.gap


def _cell(
    painter: Painter,
    cell: Cell,
    at: Rect,
    ink: Ink,
    density: Density,
    parent: str,
    depth: int,
) -> None:
    block = cell.block
    name = f"block-{block.id}"
    role = "group" if block.parts else "ghost" if block.role == "ghost" else "block"
    painter.box(
        name,
        role,
        at,
        ink.of(_ground(cell, depth)),
        stroke=ink.of("stroke" if depth == 0 else "part"),
        width=1.3 if depth == 0 else 1.0,
        dashed=bool(block.kept),
        radius=round(min(6.0, density.gap * 0.5), 1),
        path=block.path,
        parent=parent,
        link=block.link,
        title=block.title,
    )
    draw_mark(painter, block.status, at, density, name, ink)
    text = ink.of("soft" if block.role == "ghost" else "text")
    if cell.inner is None:
        draw_lines(painter, cell, at.middle, at.y + (at.h - cell.head) / 2, ink, text, density)
        return
    top = at.y + cell.size * density.air / 2
    draw_lines(painter, cell, at.middle, top, ink, text, density)
    start = top + cell.head + cell.size * density.air / 2
    inside = Rect(at.x + cell.inset, start, at.w - 2 * cell.inset, at.y + at.h - cell.inset - start)
    draw_grid(painter, cell.inner, inside, ink, density, name, depth + 1)


def _ground(cell: Cell, depth: int) -> str:
    """Groups and what stands on them take turns, so that each shows on the one around it."""
    if cell.block.kept == "counted" and cell.inner is None:
        return "ghost" if depth == 0 else "group"
    return "group" if (depth == 0 and cell.inner) or (depth and depth % 2 == 0) else "fill"


def draw_lines(
    painter: Painter, cell: Cell, x: float, top: float, ink: Ink, fill: str, density: Density
) -> None:
    """Draw a block's label and the notes under it."""
    name = f"block-{cell.block.id}"
    end = painter.text(cell.label, x, top, cell.size, fill, box=name)
    painter.text(cell.notes, x, end, density.note, ink.of("soft"), box=name, role="note")


def draw_mark(
    painter: Painter, status: str, at: Rect, density: Density, parent: str, ink: Ink
) -> None:
    """Draw the mark that says how far a thing has come, in the box's upper right corner."""
    if not status:
        return
    size = round(density.note * 0.5, 1)
    edge = density.note * 0.35
    place = Rect(at.x + at.w - edge - size, at.y + edge, size, size)
    mark_at(painter, status, place, parent, ink.of("text") if ink.slab else f"mark.{status}")


def mark_at(painter: Painter, status: str, at: Rect, parent: str, colour: str) -> None:
    """Draw a status mark: each status has a shape of its own, so that it needs no colour."""
    thick = {"live": 0.0, "pilot": at.w * 0.3, "building": 1.2, "planned": 1.2, "retired": 0.0}
    line = thick[status]
    place = at.inner(0, at.h * 0.32) if status == "retired" else at.inner(line / 2, line / 2)
    painter.box(
        f"mark-{parent}-{status}",
        "mark",
        place,
        "none" if line else colour,
        stroke=colour if line else "none",
        width=line,
        radius={"building": 1.0, "retired": 0.5}.get(status, place.w / 2),
        parent=parent,
    )
