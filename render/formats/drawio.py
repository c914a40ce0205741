"""Writes a scene as a draw.io file: boxes in boxes, texts and edges, each of them a cell to edit."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from citydsl.dsl.links import safe_link
from citydsl.render.formats.gv_values import place_of
from citydsl.render.formats.polyline import polyline
from citydsl.render.formats.svg_values import number
from citydsl.render.layout.splines import Points
from citydsl.render.plain import plain
from citydsl.render.scene import Box, Route, Scene, Text
from citydsl.render.theme import FONTS, theme_of

__all__ = ["drawio"]

_ROOT, _LAYER = "0", "1"
_ALIGN = {"start": "left", "middle": "center", "end": "right"}


def drawio(scene: Scene) -> str:
    """Return the scene as an uncompressed draw.io document of one page."""
    return _Writer(scene).document()


class _Writer:
    """Writes a cell for each item; the first text of a box is the label of its cell."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.theme = theme_of(scene)
        self.used = {_ROOT, _LAYER}
        self.boxes = {box.id: box for box in scene.boxes if box.role != "page"}
        self.ids = {id: self._fresh(id) for id in self.boxes}
        self.inside: dict[str, list[Box | Text]] = {}
        self.labels: dict[str, Text] = {}
        for item in scene.items:
            if isinstance(item, Box) and item.id in self.boxes:
                self.inside.setdefault(self._owner(item.parent), []).append(item)
            elif isinstance(item, Text) and (
                item.box not in self.boxes or self.labels.setdefault(item.box, item) is not item
            ):
                self.inside.setdefault(self._owner(item.box), []).append(item)

    def _owner(self, id: str) -> str:
        return id if id in self.boxes else ""

    def _fresh(self, id: str) -> str:
        """An id no other cell has."""
        stem = plain(id) or "cell"
        name, count = stem, 2
        while name in self.used:
            name, count = f"{stem}.{count}", count + 1
        self.used.add(name)
        return name

    def document(self) -> str:
        """The whole file."""
        width, height = number(self.scene.width), number(self.scene.height)
        file = Element("mxfile", host="citydsl", compressed="false")
        page = SubElement(file, "diagram", id="page", name=plain(self.scene.title))
        page_look = next((box.fill for box in self.scene.boxes if box.role == "page"), "none")
        model = SubElement(
            page,
            "mxGraphModel",
            dx=width, dy=height, grid="0", gridSize="10", guides="1", tooltips="1", connect="1",
            arrows="1", fold="0", page="1", pageScale="1", pageWidth=width, pageHeight=height,
            background=self.theme.colour(page_look), math="0", shadow="0",
        )  # fmt: skip
        root = SubElement(model, "root")
        SubElement(root, "mxCell", id=_ROOT)
        SubElement(root, "mxCell", {"id": _LAYER, "parent": _ROOT})
        self._write_page(root)
        indent(file)
        return tostring(file, encoding="unicode", xml_declaration=False) + "\n"

    def _write_page(self, root: Element) -> None:
        """All cells: edges lie above the areas drawn before them, below what comes after."""
        above = {id(item) for item in self._above_routes()}
        inside = self.inside.get("", [])
        for item in inside:
            if id(item) not in above:
                self._write_item(root, item)
        for route in self.scene.routes:
            self._write_route(root, route)
        for item in inside:
            if id(item) in above:
                self._write_item(root, item)

    def _above_routes(self) -> Iterator[Box | Text]:
        """The items drawn after the first route."""
        begun = False
        for item in self.scene.items:
            if isinstance(item, Route):
                begun = True
            elif begun:
                yield item

    def _write_item(self, root: Element, item: Box | Text) -> None:
        if isinstance(item, Text):
            self._write_text(root, item)
            return
        self._write_box(root, item)
        for inner in self.inside.get(item.id, []):
            self._write_item(root, inner)

    def _write_box(self, root: Element, box: Box) -> None:
        text = self.labels.get(box.id)
        look = {
            "html": "0",
            "rounded": "1" if box.radius else "0",
            "absoluteArcSize": "1",
            "arcSize": number(2 * min(box.radius, box.w / 2, box.h / 2)),
            "fillColor": self.theme.colour(box.fill),
            "strokeColor": self.theme.colour(box.stroke) if box.stroke_width else "none",
            "strokeWidth": number(box.stroke_width),
        }
        if box.dashed:
            look |= {"dashed": "1", "fixDash": "1", "dashPattern": "5 3.5"}
        if any(isinstance(one, Box) and one.role != "mark" for one in self.inside.get(box.id, [])):
            look |= {"container": "1", "collapsible": "0", "recursiveResize": "0"}
        if text:
            look |= self._type(text) | _spacing(box, text)
        cell = self._cell(root, box, _value(text) if text else "")
        cell.set("style", _style(look))
        self._place(cell, box.parent, (box.x, box.y, box.w, box.h))

    def _cell(self, root: Element, box: Box, value: str) -> Element:
        """The cell of a box, within an object where there is more to say of it."""
        more = {"tooltip": escape(plain(box.title)), "link": safe_link(box.link)}
        more |= {"path": plain(box.path)}
        said = {name: text for name, text in more.items() if text}
        id = self.ids[box.id]
        if said:
            owner = SubElement(root, "UserObject", {"label": value, **said, "id": id})
            return SubElement(owner, "mxCell")
        return SubElement(root, "mxCell", id=id, value=value)

    def _place(self, cell: Element, parent: str, place: tuple[float, float, float, float]) -> None:
        """Make a cell a vertex at a place of the page, told relative to its parent."""
        owner = self.boxes.get(parent)
        cell.set("vertex", "1")
        cell.set("parent", self.ids[owner.id] if owner else _LAYER)
        x, y, width, height = place
        left, top = (owner.x, owner.y) if owner else (0.0, 0.0)
        names = {"x": x - left, "y": y - top, "width": width, "height": height}
        sizes = {name: number(value) for name, value in names.items()}
        SubElement(cell, "mxGeometry", {**sizes, "as": "geometry"})

    def _write_text(self, root: Element, text: Text) -> None:
        x, y, width, height = place_of([text])
        look = {"html": "0", "fillColor": "none", "strokeColor": "none", **self._type(text)}
        cell = SubElement(root, "mxCell", id=self._fresh(f"text.{text.role}"), value=_value(text))
        cell.set("style", "text;" + _style(look | {"spacing": "0"}))
        cell.set("connectable", "0")
        self._place(cell, text.box, (x - width / 2, y - height / 2, width, height))

    def _type(self, text: Text) -> dict[str, str]:
        return {
            "fontFamily": ",".join(FONTS),
            "fontSize": number(text.size),
            "fontColor": self.theme.colour(text.fill),
            "align": _ALIGN[text.anchor],
            "verticalAlign": "middle",
        }

    def _write_route(self, root: Element, route: Route) -> None:
        points = polyline(route)
        look = {
            "html": "0",
            "edgeStyle": "none",
            "rounded": "1",
            "strokeColor": self.theme.colour(route.stroke),
            "strokeWidth": number(route.stroke_width),
            "startArrow": "block" if route.arrow_start else "none",
            "endArrow": "block" if route.arrow_end else "none",
            "startSize": "6",
            "endSize": "6",
        }
        if route.dashed:
            look |= {"dashed": "1", "fixDash": "1", "dashPattern": "5 3.5"}
        ends = {}
        for end, way, box, point in (
            ("source", "exit", self.boxes.get(route.source), points[0]),
            ("target", "entry", self.boxes.get(route.target), points[-1]),
        ):
            if box:
                ends[end] = self.ids[box.id]
                look |= _joint(way, box, point)
        id = self._fresh(route.id)
        more = {"tooltip": escape(plain(route.title)), "verb": plain(route.verb)}
        said = {name: text for name, text in more.items() if text}
        owner = SubElement(root, "UserObject", {"label": "", **said, "id": id}) if said else root
        own = {} if said else {"id": id, "value": ""}
        cell = SubElement(owner, "mxCell", own | {"style": _style(look), "edge": "1"})
        cell.attrib.update({"parent": _LAYER, **ends})
        _course(cell, points)


