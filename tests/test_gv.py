"""Graphviz source: pinned where the scene has it, and text that means only itself."""

import json
import math
from xml.etree import ElementTree

import pygraphviz
import pytest
from graphviz import nohtml
from graphviz.quoting import quote
from hypothesis import given, settings
from hypothesis import strategies as st
from models import rich
from test_graph import TOWN, case_view, view_of

from citydsl.dsl.views.view import View
from citydsl.render.formats.gv import gv
from citydsl.render.formats.gv_text import quoted
from citydsl.render.formats.gv_values import escaped
from citydsl.render.layout.graph import layout as graph
from citydsl.render.layout.layered import layout as layered
from citydsl.render.layout.splines import curve, shortened
from citydsl.render.scene import Box, Item, Line, Route, Scene, Text

NASTY = [
    'say "hi"',
    "back\\slash",
    "ends in \\",
    "\\N \\G \\l \\n",
    '\\"',
    "<b>bold</b>",
    "<<i>x</i>>",
    "a &amp; b &lt;c&gt; & d",
    "]; evil [label=x]; }",
    "// no comment /* */ #",
    "node",
    "-12.5",
    "中文「引号」，全角；",
]


def scene_of(*items: Item) -> Scene:
    return Scene("picture", "题", "", 400, 300, items)


def node(id: str, x: float, y: float, parent: str = "", link: str = "", title: str = "") -> Box:
    return Box(
        id, "node", x, y, 90, 40, "page.fill", "page.line", parent=parent, link=link, title=title
    )


def text(words: str, box: str, x: float = 60.0, y: float = 60.0, anchor: str = "middle") -> Text:
    return Text((Line(words, x, y, 50.0),), 12.0, "page.text", anchor, box)


def drawn(source: str) -> dict:
    return json.loads(pygraphviz.AGraph(string=source).draw(format="json0", prog="nop2"))


def words_of(source: str) -> list[str]:
    svg = pygraphviz.AGraph(string=source).draw(format="svg", prog="nop2")
    found = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return [(one.text or "").replace("\u00a0", " ") for one in found]


def assert_placed(scene: Scene) -> None:
    answer = drawn(gv(scene))
    assert answer["bb"] == f"0,0,{scene.width:g},{scene.height:g}"
    rects = []
    for item in answer["objects"]:
        if item.get("style") == "invis" or item.get("shape") == "plaintext":
            continue
        if "pos" in item:
            x, y = (float(part) for part in item["pos"].split(","))
            w, h = float(item["width"]) * 72, float(item["height"]) * 72
            rects.append((x - w / 2, scene.height - y - h / 2, w, h))
        else:
            x, y, right, top = (float(part) for part in item["bb"].split(","))
            rects.append((x, scene.height - top, right - x, top - y))
    expected = [(box.x, box.y, box.w, box.h) for box in scene.boxes]
    assert len(rects) == len(expected)
    for rect in expected:
        near = [one for one in rects if one == pytest.approx(rect, abs=0.6)]
        assert near, rect
        rects.remove(near[0])
    assert len(answer.get("edges", [])) == len(scene.routes)


def test_boxes_in_boxes() -> None:
    assert_placed(
        scene_of(
            Box("page", "page", 0, 0, 400, 300, "page.fill", "none"),
            Box("band", "band", 10, 10, 380, 200, "app.band", "none"),
            Box("group", "group", 20, 20, 200, 150, "app.group", "app.stroke", parent="band"),
            node("a", 30, 30, "group"),
            node("b", 30, 100, "group"),
            node("c", 250, 30, "band"),
            Box("mark", "mark", 252, 32, 8, 8, "mark.live", "none", parent="c"),
            text("甲", "a", 75, 54),
            text("组", "group", 120, 180),
            text("脚注", "", 10, 290, "start"),
            Route("r", ((120, 50), (250, 50)), "edge.stroke", "a", "c"),
            Route("key", ((10, 250), (40, 250)), "edge.stroke", "", ""),
        )
    )


