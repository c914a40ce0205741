"""PowerPoint from a scene: native shapes with their text, read back with python-pptx."""

from __future__ import annotations

import builtins
from collections import Counter
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from real_scenes import NAMES, PICTURES, hostile, picture

from citydsl.render.formats.extras import MissingExtra
from citydsl.render.formats.gv_values import place_of
from citydsl.render.formats.polyline import polyline
from citydsl.render.formats.pptx import pptx
from citydsl.render.plain import plain
from citydsl.render.scene import Box, Line, Route, Scene, Text
from citydsl.render.theme import THEMES

presentation = pytest.importorskip("pptx")
qn = pytest.importorskip("pptx.oxml.ns").qn
WIDTH, HEIGHT = 12192000, 6858000
BOX = Box("a", "node", 10, 10, 100, 40, "app.fill", "app.stroke", radius=6)


@cache
def opened(scene):
    deck = presentation.Presentation(BytesIO(pptx(scene)))
    assert len(deck.slides) == 1
    return deck


def slide_of(scene):
    return opened(scene).slides[0]


def named(slide):
    return {shape.name: shape for shape in slide.shapes}


def words(shape):
    return shape.text_frame.text if shape.has_text_frame else ""


@pytest.fixture(params=PICTURES, ids=lambda param: "-".join(map(str, param)))
def scene(request):
    return picture(*request.param)


def test_shapes_are_native_and_in_proportion(scene):
    slide = slide_of(scene)
    shapes = named(slide)
    factor = min(WIDTH / scene.width, HEIGHT / scene.height)
    left, top = (WIDTH - scene.width * factor) / 2, (HEIGHT - scene.height * factor) / 2
    for box in (one for one in scene.boxes if one.role != "page"):
        shape = shapes[box.id]
        wanted = (left + box.x * factor, top + box.y * factor, box.w * factor, box.h * factor)
        assert (shape.left, shape.top, shape.width, shape.height) == pytest.approx(wanted, abs=1)
        assert shape.shape_type == presentation.enum.shapes.MSO_SHAPE_TYPE.AUTO_SHAPE
    for shape in slide.shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= WIDTH + 1
        assert shape.top + shape.height <= HEIGHT + 1


def test_every_line_is_text_once(scene):
    written = Counter(
        paragraph.text
        for shape in slide_of(scene).shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text
    )
    expected = Counter()
    for text in scene.texts:
        if text.upright:
            columns = dict.fromkeys(line.x for line in text.lines)
            expected.update(
                "".join(line.text for line in text.lines if line.x == x) for x in columns
            )
        else:
            expected.update(line.text for line in text.lines)
    assert written == expected


def test_type_is_set_for_both_scripts_and_never_fitted(scene):
    factor = min(WIDTH / scene.width, HEIGHT / scene.height) / 12700
    sizes = {max(100, round(text.size * factor * 100)) for text in scene.texts}
    for shape in slide_of(scene).shapes:
        for run in shape._element.iter(qn("a:r")):
            properties = run.find(qn("a:rPr"))
            assert int(properties.get("sz")) in sizes
            assert properties.find(qn("a:ea")).get("typeface") == "Microsoft YaHei"
            assert properties.find(qn("a:latin")).get("typeface") == "Arial"
        if words(shape):
            body = shape.text_frame._txBody.bodyPr
            assert body.get("wrap") == "none"
            assert body.find(qn("a:noAutofit")) is not None


def test_routes_are_lines_with_heads(scene):
    shapes = named(slide_of(scene))
    for route in scene.routes:
        shape = shapes[route.id]
        line = shape._element.find(f".//{qn('a:ln')}")
        assert (line.find(qn("a:tailEnd")) is not None) == route.arrow_end
        assert (line.find(qn("a:headEnd")) is not None) == route.arrow_start
        assert (line.find(qn("a:prstDash")) is not None) == route.dashed
        pieces = list(shape._element.iter(qn("a:cubicBezTo")))
        if len(polyline(route)) == 2:
            assert shape._element.tag == qn("p:cxnSp")
        elif route.curved:
            assert len(pieces) == (len(route.points) - 1) // 3
            assert all(len(piece) == 3 for piece in pieces)


