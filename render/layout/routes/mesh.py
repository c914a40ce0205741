"""Lines to a mesh: the points where they cross, and the ports where they meet boxes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from citydsl.render.layout.routes.lines import CORNER, Line
from citydsl.render.scene import Box

__all__ = ["Mesh", "Port"]

Port = tuple[int, int]
"""A point on a box's side, and the direction out of the box."""


class Mesh:
    """Points with their neighbours along both axes.

    `next[way][point]` is the neighbour right, down, left or up of a point (way 0 to 3), -1 where
    there is none. The edge between two neighbours on an axis has the number
    `2 * first point + axis`, and `length` its length. `ports` has the points on the sides of each box asked for.
    """

    def __init__(
        self, lines: Sequence[Line], boxes: Mapping[str, Box], ends: Collection[str]
    ) -> None:
        self.x: list[float] = []
        self.y: list[float] = []
        self.next: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
        self.length: list[float] = []
        self.ports: dict[str, list[Port]] = {name: [] for name in sorted(ends)}
        self.lines = ([li for li in lines if li[0] == 0], [li for li in lines if li[0] == 1])
        self.across = tuple([line[1] for line in half] for half in self.lines)
        self.on: tuple[list[list[int]], list[list[int]]] = (
            [[] for _ in self.lines[0]],
            [[] for _ in self.lines[1]],
        )
        self._cross()
        for name in self.ports:
            self._port(name, boxes[name])
        self._join()

    def _point(self, x: float, y: float) -> int:
        self.x.append(x)
        self.y.append(y)
        for way in self.next:
            way.append(-1)
        return len(self.x) - 1

    def _cross(self) -> None:
        lying, levels = self.lines[0], self.across[0]
        for number, (_, x, top, low) in enumerate(self.lines[1]):
            for other in range(bisect_left(levels, top), bisect_right(levels, low)):
                _, y, left, right = lying[other]
                if left <= x <= right:
                    point = self._point(x, y)
                    self.on[0][other].append(point)
                    self.on[1][number].append(point)

    def _port(self, name: str, box: Box) -> None:
        for axis in (0, 1):
            start, size = ((box.y, box.h), (box.x, box.w))[axis]
            edges = ((box.x, box.x + box.w), (box.y, box.y + box.h))[axis]
            corner = min(CORNER, size / 2) - 0.01
            low = bisect_left(self.across[axis], start + corner)
            high = bisect_right(self.across[axis], start + size - corner)
            for number in range(low, high):
                _, at, begin, end = self.lines[axis][number]
                for side, way in ((edges[0], axis + 2), (edges[1], axis)):
                    out = side - 4 if way > 1 else side + 4
                    if begin - 0.02 <= min(side, out) and max(side, out) <= end + 0.02:
                        point = self._point(side, at) if axis == 0 else self._point(at, side)
                        self.on[axis][number].append(point)
                        self.ports[name].append((point, way))

    def _join(self) -> None:
        self.length = [0.0] * (2 * len(self.x))
        for axis, places in ((0, self.x), (1, self.y)):
            for points in self.on[axis]:
                points.sort(key=places.__getitem__)
                for before, after in pairwise(points):
                    self.next[axis][before] = after
                    self.next[axis + 2][after] = before
                    self.length[2 * before + axis] = places[after] - places[before]

    def near(self, axis: int, at: float, reach: float) -> range:
        """The numbers of the lines of an axis that are less than `reach` from a coordinate."""
        levels = self.across[axis]
        return range(bisect_right(levels, at - reach), bisect_left(levels, at + reach))

    def edges(self, axis: int, number: int, low: float, high: float) -> list[int]:
        """The edges of a line that reach into a stretch of it, by the number of their first point."""
        places = (self.x, self.y)[axis]
        points = self.on[axis][number]
        start = max(0, bisect_right(points, low, key=places.__getitem__) - 1)
        end = bisect_left(points, high, key=places.__getitem__)
        return points[start : min(end, len(points) - 1)]
