"""The pillars at the sides: upright text over the full height, or a column of blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citydsl.dsl.model.model import Pillar
from citydsl.render.layout.blocks import Block
from citydsl.render.layout.cells import Ink, draw_grid, mark_at
from citydsl.render.layout.density import Density
from citydsl.render.layout.grid import Grid, Sizer
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.upright import PITCH, is_cjk, upright
from citydsl.render.measure import LINE
from citydsl.render.plain import plain
from citydsl.render.wrap import wrap

__all__ = ["Column", "draw_pillar", "measure_pillars"]

_BROAD = (9.5, 15.0, 22.0)
"""How wide a pillar of blocks may be, in em: wider where it would be higher than the bands."""


@dataclass(frozen=True, slots=True)
class Column:
    """A pillar, measured. Without a grid each block is a segment of upright text."""

    pillar: Pillar
    name: str
    family: str
    blocks: tuple[Block, ...]
    grid: Grid | None
    head: tuple[str, ...]
    size: float
    width: float
    height: float


def measure_pillars(
    pillars: Sequence[tuple[Pillar, tuple[Block, ...]]],
    colours: dict[str, str],
    sizer: Sizer,
    lang: str,
    page: Rect,
) -> tuple[Column, ...]:
    """Measure every pillar; `page` is the room they have beside the bands."""
    room = Rect(0.0, 0.0, page.w / max(1, len(pillars)), page.h)
    return tuple(
        _column(pillar, blocks, colours[pillar.id], sizer, lang, room) for pillar, blocks in pillars
    )


def _column(
    pillar: Pillar,
    blocks: tuple[Block, ...],
    family: str,
    sizer: Sizer,
    lang: str,
    room: Rect,
) -> Column:
    density = sizer.density
    name = plain(pillar.labels.pick(lang)) or pillar.id
    size = density.label
    segments = [_segment(block, density) for block in blocks]
    height = sum(segments) + density.gap * 0.5 * (len(blocks) - 1)
    if all(_stands(block) for block in blocks) and height <= room.h:
        width = round(size * 3.1, 1)
        return Column(pillar, name, family, blocks, None, (), size, width, height)
    inset = density.gap * 0.8
    for broad in _BROAD:
        width = max(density.label * _BROAD[0], min(density.label * broad, room.w))
        width = round(width, 1)
        head = wrap(name, size, width - density.gap * 2)
        grid = sizer.grid(blocks, width - 2 * inset)
        height = grid.height + 2 * inset + len(head) * size * LINE + size * 0.8
        if height <= room.h:
            break
    return Column(pillar, name, family, blocks, grid, head, size, width, height)


def _stands(block: Block) -> bool:
    return not block.parts and is_cjk(block.label)


def _upright_notes(block: Block) -> list[str]:
    """The notes that can stand upright: not the name in another script."""
    return [note for note in block.notes if is_cjk(note)]


def _segment(block: Block, density: Density) -> float:
    """The least height of a block set upright."""
    units = upright(block.label, density.label, density.label * 2)
    notes = [
        u for note in _upright_notes(block) for u in upright(note, density.note, density.note * 2)
    ]
    gap = density.note if notes else 0.0
    text = len(units) * density.label * PITCH + len(notes) * density.note * PITCH + gap
    return text + density.label * 2


def draw_pillar(painter: Painter, column: Column, at: Rect, density: Density) -> None:
    """Draw a pillar in its place."""
    if column.grid is not None:
        _draw_list(painter, column, column.grid, at, density)
        return
    gap = density.gap * 0.5
    needs = [_segment(block, density) for block in column.blocks]
    spare = (at.h - sum(needs) - gap * (len(needs) - 1)) / len(needs)
    y = at.y
    for block, need in zip(column.blocks, needs, strict=True):
        _draw_segment(painter, column, block, Rect(at.x, y, at.w, need + spare), density)
        y += need + spare + gap


def _draw_segment(
    painter: Painter, column: Column, block: Block, at: Rect, density: Density
) -> None:
    name = f"block-{block.id}"
    solid = not block.kept
    family = column.family
    painter.box(
        name,
        "pillar",
        at if solid else at.inner(0.7, 0.7),
        f"{family}.pillar" if solid else f"{family}.ghost",
        stroke="none" if solid else f"{family}.stroke",
        width=0.0 if solid else 1.3,
        dashed=not solid,
        path=block.path,
        link=block.link,
        title=block.title,
    )
    text = f"{family}.pillar_text" if solid else f"{family}.text"
    soft = f"{family}.pillar_soft" if solid else f"{family}.soft"
    top = at.y + (at.h - _segment(block, density)) / 2 + column.size
    units = upright(block.label, column.size, at.w)
    end = painter.column(units, at.middle, top, column.size, text, name, "label")
    small = density.note
    notes = [unit for note in _upright_notes(block) for unit in upright(note, small, at.w)]
    painter.column(notes, at.middle, end + small, small, soft, name, "note")
    if block.status:
        dot = small * 0.5
        place = Rect(at.middle - dot / 2, at.y + dot, dot, dot)
        mark_at(painter, block.status, place, name, text if solid else f"mark.{block.status}")


def _draw_list(painter: Painter, column: Column, grid: Grid, at: Rect, density: Density) -> None:
    name = f"pillar-{column.pillar.id}"
    ink = Ink(column.family)
    painter.box(name, "pillar", at, ink.of("band"))
    strip = f"strip-{column.pillar.id}"
    high = len(column.head) * column.size * LINE + column.size * 0.8
    painter.box(strip, "strip", Rect(at.x, at.y, at.w, high), ink.of("pillar"), parent=name)
    top = at.y + column.size * 0.4
    colour = ink.of("pillar_text")
    painter.text(column.head, at.middle, top, column.size, colour, box=strip, role="strip")
    inset = density.gap * 0.8
    room = Rect(at.x + inset, at.y + high + inset, grid.width, at.h - high - 2 * inset)
    draw_grid(painter, grid, room, ink, density, name)
