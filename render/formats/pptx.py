"""Writes a scene as one slide of shapes to edit: autoshapes with their text inside, connectors."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from citydsl.dsl.links import safe_link
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.formats.gv_values import place_of
from citydsl.render.formats.polyline import polyline
from citydsl.render.formats.pptx_items import Scale, course, look, paint, site, together, type_in
from citydsl.render.page import page_of
from citydsl.render.plain import plain
from citydsl.render.scene import Box, Route, Scene, Text
from citydsl.render.theme import theme_of

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

__all__ = ["pptx"]

_EMU_PER_MM = 36000
_TITLE_ONLY = 5
_LONGEST = 255
_MAKER = "citydsl"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def pptx(scene: Scene) -> bytes:
    """Return the scene as a deck of one slide of its page's size; what it shows is told in the slide's notes.

    The same scene gives the same bytes. Raises MissingExtra without `python-pptx`.
    """
    try:
        from pptx import Presentation
    except ImportError:
        raise MissingExtra("pptx", "pptx") from None
    deck = Presentation()
    _resize(deck, scene)
    _describe(deck, scene)
    _Writer(deck, scene).write()
    file = BytesIO()
    deck.save(file)
    return _dateless(file)


def _resize(deck: Deck, scene: Scene) -> None:
    """Give slides the size of the scene's page, and stretch what the deck's layouts hold."""
    width, height = (round(side * _EMU_PER_MM) for side in page_of(scene.page).paper)
    wider = width / (deck.slide_width or width)
    higher = height / (deck.slide_height or height)
    deck.slide_width, deck.slide_height = width, height  # type: ignore[assignment]
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.shapes:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)
                shape.top, shape.height = round(shape.top * higher), round(shape.height * higher)


def _describe(deck: Deck, scene: Scene) -> None:
    """Say in the file's properties what it is, with a date that is always the same."""
    from datetime import datetime

    facts = deck.core_properties
    facts.title = plain(scene.title)[:_LONGEST]
    facts.author = facts.last_modified_by = _MAKER
    facts.created = facts.modified = datetime(*_ZIP_EPOCH)
    facts.revision = 1
    facts.language = "en" if scene.lang == "en" else "zh-CN"


def _dateless(file: BytesIO) -> bytes:
    """The same zip with its parts in order and no times in it."""
    result = BytesIO()
    with ZipFile(file) as parts, ZipFile(result, "w", ZIP_DEFLATED) as package:
        for name in sorted(parts.namelist()):
            part = ZipInfo(name, _ZIP_EPOCH)
            part.compress_type = ZIP_DEFLATED
            part.create_system = _UNIX
            package.writestr(part, parts.read(name))
    return result.getvalue()


