"""The foot of the layered picture: what its marks mean, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citydsl.dsl.model.model import Citation, Document
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.dsl.vocabulary.choices import CHOICES, choice_label
from citydsl.render.layout.blocks import Stack
from citydsl.render.layout.cells import mark_at
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.phrases import phrase
from citydsl.render.measure import LINE, text_width
from citydsl.render.plain import plain
from citydsl.render.wrap import wrap

__all__ = ["Legend", "draw_legend", "measure_legend", "source_line"]

_SIZE = 13.0
_SWATCH = 22.0
_GAP = 26.0


class Legend(NamedTuple):
    """The entries (what is drawn, what it says) in rows, and the lines of the source."""

    rows: tuple[tuple[tuple[str, str], ...], ...]
    source: tuple[str, ...]
    beside: bool
    height: float


def measure_legend(view: View, stack: Stack, width: float, lang: str) -> Legend:
    """Return what the foot says of a picture, in a width."""
    entries = tuple(_entries(stack, lang))
    keys = _rows(entries, width)
    taken = sum(_width(entry) for entry in (keys[-1] if keys else ()))
    source = source_line(view, lang)
    beside = text_width(source, _SIZE) <= width - taken - _GAP
    lines = wrap(source, _SIZE, width) if source else ()
    rows = len(keys) + len(lines) - (1 if keys and beside and lines else 0)
    return Legend(keys, lines, beside, rows * _SIZE * LINE + (16.0 if rows else 0.0))


def _rows(
    entries: Sequence[tuple[str, str]], width: float
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The entries in as few rows as they fit."""
    rows: list[list[tuple[str, str]]] = []
    left = 0.0
    for entry in entries:
        if not rows or _width(entry) - _GAP > left:
            rows.append([])
            left = width
        rows[-1].append(entry)
        left -= _width(entry)
    return tuple(map(tuple, rows))


def _entries(stack: Stack, lang: str) -> Iterator[tuple[str, str]]:
    """Only what occurs; what is named only beside something that is not."""
    blocks = [block for block in stack.walk() if block.role != "city"]
    kept = {block.kept for block in blocks}
    if kept - {""}:
        yield "named", phrase("named", lang)
    for reason in ("counted", "inferred"):
        if reason in kept:
            yield reason, phrase(reason, lang)
    statuses = {block.status for block in blocks}
    for choice in CHOICES["status"]:
        if choice.id in statuses:
            yield f"status:{choice.id}", choice_label("status", choice.id, lang)


def _width(entry: tuple[str, str]) -> float:
    mark = _SIZE if entry[0].startswith("status:") else _SWATCH
    return mark + 6 + text_width(entry[1], _SIZE) + _GAP


def source_line(view: View, lang: str) -> str:
    """The documents the city cites, or those its elements do where it cites none."""
    cites = _cites(view)
    documents = view.model.documents
    names = [
        _title(documents[name], lang) if name in documents else name
        for name in dict.fromkeys(cite.source for cite in cites)
    ]
    return phrase("source", lang) + phrase("comma", lang).join(names) if names else ""


def _title(document: Document, lang: str) -> str:
    label = plain(document.labels.pick(lang)) or document.id
    if not document.publisher:
        return label
    return phrase("published", lang, plain(document.publisher), label)


def _cites(view: View) -> tuple[Citation, ...]:
    own = tuple(cite for city in view.city.walk() for cite in city.cites)
    return own or tuple(cite for element in view.elements for cite in element.cites)


def draw_legend(painter: Painter, legend: Legend, at: Rect) -> None:
    """Draw the foot."""
    top = at.y + at.h - legend.height + 16.0
    for number, row in enumerate(legend.rows):
        top += _SIZE * LINE if number else 0.0
        x = at.x
        for entry in row:
            _draw_entry(painter, entry, x, top + _SIZE * LINE / 2, top)
            x += _width(entry)
    if not legend.source:
        return
    if legend.rows and not legend.beside:
        top += _SIZE * LINE
    right = legend.beside or not legend.rows
    painter.text(
        legend.source,
        at.x + at.w if right else at.x,
        top,
        _SIZE,
        "page.soft",
        anchor="end" if right else "start",
        role="source",
    )


def _draw_entry(
    painter: Painter, entry: tuple[str, str], x: float, middle: float, top: float
) -> None:
    kind, text = entry
    if kind.startswith("status:"):
        place = Rect(x + 2, middle - 4, 8, 8)
        status = kind.removeprefix("status:")
        mark_at(painter, status, place, "legend", f"mark.{status}")
        start = x + _SIZE + 6
    else:
        painter.box(
            f"legend-{kind}",
            "key",
            Rect(x, middle - 7, _SWATCH, 14),
            f"neutral.{'ghost' if kind == 'counted' else 'fill'}",
            stroke="neutral.stroke",
            width=1.1,
            dashed=kind != "named",
            radius=3,
        )
        start = x + _SWATCH + 6
    painter.text((text,), start, top, _SIZE, "page.soft", anchor="start", role="legend")
