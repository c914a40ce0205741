"""All nets of a picture to routes, one after the other, then once more around what has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.routes.book import Book
from citydsl.render.layout.routes.lines import lines_of
from citydsl.render.layout.routes.mesh import Mesh
from citydsl.render.layout.routes.nets import Net
from citydsl.render.layout.routes.scenery import Scenery
from citydsl.render.layout.routes.search import Search
from citydsl.render.scene import Box

__all__ = ["Course", "Way", "ways_of"]

Course = tuple[tuple[float, float], ...]
_AGAIN = 30


class Way(NamedTuple):
    """A net with the corners of its route, from the source's side to the target's."""

    net: Net
    points: Course


def ways_of(scenery: Scenery, nets: Sequence[Net]) -> tuple[Way, ...]:
    """Return the ways of all nets that find one, in the order of the nets."""
    ends = {end for net in nets for end in (net.source, net.target)}
    mesh = Mesh(lines_of(scenery, nets), scenery.boxes, ends)
    search = Search(mesh, scenery)
    order = sorted(range(len(nets)), key=lambda n: (_length(nets[n], scenery.boxes), n))
    paths: dict[int, list[int]] = {}
    book = Book(mesh)
    for number in order:
        path = search.path(nets[number], book)
        if path is not None:
            paths[number] = path
            book.add(path, nets[number])
    if 1 < len(nets) <= _AGAIN:
        _again(search, nets, order, paths)
    return tuple(Way(nets[number], _course(mesh, paths[number])) for number in sorted(paths))


def _again(
    search: Search, nets: Sequence[Net], order: Iterable[int], paths: dict[int, list[int]]
) -> None:
    """Search each way anew with all others in place."""
    for number in order:
        book = Book(search.mesh)
        for other, path in paths.items():
            if other != number:
                book.add(path, nets[other])
        found = search.path(nets[number], book)
        if found is not None:
            paths[number] = found


def _length(net: Net, boxes: dict[str, Box]) -> float:
    one, other = boxes[net.source], boxes[net.target]
    across = max(one.x, other.x) - min(one.x + one.w, other.x + other.w)
    return max(0.0, across) + max(0.0, max(one.y, other.y) - min(one.y + one.h, other.y + other.h))


def _course(mesh: Mesh, path: Sequence[int]) -> Course:
    """The corners of a path."""
    points = [(mesh.x[point], mesh.y[point]) for point in path]
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, points[-1])