class _Writer:
    """Writes the items of a scene in their order; texts go into the boxes they belong to."""

    def __init__(self, deck: Deck, scene: Scene) -> None:
        self.scene = scene
        self.theme = theme_of(scene)
        self.scale = Scale.fit(scene, deck.slide_width or 1, deck.slide_height or 1)
        self.slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        self.shapes: Any = self.slide.shapes
        self.shapes.turbo_add_enabled = True
        self.boxes = {box.id: box for box in scene.boxes if box.role != "page"}
        self.drawn: dict[str, Any] = {}
        self.inside: dict[str, list[Text]] = {}
        for text in scene.texts:
            if text.box in self.boxes and text.lines:
                self.inside.setdefault(text.box, []).append(text)
        for name, texts in self.inside.items():
            if not together(self.boxes[name], texts):
                self.inside[name] = texts[:1] if together(self.boxes[name], texts[:1]) else []
        self.held = {id(text) for texts in self.inside.values() for text in texts}

    def write(self) -> None:
        """All of the slide."""
        title = next((text for text in self.scene.texts if text.role == "title"), None)
        self._paint_page()
        self._write_title(title)
        for item in self.scene.items:
            if isinstance(item, Box):
                if item.role != "page":
                    self._write_box(item)
            elif isinstance(item, Text):
                if item is not title and id(item) not in self.held and item.lines:
                    self._write_text(item)
            else:
                self._write_route(item)
        self._join()
        self.slide.notes_slide.notes_text_frame.text = plain(self.scene.describe)

    def _paint_page(self) -> None:
        page = next((box for box in self.scene.boxes if box.role == "page"), None)
        if page and page.fill != "none":
            fill = self.slide.background.fill
            fill.solid()
            paint(fill.fore_color, self.theme.colour(page.fill))
        self.slide._element.cSld.set("name", plain(self.scene.name))

    def _write_title(self, title: Text | None) -> None:
        """The scene's title as the slide's; a scene without one leaves no empty frame behind."""
        shape = self.shapes.title
        if title is None or not title.lines or id(title) in self.held:
            shape._element.getparent().remove(shape._element)
            return
        shape.name = "title"
        self._fill_frame(shape, title)

    def _write_text(self, text: Text) -> None:
        shape = self.shapes.add_textbox(0, 0, 0, 0)
        shape.name = text.role
        self._fill_frame(shape, text)

    def _fill_frame(self, shape: Any, text: Text) -> None:
        """Place a frame of a text's own around it, and write it there."""
        x, y, width, height = place_of([text])
        frame = Box("", "", x - width / 2, y - height / 2, width, height, "none", "none")
        shape.left, shape.top = self.scale.point(frame.x, frame.y)
        shape.width, shape.height = self.scale.length(width), self.scale.length(height)
        type_in(shape, [text], frame, self.theme, self.scale)

    def _write_box(self, box: Box) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        side = min(box.w, box.h)
        radius = min(box.radius, side / 2)
        form = MSO_SHAPE.ROUNDED_RECTANGLE if radius > 0 else MSO_SHAPE.RECTANGLE
        if radius > 0 and abs(box.w - box.h) < 1 and radius == side / 2:
            form = MSO_SHAPE.OVAL
        width, height = self.scale.length(box.w), self.scale.length(box.h)
        shape = self.shapes.add_shape(form, *self.scale.point(box.x, box.y), width, height)
        if form is MSO_SHAPE.ROUNDED_RECTANGLE:
            shape.adjustments[0] = radius / side
        look(shape, box, self.theme, self.scale)
        self._name(shape, box.id, box.title)
        if link := _address(box.link):
            shape.click_action.hyperlink.address = link
        if texts := self.inside.get(box.id):
            type_in(shape, texts, box, self.theme, self.scale)
        self.drawn[box.id] = shape

    def _name(self, shape: Any, name: str, title: str) -> None:
        shape.name = plain(name)
        if title:
            shape._element.xpath("./*/p:cNvPr")[0].set("descr", plain(title))

    def _write_route(self, route: Route) -> None:
        from pptx.enum.shapes import MSO_CONNECTOR

        if len(polyline(route)) > 2:
            line = course(self.shapes.build_freeform, route, self.scale)
        else:
            ends = [self.scale.point(*point) for point in (route.points[0], route.points[-1])]
            line = self.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends[0], *ends[1])
            self.drawn[f"route {route.id}"] = line
        look(line, route, self.theme, self.scale)
        self._name(line, route.id, route.title)

    def _join(self) -> None:
        """Tie straight connectors to their boxes where they stand: they follow what is moved."""
        for route in self.scene.routes:
            line = self.drawn.get(f"route {route.id}")
            if line is None:
                continue
            ties = line._element.nvCxnSpPr.cNvCxnSpPr
            for end, point, tie in (
                (route.source, route.points[0], ties.get_or_add_stCxn),
                (route.target, route.points[-1], ties.get_or_add_endCxn),
            ):
                at = site(self.boxes[end], point) if end in self.boxes else None
                if at is not None:
                    joint = tie()
                    joint.id, joint.idx = self.drawn[end].shape_id, at


def _address(link: str) -> str:
    """A safe link as a relationship takes it: nothing in it that no address has."""
    address = quote(safe_link(link), safe="%/:=&?~#+!$,;'@()*-._")
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", address)
