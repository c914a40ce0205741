"""Blocks wrapped into rows that fill a width, to any depth: measured, not yet placed."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.blocks import Block
from citydsl.render.layout.density import Density
from citydsl.render.measure import LINE
from citydsl.render.wrap import longest, wrap

__all__ = ["Cell", "Grid", "Row", "Sizer"]

_WIDEST = 640.0
_WIDE = 800.0
_WORD = 9.0
# Beside a block without parts a group gets less than its share; beside other groups all but that.
_LEAN, _EVEN = 0.75, 0.94


class Cell(NamedTuple):
    """A block with its width, its lines, and the least height it needs.

    `head` is the height of its texts; `flex` what it can grow by and still look well.
    """

    block: Block
    width: float
    size: float
    label: tuple[str, ...]
    notes: tuple[str, ...]
    head: float
    inner: Grid | None
    inset: float
    height: float
    flex: float


class Row(NamedTuple):
    """Cells side by side."""

    cells: tuple[Cell, ...]
    height: float
    flex: float


class Grid(NamedTuple):
    """Rows one above the other."""

    rows: tuple[Row, ...]
    width: float
    gap: float
    height: float
    flex: float


class _Need(NamedTuple):
    """The least width a block can have, how much it holds, and how many columns would suit it."""

    least: float
    area: float
    columns: float


class Sizer:
    """Measures blocks at one density."""

    def __init__(self, density: Density) -> None:
        self.density = density
        self._needs: dict[str, _Need] = {}
        self._pad, self._air = density.pad, density.air
        self._sizes: dict[int, float] = {}

    def grid(self, blocks: Sequence[Block], width: float, depth: int = 0) -> Grid:
        """Return the blocks in rows of `width`."""
        if any(block.parts for block in blocks):
            rows = [self._row(row, width, depth) for row in self._mixed(blocks, width, depth)]
        else:
            rows = self._plain(blocks, width, depth)
        gap = self.gap(depth)
        height = sum(row.height for row in rows) + gap * (len(rows) - 1)
        return Grid(tuple(rows), width, gap, height, sum(row.flex for row in rows))

    def gap(self, depth: int) -> float:
        """The space between blocks."""
        return self.density.gap if depth == 0 else self.density.inset(depth)

    def least(self, blocks: Sequence[Block]) -> tuple[float, float]:
        """The height and the flex that blocks in rows have at least, whatever they say."""
        row = self._size(0) * (LINE + self._air)
        if any(block.parts for block in blocks):
            return row, 0.0
        rows = ceil(len(blocks) / self.density.columns)
        return rows * row + self.gap(0) * (rows - 1), rows * self._flex(0)

    def slimmest(self, blocks: Sequence[Block], depth: int = 0) -> float:
        """The width below which what stands deepest in blocks has none: a letter and its pads."""
        return max(
            self.slimmest(block.parts, depth + 1) + 2 * self.density.inset(depth)
            if block.parts
            else self._size(depth) + 2 * self._pad
            for block in blocks
        )

    def _plain(self, blocks: Sequence[Block], width: float, depth: int) -> list[Row]:
        """Rows of blocks without parts: the fewest in which labels keep to two lines."""
        gap = self.gap(depth)
        least = max(self._need(block, depth).least for block in blocks)
        most = min(self.density.columns, max(1, int((width + gap) / (least + gap))))
        fewest = ceil(len(blocks) / most)
        best: list[Row] = []
        for count in range(fewest, min(fewest + 3, len(blocks) + 1)):
            rows = [self._row(row, width, depth) for row in _shares(blocks, count)]
            if not best or _height(rows) < _height(best):
                best = rows
            if max(len(cell.label) for row in rows for cell in row.cells) <= 2:
                return rows
        return best

    def _mixed(self, blocks: Sequence[Block], width: float, depth: int) -> list[list[Block]]:
        """Rows of blocks of which some have parts, in order, of about the same weight."""
        gap = self.gap(depth)
        needs = [self._need(block, depth) for block in blocks]
        cell = self._least(depth) * 1.25
        limit = max(1.0, min(self.density.columns * 1.5, (width + gap) / (cell + gap)))
        weights = [min(need.columns, limit) for need in needs]
        target = sum(weights) / ceil(sum(weights) / limit - 1e-9)
        rows: list[list[Block]] = [[]]
        weight = room = 0.0
        for block, need, own in zip(blocks, needs, weights, strict=True):
            room += need.least + gap
            if rows[-1] and (weight + own / 2 > target * len(rows) or room > width + gap):
                rows.append([])
                room = need.least + gap
            rows[-1].append(block)
            weight += own
        return rows

    def _row(self, blocks: Sequence[Block], width: float, depth: int) -> Row:
        widths = self._widths(blocks, width - self.gap(depth) * (len(blocks) - 1), depth)
        cells = tuple(
            self.cell(block, each, depth) for block, each in zip(blocks, widths, strict=True)
        )
        height = max(cell.height for cell in cells)
        comfort = max(cell.height + cell.flex for cell in cells)
        return Row(cells, height, comfort - height)

    def _widths(self, blocks: Sequence[Block], room: float, depth: int) -> list[float]:
        if not blocks[1:] and not blocks[0].parts:
            return [min(room, _WIDEST) if depth == 0 or room > _WIDE else room]
        if not any(block.parts for block in blocks):
            return [room / len(blocks)] * len(blocks)
        needs = [self._need(block, depth) for block in blocks]
        power = _LEAN if depth == 0 and not all(block.parts for block in blocks) else _EVEN
        weights = [need.area**power for need in needs]
        return _divide(room, weights, [need.least for need in needs])

    def cell(self, block: Block, width: float, depth: int) -> Cell:
        """Return one block measured at a width."""
        density = self.density
        size, room = self._size(depth), width - 2 * self._pad
        label = wrap(block.label, size, room)
        notes = tuple(
            [line for note in self._notes(block) for line in wrap(note, density.note, room)]
        )
        head = len(label) * size * LINE + len(notes) * density.note * LINE
        if not block.parts:
            height = head + size * self._air
            return Cell(
                block, width, size, label, notes, head, None, 0.0, height, self._flex(depth)
            )
        inset = density.inset(depth)
        inner = self.grid(block.parts, width - 2 * inset, depth + 1)
        height = head + size * self._air + inner.height + inset
        return Cell(block, width, size, label, notes, head, inner, inset, height, inner.flex)

    def _notes(self, block: Block) -> tuple[str, ...]:
        if self.density.tight and block.notes:
            return (" · ".join(block.notes),)
        return block.notes

    def _flex(self, depth: int) -> float:
        return self.density.label * (1.7 if depth == 0 else 1.3)

    def _size(self, depth: int) -> float:
        size = self._sizes.get(depth)
        if size is None:
            size = self._sizes[depth] = self.density.size(depth)
        return size

    def _least(self, depth: int) -> float:
        return self._size(depth) * 4.1 + 2 * self._pad

    def _leaf(self, block: Block, depth: int) -> float:
        """The least width of a block: its words stay whole unless they are very long."""
        size, note = self._size(depth), self.density.note
        word = longest(block.label) * size
        for text in block.notes:
            word = max(word, longest(text) * note)
        return max(self._least(depth), min(word, size * _WORD) + 2 * self._pad + 0.1)

    def _need(self, block: Block, depth: int) -> _Need:
        known = self._needs.get(block.id)
        if known is None:
            known = self._needs[block.id] = self._count(block, depth)
        return known

    def _count(self, block: Block, depth: int) -> _Need:
        if not block.parts:
            return _Need(self._leaf(block, depth), 1.0, 1.0)
        parts = [self._need(part, depth + 1) for part in block.parts]
        least = max(part.least for part in parts) + 2 * self.density.inset(depth)
        area = sum(part.area for part in parts) * 1.12
        row = max(max(part.columns for part in parts), ceil(sqrt(area * 1.6)))
        return _Need(least, max(1.0, area), min(sum(part.columns for part in parts), row))


def _shares(blocks: Sequence[Block], rows: int) -> list[Sequence[Block]]:
    """The blocks in rows of equal length, the first ones longer by one where it does not divide."""
    length, longer = divmod(len(blocks), rows)
    ends = [length * (row + 1) + min(longer, row + 1) for row in range(rows)]
    return [blocks[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _divide(room: float, weights: Sequence[float], least: Sequence[float]) -> list[float]:
    """`room` in proportion to the weights, none less than its least where that is possible."""
    widths = [room * weight / sum(weights) for weight in weights]
    fixed: set[int] = set()
    while small := [i for i, width in enumerate(widths) if width < least[i] - 1e-9]:
        fixed.update(small)
        if len(fixed) == len(widths):
            return [room * each / sum(least) for each in least]
        free = room - sum(least[i] for i in fixed)
        total = sum(weight for i, weight in enumerate(weights) if i not in fixed)
        widths = [
            least[i] if i in fixed else free * weight / total for i, weight in enumerate(weights)
        ]
    return widths


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)
