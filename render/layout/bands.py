"""The bands of the layered picture: a strip with the layer's name, and its blocks beside it."""

from __future__ import annotations

from collections.abc import Sequence

from citydsl.dsl.model.model import Layer
from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.blocks import Block
from citydsl.render.layout.cells import Ink, draw_grid, draw_lines, draw_mark
from citydsl.render.layout.density import Density
from citydsl.render.layout.grid import Cell, Grid, Sizer
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.upright import PITCH, columns_of, is_cjk, upright
from citydsl.render.measure import LINE, text_width
from citydsl.render.plain import plain
from citydsl.render.wrap import wrap

__all__ = ["Band", "Strips", "draw_band", "least_bands", "measure_bands"]

_SLAB, _SLAB_FLEX = 1.6, 1.4
"""The space around what stands alone in a slab, and what that can grow by, in em of its label."""


class Strips(NamedTuple):
    """How the names of all layers are set: upright, or lying where they are not Chinese."""

    width: float
    size: float
    upright: bool

    def least(self, text: str) -> float:
        """The least height a band needs for its name."""
        if not self.upright:
            return len(self.lines(text)) * self.size * LINE + self.size
        units = len(upright(text, self.size, self.width))
        rows = units if units <= 4 else -(-units // 2)
        return rows * self.size * PITCH + self.size

    def lines(self, text: str) -> tuple[str, ...]:
        """The lines of a name that lies."""
        return wrap(text, self.size, self.width - self.size)


class Band(NamedTuple):
    """A layer's band, measured. `alone` is the one thing in a slab, set without a box."""

    layer: Layer
    name: str
    ink: Ink
    grid: Grid
    alone: Cell | None
    pad: float
    height: float
    flex: float


def strips_of(names: Sequence[str], density: Density) -> Strips:
    """How the names of layers are set at a density."""
    size = round(max(density.note, density.label * 0.88), 1)
    if all(is_cjk(name) for name in names):
        return Strips(round(size * 2.8, 1), size, upright=True)
    size = round(max(density.note, density.label * 0.8), 1)
    widest = max(text_width(word, size) for name in names for word in name.split() or [""])
    return Strips(min(round(widest + size * 1.6, 1), size * 9.5), size, upright=False)


def least_bands(
    bands: Sequence[tuple[Layer, tuple[Block, ...]]], sizer: Sizer
) -> tuple[float, float]:
    """The height and the flex that bands with the gaps between them have at least: what they hold
    is only counted, which is done in no time."""
    density = sizer.density
    height, flex = density.gap * max(0, len(bands) - 1), 0.0
    for layer, blocks in bands:
        if _is_alone(layer, blocks):
            height += density.size(0) * LINE + density.label * _SLAB
            flex += density.label * _SLAB_FLEX
            continue
        least, bends = sizer.least(blocks)
        height += least + 2 * density.gap
        flex += bends
    return height, flex


def measure_bands(
    bands: Sequence[tuple[Layer, tuple[Block, ...]]],
    colours: dict[str, str],
    width: float,
    sizer: Sizer,
    lang: str,
    most: float,
) -> tuple[Strips, tuple[Band, ...]]:
    """Measure every band at a width, but none after those that are already taller than `most`."""
    names = [plain(layer.labels.pick(lang)) or layer.id for layer, _ in bands]
    strips = strips_of(names or [""], sizer.density)
    measured: list[Band] = []
    height = 0.0
    for (layer, blocks), name in zip(bands, names, strict=True):
        if height > most:
            break
        measured.append(_band(layer, name, blocks, colours[layer.id], width, strips, sizer))
        height += measured[-1].height
    return strips, tuple(measured)


def _band(
    layer: Layer,
    name: str,
    blocks: tuple[Block, ...],
    family: str,
    width: float,
    strips: Strips,
    sizer: Sizer,
) -> Band:
    density = sizer.density
    ink = Ink(family, slab=layer.look == "slab")
    pad = density.gap
    inner = width - strips.width - 2 * pad
    grid = sizer.grid(blocks, inner)
    if _is_alone(layer, blocks):
        cell = sizer.cell(blocks[0], width - 2 * pad, 0)
        height, flex = cell.head + density.label * _SLAB, density.label * _SLAB_FLEX
        return Band(layer, name, ink, grid, cell, pad, height, flex)
    height = max(grid.height + 2 * pad, strips.least(name))
    return Band(layer, name, ink, grid, None, pad, height, grid.flex)


def _is_alone(layer: Layer, blocks: tuple[Block, ...]) -> bool:
    """Whether what a slab holds is set without a box."""
    return layer.look == "slab" and len(blocks) == 1 and not (blocks[0].parts or blocks[0].kept)


def draw_band(painter: Painter, band: Band, at: Rect, strips: Strips, density: Density) -> None:
    """Draw a band in its place."""
    name = f"band-{band.layer.id}"
    role, fill = ("slab", "slab") if band.ink.slab else ("band", "band")
    alone = band.alone
    if alone is not None:
        _draw_alone(painter, band, alone, at, density)
        return
    painter.box(name, role, at, f"{band.ink.family}.{fill}")
    _draw_strip(painter, band, Rect(at.x, at.y, strips.width, at.h), strips, name)
    room = Rect(at.x + strips.width, at.y, at.w - strips.width, at.h)
    draw_grid(painter, band.grid, room.inner(band.pad, band.pad), band.ink, density, name)


def _draw_alone(painter: Painter, band: Band, cell: Cell, at: Rect, density: Density) -> None:
    block = cell.block
    name = f"block-{block.id}"
    painter.box(
        name,
        "slab",
        at,
        f"{band.ink.family}.slab",
        path=block.path,
        link=block.link,
        title=block.title,
    )
    draw_mark(painter, block.status, at, density, name, band.ink)
    top = at.y + (at.h - cell.head) / 2
    draw_lines(painter, cell, at.middle, top, band.ink, band.ink.of("text"), density)


def _draw_strip(painter: Painter, band: Band, at: Rect, strips: Strips, parent: str) -> None:
    name = f"strip-{band.layer.id}"
    fill, text = ("slab_strip", "slab_text") if band.ink.slab else ("strip", "strip_text")
    painter.box(name, "strip", at, f"{band.ink.family}.{fill}", parent=parent)
    colour, size = f"{band.ink.family}.{text}", strips.size
    if not strips.upright:
        lines = strips.lines(band.name)
        top = at.y + (at.h - len(lines) * size * LINE) / 2
        painter.text(lines, at.middle, top, size, colour, box=name, role="strip")
        return
    units = upright(band.name, size, strips.width)
    columns = columns_of(units, size, at.h - size * 0.8)
    x = at.middle - (len(columns) - 1) * size * 0.6
    for number, column in enumerate(columns):
        top = at.y + (at.h - len(columns[0]) * size * PITCH) / 2
        painter.column(column, x + number * size * 1.2, top, size, colour, name, "strip")