def _style(look: dict[str, str]) -> str:
    return "".join(f"{name}={value};" for name, value in look.items())


def _value(text: Text) -> str:
    return "\n".join(plain(line.text) for line in text.lines)


def _spacing(box: Box, text: Text) -> dict[str, str]:
    """What moves a label from the middle of its box's height to where the scene has it."""
    x, y, width, _ = place_of([text])
    down = y - (box.y + box.h / 2)
    look = {"spacing": "0", "spacingTop" if down > 0 else "spacingBottom": number(2 * abs(down))}
    if text.anchor == "start":
        return look | {"spacingLeft": number(x - width / 2 - box.x)}
    if text.anchor == "end":
        return look | {"spacingRight": number(box.x + box.w - x - width / 2)}
    right = x - (box.x + box.w / 2)
    return look | {"spacingLeft" if right > 0 else "spacingRight": number(2 * abs(right))}


def _joint(way: str, box: Box, point: tuple[float, float]) -> dict[str, str]:
    """Where an edge meets a box, as shares of its sides."""
    across, down = (point[0] - box.x) / (box.w or 1), (point[1] - box.y) / (box.h or 1)
    return {f"{way}X": f"{across:.4f}", f"{way}Y": f"{down:.4f}", f"{way}Perimeter": "0"}


def _course(cell: Element, points: Points) -> None:
    """The points of an edge; its ends are told too, for edges that join no boxes."""
    course = SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    for name, point in (("sourcePoint", points[0]), ("targetPoint", points[-1])):
        SubElement(course, "mxPoint", {**_point(point), "as": name})
    if len(points) > 2:
        turns = SubElement(course, "Array", {"as": "points"})
        for point in points[1:-1]:
            SubElement(turns, "mxPoint", _point(point))


def _point(point: tuple[float, float]) -> dict[str, str]:
    return {"x": number(point[0]), "y": number(point[1])}