@pytest.mark.parametrize("seen", [view_of(TOWN), case_view("shanghai"), case_view("hengqin")])
def test_pictures_of_relations(seen: View) -> None:
    assert_placed(graph(seen))


def test_a_layered_picture() -> None:
    assert_placed(layered(rich()))


@pytest.mark.parametrize("words", NASTY)
def test_text_is_literal(words: str) -> None:
    scene = scene_of(
        Box("page", "page", 0, 0, 400, 300, "page.fill", "none"),
        Box("group", "group", 20, 20, 200, 150, "app.group", "app.stroke", title=words),
        node(words, 30, 100, "group", title=words),
        text(words, words, 75, 124),
        text(words, "group", 120, 40),
        text(words, "", 10, 290, "start"),
    )
    assert words_of(gv(scene)) == [words] * 3


@settings(deadline=None)
@given(st.text(max_size=60) | st.sampled_from([*NASTY, "Graph", "_1", "-.5", "1.", "1.e", ""]))
def test_quoting_is_the_libraries(words: str) -> None:
    """What we write is what the `graphviz` package, which others use, writes of the same text."""
    assert quoted(escaped(words)) == quote(nohtml(escaped(words)))


@settings(deadline=None, max_examples=20)
@given(st.text('a"\\中 <&', min_size=2100, max_size=2300), st.integers(1, 12))
def test_long_texts_arrive_whole(words: str, times: int) -> None:
    title = " ".join((words * times).split())
    (found,) = (one for one in drawn(gv(scene_of(node("a", 30, 30, title=title))))["objects"][1:])
    assert found["tooltip"] == escaped(title)


def test_lines_and_controls() -> None:
    lines = (Line("一\x00\x1b\u202e二", 75, 50, 40), Line("三\n四", 75, 64, 40))
    scene = scene_of(node("a", 30, 30), Text(lines, 12, "page.text", box="a"))
    assert words_of(gv(scene)) == ["一 二", "三 四"]


def test_links_that_lead_nowhere_dangerous() -> None:
    links = ("https://a.cn/x?y=1&z=2", "mailto:a@b.cn", "sheet.html", "javascript:alert(1)")
    nodes = [node(f"n{n}", 30, 30 + n, link=link) for n, link in enumerate(links)]
    source = gv(scene_of(*nodes, node("n9", 30, 90, link="DATA:text/html,x")))
    assert source.count("URL=") == 3
    assert "javascript" not in source
    assert "DATA" not in source


def test_ids_alike_stay_apart() -> None:
    source = gv(scene_of(node("a:b", 10, 10), node("a b", 10, 60), node("a_b", 10, 110)))
    assert len(drawn(source)["objects"]) == 4  # three nodes and the page


def test_arrows_end_where_routes_do() -> None:
    both = Route(
        "r", ((120, 50), (150, 50), (220, 60), (250, 60)), "edge.stroke", "a", "b",
        curved=True, dashed=True, arrow_start=True, title='"一"',
    )  # fmt: skip
    source = gv(scene_of(node("a", 30, 30), node("b", 250, 40), both))
    (edge,) = drawn(source)["edges"]
    assert edge["pos"].startswith("s,120,250 e,250,240 ")
    assert edge["dir"] == "both"
    assert edge["style"] == "dashed"


def test_source_is_readable_and_the_same_every_time() -> None:
    scene = graph(view_of(TOWN))
    source = gv(scene)
    assert source == gv(scene)
    head, *lines = source.splitlines()
    assert head.startswith("// Generated by citydsl")
    assert "neato -n2" in head
    assert all(len(line) < 700 for line in lines)


def test_shortened_curves() -> None:
    straight = curve(((0, 0), (3, 0), (30, 0)))
    assert straight[3] == (3, 0)
    cut = shortened(straight, 7)
    assert cut[-1] == pytest.approx((23, 0), abs=0.01)
    assert len(shortened(straight, 28)) == 4
    bent = ((0.0, 0.0), (0.0, 20.0), (40.0, 20.0), (40.0, 40.0))
    assert math.dist(shortened(bent, 7)[-1], (40, 40)) == pytest.approx(7, abs=0.01)
