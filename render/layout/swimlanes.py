"""The lanes under a graph: a band for each layer or pillar, with its name on a strip."""

from __future__ import annotations

from citydsl.dsl.model.model import Vocabulary
from citydsl.render.layout.dot import Plan
from citydsl.render.layout.lanes import Lane
from citydsl.render.layout.node_size import LABEL_SIZE
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.places import Places
from citydsl.render.measure import LINE, text_width
from citydsl.render.theme import families
from citydsl.render.wrap import wrap

__all__ = ["LANE_PAD", "draw_lanes", "strip_size", "tones_of"]

LANE_PAD = 12.0
"""How far a lane reaches beyond its nodes."""

_ACROSS_WIDEST, _DOWN_WIDEST = 92.0, 130.0


def tones_of(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the family of colours of every lane; what stands in none is neutral."""
    layers, pillars = families(vocabulary.layers), families(vocabulary.pillars)
    tones = {"": "neutral"}
    tones |= {f"layer.{name}": tone for name, tone in layers.items()}
    return tones | {f"pillar.{name}": tone for name, tone in pillars.items()}


def strip_size(plan: Plan) -> float:
    """Return how much the names of lanes take: on the left, or on top of lanes side by side."""
    names = [_name(plan, lane) for lane in plan.lanes if lane.id]
    if not names:
        return 0.0
    if plan.across:
        return round(max(len(lines) for lines in names) * LABEL_SIZE * LINE) + 14.0
    return round(max(text_width(line, LABEL_SIZE) for lines in names for line in lines)) + 26.0


def _name(plan: Plan, lane: Lane) -> tuple[str, ...]:
    return wrap(lane.label, LABEL_SIZE, _ACROSS_WIDEST if plan.across else _DOWN_WIDEST)


def draw_lanes(painter: Painter, plan: Plan, places: Places, strip: float, area: Rect) -> None:
    """Draw every lane through the whole area, around its nodes."""
    tones = tones_of(plan.view.model.vocabulary)
    for lane in (lane for lane in plan.lanes if lane.id):
        rects = [places.nodes[path] for row in lane.rows for path in row]
        band = _band(plan, rects, area)
        head = Rect(band.x, band.y, *((band.w, strip) if plan.across else (strip, band.h)))
        tone = tones[lane.id]
        painter.box(lane.id, "cluster", band, f"{tone}.band", title=lane.label)
        painter.box(f"{lane.id}.strip", "strip", head, f"{tone}.strip", parent=lane.id)
        lines = _name(plan, lane)
        top = head.y + (head.h - len(lines) * LABEL_SIZE * LINE) / 2
        ink = f"{tone}.strip_text"
        painter.text(lines, head.middle, top, LABEL_SIZE, ink, box=f"{lane.id}.strip")


def _band(plan: Plan, rects: list[Rect], area: Rect) -> Rect:
    if plan.across:
        left = min(rect.x for rect in rects) - LANE_PAD
        right = max(rect.x + rect.w for rect in rects) + LANE_PAD
        return Rect(left, area.y, right - left, area.h)
    top = min(rect.y for rect in rects) - LANE_PAD
    low = max(rect.y + rect.h for rect in rects) + LANE_PAD
    return Rect(area.x, top, area.w, low - top)
