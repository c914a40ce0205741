"""Routes as polylines, for formats whose lines have corners to take hold of."""

from __future__ import annotations

from math import dist, hypot

from citydsl.render.layout.splines import Points
from citydsl.render.scene import Route

__all__ = ["polyline"]

_STEPS = 8
_FLAT = 0.4


def polyline(route: Route) -> Points:
    """Return the fewest points of a polyline that runs along a route; two where it is straight."""
    if not route.curved:
        return _thinned(route.points)
    points = [route.points[0]]
    for start in range(0, len(route.points) - 3, 3):
        a, b, c, d = route.points[start : start + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points.append(
                (
                    sum(share * p[0] for share, p in zip(shares, (a, b, c, d), strict=True)),
                    sum(share * p[1] for share, p in zip(shares, (a, b, c, d), strict=True)),
                )
            )
    return _thinned(tuple(points))


def _thinned(points: Points) -> Points:
    """A polyline without the points it hardly bends at (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    first, last = points[0], points[-1]
    offs = [_off(point, first, last) for point in points[1:-1]]
    most = max(offs)
    if most <= _FLAT:
        return first, last
    cut = offs.index(most) + 1
    return _thinned(points[: cut + 1])[:-1] + _thinned(points[cut:])


def _off(
    point: tuple[float, float], first: tuple[float, float], last: tuple[float, float]
) -> float:
    """How far a point is from the line through two others."""
    across, down = last[0] - first[0], last[1] - first[1]
    length = hypot(across, down)
    if not length:
        return dist(point, first)
    return abs(across * (point[1] - first[1]) - down * (point[0] - first[0])) / length
