"""What a laid-out picture is for routes: boxes to keep off, boxes to join, gaps between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.routes.space import Area, Space
from citydsl.render.measure import ASCENT, DESCENT
from citydsl.render.scene import Box, Item, Text

__all__ = ["Gap", "Scenery", "scenery_of", "text_areas"]

_CLEAR = 3.0
_RIM = 14.0
_CELLS = frozenset({"block", "group", "ghost"})


class Gap(NamedTuple):
    """A channel: from `low` to `high` across, with a free coordinate along it."""

    axis: int
    low: float
    high: float
    seed: float


class Scenery(NamedTuple):
    """The boxes by id, the boxes in each box, the free space and the gaps to run along."""

    boxes: dict[str, Box]
    inside: dict[str, list[Box]]
    space: Space
    gaps: tuple[Gap, ...]
    groups: tuple[Box, ...]

    def around(self, name: str) -> Iterator[str]:
        """The groups a box stands in."""
        box = self.boxes[name]
        while box.parent in self.boxes and box.parent != "page":
            box = self.boxes[box.parent]
            yield box.id

    def frames(self, area: Area) -> Iterator[tuple[str, bool]]:
        """The groups an area reaches into, and whether it stands wholly in them."""
        x0, y0, x1, y1 = area
        for box in self.groups:
            right, low = box.x + box.w, box.y + box.h
            if box.x < x1 and x0 < right and box.y < y1 and y0 < low:
                yield box.id, box.x < x0 and x1 < right and box.y < y0 and y1 < low


def scenery_of(items: Iterable[Item]) -> Scenery:
    """Read the scenery from the items of a layered picture without routes."""
    items = tuple(items)
    boxes = {item.id: item for item in items if isinstance(item, Box)}
    inside: dict[str, list[Box]] = {}
    for box in boxes.values():
        if box.role in _CELLS or (box.role in ("pillar", "slab") and box.path):
            inside.setdefault(box.parent, []).append(box)
    texts = [item for item in items if isinstance(item, Text)]
    body = [box for box in boxes.values() if box.role in ("band", "slab", "pillar")]
    bounds = (
        min(box.x for box in body) - _RIM,
        min(box.y for box in body) - _RIM,
        max(box.x + box.w for box in body) + _RIM,
        max(box.y + box.h for box in body) + _RIM,
    )
    space = Space(_obstacles(boxes, inside, texts), bounds, _CLEAR)
    groups = tuple(box for box in boxes.values() if box.role == "group" and box.id in inside)
    gaps = tuple(_gaps(boxes, inside, texts, body, bounds))
    return Scenery(boxes, inside, space, gaps, groups)


def _obstacles(
    boxes: dict[str, Box], inside: dict[str, list[Box]], texts: Iterable[Text]
) -> Iterator[Area]:
    for box in boxes.values():
        whole = box.role in _CELLS | {"pillar", "slab"} and box.path and box.id not in inside
        if whole or box.role in ("strip", "mark", "chip", "key", "ghost"):
            yield _area(box)
    for text in texts:
        owner = boxes.get(text.box)
        if owner is None or owner.role == "page" or text.box in inside:
            yield from text_areas(text)


def text_areas(text: Text) -> Iterator[Area]:
    """The areas of a text's lines."""
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    for line in text.lines:
        x, top = line.x - line.width * shift, line.y - text.size * ASCENT
        yield x, top, x + line.width, line.y + text.size * DESCENT


def _area(box: Box) -> Area:
    return box.x, box.y, box.x + box.w, box.y + box.h


def _rows(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells by the rows they stand in, from the top, each from the left."""
    rows: dict[float, list[Box]] = {}
    for cell in cells:
        rows.setdefault(round(cell.y, 2), []).append(cell)
    return [sorted(row, key=lambda cell: cell.x) for _, row in sorted(rows.items())]


def _gaps(
    boxes: dict[str, Box],
    inside: dict[str, list[Box]],
    texts: Iterable[Text],
    body: Sequence[Box],
    bounds: Area,
) -> Iterator[Gap]:
    heads: dict[str, float] = {}
    for text in texts:
        heads[text.box] = max(heads.get(text.box, 0.0), *(a[3] for a in text_areas(text)))
    strips = {box.parent: box for box in boxes.values() if box.role == "strip"}
    for name, cells in inside.items():
        whole = boxes[name]
        if whole.role == "page" or whole.role in ("band", "slab"):
            continue
        strip = strips.get(name)
        top = max(heads.get(name, 0.0), strip.y + strip.h if strip else whole.y)
        rows = _rows(cells)
        yield from _between(rows, top, whole.y + whole.h)
        yield from _beside(rows, whole.x, whole.x + whole.w)
    yield from _stack(boxes, inside, strips, body, bounds)


def _stack(
    boxes: dict[str, Box],
    inside: dict[str, list[Box]],
    strips: dict[str, Box],
    body: Sequence[Box],
    bounds: Area,
) -> Iterator[Gap]:
    """The gaps between the rows of all bands, beside them, and around the pillars."""
    bands = [box for box in body if box.role != "pillar"]
    pillars = [box for box in body if box.role == "pillar"]
    rows: list[list[Box]] = []
    left = min((box.x for box in bands), default=bounds[0])
    right = max((box.x + box.w for box in bands), default=bounds[2])
    outer_left = max((p.x + p.w for p in pillars if p.x < left), default=bounds[0])
    outer_right = min((p.x for p in pillars if p.x >= right), default=bounds[2])
    for band in bands:
        own = [[band]] if band.path else _rows(inside.get(band.id, ()))
        strip = strips.get(band.id)
        yield from _beside(own, strip.x + strip.w if strip else outer_left, outer_right)
        rows += own
    rows.sort(key=lambda row: row[0].y)
    yield from _between(rows, bounds[1], bounds[3])
    middle = (bounds[1] + bounds[3]) / 2
    if bands:
        yield Gap(1, outer_left, left, middle)
    sides = sorted({(p.x, p.x + p.w) for p in pillars})
    edges = [(bounds[0], bounds[0]), *sides, (bounds[2], bounds[2])]
    for (_, end), (start, _) in pairwise(edges):
        if not (bands and end <= left < start):
            yield Gap(1, end, start, middle)
    for start, end in sides:
        column = sorted((p for p in pillars if p.x == start and p.x + p.w == end), key=_top)
        yield from _between([[p] for p in column], bounds[1], bounds[3])


def _top(box: Box) -> float:
    return box.y


def _between(rows: Sequence[Sequence[Box]], top: float, low: float) -> Iterator[Gap]:
    """The gaps above, between and below rows."""
    if not rows:
        return
    edges = [
        top,
        *(edge for row in rows for edge in (row[0].y, max(c.y + c.h for c in row))),
        low,
    ]
    seeds = [row[0].x + 1 for row in rows]
    for number in range(len(rows) + 1):
        at = seeds[min(number, len(rows) - 1)]
        yield Gap(0, edges[2 * number], edges[2 * number + 1], at)


def _beside(rows: Iterable[Sequence[Box]], left: float, right: float) -> Iterator[Gap]:
    """The gaps beside and between the cells of each row."""
    for row in rows:
        edges = [left, *(edge for cell in row for edge in (cell.x, cell.x + cell.w)), right]
        middle = row[0].y + row[0].h / 2
        for number in range(len(row) + 1):
            yield Gap(1, edges[2 * number], edges[2 * number + 1], middle)
