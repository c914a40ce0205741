"""draw.io from a scene: a cell for each item, boxes in boxes, places as the scene has them."""

from __future__ import annotations

from collections import Counter
from math import dist
from xml.etree import ElementTree

import pytest
from real_scenes import PICTURES, hostile, picture

from citydsl.render.formats.drawio import drawio
from citydsl.render.formats.gv_values import place_of
from citydsl.render.formats.polyline import polyline
from citydsl.render.plain import plain
from citydsl.render.scene import Box, Route, Scene
from citydsl.render.theme import THEMES

HALF_A_CENT = 0.03


def cells(scene):
    """Every cell by its id, with its label."""
    root = ElementTree.fromstring(drawio(scene)).find("diagram/mxGraphModel/root")
    found = {}
    for each in root:
        cell = each.find("mxCell") if each.tag == "UserObject" else each
        assert each.get("id") not in found
        found[each.get("id")] = (each, cell)
    return found


def place(found, id):
    """Where a cell is on the page."""
    cell = found[id][1]
    spot = cell.find("mxGeometry")
    x, y = float(spot.get("x")), float(spot.get("y"))
    if cell.get("parent") != "1":
        left, top, *_ = place(found, cell.get("parent"))
        x, y = x + left, y + top
    return x, y, float(spot.get("width")), float(spot.get("height"))


def label(each):
    return each.get("label") or each.get("value") or ""


@pytest.fixture(params=PICTURES, ids=lambda param: "-".join(map(str, param)))
def scene(request):
    return picture(*request.param)


def test_the_tree_of_cells_is_sound(scene):
    found = cells(scene)
    assert list(found)[:2] == ["0", "1"]
    for id, (_, cell) in list(found.items())[2:]:
        assert cell.get("parent") in found
        assert (cell.get("vertex"), cell.get("edge")) in (("1", None), (None, "1"))
        for end in ("source", "target"):
            assert cell.get(end) is None or found[cell.get(end)][1].get("vertex") == "1"
        assert cell.get("style").startswith(("html=0;", "text;html=0;")), id


def test_every_box_is_a_cell_in_its_parent_where_the_scene_has_it(scene):
    found = cells(scene)
    boxes = {box.id: box for box in scene.boxes if box.role != "page"}
    for id, box in boxes.items():
        assert place(found, id) == pytest.approx((box.x, box.y, box.w, box.h), abs=HALF_A_CENT)
        assert found[id][1].get("parent") == (box.parent if box.parent in boxes else "1")
        assert ("dashed=1;" in found[id][1].get("style")) == box.dashed
    vertices = sum(cell.get("vertex") == "1" for _, cell in found.values())
    labelled = {text.box for text in scene.texts} & set(boxes)
    assert vertices == len(boxes) + len(scene.texts) - len(labelled)


def test_every_text_stands_once(scene):
    written = Counter(label(each) for each, _ in cells(scene).values() if label(each))
    expected = Counter("\n".join(line.text for line in text.lines) for text in scene.texts)
    assert written == expected


def test_free_texts_are_where_the_scene_has_them(scene):
    spots = {}
    found = cells(scene)
    for id, (each, cell) in found.items():
        if cell.get("style", "").startswith("text;"):
            spots.setdefault(label(each), []).append(place(found, id))
    for text in scene.texts:
        if text.box == "page":
            x, y, width, height = place_of([text])
            wanted = (x - width / 2, y - height / 2, width, height)
            assert any(spot == pytest.approx(wanted, abs=HALF_A_CENT) for spot in spots[
                "\n".join(line.text for line in text.lines)])  # fmt: skip


def test_edges_join_their_boxes_and_run_along_their_routes(scene):
    found = cells(scene)
    boxes = {box.id for box in scene.boxes}
    for route in scene.routes:
        cell = found[route.id][1]
        for end, id, way, point in (
            ("source", route.source, "exit", route.points[0]),
            ("target", route.target, "entry", route.points[-1]),
        ):
            assert cell.get(end) == (id if id in boxes else None)
            if id in boxes:
                x, y, width, height = place(found, id)
                style = dict(part.split("=") for part in cell.get("style").split(";") if part)
                meets = (
                    x + float(style[f"{way}X"]) * width,
                    y + float(style[f"{way}Y"]) * height,
                )
                assert dist(meets, point) < 0.1
        points = cell.findall("mxGeometry/Array/mxPoint")
        assert len(points) == len(polyline(route)) - 2


def test_polylines_are_thin_and_stay_near():
    bent = ((0.0, 0.0), (0.0, 60.0), (100.0, 40.0), (100.0, 100.0))
    line = polyline(Route("r", bent, "edge.stroke", "", "", curved=True))
    assert line[0] == bent[0]
    assert line[-1] == bent[-1]
    assert 4 <= len(line) <= 9
    straight = tuple((float(x), 0.0) for x in range(0, 70, 10))
    assert polyline(Route("r", straight, "edge.stroke", "", "", curved=True)) == (
        (0.0, 0.0),
        (60.0, 0.0),
    )


def test_edges_lie_above_areas_and_below_what_follows(scene):
    order = {id: at for at, id in enumerate(cells(scene))}
    drawn = {id(item): at for at, item in enumerate(scene.items)}
    for route in (one for one in scene.routes if not one.id.startswith("key")):
        for box in (one for one in scene.boxes if one.parent == "page" and one.role != "key"):
            before = drawn[id(box)] < drawn[id(route)]
            assert (order[box.id] < order[route.id]) == before


def test_hostile_text_is_text():
    scene = hostile()
    text = drawio(scene)
    found = cells(scene)
    assert "\x00" not in text
    assert "\u202e" not in text
    assert "<b " not in text
    assert "javascript" not in text
    nasty = plain(scene.describe)
    assert sum(label(each) == nasty for each, _ in found.values()) == 2
    tooltips = [each.get("tooltip") for each, _ in found.values() if each.get("tooltip")]
    assert tooltips
    assert not any("<" in tooltip for tooltip in tooltips)
    for _, cell in found.values():
        assert "image=" not in cell.get("style", "")
    assert found["0.2"][1].get("parent") == "1"


@pytest.mark.parametrize("link", ["https://example.org/?a=1&b=2", "mailto:a@example.org"])
def test_safe_links_stay(link):
    assert cells(hostile(link))["0.2"][0].get("link") == link


def test_ids_do_not_repeat_and_an_empty_scene_is_a_page():
    twin = Box("a", "node", 0, 0, 10, 10, "page.fill", "none")
    routes = (Route("a", ((0, 0), (5, 5)), "edge.stroke", "a", "b"),) * 2
    scene = Scene("x", "t", "d", 100, 50, (twin, *routes))
    assert set(cells(scene)) == {"0", "1", "a", "a.2", "a.3"}
    assert set(cells(Scene("x", "t", "d", 100, 50, ()))) == {"0", "1"}


@pytest.mark.parametrize("theme", THEMES)
def test_same_bytes_and_the_colours_of_the_theme(theme):
    scene = hostile()
    themed = Scene(scene.name, "t", "d", 400, 300, scene.items, theme=theme)
    text = drawio(themed)
    assert text == drawio(themed)
    assert f'background="{THEMES[theme].colour("page.fill")}"' in text
    assert 'compressed="false"' in text
