"""A view of relations to a scene: rows by layer, places by Graphviz, the drawing ours."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.model.model import City, Element
from citydsl.dsl.views.view import View
from citydsl.render.layout.aggregate import aggregate
from citydsl.render.layout.chips import chips_of, loop_chips
from citydsl.render.layout.dot import NODE_GAP, Plan, dot_source
from citydsl.render.layout.drawing import Sheet, blank, measure
from citydsl.render.layout.engine import LayoutError, place
from citydsl.render.layout.graph_page import framed
from citydsl.render.layout.lanes import Lane, lanes_of, split
from citydsl.render.layout.node_size import Node, node_of
from citydsl.render.layout.places import Places, places_of
from citydsl.render.layout.stretch import stretched
from citydsl.render.page import page_of
from citydsl.render.plain import plain
from citydsl.render.scene import Scene

__all__ = ["layout"]

_ROW_LENGTHS = (inf, 1500.0, 1150.0, 850.0, 600.0)
_ROOM = {"slide": (1820.0, 900.0), "a4": (940.0, 1240.0), "a4_landscape": (1350.0, 830.0)}
_BROADER = 1.09
_GAP, _WIDEST, _WIDEST_ON_PAPER = 30.0, 80.0, 130.0
_LARGE = 500
_NAMES_BESIDE, _NAMES_ABOVE = 110.0, 40.0
"""What of a page the names of lanes are taken to need: the same in all languages."""

_NO_SUCH_END = Text("关系的一端 {} 不在模型中", "the model has no `{}` a relation ends at")
_UNDRAWN = Text(
    "视图“{}”未能画出：{}。可用 include: 缩小视图，或改用 layout: layered",
    "cannot draw view `{}`: {}; narrow it with `include:`, or use `layout: layered`",
)


def layout(
    view: View, *, theme: str = "gov", lang: str = "zh", both: bool = False, page: str = ""
) -> Scene:
    """Return the scene of a view of relations; with `both`, names in the other language too.

    More than a picture holds is folded and counted. Rows too wide are broken, in the way that
    leaves the text largest on the page (by default a screen).
    """
    folded, aim = aggregate(view), page_of(page)
    view = folded.view if folded else view
    try:
        nodes, room = _nodes(view, lang, both=both), _ROOM.get(aim.id, _ROOM["slide"])
        widest = _WIDEST_ON_PAPER if aim.printed else _WIDEST if aim.sized else 0.0
        sheet = _best(view, nodes, lang, room, widest)
        return framed(view, sheet, folded, theme=theme, lang=lang, page=aim)
    except LayoutError as error:
        name, why = view.labels.pick("zh") or view.name, error.message
        raise LayoutError(
            Text(_UNDRAWN.zh.format(name, why.zh), _UNDRAWN.en.format(view.name, why.en))
        ) from error


def _best(
    view: View, nodes: Mapping[str, Node], lang: str, page: tuple[float, float], widest: float
) -> Sheet:
    """The graph on the page where it can stand largest; `page` is what the page has for it, and
    `widest` the gap that its rows may be drawn apart to."""
    if not nodes:
        return blank(_plan(view, nodes, (), lang))
    lanes = lanes_of(view, nodes, lang)
    across = view.direction in ("right", "left")
    wide, high = page
    room = (wide, high - _NAMES_ABOVE) if across else (wide - _NAMES_BESIDE, high)
    longest = high if across else wide
    lengths = (length * longest / _ROOM["slide"][0] for length in _ROW_LENGTHS)
    broken = (split(lanes, nodes, view.relations, length, across=across) for length in lengths)
    ways = [*dict.fromkeys(broken)]
    whole = _plan(view, nodes, ways[0], lang)
    if whole.load > _LARGE:
        return measure(whole, _placed(whole))
    # No graph is smaller than what stands in its rows: those of which this says that they stand
    # well are laid out first, and those that cannot stand larger than one laid out are not.
    label = min((chip.room[1] for chip in whole.chips), default=0.0)
    sized = [(rows, *_least(rows, nodes, label, across=across)) for rows in ways]
    sized.sort(key=lambda one: (not _well(one[1], one[2], room), -_scale(one[1], one[2], room)))
    best, largest = None, 0.0
    for rows, w, h in sized:
        if _scale(w, h, room) <= largest:
            continue
        plan = whole if rows is ways[0] else _plan(view, nodes, rows, lang)
        places = _placed(plan)
        bounds = places.bounds
        scale = _scale(bounds.w, bounds.h, room)
        if scale > largest:
            best, largest = (plan, places), scale
        if _well(bounds.w, bounds.h, room):
            break
    assert best is not None
    plan, places = best
    return measure(plan, stretched(plan, places, room, widest) if widest else places)


def _scale(width: float, height: float, room: tuple[float, float]) -> float:
    """How large something can stand on a page."""
    return min(room[0] / width, room[1] / height)


def _well(width: float, height: float, room: tuple[float, float]) -> bool:
    """Whether something stands on a page in its real size, and is not much broader than that."""
    return _scale(width, height, room) >= 1.0 and width <= _BROADER * room[0] / room[1] * height


def _least(
    lanes: tuple[Lane, ...], nodes: Mapping[str, Node], label: float, *, across: bool
) -> tuple[float, float]:
    """The width and height that the rows of lanes need at least, with labels between them."""
    rows = [[nodes[path] for path in row] for lane in lanes for row in lane.rows]
    sizes = [[(one.h, one.w) if across else (one.w, one.h) for one in row] for row in rows]
    beside = max(sum(w for w, _ in row) + NODE_GAP * (len(row) - 1) for row in sizes)
    along = sum(max(h for _, h in row) for row in sizes) + (label + _GAP) * (len(rows) - 1)
    return (along, beside) if across else (beside, along)


def _placed(plan: Plan) -> Places:
    return places_of(plan, place(dot_source(plan)))


def _plan(view: View, nodes: Mapping[str, Node], lanes: tuple[Lane, ...], lang: str) -> Plan:
    rows = [row for lane in lanes for row in lane.rows]
    rank = {path: 2 * number for number, row in enumerate(rows) for path in row}
    cities = {
        city.path: plain(city.labels.pick(lang) or city.label)
        for city in view.city.walk()
        if city is not view.city and any(node.city == city.path for node in nodes.values())
    }
    return Plan(
        view,
        nodes,
        {path: f"n{number}" for number, path in enumerate(nodes)},
        lanes,
        rank,
        chips_of(view, nodes, rank, lang),
        loop_chips(view, lang),
        _GAP,
        cities,
    )


def _nodes(view: View, lang: str, *, both: bool) -> dict[str, Node]:
    """Every element of the view and every other end of its relations, by path."""
    cities = {city.path: city for top in view.model.cities for city in top.walk()}
    home = {one.path: city.path for city in view.city.walk() for one in city.elements}
    ends: dict[str, Element | City] = {element.path: element for element in view.elements}
    for path in (end for one in view.relations for end in (one.source, one.target)):
        found = ends.get(path) or view.model.elements.get(path) or cities.get(path)
        if found is None:
            raise LayoutError(Text(_NO_SUCH_END.zh.format(path), _NO_SUCH_END.en.format(path)))
        ends[path] = found
    top = view.city.path
    return {
        path: node_of(view, end, home.get(path, top), lang, both=both) for path, end in ends.items()
    }
