"""The group each point of a mesh stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from citydsl.render.layout.routes.mesh import Mesh
from citydsl.render.layout.routes.scenery import Scenery

__all__ = ["homes_of"]


def homes_of(mesh: Mesh, scenery: Scenery) -> list[str]:
    """Return the innermost group around each point, empty where it stands in none.

    A point on a group's side stands outside of it.
    """
    homes = [""] * len(mesh.x)
    groups = sorted(scenery.groups, key=lambda box: -box.w * box.h)
    levels, lines = mesh.across[1], mesh.on[1]
    others, lying = mesh.across[0], mesh.on[0]
    for box in groups:
        right, low = box.x + box.w, box.y + box.h
        for number in range(bisect_right(levels, box.x), bisect_left(levels, right)):
            points = lines[number]
            start = bisect_right(points, box.y, key=mesh.y.__getitem__)
            for point in points[start : bisect_left(points, low, key=mesh.y.__getitem__)]:
                homes[point] = box.id
        for number in range(bisect_right(others, box.y), bisect_left(others, low)):
            points = lying[number]
            start = bisect_right(points, box.x, key=mesh.x.__getitem__)
            for point in points[start : bisect_left(points, right, key=mesh.x.__getitem__)]:
                homes[point] = box.id
    return homes
