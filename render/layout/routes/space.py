"""The free space of a picture: what routes keep off, and how far a straight line can run."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Area", "Space"]

Area = tuple[float, float, float, float]
"""Left, top, right and low edge."""

_CELL = 48.0
_EPSILON = 1e-6


class Space:
    """Areas to keep off within bounds, found by the rows and columns they reach into."""

    def __init__(self, areas: Iterable[Area], bounds: Area, clear: float) -> None:
        self.bounds = bounds
        self.clear = clear
        self._bins: tuple[dict[int, list[Area]], dict[int, list[Area]]] = ({}, {})
        for area in areas:
            for axis in (0, 1):
                low, high = area[1 - axis] - clear, area[3 - axis] + clear
                for cell in range(int(low // _CELL), int(high // _CELL) + 1):
                    self._bins[axis].setdefault(cell, []).append(area)

    def span(self, axis: int, at: float, seed: float) -> tuple[float, float] | None:
        """How far a line through a point runs freely; None where the point is not free.

        A line of axis 0 lies at y `at`, one of axis 1 stands at x `at`. It ends on what it
        meets, and short of what it would pass too close by.
        """
        low, high = self.bounds[axis], self.bounds[axis + 2]
        if not (low < seed < high and self.bounds[1 - axis] < at < self.bounds[3 - axis]):
            return None
        clear = self.clear
        for area in self._bins[axis].get(int(at // _CELL), ()):
            near, far = area[1 - axis], area[3 - axis]
            if not near - clear < at < far + clear:
                continue
            off = 0.0 if near < at < far else clear
            start, end = area[axis] - off, area[axis + 2] + off
            if end <= seed + _EPSILON:
                low = max(low, end)
            elif start >= seed - _EPSILON:
                high = min(high, start)
            else:
                return None
        return low, high

    def free(self, area: Area) -> bool:
        """Whether nothing to keep off reaches into an area."""
        x0, y0, x1, y1 = area
        bounds = self.bounds
        if x0 < bounds[0] or y0 < bounds[1] or x1 > bounds[2] or y1 > bounds[3]:
            return False
        for cell in range(int(y0 // _CELL), int(y1 // _CELL) + 1):
            for u0, v0, u1, v1 in self._bins[0].get(cell, ()):
                if u0 < x1 and u1 > x0 and v0 < y1 and v1 > y0:
                    return False
        return True
