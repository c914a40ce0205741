"""Where everything of a graph stands, read from what Graphviz answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from citydsl.dsl.diagnostics import Text
from citydsl.render.layout.dot import Plan, cluster_name, routes_of
from citydsl.render.layout.engine import LayoutError, Placement
from citydsl.render.layout.painter import Rect
from citydsl.render.scene import Point

__all__ = ["Places", "places_of"]

_LOST = Text("Graphviz 的结果缺少 {}", "Graphviz left `{}` out")


class Places:
    """Nodes by path, labels in the plan's order, loops' labels and routes by relation's number."""

    def __init__(
        self,
        nodes: Mapping[str, Rect],
        chips: tuple[Rect, ...],
        loops: Mapping[int, Rect],
        routes: tuple[tuple[Point, ...], ...],
        cities: Mapping[str, Rect],
    ) -> None:
        self.nodes = nodes
        self.chips = chips
        self.loops = loops
        self.routes = routes
        self.cities = cities

    @cached_property
    def bounds(self) -> Rect:
        """The rectangle around all of it."""
        points = [*chain.from_iterable(self.routes)]
        for rect in self._rects():
            points += ((rect.x, rect.y), (rect.x + rect.w, rect.y + rect.h))
        # Not by `zip`, to which each of a thousand points would be an argument.
        across, along = [x for x, _ in points], [y for _, y in points]
        left, top = min(across), min(along)
        return Rect(left, top, max(across) - left, max(along) - top)

    def moved(self, dx: float, dy: float) -> Places:
        """The same shifted; halves of points take away what differs between machines."""

        def shift(rect: Rect) -> Rect:
            return Rect(_half(rect.x + dx), _half(rect.y + dy), rect.w, rect.h)

        return Places(
            {path: shift(rect) for path, rect in self.nodes.items()},
            tuple(shift(rect) for rect in self.chips),
            {number: shift(rect) for number, rect in self.loops.items()},
            tuple(
                # Not by `_half`: a call for each of a thousand points would be half of the time.
                tuple([(round((x + dx) * 2) / 2, round((y + dy) * 2) / 2) for x, y in one])
                for one in self.routes
            ),
            {path: shift(rect) for path, rect in self.cities.items()},
        )

    def _rects(self) -> Iterator[Rect]:
        yield from self.nodes.values()
        yield from self.chips
        yield from self.loops.values()
        yield from self.cities.values()


def _half(value: float) -> float:
    return round(value * 2) / 2


def places_of(plan: Plan, placement: Placement) -> Places:
    """Return where everything stands. Raises LayoutError, which names what Graphviz left out."""
    try:
        return _places(plan, placement)
    except KeyError as error:
        lost = str(error.args[0])
        raise LayoutError(Text(_LOST.zh.format(lost), _LOST.en.format(lost))) from error


def _places(plan: Plan, placement: Placement) -> Places:
    return Places(
        {
            path: _around(placement.nodes[plan.names[path]], node.w, node.h)
            for path, node in plan.nodes.items()
        },
        tuple(
            _around(placement.nodes[f"c{number}"], chip.w, chip.h)
            for number, chip in enumerate(plan.chips)
        ),
        {
            number: _around(placement.labels[f"e{number}"], chip.w, chip.h)
            for number, chip in plan.loops.items()
        },
        routes_of(plan, placement),
        {path: Rect(*placement.clusters[cluster_name(plan, path)]) for path in plan.cities},
    )


def _around(middle: Point, width: float, height: float) -> Rect:
    return Rect(middle[0] - width / 2, middle[1] - height / 2, width, height)
