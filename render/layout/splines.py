"""Cutting and joining poly-Béziers: 3n+1 points, three for each piece after the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist

__all__ = ["Points", "curve", "shortened"]

Points = tuple[tuple[float, float], ...]

_STEPS = 40
_CLOSE = 1e-4
"""Nearer than anything is printed, in points."""


def curve(points: Sequence[tuple[float, float]]) -> Points:
    """Return the poly-Bézier that runs along a polyline."""
    result = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        thirds = ((ax + (bx - ax) * step / 3, ay + (by - ay) * step / 3) for step in (1, 2))
        result += [*thirds, (bx, by)]
    return tuple(result)


def shortened(points: Points, length: float) -> Points:
    """Return the poly-Bézier without what lies within `length` of its end."""
    tip = points[-1]
    while len(points) > 4 and dist(points[-4], tip) < length:
        points = points[:-3]
    piece = points[-4:]
    return (*points[:-4], *_first_part(piece, _far_enough(piece, length)))


def _far_enough(piece: Points, length: float) -> float:
    """Where on a Bézier it is `length` to its end: by the Illinois method, a few steps of which
    come as close as twenty halvings."""
    tip = piece[-1]
    low, high = 0.0, 1.0
    over, under = dist(piece[0], tip) - length, -length
    if over <= 0:
        return 0.0
    t, was = low, 0.0
    for _ in range(_STEPS):
        t = (low * under - high * over) / (under - over)
        off = dist(_point_at(piece, t), tip) - length
        if abs(off) < _CLOSE:
            break
        again = off * was > 0  # the other end would stay where it is
        if off > 0:
            low, over, under = t, off, under / 2 if again else under
        else:
            high, under, over = t, off, over / 2 if again else over
        was = off
    return t


def _point_at(piece: Points, t: float) -> tuple[float, float]:
    """The end of a first part, a coordinate at a time: it is asked for several times as often."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = piece
    ax, bx, cx = ax + (bx - ax) * t, bx + (cx - bx) * t, cx + (dx - cx) * t
    ay, by, cy = ay + (by - ay) * t, by + (cy - by) * t, cy + (dy - cy) * t
    ax, bx, ay, by = ax + (bx - ax) * t, bx + (cx - bx) * t, ay + (by - ay) * t, by + (cy - by) * t
    return ax + (bx - ax) * t, ay + (by - ay) * t


def _first_part(piece: Points, t: float) -> Points:
    """One Bézier cut at `t`, by de Casteljau."""
    a, b, c, d = piece
    ab, bc, cd = _between(a, b, t), _between(b, c, t), _between(c, d, t)
    abc, bcd = _between(ab, bc, t), _between(bc, cd, t)
    return a, ab, abc, _between(abc, bcd, t)


def _between(start: tuple[float, float], end: tuple[float, float], t: float) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
