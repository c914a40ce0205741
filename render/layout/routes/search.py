"""The cheapest way from one box to another over the mesh: A* with a price on bends and crossings.

States are a point and the direction it was come to by, as in orthogonal connector routing after
Wybrow, Marriott and Stuckey (2009); that routes have tracks of their own from the start takes
the place of their nudging.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from citydsl.render.layout.routes.book import Book
from citydsl.render.layout.routes.homes import homes_of
from citydsl.render.layout.routes.mesh import Mesh, Port
from citydsl.render.layout.routes.nets import Net
from citydsl.render.layout.routes.scenery import Scenery
from citydsl.render.scene import Box

__all__ = ["Search"]

_LENGTH, _BEND, _CROSS = 0.35, 70.0, 45.0
_SHARED = 0.35
_FOREIGN = 3.0
_SKEW, _SIDE, _APART = 40.0, 70.0, 100.0
_ARROW, _TAIL = 8.5, 6.0
_EAGER = 1.1
_MOST, _TOTAL = 5000, 120_000
_FAR = 1e18
_TURNS = ((0, 3, 1), (1, 0, 2), (2, 1, 3), (3, 2, 0))


class Search:
    """One search after another over the same mesh; `left` is how many states are left to look at."""

    def __init__(self, mesh: Mesh, scenery: Scenery) -> None:
        self.mesh = mesh
        self.scenery = scenery
        self.homes = homes_of(mesh, scenery)
        self.within = {name: _within(scenery, name) for name in mesh.ports}
        self.left = _TOTAL

    def path(self, net: Net, book: Book) -> list[int] | None:
        """Return the points of the cheapest way of a net, None where none is found.

        The search begins at the end that has fewer free ports, so that it is soon over where an
        end is walled in. A state is `4 * point + way`.
        """
        ends = [(net.source, _ARROW if net.mutual else _TAIL), (net.target, _ARROW)]
        free = [self._free(name, net, book) for name, _ in ends]
        if not all(free):
            return None
        backward = len(free[1]) < len(free[0])
        if backward:
            ends, free = ends[::-1], free[::-1]
        found = self._found(_Run(self, net, book, ends, free))
        return found[::-1] if found and backward else found

    def _free(self, name: str, net: Net, book: Book) -> list[Port]:
        """The ports of a box that a net can use."""
        mesh, bundle = self.mesh, net.bundle
        found = []
        for point, way in mesh.ports[name]:
            after = mesh.next[way][point]
            taken = book.edges.get(2 * (point if way < 2 else after) + way % 2, ())
            if after >= 0 and (not taken or (len(taken) == 1 and bundle in taken)):
                found.append((point, way))
        return found

    def _found(self, run: _Run) -> list[int] | None:
        heap = run.starts()
        cost, came, done, goals = run.cost, run.came, run.done, run.goals
        most = min(_MOST, self.left)
        while heap and len(done) < most:
            _, state = heappop(heap)
            if state in done:
                continue
            done.add(state)
            if state in goals:
                self.left -= len(done)
                return _points(state, came)
            base = cost[state]
            for onward, price in run.steps(state):
                total = base + price
                if onward in goals:
                    total += run.arrival(onward // 4)
                if total < cost.get(onward, _FAR):
                    cost[onward], came[onward] = total, state
                    heappush(heap, (total + run.rest(onward), onward))
        self.left -= len(done)
        return None


class _Run:
    """What one search for one net needs to know: its ends with the room arrows take, its ports."""

    def __init__(
        self,
        search: Search,
        net: Net,
        book: Book,
        ends: list[tuple[str, float]],
        ports: list[list[Port]],
    ) -> None:
        scenery = search.scenery
        self.mesh = search.mesh
        self.net = net
        self.book = book
        self.homes = search.homes
        (start, self.tail), (end, self.arrow) = ends
        self.source, self.target = scenery.boxes[start], scenery.boxes[end]
        self.known = frozenset(("", *scenery.around(start), *scenery.around(end)))
        self.closed = search.within[start] | search.within[end]
        self.ports = ports[0]
        self.goals = {4 * point + (way + 2) % 4 for point, way in ports[1]}
        self.cost: dict[int, float] = {}
        self.came: dict[int, int] = {}
        self.done: set[int] = set()

    def starts(self) -> list[tuple[float, int]]:
        """The ports of the source, as a heap."""
        heap: list[tuple[float, int]] = []
        for point, way in self.ports:
            state = 4 * point + way
            price = self._skew(point, self.source) + self._apart(point, self.source)
            self.cost[state] = price
            heappush(heap, (price + self.rest(state), state))
        return heap

    def arrival(self, point: int) -> float:
        """What it costs to arrive at a port of the target."""
        return self._skew(point, self.target) + self._apart(point, self.target)

    def steps(self, state: int) -> Iterator[tuple[int, float]]:
        """The states after a state, with what each step costs."""
        point, way = state >> 2, state & 3
        mesh, bundle = self.mesh, self.net.bundle
        others = 0
        turns: tuple[int, ...] = _TURNS[way]
        hows = self.book.points.get(point)
        if hows is not None:
            for who, how in hows:
                if who != bundle:
                    if how != 1 - way % 2:
                        return
                    others += 1
        if self._close(point):
            if others:
                return
            turns = turns[:1]
        elif others:
            turns = turns[:1]
        for turn in turns:
            after = mesh.next[turn][point]
            if after < 0 or 4 * after + turn in self.done:
                continue
            edge = 2 * (point if turn < 2 else after) + turn % 2
            price = _LENGTH * mesh.length[edge]
            taken = self.book.edges.get(edge)
            if taken is not None:
                if len(taken) > 1 or bundle not in taken:
                    continue
                if bundle in self.book.taken.get(edge, ()):
                    price *= _SHARED
            home = self.homes[after]
            if home not in self.known:
                if home in self.closed:
                    continue
                price *= _FOREIGN
            yield 4 * after + turn, price + (_CROSS * others if turn == way else _BEND)

    def _close(self, point: int) -> bool:
        """Whether a point is too close to an end for a bend: an arrow's head needs its room."""
        return (
            self._off(point, self.target) < self.arrow or self._off(point, self.source) < self.tail
        )

    def _off(self, point: int, box: Box) -> float:
        """How far a point is from a box, along the axes."""
        x, y = self.mesh.x[point], self.mesh.y[point]
        across = box.x - x if x < box.x else max(0.0, x - box.x - box.w)
        return across + (box.y - y if y < box.y else max(0.0, y - box.y - box.h))

    def rest(self, state: int) -> float:
        """The least it costs from here on: the length left, and the bends there must be."""
        point, way = divmod(state, 4)
        x, y, box = self.mesh.x[point], self.mesh.y[point], self.target
        left, right = box.x - x, x - box.x - box.w
        above, below = box.y - y, y - box.y - box.h
        across = left if left > 0 else right if right > 0 else 0.0
        down = above if above > 0 else below if below > 0 else 0.0
        if way % 2 == 0:
            ahead = left if way == 0 else right
            bends = 1 if down else 0 if ahead >= 0 or not across else 2
        else:
            ahead = above if way == 1 else below
            bends = 1 if across else 0 if ahead >= 0 or not down else 2
        return _EAGER * (_LENGTH * (across + down) + _BEND * bends)

    def _skew(self, point: int, box: Box) -> float:
        """A small price on ports off the middle of their side, the smaller the side the higher."""
        x, y = self.mesh.x[point], self.mesh.y[point]
        side = abs(x - box.x) < 0.1 or abs(x - box.x - box.w) < 0.1
        if side:
            return _SIDE + _SKEW * abs(y - box.y - box.h / 2) / box.h
        return _SKEW * abs(x - box.x - box.w / 2) / box.w

    def _apart(self, point: int, box: Box) -> float:
        """What a port costs where others of the bundle leave or meet its box at another one."""
        bundle = self.net.bundle
        known = self.book.ports.get((bundle, box.id))
        return _APART if known and point not in known and bundle[1] == box.id else 0.0


def _points(state: int, came: dict[int, int]) -> list[int]:
    path = [state // 4]
    while state in came:
        state = came[state]
        path.append(state // 4)
    return path[::-1]


def _within(scenery: Scenery, name: str) -> frozenset[str]:
    """A group and all groups in it; nothing for what is no group."""
    if name not in scenery.inside:
        return frozenset()
    found, waiting = {name}, [name]
    while waiting:
        parts = [box.id for box in scenery.inside[waiting.pop()] if box.id in scenery.inside]
        found.update(parts)
        waiting += parts
    return frozenset(found)
