"""Relations drawn into the layered picture: where routes run, and that none is lost in silence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from hashlib import sha256
from html import escape
from itertools import pairwise
from random import Random
from xml.etree import ElementTree

import models
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from real_scenes import NAMES, SPECS
from test_layered import SHORT, assert_apart, assert_sound, invented
from test_pptx import opened
from test_theme import contrast

from citydsl.dsl.compile import compile_file, compile_text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.model.model import Labels, Relation, Verb
from citydsl.dsl.views.compute import compute
from citydsl.render.formats.drawio import drawio
from citydsl.render.formats.gv import gv
from citydsl.render.formats.svg import svg
from citydsl.render.layout.layered import layout
from citydsl.render.measure import ASCENT, DESCENT
from citydsl.render.scene import Box, Route
from citydsl.render.theme import THEMES

SEEDS = st.integers(0, 2**32)
CELLS = {"block", "group", "ghost", "pillar", "slab", "strip", "mark", "chip"}


def related(seed, labels, most=60):
    """An invented city with relations of three verbs among its elements and to itself."""
    random = Random(seed)
    view = invented(seed, labels, most=120, formulas=1)
    paths = [element.path for element in view.elements] + ["t"]
    verbs = {name: Verb(name, Labels(zh, name), "", models.SPAN) for name, zh in VERBS}
    relations = tuple(
        Relation(
            random.choice(paths),
            random.choice(paths),
            random.choice((None, *verbs)),
            random.random() < 0.3,
            random.random() < 0.2,
            random.choice(("", "", "数据支撑")),
            None,
            (),
            models.SPAN,
        )
        for _ in range(random.randint(0, most))
    )
    vocabulary = view.model.vocabulary._replace(verbs=verbs)
    city = view.city._replace(relations=relations)
    model = view.model._replace(vocabulary=vocabulary, cities=(city,))
    return view._replace(city=city, model=model, relations=relations, drawn=True)


VERBS = (("supports", "支撑"), ("serves", "服务"), ("uses", "采用"))


def own(scene):
    """The routes that join boxes; those of the key join none."""
    return [route for route in scene.routes if route.source]


def runs(route):
    return [
        (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for a, b in pairwise(route.points)
    ]


def meet(one, other, by=0.0):
    return (
        one[0] < other[2] - by
        and other[0] < one[2] - by
        and one[1] < other[3] - by
        and other[1] < one[3] - by
    )


def area_of(box):
    return box.x, box.y, box.x + box.w, box.y + box.h


def line_areas(text):
    for line in text.lines:
        x = line.x - {"start": 0, "middle": line.width / 2, "end": line.width}[text.anchor]
        top, low = line.y - text.size * ASCENT, line.y + text.size * DESCENT
        yield x, top, x + line.width, low


def grown(run, by):
    return run[0] - by, run[1] - by, run[2] + by, run[3] + by


def assert_routes_run_well(scene):
    boxes = {box.id: box for box in scene.boxes}
    full = {box.parent for box in scene.boxes if box.role in CELLS - {"mark"}}
    solid = [
        box
        for box in scene.boxes
        if box.role in CELLS
        and (box.id not in full)
        and (box.role not in ("slab", "pillar") or box.path)
    ]
    words = [(text, a) for text in scene.texts for a in line_areas(text)]
    for route in own(scene):
        for a, b in pairwise(route.points):
            assert (a[0] == b[0]) != (a[1] == b[1]), "a piece is not straight"
        for (ax, _), (bx, _), (cx, _) in zip(
            route.points, route.points[1:], route.points[2:], strict=False
        ):
            assert (ax == bx) != (bx == cx), "a corner does not turn"
        assert on_side(route.points[0], boxes[route.source])
        assert on_side(route.points[-1], boxes[route.target])
        for run in (grown(run, 0.01) for run in runs(route)):
            for box in solid:
                assert not meet(run, area_of(box), 0.05), (route.title, box)
            for end in (boxes[route.source], boxes[route.target]):
                assert not meet(run, area_of(end), 0.05), "a route runs through its own end"
            for text, area in words:
                if not text.box.startswith("label."):
                    assert not meet(run, area), (route.title, text)
                elif text.box.removeprefix("label.") != route.id:
                    owner = next(r for r in own(scene) if r.id == text.box.removeprefix("label."))
                    assert bundled(route, owner) or not meet(run, area), (route.title, text)


def on_side(point, box):
    x, y = point
    across = abs(x - box.x) < 0.02 or abs(x - box.x - box.w) < 0.02
    down = abs(y - box.y) < 0.02 or abs(y - box.y - box.h) < 0.02
    if across:
        return box.y < y < box.y + box.h
    return down and box.x < x < box.x + box.w


def bundled(one, other):
    """Whether routes may lie on each other: alike, and with an end in common."""
    alike = (one.verb, one.dashed, one.arrow_start) == (other.verb, other.dashed, other.arrow_start)
    return alike and (one.source == other.source or one.target == other.target)


def assert_none_lies_on_another(scene):
    routes = own(scene)
    for number, one in enumerate(routes):
        for other in routes[number + 1 :]:
            if bundled(one, other):
                continue
            for a in runs(one):
                for b in runs(other):
                    if (a[0] == a[2]) == (b[0] == b[2]):
                        assert not meet(grown(a, 1.0), grown(b, 1.0)), (one.title, other.title)


def assert_labels_touch_nothing(scene):
    labels = [box for box in scene.boxes if box.role == "label"]
    assert_apart([area_of(box) for box in labels])
    for box in labels:
        for text in scene.texts:
            if text.box != box.id:
                assert not any(meet(area_of(box), area) for area in line_areas(text))


def counted(scene):
    """How many relations the key says are drawn, and how many not."""
    said = next(text.lines[0].text for text in scene.texts if text.lines[0].text.startswith("关系"))
    found = re.fullmatch(r"关系(\d+)条(?:，另有(\d+)条未画（(.*)）)?", said)
    reasons = [int(n) for n in re.findall(r"\d+", found[3] or "")]
    assert sum(reasons) == int(found[2] or 0)
    return int(found[1]), int(found[2] or 0)


def stood_for(scene):
    """How many relations the routes say they stand for."""
    found = [re.search(r" ×(\d+)", route.title) for route in own(scene)]
    return sum(int(match[1]) if match else 1 for match in found)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.lists(SHORT, min_size=1, max_size=8), st.sampled_from((3, 12, 12, 30, 70)))
@example(1677, ["A"], 12)  # five blocks in one another, in a pillar, with wide gaps
def test_routes_of_any_model(seed, labels, most):
    view = related(seed, labels, most)
    scene = layout(view)
    assert_sound(scene._replace(items=tuple(i for i in scene.items if not label(i))))
    assert_routes_run_well(scene)
    assert_none_lies_on_another(scene)
    assert_labels_touch_nothing(scene)
    drawn, left = counted(scene)
    assert drawn + left == len(view.relations)
    assert stood_for(scene) == drawn


def label(item):
    if isinstance(item, Box):
        return item.role == "label"
    return not isinstance(item, Route) and item.box.startswith("label.")


def real(name):
    model = compile_file(SPECS / f"{name}.city", Loader(SPECS)).model
    view = next(one for one in compute(model, model.cities[0]) if one.name == "architecture")
    return view._replace(drawn=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_ten_cases_are_drawn(name, lang):
    view = real(name)
    scene = layout(view, lang=lang)
    assert_routes_run_well(scene)
    assert_none_lies_on_another(scene)
    assert_labels_touch_nothing(scene)
    assert own(scene)
    if lang == "zh":
        drawn, left = counted(scene)
        assert (drawn + left, stood_for(scene)) == (len(view.relations), drawn)
        assert "无路可走" not in "".join(line.text for t in scene.texts for line in t.lines)


SPEC = """
source s "某报"
city x "某市" @s {
  users people "市民"
  app claims "线上理赔"
  middle_platform data "数据中台" { engine ai "AI引擎"; engine rules "规则引擎" }
  VIEWS
}
"""


def drawn(body):
    compiled = compile_text(SPEC.replace("VIEWS", body))
    assert not compiled.errors, compiled.errors
    views = compute(compiled.model, compiled.model.cities[0])
    return layout(next(view for view in views if view.drawn))


def joined(scene):
    return sorted((route.source, route.target, route.title) for route in own(scene))


@pytest.mark.parametrize("said", ["relations: drawn", "关系: 画出"])
def test_a_view_asks_for_its_relations(said):
    scene = drawn(f"claims -[serves]-> people; view v {{ {said} }}")
    assert joined(scene) == [("block-x.claims", "block-x.people", "线上理赔 → 市民：服务")]
    assert "线上理赔 → 市民：服务" in scene.describe


@pytest.mark.parametrize("said", ["", "relations: hidden", "关系: 不画"])
def test_no_view_shows_relations_unasked(said):
    compiled = compile_text(
        SPEC.replace("VIEWS", f"claims -> people; view v {{ layout: layered; {said} }}")
    )
    for view in compute(compiled.model, compiled.model.cities[0]):
        if view.layout == "layered":
            assert not layout(view).routes


def test_a_hidden_end_goes_to_its_whole_and_what_is_the_same_is_counted():
    relations = "data.ai -[supports]-> claims; data.rules -[supports]-> claims"
    scene = drawn(f"{relations}; view v {{ exclude: engine; relations: drawn }}")
    assert joined(scene) == [
        ("block-x.data", "block-x.claims", "数据中台 → 线上理赔 ×2：支撑"),
    ]
    assert counted(scene) == (2, 0)


def test_what_is_not_drawn_is_counted_with_its_reason():
    relations = "x -> people; data -> data.ai; claims -> people"
    scene = drawn(f"{relations}; view v {{ relations: drawn }}")
    said = "".join(line.text for text in scene.texts for line in text.lines)
    assert "关系1条，另有2条未画（一端为城市整体1、在同一框内1）" in said


def test_a_verb_may_be_called_as_the_key_calls_its_lines():
    verb = 'verb inferred "推想" { en: "infers" }'
    text = verb + SPEC.replace("VIEWS", "claims ~[inferred]~> people; view v { relations: drawn }")
    compiled = compile_text(text)
    view = next(one for one in compute(compiled.model, compiled.model.cities[0]) if one.drawn)
    ids = [route.id for route in layout(view).routes]
    assert len(ids) == len(set(ids)) == 3


def test_one_to_several_leaves_as_one_line():
    one, other = own(layout(real("haikou")))
    assert (one.source, one.verb) == (other.source, other.verb)
    assert one.points[0] == other.points[0]


def test_the_same_view_gives_the_same_picture_whatever_the_hash_seed():
    code = (
        "import sys; sys.path.insert(0, 'tests'); from test_drawn import *;"
        "print(hash_free(layout(real('jincheng'))))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=SPECS.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert said == {f"{hash_free(layout(real('jincheng')))}\n"}


def hash_free(scene):
    return sha256(repr(scene).encode()).hexdigest()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_routes_show_on_all_they_cross(theme):
    verbs = [token for token in theme.colours if token.startswith("edge.verb")]
    families = {token.partition(".")[0] for token in theme.colours} - {
        "page",
        "edge",
        "mark",
        "change",
    }
    grounds = ["page.fill", *(f"{name}.{g}" for name in families for g in ("band", "group"))]
    for token in ("edge.stroke", *verbs):
        for ground in grounds:
            assert contrast(theme.colour(token), theme.colour(ground)) >= 3, (token, ground)
        for name in families:
            if token != "edge.stroke":
                assert contrast(theme.colour(token), theme.colour(f"{name}.slab")) >= 2


def test_formats_hold_every_route():
    scene = layout(real("jincheng"))
    titles = {escape(route.title) for route in own(scene)}
    assert all(f"<title>{title}</title>" in svg(scene) for title in titles)
    cells = {cell.get("id"): cell for cell in ElementTree.fromstring(drawio(scene)).iter()}
    source = gv(scene)
    for route in own(scene):
        edge = cells[route.id].find("mxCell")
        assert (edge.get("source"), edge.get("target")) == (route.source, route.target)
        assert len(edge.findall(".//Array/mxPoint")) == len(route.points) - 2
    assert source.count(" -> ") == len(scene.routes)
    names = {shape.name for shape in opened(scene).slides[0].shapes}
    assert {route.id for route in scene.routes} <= names


def test_corners_are_round_in_svg():
    scene = layout(real("jincheng"))
    bends = sum(len(route.points) - 2 for route in own(scene))
    assert bends
    assert svg(scene).count("Q") >= bends
