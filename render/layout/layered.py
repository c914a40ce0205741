"""Lays a view out as the usual general-architecture picture: bands stacked, pillars at the sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citydsl.dsl.views.view import View
from citydsl.render.layout.bands import Band, Strips, draw_band, measure_bands
from citydsl.render.layout.blocks import Stack, stack_of
from citydsl.render.layout.density import CANVAS, DENSITIES, OVERFLOW, Density, tallest
from citydsl.render.layout.formula import sentences
from citydsl.render.layout.grid import Sizer
from citydsl.render.layout.heading import draw_heading, measure_heading, title_of
from citydsl.render.layout.legend import draw_legend, measure_legend
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.phrases import phrase
from citydsl.render.layout.pillars import Column, draw_pillar, measure_pillars
from citydsl.render.layout.summary import summary_of
from citydsl.render.plain import plain
from citydsl.render.scene import Scene
from citydsl.render.theme import families

__all__ = ["layout"]

_MARGIN = 32.0
_TOP = 26.0
_BELOW_HEADING = 20.0
_AMPLE = DENSITIES[:2]
_COMFORT = 0.55
_ABOVE = 0.4


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything measured at one density."""

    density: Density
    strips: Strips
    bands: tuple[Band, ...]
    left: tuple[Column, ...]
    right: tuple[Column, ...]
    stack: Rect
    least: float
    flex: float


def layout(view: View, *, theme: str = "gov", lang: str = "zh", both: bool = True) -> Scene:
    """Return the layered picture of a view; with `both`, the other language under each label."""
    stack = stack_of(view, lang, both=both)
    vocabulary = view.model.vocabulary
    colours = families(vocabulary.layers), families(vocabulary.pillars)
    width = CANVAS[0] - 2 * _MARGIN
    heading = measure_heading(view, sentences(view, colours, lang), width, lang, both=both)
    legend = measure_legend(view, stack, width, lang)
    top = _TOP + heading.height + _BELOW_HEADING
    below = legend.height + _MARGIN * 0.8
    plan = _plan(stack, colours, lang, top + below, heading.smallest)
    height = max(CANVAS[1], round(top + plan.least + below + 0.5))
    painter = Painter()
    painter.box("page", "page", Rect(0, 0, CANVAS[0], height), "page.fill", radius=0, parent="")
    draw_heading(painter, heading, _MARGIN, _TOP, CANVAS[0] - _MARGIN)
    _draw_body(painter, plan, top, height - below - top, lang)
    draw_legend(painter, legend, Rect(_MARGIN, height - below, width, legend.height))
    name = title_of(view, lang)
    return Scene(
        name=view.name,
        title=phrase("title", lang, name, plain(view.labels.pick(lang)) or view.name),
        describe=summary_of(view, stack, lang),
        width=CANVAS[0],
        height=height,
        items=tuple(painter.items),
        theme=theme,
        lang=lang,
    )


def _plan(
    stack: Stack,
    colours: tuple[dict[str, str], dict[str, str]],
    lang: str,
    around: float,
    smallest: float,
) -> _Plan:
    """Measure at ever tighter densities until the picture fits."""
    blocks = sum(1 for _ in stack.walk())
    for density, limit in _trials(smallest):
        if blocks * density.label * density.label * 8 > CANVAS[0] * limit:
            continue
        plan = _measure(stack, colours, density, lang)
        spare = _COMFORT * plan.flex if density in _AMPLE else 0.0
        if around + plan.least + spare <= limit:
            return plan
    return _measure(stack, colours, OVERFLOW, lang)


def _trials(smallest: float) -> Iterator[tuple[Density, float]]:
    """Densities with the height they may take: first those that keep the shape of a slide."""
    for density in DENSITIES[:6]:
        yield density, CANVAS[1]
    for density in DENSITIES[3:]:
        yield density, max(CANVAS[1], tallest(min(density.note, smallest)))


def _measure(
    stack: Stack, colours: tuple[dict[str, str], dict[str, str]], density: Density, lang: str
) -> _Plan:
    sizer = Sizer(density)
    columns = measure_pillars(stack.pillars, colours[1], sizer, lang)
    left = tuple(column for column in columns if column.pillar.side == "left")
    right = tuple(column for column in columns if column.pillar.side != "left")
    start = _MARGIN + sum(column.width + density.gap for column in left)
    end = CANVAS[0] - _MARGIN - sum(column.width + density.gap for column in right)
    strips, bands = measure_bands(stack.bands, colours[0], end - start, sizer, lang)
    least = sum(band.height for band in bands) + density.gap * max(0, len(bands) - 1)
    flex = sum(band.flex for band in bands)
    highest = max((column.height for column in columns), default=0.0)
    whole = Rect(start, 0.0, end - start, least)
    return _Plan(density, strips, bands, left, right, whole, max(least, highest), flex)


def _draw_body(painter: Painter, plan: _Plan, top: float, room: float, lang: str) -> None:
    """Draw the stack and its pillars, grown to fill the room as far as that looks well."""
    if not plan.bands and not (plan.left or plan.right):
        text = phrase("nothing", lang)
        painter.text((text,), CANVAS[0] / 2, top + room / 2 - 20, 20, "page.soft", role="empty")
        return
    gap = plan.density.gap
    spare = room - plan.stack.h
    most = plan.flex * (2.2 if plan.density is DENSITIES[0] else 1.3)
    grown = min(spare, most) if plan.bands else 0.0
    joints = max(1, len(plan.bands) - 1)
    wider = min((spare - grown) / joints, gap * 0.6) if plan.bands else 0.0
    height = plan.stack.h + grown + wider * max(0, len(plan.bands) - 1)
    columns = (*plan.left, *plan.right)
    height = max([height, *(column.height for column in columns)])
    if not plan.bands:
        height = max(height, min(room, 560.0))
    start = top + (room - height) * _ABOVE
    _draw_pillars(painter, plan, start, height)
    bands = sum(band.height for band in plan.bands)
    extra = height - bands - (gap + wider) * max(0, len(plan.bands) - 1)
    y = start
    for band in plan.bands:
        share = band.flex / plan.flex if plan.flex else 1 / len(plan.bands)
        high = band.height + extra * share
        place = Rect(plan.stack.x, y, plan.stack.w, high)
        draw_band(painter, band, place, plan.strips, plan.density)
        y += high + gap + wider


def _draw_pillars(painter: Painter, plan: _Plan, top: float, height: float) -> None:
    gap = plan.density.gap
    x = _MARGIN
    for column in plan.left:
        draw_pillar(painter, column, Rect(x, top, column.width, height), plan.density)
        x += column.width + gap
    x = plan.stack.x + plan.stack.w + gap
    for column in plan.right:
        draw_pillar(painter, column, Rect(x, top, column.width, height), plan.density)
        x += column.width + gap
