"""Boxes, texts and routes of a scene as shapes on a slide, placed and typed as the scene has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Any

from citydsl.dsl.record import NamedTuple
from citydsl.render.formats.gv_values import place_of
from citydsl.render.measure import LINE
from citydsl.render.plain import plain
from citydsl.render.scene import Box, Route, Scene, Text
from citydsl.render.theme import Theme

if TYPE_CHECKING:
    from pptx.dml.color import ColorFormat

__all__ = ["Scale", "course", "look", "paint", "site", "together", "type_in"]

_EMU = 12700
_LATIN, _EAST_ASIAN = "Arial", "Microsoft YaHei"
_ALIGN = {"start": "l", "middle": "ctr", "end": "r"}
_NEAR = 0.5
_REACH = 6.0
_HEAD = {"type": "triangle", "w": "med", "len": "med"}


class Scale(NamedTuple):
    """How a scene lies on a slide: `factor` in EMU a point, its corner at `left`, `top`."""

    factor: float
    left: float
    top: float

    @classmethod
    def fit(cls, scene: Scene, width: int, height: int) -> Scale:
        """The largest a scene can be on a slide, in the middle of it."""
        factor = min(width / scene.width, height / scene.height)
        left, top = (width - scene.width * factor) / 2, (height - scene.height * factor) / 2
        return cls(factor, left, top)

    def length(self, value: float) -> int:
        """A length in EMU."""
        return round(value * self.factor)

    def point(self, x: float, y: float) -> tuple[int, int]:
        """A place on the slide."""
        return round(self.left + x * self.factor), round(self.top + y * self.factor)

    def hundredths(self, value: float) -> int:
        """A size of type in hundredths of a point."""
        return max(100, round(value * self.factor / _EMU * 100))


def look(shape: Any, item: Box | Route, theme: Theme, scale: Scale) -> None:
    """Give a shape or connector its line, a box its fill too; effects of the deck's theme go."""
    from pptx.enum.dml import MSO_LINE
    from pptx.oxml.ns import qn

    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    fill = item.fill if isinstance(item, Box) else "none"
    if fill != "none":
        shape.fill.solid()
        paint(shape.fill.fore_color, theme.colour(fill))
    elif hasattr(shape, "fill"):
        shape.fill.background()
    if item.stroke == "none" or item.stroke_width <= 0:
        shape.line.fill.background()
        return
    shape.line.width = scale.length(item.stroke_width)
    paint(shape.line.color, theme.colour(item.stroke))
    if item.dashed:
        shape.line.dash_style = MSO_LINE.DASH
    if isinstance(item, Route):
        _heads(shape.line._get_or_add_ln(), item)


def paint(colour: ColorFormat, value: str) -> None:
    """Give a colour of the slide the value `#RRGGBB`."""
    from pptx.dml.color import RGBColor

    make: Any = RGBColor
    red, green, blue = bytes.fromhex(value.removeprefix("#"))
    colour.rgb = make(red, green, blue)


def _heads(line: Any, route: Route) -> None:
    from pptx.oxml.xmlchemy import OxmlElement

    for name, wanted in (("a:headEnd", route.arrow_start), ("a:tailEnd", route.arrow_end)):
        if wanted:
            line.append(_element(OxmlElement(name), _HEAD))


def _element(element: Any, values: dict[str, str]) -> Any:
    for name, value in values.items():
        element.set(name, value)
    return element


def together(box: Box, texts: Sequence[Text]) -> bool:
    """Whether texts stand in a box as paragraphs one under the other do."""
    if any(text.upright for text in texts):
        x, y, _, _ = place_of(texts)
        middle = abs(x - box.x - box.w / 2) < 1 and abs(y - box.y - box.h / 2) < 1
        return len(texts) == 1 and middle
    lines = [line for text in texts for line in text.lines]
    one_side = len({text.anchor for text in texts}) == 1
    in_line = all(abs(line.x - lines[0].x) < _NEAR for line in lines)
    return one_side and in_line and all(a.y < b.y for a, b in pairwise(lines))


def type_in(shape: Any, texts: Sequence[Text], box: Box, theme: Theme, scale: Scale) -> None:
    """Write texts into the shape of a box: no insets, no wrapping, no fitting, but where they are."""
    body = shape.text_frame._txBody.bodyPr
    upright = texts[0].upright
    values = {"wrap": "none", "rtlCol": "0", "vert": "eaVert" if upright else "horz"}
    _element(body, values | _insets(texts, box, scale))
    for child in list(body):
        body.remove(child)
    body.get_or_change_to_noAutofit()
    rows = _columns(texts[0]) if upright else _rows(texts)
    frame = shape.text_frame
    made: dict[tuple[int, int], Any] = {}
    for at, (words, text, pitch) in enumerate(rows):
        spacing = max(100, round(pitch * scale.factor / _EMU * 100))
        like = made.get((id(text), spacing))
        if like is not None:
            # A paragraph made anew costs a hundred times one copied, and a text has thousands.
            frame._txBody.append(_reworded(like, words))
            continue
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        _set_paragraph(paragraph, text, spacing / 100)
        _set_run(paragraph.add_run(), words, text, theme, scale)
        made[id(text), spacing] = paragraph._p


