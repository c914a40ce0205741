"""Lays a view out as the usual general-architecture picture: bands stacked, pillars at the sides."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.layout.bands import Band, Strips, draw_band, least_bands, measure_bands
from citydsl.render.layout.blocks import Stack, stack_of
from citydsl.render.layout.density import DENSITIES, NATURAL, OVERFLOW, Density, least_on, tallest
from citydsl.render.layout.formula import sentences
from citydsl.render.layout.grid import Sizer
from citydsl.render.layout.heading import Heading, draw_heading, measure_heading, title_of
from citydsl.render.layout.legend import Legend, draw_legend, measure_legend
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.phrases import phrase
from citydsl.render.layout.pillars import Column, draw_pillar, measure_pillars
from citydsl.render.layout.routes.drawn import Drawn, Outcome, drawn_of
from citydsl.render.layout.summary import summary_of
from citydsl.render.page import Page, page_of
from citydsl.render.plain import plain
from citydsl.render.scene import Scene
from citydsl.render.theme import families

__all__ = ["layout"]

_MARGIN = 32.0
_TOP = 26.0
_BELOW_HEADING = 20.0
_COMFORT = 0.55
_ROUNDING = 1e-6
_ABOVE = 0.4
_BESIDE = 0.45
_WIDTHS = (560.0, 720.0, 880.0, 1040.0, 1200.0, 1400.0, 1600.0)
_FLAT = 0.72
_UPRIGHT = 1200.0
_FIRST = DENSITIES[0].label


class _Asked(NamedTuple):
    """What is to be drawn, and how; gaps are at least `channel` wide."""

    view: View
    stack: Stack
    layers: dict[str, str]
    pillars: dict[str, str]
    lang: str
    both: bool
    drawn: Drawn
    channel: float = 0.0

    def spaced(self, density: Density) -> Density:
        """A density with its gaps wide enough."""
        return density._replace(gap=max(density.gap, self.channel))


class _Frame(NamedTuple):
    """What stands around the picture on a page of a width."""

    width: float
    heading: Heading
    legend: Legend
    key: float

    @property
    def top(self) -> float:
        """Where the body begins."""
        return _TOP + self.heading.height + _BELOW_HEADING

    @property
    def below(self) -> float:
        """How much of the page is below the body: what routes mean, then the legend."""
        return self.key + self.legend.height + _MARGIN * 0.8

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * _MARGIN


class _Plan(NamedTuple):
    """Everything measured at one density. `least` is the height the body needs."""

    frame: _Frame
    density: Density
    strips: Strips
    bands: tuple[Band, ...]
    left: tuple[Column, ...]
    right: tuple[Column, ...]
    stack: Rect
    least: float
    flex: float

    @property
    def height(self) -> float:
        """The height of a page that holds just this."""
        return self.frame.top + self.least + self.frame.below


class _Sheet(NamedTuple):
    """What is drawn at one width of gaps, and what became of its relations."""

    painter: Painter
    plan: _Plan
    height: float
    outcome: Outcome


def layout(
    view: View, *, theme: str = "gov", lang: str = "zh", both: bool = True, page: str = ""
) -> Scene:
    """Return the layered picture of a view; with `both`, the other language under each label.

    It fills the page it is made for (the slide by default), and is taller only where it must be.
    """
    stack = stack_of(view, lang, both=both)
    vocabulary = view.model.vocabulary
    layers, pillars = families(vocabulary.layers), families(vocabulary.pillars)
    aim, drawn = page_of(page), drawn_of(view, stack, lang)
    asked = _Asked(view, stack, layers, pillars, lang, both, drawn)
    sheet = _drawn(asked, aim)
    painter, frame, height = sheet.painter, sheet.plan.frame, sheet.height
    lost, _ = sheet.outcome
    foot = drawn.draw_key(painter, _MARGIN, height - frame.below, frame.inner, lost)
    draw_legend(painter, frame.legend, Rect(_MARGIN, foot, frame.inner, frame.legend.height))
    name = title_of(view, lang)
    return Scene(
        name=view.name,
        title=phrase("title", lang, name, plain(view.labels.pick(lang)) or view.name),
        describe=summary_of(view, stack, lang) + drawn.summary(lost),
        width=frame.width,
        height=height,
        items=tuple(painter.items),
        theme=theme,
        lang=lang,
        page=aim.id,
    )


def _drawn(asked: _Asked, aim: Page) -> _Sheet:
    """Draw all but the foot, with gaps as wide as lets the most relations find a way."""
    best: _Sheet | None = None
    gap = -1.0
    for channel in asked.drawn.channels:
        if best and channel <= gap:
            continue
        plan = _fitted(asked._replace(channel=channel), aim)
        frame, height = plan.frame, max(aim.height, round(plan.height + 0.5))
        painter = Painter()
        page = Rect(0, 0, frame.width, height)
        painter.box("page", "page", page, "page.fill", radius=0, parent="")
        draw_heading(painter, frame.heading, _MARGIN, _TOP, frame.width - _MARGIN)
        _draw_body(painter, plan, height - frame.below - frame.top, asked.lang)
        gap = plan.density.gap
        outcome = asked.drawn.draw(painter, plan.density.note)
        if best is None or outcome.flaws < best.outcome.flaws:
            best = _Sheet(painter, plan, height, outcome)
        if not any(outcome.flaws):
            break
    assert best is not None
    return best


def _frame(asked: _Asked, width: float) -> _Frame:
    """Measure what stands around the picture on a page of a width."""
    view, lang, inner = asked.view, asked.lang, width - 2 * _MARGIN
    formulas = sentences(view, (asked.layers, asked.pillars), lang)
    heading = measure_heading(view, formulas, inner, lang, both=asked.both)
    legend = measure_legend(view, asked.stack, inner, lang)
    return _Frame(width, heading, legend, asked.drawn.room(inner))


def _fitted(asked: _Asked, page: Page) -> _Plan:
    """Measure at ever tighter densities until the picture fits its page."""
    blocks = sum(1 for _ in asked.stack.walk())
    if not page.sized:
        return _natural(asked, page, blocks)
    frame = _frame(asked, page.width)
    for density, limit in _trials(page, frame.heading.smallest):
        if blocks * density.label * density.label * 8 > page.width * limit:
            continue
        comfort = _COMFORT if density.ample else 0.0
        on = density.on(page.width)
        if _least(asked, frame, on, comfort) > limit:
            continue
        plan = _measure(asked, frame, on, page, limit, most=limit)
        if plan.height + comfort * plan.flex <= limit:
            return plan
    return _measure(asked, frame, OVERFLOW.on(page.width), page, page.height)


def _least(asked: _Asked, frame: _Frame, density: Density, comfort: float) -> float:
    """The height that a page has at least at a density, found without measuring any text."""
    height, flex = least_bands(asked.stack.bands, Sizer(asked.spaced(density)))
    return frame.top + height + comfort * flex + frame.below - _ROUNDING


def _natural(asked: _Asked, page: Page, blocks: int) -> _Plan:
    """Measure at one density, on the narrowest page that is not too tall."""
    area = blocks * NATURAL.label * NATURAL.label * 8
    widths = [width for width in _WIDTHS if area <= width * width] or _WIDTHS[-1:]
    for width in widths:
        plan = _measure(asked, _frame(asked, width), NATURAL.on(width), page, width)
        if plan.height <= width * _FLAT:
            break
    return plan


def _trials(page: Page, smallest: float) -> Iterator[tuple[Density, float]]:
    """Densities with the height they may take: first those that keep the shape of the page."""
    if page.id != "slide":
        for density in DENSITIES:
            yield density, page.height
        return
    for density in DENSITIES[:6]:
        yield density, page.height
    for density in DENSITIES[3:]:
        yield density, max(page.height, tallest(min(density.note, smallest)))


def _measure(
    asked: _Asked, frame: _Frame, density: Density, page: Page, limit: float, most: float = inf
) -> _Plan:
    """Measure everything at a density, for a page that may be `limit` tall.

    A plan taller than `most` is not finished: of a large city at an ample density that would be
    most of the work.
    """
    density = asked.spaced(density)
    sizer = Sizer(density)
    beside = Rect(0.0, 0.0, frame.inner * _BESIDE, limit - frame.top - frame.below)
    least = max(page.least, least_on(limit) if page.id == "slide" else 0.0)
    pillars, colours = asked.stack.pillars, asked.pillars
    columns = measure_pillars(pillars, colours, sizer, asked.lang, beside, least)
    left = tuple(column for column in columns if column.pillar.side == "left")
    right = tuple(column for column in columns if column.pillar.side != "left")
    start = _MARGIN + sum(column.width + density.gap for column in left)
    end = frame.width - _MARGIN - sum(column.width + density.gap for column in right)
    room = end - start
    strips, bands = measure_bands(asked.stack.bands, asked.layers, room, sizer, asked.lang, most)
    least = sum(band.height for band in bands) + density.gap * max(0, len(bands) - 1)
    flex = sum(band.flex for band in bands)
    highest = max((column.height for column in columns), default=0.0)
    whole = Rect(start, 0.0, room, least)
    return _Plan(frame, density, strips, bands, left, right, whole, max(least, highest), flex)


def _draw_body(painter: Painter, plan: _Plan, room: float, lang: str) -> None:
    """Draw the stack and its pillars, grown to fill the room as far as that looks well."""
    top = plan.frame.top
    if not plan.bands and not (plan.left or plan.right):
        text = phrase("nothing", lang)
        middle = plan.frame.width / 2
        painter.text((text,), middle, top + room / 2 - 20, 20, "page.soft", role="empty")
        return
    gap = plan.density.gap
    spare = room - plan.stack.h
    upright = plan.frame.width < _UPRIGHT
    most = plan.flex * (2.4 if upright else 2.2 if plan.density.label == _FIRST else 1.3)
    grown = min(spare, most) if plan.bands else 0.0
    joints = max(1, len(plan.bands) - 1)
    wider = min((spare - grown) / joints, gap * (1.2 if upright else 0.6)) if plan.bands else 0.0
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
