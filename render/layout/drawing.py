"""A placed graph to boxes, routes and texts: lanes behind, then lines, labels and nodes."""

from __future__ import annotations

from collections.abc import Sequence

from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.chips import Chip
from citydsl.render.layout.dot import Plan, city_head
from citydsl.render.layout.node_size import CHIP_SIZE, LABEL_SIZE, SMALL_SIZE, Node, verb_label
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.phrases import phrase
from citydsl.render.layout.places import Places
from citydsl.render.layout.swimlanes import LANE_PAD, draw_lanes, strip_size, tones_of
from citydsl.render.measure import LINE
from citydsl.render.scene import Point, Route

__all__ = ["LINE_WIDTH", "Sheet", "blank", "draw", "measure"]

LINE_WIDTH = 1.3
_SIDE = 24.0
_NARROWEST = 760.0


class Sheet(NamedTuple):
    """A placed graph in a rectangle of its own, in which the places stand `start` further on;
    `strip` is what its lanes' names take."""

    plan: Plan
    places: Places
    start: Point
    strip: float
    w: float
    h: float


def measure(plan: Plan, places: Places) -> Sheet:
    """Return what a graph takes, with the lanes under it."""
    strip, bounds = strip_size(plan), places.bounds
    if plan.across:
        width = max(_NARROWEST, round(bounds.w + 2 * LANE_PAD))
        start = (width - bounds.w) / 2 - bounds.x, strip + _SIDE - bounds.y
        return Sheet(plan, places, start, strip, width, round(strip + bounds.h + 2 * _SIDE))
    width = max(_NARROWEST, round(strip + bounds.w + 2 * _SIDE))
    start = (width + strip - bounds.w) / 2 - bounds.x, LANE_PAD - bounds.y
    return Sheet(plan, places, start, strip, width, round(bounds.h + 2 * LANE_PAD))


def blank(plan: Plan) -> Sheet:
    """Return the sheet of a graph with nothing in it."""
    return Sheet(plan, Places({}, (), {}, (), {}), (0.0, 0.0), 0.0, _NARROWEST, 80.0)


def draw(painter: Painter, sheet: Sheet, x: float, y: float, lang: str) -> None:
    """Draw a graph with its upper left corner at a point."""
    plan, places = sheet.plan, sheet.places.moved(x + sheet.start[0], y + sheet.start[1])
    draw_lanes(painter, plan, places, sheet.strip, Rect(x, y, sheet.w, sheet.h))
    for path, rect in places.cities.items():
        _draw_city(painter, plan, path, rect)
    _draw_routes(painter, plan, places, lang)
    for chip, rect in zip(plan.chips, places.chips, strict=True):
        _draw_chip(painter, chip, rect)
    for number, chip in plan.loops.items():
        _draw_chip(painter, chip, places.loops[number])
    if not plan.nodes:
        middle = Rect(x, y, sheet.w, sheet.h)
        _centred(painter, [((phrase("nothing", lang),), 20.0, "page.soft")], middle, box="page")
    tones = tones_of(plan.view.model.vocabulary)
    for path, node in plan.nodes.items():
        _draw_node(painter, plan, node, places.nodes[path], tones[node.lane])


def _draw_city(painter: Painter, plan: Plan, path: str, rect: Rect) -> None:
    name, label = f"city.{path}", plan.cities[path]
    stroke = "page.soft"
    painter.box(
        name, "cluster", rect, "none", stroke=stroke, width=1, radius=8, path=path, title=label
    )
    lines, height = city_head(plan, path)
    head = Rect(rect.x, rect.y + 4, rect.w, height)
    _centred(painter, [(lines, LABEL_SIZE, "page.text")], head, box=name)


def _draw_routes(painter: Painter, plan: Plan, places: Places, lang: str) -> None:
    bundles = {number: chip for chip in plan.chips for number in chip.relations}
    labels = {number: _chip_name(chip) for number, chip in {**bundles, **plan.loops}.items()}
    for number, relation in enumerate(plan.view.relations):
        source, target = plan.nodes[relation.source], plan.nodes[relation.target]
        verb = verb_label(plan.view, number, lang)
        arrow = "↔" if relation.mutual else "→"
        title = f"{' '.join(source.label)} {arrow} {' '.join(target.label)}"
        painter.items.append(
            Route(
                f"relation.{number}",
                places.routes[number],
                "edge.stroke",
                f"node.{source.path}",
                f"node.{target.path}",
                curved=True,
                dashed=relation.inferred,
                stroke_width=LINE_WIDTH,
                arrow_start=relation.mutual,
                title=f"{title}: {verb}" if verb else title,
                verb=relation.verb or "",
                label=labels.get(number, ""),
            )
        )


def _draw_chip(painter: Painter, chip: Chip, rect: Rect) -> None:
    name = _chip_name(chip)
    painter.box(
        name, "label", rect, "page.fill", stroke="page.line", width=0.8, radius=min(10, rect.h / 2)
    )
    _centred(painter, [(chip.lines, CHIP_SIZE, "edge.text")], rect, box=name, role="edge")


def _chip_name(chip: Chip) -> str:
    return f"label.{chip.relations[0]}"


def _draw_node(painter: Painter, plan: Plan, node: Node, rect: Rect, tone: str) -> None:
    name = f"node.{node.path}"
    parent = f"city.{node.city}" if node.city in plan.cities else node.lane or "page"
    fill = "strip" if node.whole else "ghost" if node.external else "fill"
    painter.box(
        name,
        "node",
        rect,
        f"{tone}.{fill}",
        stroke=f"{tone}.stroke",
        width=1,
        dashed=node.external or node.inferred,
        path=node.path,
        parent=parent,
        link=node.link,
        title=node.title,
    )
    text, soft = ("strip_text", "strip_text") if node.whole else ("text", "soft")
    label = (node.label, LABEL_SIZE, f"{tone}.{text}")
    _centred(painter, [label, (node.small, SMALL_SIZE, f"{tone}.{soft}")], rect, box=name)


def _centred(
    painter: Painter,
    blocks: Sequence[tuple[tuple[str, ...], float, str]],
    rect: Rect,
    *,
    box: str,
    role: str = "label",
) -> None:
    """Draw texts of (lines, size, fill) under one another in the middle of a place."""
    top = rect.y + rect.h / 2 - sum(len(lines) * size for lines, size, _ in blocks) * LINE / 2
    for lines, size, fill in blocks:
        top = painter.text(lines, rect.middle, top, size, fill, box=box, role=role)
