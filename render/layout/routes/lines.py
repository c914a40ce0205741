"""The lines routes may run on: tracks in every gap, and lines through the ports of boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from citydsl.render.layout.routes.nets import Net
from citydsl.render.layout.routes.scenery import Gap, Scenery
from citydsl.render.scene import Box

__all__ = ["CORNER", "PITCH", "Line", "lines_of"]

PITCH = 9.0
"""The distance of tracks in a gap."""

CORNER = 9.0
"""How far ports keep from the corners of a box."""

_EDGES = (9.0, 5.0)
_LEAST = 6.0
_PORTS = 3
_PORT_PITCH = 14.0

Line = tuple[int, float, float, float]
"""Axis (0 lies, 1 stands), where it is across, and where it begins and ends."""


def lines_of(scenery: Scenery, nets: Sequence[Net]) -> tuple[Line, ...]:
    """Return all lines, each once and as long as the free space lets it be."""
    found: dict[Line, None] = {}
    for axis, at, seed in (
        *_tracks(scenery.gaps, 2 + len(nets) // 5),
        *_ports(scenery.boxes, nets),
    ):
        span = scenery.space.span(axis, at, seed)
        if span is not None and span[1] - span[0] >= _LEAST:
            found[axis, round(at, 2), round(span[0], 2), round(span[1], 2)] = None
    return tuple(sorted(found))


def _tracks(gaps: Iterable[Gap], most: int) -> Iterator[tuple[int, float, float]]:
    """Tracks about the middle of each gap, as many as keep off what is on both sides."""
    for gap in gaps:
        width = gap.high - gap.low
        if width < _LEAST:
            continue
        count = min(most, 1 + int(max(0.0, width - 2 * _EDGES[gap.axis]) / PITCH))
        middle = (gap.low + gap.high) / 2
        for number in range(count):
            yield gap.axis, middle + (number - (count - 1) / 2) * PITCH, gap.seed


def _ports(boxes: Mapping[str, Box], nets: Iterable[Net]) -> Iterator[tuple[int, float, float]]:
    """Lines that leave the boxes of nets: from the middles of sides, and towards each other."""
    ends: dict[str, list[Box]] = {}
    for net in nets:
        source, target = boxes[net.source], boxes[net.target]
        ends.setdefault(net.source, []).append(target)
        ends.setdefault(net.target, []).append(source)
    for name, others in ends.items():
        box = boxes[name]
        for axis in (0, 1):
            start, size = ((box.y, box.h), (box.x, box.w))[axis]
            low, high = start + CORNER, start + size - CORNER
            if high < low:
                low = high = start + size / 2
            sides = ((box.x, box.x + box.w), (box.y, box.y + box.h))[axis]
            for at in _spots(low, high, [_stretch(other, axis) for other in others], len(others)):
                yield axis, at, sides[0] - 0.5
                yield axis, at, sides[1] + 0.5


def _stretch(box: Box, axis: int) -> tuple[float, float]:
    return (box.y, box.y + box.h) if axis == 0 else (box.x, box.x + box.w)


def _spots(
    low: float, high: float, others: Iterable[tuple[float, float]], count: int
) -> Iterator[float]:
    """Where ports may be on a side from `low` to `high`."""
    middle = (low + high) / 2
    reach = min(_PORTS, (count + 1) // 2) if count > 1 else 0
    for number in range(-reach, reach + 1):
        at = middle + number * _PORT_PITCH
        if low <= at <= high:
            yield at
    for start, end in others:
        near, far = max(low, start + CORNER), min(high, end - CORNER)
        if near <= far:
            yield (near + far) / 2
        centre = (start + end) / 2
        if low <= centre <= high:
            yield centre
