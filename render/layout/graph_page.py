"""The page around a graph: heading above, legend and sources below, of only what occurs."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.model.model import Labels
from citydsl.dsl.views.view import View
from citydsl.render.layout.aggregate import Folded
from citydsl.render.layout.drawing import LINE_WIDTH, Sheet, draw
from citydsl.render.layout.heading import title_of
from citydsl.render.layout.legend import source_line
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.phrases import PHRASES, phrase
from citydsl.render.measure import LINE, text_width
from citydsl.render.page import Page
from citydsl.render.plain import plain
from citydsl.render.scene import Route, Scene
from citydsl.render.wrap import wrap

__all__ = ["framed"]

_MARGIN, _TOP = 32.0, 26.0
_TITLE, _SUBTITLE, _FOOT = 26.0, 14.0, 12.0
_SWATCH, _GAP = 36.0, 30.0
_ABOVE = 0.4
_LARGEST = 0.66
"""How much of the usual width of paper a small graph is set on, so that it is printed larger."""

_STATED = Labels("原文所述", "stated")
_MUTUAL = Labels("双向", "mutual")
_EXTERNAL = Labels("外部", "external")
_SHOWS = Labels("{} · {}个要素 · {}条关系", "{} · elements: {} · relations: {}")
_STEPS = Labels("{} · {}个要素 · {}步", "{} · elements: {} · steps: {}")
_FOLDED = Labels(
    "{} · {}个要素、{}条关系，合并为{}组、{}条",
    "{} · elements: {}, relations: {}, merged into groups: {}, lines: {}",
)
_INNER = Labels("（组内另有{}条）", " (inside a group: {})")
_SAYS = Labels("{}：{}。", "{}: {}.")


def framed(
    view: View, sheet: Sheet, folded: Folded | None, *, theme: str, lang: str, page: Page
) -> Scene:
    """Return the scene of a placed graph, or of what one is folded to, with its heading and foot.

    On paper it has the shape of the sheet, with what that leaves over around the graph.
    """
    inner = max(sheet.w, _draw_legend(Painter(), sheet, 0, lang) - _GAP - _MARGIN)
    if page.printed:
        inner = max(inner, page.width * _LARGEST - 2 * _MARGIN)
    width = inner + 2 * _MARGIN
    content = Painter()
    subtitle = _folded(view, folded, sheet, lang) if folded else _subtitle(view, sheet, lang)
    top = _draw_heading(content, view, subtitle, inner, lang) + 14
    source = source_line(folded.whole if folded else view, lang)
    foot = _draw_foot(Painter(), source, sheet, 0, inner, lang) + 16 + 20
    least = round(top + sheet.h + foot)
    height = least
    if page.printed:
        height = max(least, round(width * page.height / page.width))
        width = max(width, round(height * page.width / page.height))
        inner = width - 2 * _MARGIN
    draw(content, sheet, (width - sheet.w) / 2, top + (height - least) * _ABOVE, lang)
    _draw_foot(content, source, sheet, height - foot + 16, inner, lang)
    back = Painter()
    back.box("page", "page", Rect(0, 0, width, height), "page.fill", radius=0, parent="")
    return Scene(
        name=view.name,
        title=phrase("title", lang, title_of(view, lang), _name(view, lang)),
        describe=_describe(content, view, lang),
        width=width,
        height=height,
        items=(*back.items, *content.items),
        theme=theme,
        lang=lang,
        page=page.id,
    )


def _name(view: View, lang: str) -> str:
    return plain(view.labels.pick(lang)) or view.name


def _draw_heading(painter: Painter, view: View, subtitle: str, width: float, lang: str) -> float:
    top = _TOP
    for text, size, fill, role in (
        (title_of(view, lang), _TITLE, "page.text", "title"),
        (subtitle, _SUBTITLE, "page.soft", "subtitle"),
    ):
        lines = wrap(text, size, width)
        top = painter.text(lines, _MARGIN, top, size, fill, anchor="start", role=role)
    return top


def _subtitle(view: View, sheet: Sheet, lang: str) -> str:
    """What is shown and how much of it."""
    name, nodes = _name(view, lang), len(sheet.plan.nodes)
    shows, count = (_STEPS, max(view.steps)) if view.steps else (_SHOWS, len(view.relations))
    return shows.pick(lang).format(name, nodes, count)


def _folded(view: View, folded: Folded, sheet: Sheet, lang: str) -> str:
    """What is shown, and of how much it is made."""
    all_told = len(folded.stands), sum(folded.weights) + folded.inner
    made = (*all_told, len(sheet.plan.nodes), len(view.relations))
    inner = _INNER.pick(lang).format(folded.inner) if folded.inner else ""
    return _FOLDED.pick(lang).format(_name(view, lang), *made) + inner


def _draw_foot(
    painter: Painter, source: str, sheet: Sheet, top: float, width: float, lang: str
) -> float:
    """Draw the legend, and the sources to the right of it or below; return where they end."""
    right = _draw_legend(painter, sheet, top, lang)
    low = top + _FOOT * LINE
    if not source:
        return low
    if right + text_width(source, _FOOT) <= _MARGIN + width:
        end = _MARGIN + width
        painter.text((source,), end, top, _FOOT, "page.soft", anchor="end", role="source")
        return low
    lines = wrap(source, _FOOT, width)
    return painter.text(lines, _MARGIN, low + 4, _FOOT, "page.soft", anchor="start", role="source")


def _draw_legend(painter: Painter, sheet: Sheet, top: float, lang: str) -> float:
    """Draw a sample of each kind of line and of dashed box; return where the next one goes."""
    x, middle = _MARGIN, top + _FOOT * LINE / 2
    for name, label, mutual in _lines(sheet):
        ends = (x, middle), (x + _SWATCH, middle)
        painter.items.append(
            Route(
                f"key.{name}",
                ends,
                "edge.stroke",
                "",
                "",
                dashed=name == "inferred",
                stroke_width=LINE_WIDTH,
                arrow_start=mutual,
            )
        )
        x = _draw_key(painter, label, x, top, lang)
    for name, label, fill in _boxes(sheet):
        at = Rect(x + 5, middle - 7, _SWATCH - 10, 14)
        painter.box(
            f"key.{name}", "key", at, fill, stroke="neutral.stroke", width=1, dashed=True, radius=3
        )
        x = _draw_key(painter, label, x, top, lang)
    return x


def _draw_key(painter: Painter, label: Labels, x: float, top: float, lang: str) -> float:
    text = label.pick(lang)
    start = x + _SWATCH + 8
    painter.text((text,), start, top, _FOOT, "page.soft", anchor="start", role="legend")
    return start + text_width(text, _FOOT) + _GAP


def _lines(sheet: Sheet) -> Iterator[tuple[str, Labels, bool]]:
    relations = sheet.plan.view.relations
    if any(not one.inferred for one in relations):
        yield "stated", _STATED, False
    if any(one.inferred for one in relations):
        yield "inferred", PHRASES["inferred"], False
    if any(one.mutual for one in relations):
        yield "mutual", _MUTUAL, True


def _boxes(sheet: Sheet) -> Iterator[tuple[str, Labels, str]]:
    nodes = sheet.plan.nodes.values()
    if any(node.external for node in nodes):
        yield "external", _EXTERNAL, "neutral.ghost"
    if any(node.inferred and not node.external for node in nodes):
        yield "inferred_box", PHRASES["inferred"], "neutral.fill"


def _describe(painter: Painter, view: View, lang: str) -> str:
    """The picture in words: every relation, as its route says it."""
    ends = [item.title for item in painter.items if isinstance(item, Route) and item.title]
    title = phrase("title", lang, title_of(view, lang), _name(view, lang))
    return _SAYS.pick(lang).format(title, phrase("semicolon", lang).join(ends))
