"""The rows of a placed graph further apart, as far as a page has room for.

How far rows stand apart changes nothing across them, so the graph is not laid out again: all of it
is drawn out along its rows by one factor, under which curves stay as smooth as they are and keep as
clear of everything. What has a size of its own keeps it, in its place; the ends of lines follow.
"""

from __future__ import annotations

from citydsl.render.layout.dot import Plan
from citydsl.render.layout.painter import Rect
from citydsl.render.layout.places import Places
from citydsl.render.scene import Point

__all__ = ["stretched"]

_WORTH_IT = 8.0


def stretched(plan: Plan, places: Places, room: tuple[float, float], widest: float) -> Places:
    """Return the places with rows further apart where a page (its room) has clearly more of it;
    gaps grow to `widest` at most."""
    gaps = sum(len(lane.rows) for lane in plan.lanes) - 1
    spare = _spare(plan, places.bounds, room)
    more = min(spare / gaps, widest - plan.gap) if gaps > 0 else 0.0
    if more <= _WORTH_IT:
        return places
    turned = _turned(places) if plan.across else places
    middles = [rect.y + rect.h / 2 for rect in turned.nodes.values()]
    apart = max(middles) - min(middles)
    longer = _drawn_out(plan, turned, 1 + more * gaps / apart)
    return _turned(longer) if plan.across else longer


def _spare(plan: Plan, graph: Rect, room: tuple[float, float]) -> float:
    """How much more along its rows a graph could take without standing smaller."""
    wide, high = room
    if plan.across:
        return graph.h * wide / high - graph.w
    return graph.w * high / wide - graph.h


def _drawn_out(plan: Plan, places: Places, factor: float) -> Places:
    nodes = {path: _lowered(rect, factor) for path, rect in places.nodes.items()}
    down = {path: nodes[path].y - rect.y for path, rect in places.nodes.items()}
    # A relation of a thing with itself goes where that goes.
    own = {
        number: down[one.source]
        for number, one in enumerate(plan.view.relations)
        if one.source == one.target
    }
    ends = _ends(plan, places)
    routes = tuple(
        tuple((x, y + own[number]) for x, y in route)
        if number in own
        else _route(route, factor, *ends[number])
        for number, route in enumerate(places.routes)
    )
    loops = {number: rect._replace(y=rect.y + own[number]) for number, rect in places.loops.items()}
    return Places(
        nodes,
        tuple(_lowered(rect, factor) for rect in places.chips),
        loops,
        routes,
        {city: _city(plan, places, city, down) for city in places.cities},
    )


def _lowered(rect: Rect, factor: float) -> Rect:
    """A box of the same size with its middle drawn out."""
    return rect._replace(y=(rect.y + rect.h / 2) * factor - rect.h / 2)


def _ends(plan: Plan, places: Places) -> list[tuple[Rect, Rect]]:
    """What every line begins and ends at: its nodes, or the label that it shares."""
    ends = [(places.nodes[one.source], places.nodes[one.target]) for one in plan.view.relations]
    for chip, rect in zip(plan.chips, places.chips, strict=True):
        for number in chip.relations[1:]:
            first, last = ends[number]
            from_hub = plan.view.relations[number].source == chip.hub
            ends[number] = (rect, last) if from_hub else (first, rect)
    return ends


def _route(route: tuple[Point, ...], factor: float, first: Rect, last: Rect) -> tuple[Point, ...]:
    """A curve drawn out, whose ends stay where they were on what they begin and end at.

    The point of control beside an end moves with it, so that the curve arrives as it did.
    """
    points = [(x, y * factor) for x, y in route]
    for rect, end, beside in ((first, 0, 1), (last, -1, -2)):
        back = (1 - factor) * (route[end][1] - (rect.y + rect.h / 2))
        for place in (end, beside):
            x, y = points[place]
            points[place] = x, y + back
    return tuple(points)


def _city(plan: Plan, places: Places, city: str, down: dict[str, float]) -> Rect:
    """A city as far around what is in it as it was."""
    inside = [path for path, node in plan.nodes.items() if node.city == city]
    rect = places.cities[city]
    top = rect.y + down[min(inside, key=lambda path: places.nodes[path].y)]
    low = rect.y + rect.h + down[max(inside, key=lambda path: places.nodes[path].y)]
    return rect._replace(y=top, h=low - top)


def _turned(places: Places) -> Places:
    """The same with across and along changed for one another."""

    def turn(rect: Rect) -> Rect:
        return Rect(rect.y, rect.x, rect.h, rect.w)

    return Places(
        {path: turn(rect) for path, rect in places.nodes.items()},
        tuple(turn(rect) for rect in places.chips),
        {number: turn(rect) for number, rect in places.loops.items()},
        tuple(tuple((y, x) for x, y in route) for route in places.routes),
        {city: turn(rect) for city, rect in places.cities.items()},
    )
