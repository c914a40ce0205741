"""Who runs where: the edges and points that routes have taken, so that others keep off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from citydsl.render.layout.routes.mesh import Mesh
from citydsl.render.layout.routes.nets import Bundle, Net

__all__ = ["Book"]

_NEAR = 7.0
_END = 5.0
_TIP = 10.0


class Book:
    """The bundles on each edge and near it, and how they go through each point.

    Edges are numbered `2 * first point + axis`. Through a point a bundle goes along axis 0 or
    1, or turns or has its end close by (2): there no other crosses it.
    """

    def __init__(self, mesh: Mesh) -> None:
        self.mesh = mesh
        self.edges: dict[int, set[Bundle]] = {}
        self.points: dict[int, set[tuple[Bundle, int]]] = {}
        self.taken: dict[int, set[Bundle]] = {}
        self.ports: dict[tuple[Bundle, str], set[int]] = {}

    def add(self, path: Sequence[int], net: Net) -> None:
        """Take all that the path of a net runs on."""
        mesh, bundle = self.mesh, net.bundle
        ways: list[int] = []
        self.ports.setdefault((bundle, net.source), set()).add(path[0])
        self.ports.setdefault((bundle, net.target), set()).add(path[-1])
        for one, other in pairwise(path):
            axis = 0 if mesh.y[one] == mesh.y[other] else 1
            places = (mesh.x, mesh.y)[axis]
            first = one if places[one] < places[other] else other
            self.taken.setdefault(2 * first + axis, set()).add(bundle)
            ways.append(axis)
        tips = [(mesh.x[path[0]], mesh.y[path[0]]), (mesh.x[path[-1]], mesh.y[path[-1]])]
        for point, before, after in zip(path[1:-1], ways, ways[1:], strict=False):
            x, y = mesh.x[point], mesh.y[point]
            tip = any(abs(x - u) + abs(y - v) < _TIP for u, v in tips)
            how = before if before == after and not tip else 2
            self.points.setdefault(point, set()).add((bundle, how))
        start = 0
        for end in range(1, len(path)):
            if end == len(path) - 1 or ways[end] != ways[start]:
                self._keep_off(path[start], path[end], ways[start], bundle)
                start = end

    def _keep_off(self, one: int, other: int, axis: int, bundle: Bundle) -> None:
        """Take the edges of all lines near a straight run."""
        mesh = self.mesh
        along, across = ((mesh.x, mesh.y), (mesh.y, mesh.x))[axis]
        low, high = sorted((along[one], along[other]))
        for number in mesh.near(axis, across[one], _NEAR):
            for first in mesh.edges(axis, number, low - _END, high + _END):
                self.edges.setdefault(2 * first + axis, set()).add(bundle)