def test_the_title_is_the_slides_and_the_notes_tell_what_it_shows(scene):
    slide = slide_of(scene)
    title = next(text for text in scene.texts if text.role == "title")
    assert slide.shapes.title.text_frame.text == " ".join(line.text for line in title.lines)
    assert slide.notes_slide.notes_text_frame.text == plain(scene.describe)


def test_same_bytes_each_time_and_no_dates():
    for name in NAMES[:2]:
        made = pptx(picture(name, 0, "zh"))
        assert made == pptx(picture(name, 0, "zh"))
        with ZipFile(BytesIO(made)) as parts:
            assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert parts.namelist() == sorted(parts.namelist())
            assert parts.namelist()[0] == "[Content_Types].xml"
            core = parts.read("docProps/core.xml").decode()
        assert core.count("1980-01-01T00:00:00Z") == 2


def test_straight_routes_hold_on_to_their_boxes():
    other = Box("b", "node", 200, 10, 100, 40, "app.fill", "app.stroke", dashed=True)
    route = Route("r", ((110, 30), (200, 30)), "edge.stroke", "a", "b", title="a → b")
    shapes = named(slide_of(Scene("x", "t", "d", 400, 225, (route, BOX, other))))
    ties = shapes["r"]._element.nvCxnSpPr.cNvCxnSpPr
    assert (ties.stCxn.id, ties.stCxn.idx) == (shapes["a"].shape_id, 3)
    assert (ties.endCxn.id, ties.endCxn.idx) == (shapes["b"].shape_id, 1)
    loose = Route("r", ((150, 30), (200, 30)), "edge.stroke", "a", "b")
    shapes = named(slide_of(Scene("x", "t", "d", 400, 225, (loose, BOX, other))))
    ties = shapes["r"]._element.nvCxnSpPr.cNvCxnSpPr
    assert ties.stCxn is None
    assert ties.endCxn is not None
    assert shapes["b"].line.dash_style is not None
    assert shapes["a"].adjustments[0] == pytest.approx(6 / 40)


def test_upright_text_is_words_set_upright():
    lines = (Line("安", 60, 24, 12), Line("全", 60, 38, 12))
    y = place_of([Text(lines, 12, "app.text", box="a", upright=True)])[1] - 30
    lines = tuple(Line(line.text, line.x, line.y - y, line.width) for line in lines)
    text = Text(lines, 12, "app.text", box="a", upright=True)
    shape = named(slide_of(Scene("x", "t", "d", 400, 225, (BOX, text))))["a"]
    assert shape.text_frame.text == "安全"
    assert shape.text_frame._txBody.bodyPr.get("vert") == "eaVert"


def test_texts_on_different_sides_keep_their_places():
    texts = (
        Text((Line("左", 20, 34, 12),), 12, "app.text", "start", box="a"),
        Text((Line("右", 100, 34, 12),), 12, "app.text", "end", box="a", role="right"),
    )
    shapes = named(slide_of(Scene("x", "t", "d", 400, 225, (BOX, *texts))))
    factor = WIDTH / 400
    assert words(shapes["a"]) == "左"
    assert shapes["a"].text_frame.margin_left == pytest.approx(10 * factor, abs=1)
    assert shapes["right"].left + shapes["right"].width == pytest.approx(100 * factor, abs=2)


def test_hostile_text_is_text():
    slide = slide_of(hostile())
    nasty = plain(hostile().describe)
    assert sum(words(shape) == nasty for shape in slide.shapes) == 2
    assert all(not rel.is_external for rel in slide.part.rels.values())
    assert slide.shapes.title is None


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org/?a=1&b=2", "https://example.org/?a=1&b=2"),
        ("https://example.org/城市%zz", "https://example.org/%E5%9F%8E%E5%B8%82%25zz"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_links_lead_nowhere_dangerous(link, kept):
    links = [
        rel.target_ref for rel in slide_of(hostile(link)).part.rels.values() if rel.is_external
    ]
    assert links == ([kept] if kept else [])


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_has_the_colour_of_its_theme(theme):
    page = Box("page", "page", 0, 0, 400, 225, "page.fill", "none")
    slide = slide_of(Scene("x", "t", "d", 400, 225, (page, BOX), theme=theme))
    wanted = THEMES[theme].colour("page.fill").removeprefix("#")
    assert str(slide.background.fill.fore_color.rgb) == wanted


def test_without_the_package_it_says_how_to_get_it(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **more):
        if name == "pptx":
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=r"citydsl\[pptx\]"):
        pptx(hostile())