def _reworded(paragraph: Any, words: str) -> Any:
    """A copy of a paragraph of one run that says something else."""
    copied = deepcopy(paragraph)
    copied.r_lst[0].text = words
    return copied


def _rows(texts: Iterable[Text]) -> list[tuple[str, Text, float]]:
    """Each line with the distance it keeps from the one above."""
    lines = [(line, text) for text in texts for line in text.lines]
    firsts = [lines[0][1].size * LINE]
    pitches = [*firsts, *(below.y - above.y for (above, _), (below, _) in pairwise(lines))]
    return [
        (plain(line.text), text, pitch) for (line, text), pitch in zip(lines, pitches, strict=True)
    ]


def _columns(text: Text) -> list[tuple[str, Text, float]]:
    """The columns of an upright text, right to left, as words."""
    found: dict[float, str] = {}
    for line in text.lines:
        found[line.x] = found.get(line.x, "") + plain(line.text)
    return [(words, text, text.size * LINE) for words in found.values()]


def _insets(texts: Sequence[Text], box: Box, scale: Scale) -> dict[str, str]:
    """The anchor and the insets that bring texts to where they are in their box."""
    x, y, width, height = place_of(texts)
    left, top = x - width / 2 - box.x, y - height / 2 - box.y
    right, low = box.w - left - width, box.h - top - height
    sides = {"lIns": 0.0, "tIns": 0.0, "rIns": 0.0, "bIns": 0.0}
    anchor = "ctr"
    if not texts[0].upright:
        if abs(top - low) > 2 * _NEAR:
            anchor = "t"
            sides["tIns"] = top
        match texts[0].anchor:
            case "start":
                sides["lIns"] = left
            case "end":
                sides["rIns"] = right
            case _ if abs(left - right) > 2 * _NEAR:
                sides["lIns" if left > right else "rIns"] = abs(left - right)
    return {"anchor": anchor} | {name: str(scale.length(side)) for name, side in sides.items()}


def _set_paragraph(paragraph: Any, text: Text, pitch: float) -> None:
    from pptx.util import Pt

    side = "ctr" if text.upright else _ALIGN[text.anchor]
    properties = paragraph._p.get_or_add_pPr()
    _element(properties, {"marL": "0", "indent": "0", "algn": side})
    paragraph.line_spacing = Pt(pitch)
    paragraph.space_before = paragraph.space_after = Pt(0)


def _set_run(run: Any, words: str, text: Text, theme: Theme, scale: Scale) -> None:
    from pptx.oxml.xmlchemy import OxmlElement

    run.text = words
    properties = run._r.get_or_add_rPr()
    size = str(scale.hundredths(text.size))
    _element(properties, {"lang": "zh-CN", "altLang": "en-US", "sz": size, "b": "0"})
    paint(run.font.color, theme.colour(text.fill))
    run.font.name = _LATIN
    east = _element(OxmlElement("a:ea"), {"typeface": _EAST_ASIAN})
    properties.append(east)


def course(builder: Any, route: Route, scale: Scale) -> Any:
    """The freeform along a route; every three points after the first of a curved one are a piece."""
    from pptx.oxml.ns import qn
    from pptx.oxml.xmlchemy import OxmlElement

    points = [scale.point(*point) for point in route.points]
    freeform = builder(*points[0])
    freeform.add_line_segments(points[1:], close=False)
    shape = freeform.convert_to_shape()
    if route.curved:
        path = next(shape._element.iter(qn("a:path")))
        steps = path.findall(qn("a:lnTo"))
        for start in range(0, len(steps) - 2, 3):
            piece = OxmlElement("a:cubicBezTo")
            for step in steps[start : start + 3]:
                piece.append(step[0])
                path.remove(step)
            path.append(piece)
    return shape


def site(box: Box, point: tuple[float, float]) -> int | None:
    """The number of a box's connection site nearest to a point; none where that is not at it."""
    across = max(box.x - point[0], 0.0, point[0] - box.x - box.w)
    down = max(box.y - point[1], 0.0, point[1] - box.y - box.h)
    if hypot(across, down) > _REACH:
        return None
    places = (
        (box.x + box.w / 2, box.y),
        (box.x, box.y + box.h / 2),
        (box.x + box.w / 2, box.y + box.h),
        (box.x + box.w, box.y + box.h / 2),
    )
    offs = [hypot(x - point[0], y - point[1]) for x, y in places]
    return offs.index(min(offs))
