"""Colours a finished scene by what has changed: marks on its boxes, everything else in grey."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from citydsl.dsl.diff.changes import Mark
from citydsl.render.diff.words import MARKS, SIGNS, say
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.measure import text_width
from citydsl.render.scene import Box, Item, Scene, Text

__all__ = ["paint"]

_LINE = 2.4
_SIGN = 18.0
_LEGEND = 15.0
_FOOT = 40.0
_KEPT = ("page", "edge", "mark", "none", "change")


def paint(scene: Scene, marks: Mapping[str, tuple[Mark, ...]], away: Collection[str] = ()) -> Scene:
    """Return a scene with the marks of elements by path: line, ground, sign and a legend.

    What is gone has a dashed line, as has the place something moved away from (`away`).
    """
    shown = {box.id: marks[box.path] for box in scene.boxes if marks.get(box.path)}
    gone = {
        box.id for box in scene.boxes if box.path in away or marks.get(box.path) == (Mark.REMOVED,)
    }
    painter = Painter()
    for item in scene.items:
        painter.items.append(_painted(item, shown, gone))
    for box in scene.boxes:
        if box.id in shown:
            _sign(painter, box, shown[box.id])
    present = {mark for ones in shown.values() for mark in ones}
    top = scene.height - 8
    _legend(painter, [mark for mark in Mark if mark in present], top, bool(away), scene.lang)
    height = scene.height + (_FOOT if present else 0)
    items = tuple(_grown(item, height) for item in painter.items)
    return scene._replace(items=items, height=height)


def _painted(item: Item, shown: Mapping[str, tuple[Mark, ...]], gone: Collection[str]) -> Item:
    """An item in the colours of its mark, or in grey."""
    match item:
        case Box():
            if item.id not in shown:
                return item._replace(fill=_grey(item.fill), stroke=_grey(item.stroke))
            token = f"change.{shown[item.id][0].value}"
            # An inset keeps the thick line inside the place of the thin one.
            return item._replace(
                x=item.x + _LINE / 2,
                y=item.y + _LINE / 2,
                w=item.w - _LINE,
                h=item.h - _LINE,
                fill=f"{token}_fill",
                stroke=f"{token}_stroke",
                stroke_width=_LINE,
                dashed=item.dashed or item.id in gone,
            )
        case Text():
            if item.box in shown:
                return item._replace(fill=f"change.{shown[item.box][0].value}_text")
            return item._replace(fill=_grey(item.fill))
        case _:
            return item._replace(stroke=_grey(item.stroke))


def _grey(token: str) -> str:
    family, point, name = token.partition(".")
    if family in _KEPT or not point:
        return token
    # The dark bands would draw the eye from what has changed.
    return "neutral." + {"slab": "band"}.get(name, name.removeprefix("slab_"))


def _sign(painter: Painter, box: Box, marks: tuple[Mark, ...]) -> None:
    """The signs of a box in its upper left corner, each on its colour."""
    size = min(_SIGN, box.h * 0.6, box.w * 0.45)
    for number, mark in enumerate(marks):
        place = Rect(box.x + number * size, box.y, size, size)
        name = f"sign-{box.id}-{mark.value}"
        painter.box(
            name,
            "sign",
            place,
            f"change.{mark.value}_stroke",
            radius=2.0,
            parent=box.id,
            title=MARKS[mark].pick("zh"),
        )
        small = size * 0.8
        top = place.y + (size - small * 1.25) / 2
        painter.text(
            (SIGNS[mark],),
            place.middle,
            top,
            small,
            f"change.{mark.value}_sign",
            box=name,
            role="sign",
        )


def _legend(painter: Painter, marks: list[Mark], top: float, away: bool, lang: str) -> None:
    """What the colours, signs and lines mean, as far as they occur."""
    x = 32.0
    middle = top + _LEGEND * 0.75
    for mark in marks:
        token = f"change.{mark.value}"
        place = Rect(x, middle - 9, 26, 18)
        name = f"legend-change-{mark.value}"
        painter.box(
            name,
            "key",
            place,
            f"{token}_stroke",
            stroke=f"{token}_stroke",
            width=1.0,
            radius=3,
        )
        painter.text(
            (SIGNS[mark],), place.middle, middle - _LEGEND * 0.7, _LEGEND, f"{token}_sign", box=name
        )
        said = MARKS[mark].pick(lang)
        if mark is Mark.REMOVED:
            said += say("open", lang) + say("dashed", lang) + say("close", lang)
        if mark is Mark.MOVED and away:
            said += say("open", lang) + say("moved_away", lang) + say("close", lang)
        x = _word(painter, said, x + 34, middle)
    if marks:
        painter.box(
            "legend-unchanged",
            "key",
            Rect(x, middle - 9, 26, 18),
            "neutral.fill",
            stroke="neutral.stroke",
            width=1.0,
            radius=3,
        )
        _word(painter, say("unchanged", lang), x + 34, middle)


def _word(painter: Painter, text: str, x: float, middle: float) -> float:
    painter.text(
        (text,), x, middle - _LEGEND * 0.7, _LEGEND, "page.text", anchor="start", role="legend"
    )
    return x + text_width(text, _LEGEND) + 28


def _grown(item: Item, height: float) -> Item:
    """The page as high as the picture is now."""
    if isinstance(item, Box) and item.role == "page":
        return item._replace(h=height)
    return item
