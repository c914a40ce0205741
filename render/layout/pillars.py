"""The pillars at the sides: upright text over the full height, or a column of blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citydsl.dsl.model.model import Pillar
from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.blocks import Block
from citydsl.render.layout.cells import Ink, draw_grid, mark_at
from citydsl.render.layout.density import Density
from citydsl.render.layout.grid import Grid, Sizer
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.upright import PITCH, is_cjk, upright
from citydsl.render.measure import LINE
from citydsl.render.plain import plain
from citydsl.render.wrap import longest, wrap

__all__ = ["Column", "draw_pillar", "measure_pillars"]

_BROAD = (9.5, 15.0, 22.0)
"""How wide a pillar of blocks may be, in em: wider where it would be higher than the bands."""
_SLIM, _FITTING, _STOUT = 3.1, 3.6, 5.0
"""How wide a pillar of upright text is, and may be for words that lie in it, in em."""
_EDGE = 0.4
_SMALLER = 0.85


class Segment(NamedTuple):
    """A block of a pillar, set upright: its label, its notes, and lying lines in another script."""

    block: Block
    label: tuple[str, ...]
    notes: tuple[str, ...]
    lines: tuple[str, ...]
    height: float


class Column(NamedTuple):
    """A pillar, measured: segments of upright text, or with a grid a column of blocks.

    `small` is the size of what lies in the segments.
    """

    pillar: Pillar
    family: str
    segments: tuple[Segment, ...]
    grid: Grid | None
    head: tuple[str, ...]
    size: float
    small: float
    width: float
    height: float


def measure_pillars(
    pillars: Sequence[tuple[Pillar, tuple[Block, ...]]],
    colours: dict[str, str],
    sizer: Sizer,
    lang: str,
    page: Rect,
    least: float,
) -> tuple[Column, ...]:
    """Measure every pillar; `page` is the room they have beside the bands, `least` the smallest
    text there may be."""
    room = Rect(0.0, 0.0, page.w / max(1, len(pillars)), page.h)
    small = _small([block for _, blocks in pillars for block in blocks], sizer.density, least)
    columns = []
    for pillar, blocks in pillars:
        family = colours[pillar.id]
        column = _standing(pillar, blocks, family, sizer.density, small)
        if column is None or column.height > room.h:
            column = _listed(pillar, blocks, family, sizer, lang, room)
        columns.append(column)
    return tuple(columns)


def _small(blocks: Iterable[Block], density: Density, least: float) -> float:
    """The size of what lies in pillars: the same in all, small enough for most of its words."""
    words = max((_words(block) for block in blocks if is_cjk(block.label)), default=0.0)
    fits = density.label * _FITTING / (words + 2 * _EDGE)
    return round(min(density.note, max(least, min(density.note * _SMALLER, fits))), 1)


def _standing(
    pillar: Pillar, blocks: tuple[Block, ...], family: str, density: Density, small: float
) -> Column | None:
    """The pillar as upright text; None where its text reads badly so."""
    if any(block.parts or not is_cjk(block.label) for block in blocks):
        return None
    size = density.label
    words = max(_words(block) for block in blocks)
    width = round(max(size * _SLIM, small * (words + 2 * _EDGE) + 0.1), 1)
    if width > size * _STOUT:
        return None
    segments = tuple(_segment(block, density, width, small) for block in blocks)
    height = sum(segment.height for segment in segments) + density.gap * 0.5 * (len(blocks) - 1)
    return Column(pillar, family, segments, None, (), size, small, width, height)


def _listed(
    pillar: Pillar,
    blocks: tuple[Block, ...],
    family: str,
    sizer: Sizer,
    lang: str,
    room: Rect,
) -> Column:
    """The pillar as a column of blocks under its name."""
    density = sizer.density
    size, inset = density.label, density.gap * 0.8
    name = plain(pillar.labels.pick(lang)) or pillar.id
    least = max(size * _BROAD[0], sizer.slimmest(blocks) + 2 * inset)
    for broad in _BROAD:
        width = round(max(least, min(size * broad, room.w)), 1)
        head = wrap(name, size, width - density.gap * 2)
        grid = sizer.grid(blocks, width - 2 * inset)
        height = grid.height + 2 * inset + len(head) * size * LINE + size * 0.8
        if height <= room.h:
            break
    return Column(pillar, family, (), grid, head, size, density.note, width, height)


def _lying(block: Block) -> list[str]:
    """The notes that cannot stand upright: the name in another script."""
    return [note for note in block.notes if not is_cjk(note)]


def _words(block: Block) -> float:
    """The width in em of the longest word that lies in a block."""
    return max((longest(note) for note in _lying(block)), default=0.0)


def _segment(block: Block, density: Density, width: float, small: float) -> Segment:
    """Measure a block set upright."""
    label = upright(block.label, density.label, width)
    notes = tuple(
        unit for note in block.notes if is_cjk(note) for unit in upright(note, density.note, width)
    )
    room = width - 2 * _EDGE * small
    lines = tuple(line for note in _lying(block) for line in wrap(note, small, room + 0.05))
    text = len(label) * density.label * PITCH + len(notes) * density.note * PITCH
    text += len(lines) * small * LINE + density.note * (bool(notes) + bool(lines))
    return Segment(block, label, notes, lines, text + density.label * 2)


def draw_pillar(painter: Painter, column: Column, at: Rect, density: Density) -> None:
    """Draw a pillar in its place."""
    if column.grid is not None:
        _draw_list(painter, column, column.grid, at, density)
        return
    gap = density.gap * 0.5
    needs = sum(segment.height for segment in column.segments)
    spare = (at.h - needs - gap * (len(column.segments) - 1)) / len(column.segments)
    y = at.y
    for segment in column.segments:
        high = segment.height + spare
        _draw_segment(painter, column, segment, Rect(at.x, y, at.w, high), density)
        y += high + gap


def _draw_segment(
    painter: Painter, column: Column, segment: Segment, at: Rect, density: Density
) -> None:
    block = segment.block
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
    end = at.y + (at.h - segment.height) / 2 + column.size
    end = painter.column(segment.label, at.middle, end, column.size, text, name, "label")
    small = density.note
    if segment.lines:
        lines, top = segment.lines, end + small
        end = painter.text(lines, at.middle, top, column.small, soft, box=name, role="note")
    painter.column(segment.notes, at.middle, end + small, small, soft, name, "note")
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
