"""SVG from a scene: well formed, safe, the same each time, and side by side with others."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import models
import pytest

from citydsl.render.formats.svg import svg
from citydsl.render.layout.layered import layout
from citydsl.render.scene import Box, Route, Scene
from citydsl.render.theme import THEMES

NASTY = "<script>alert('1')</script>\u202e\u2066\x00&\"]]>"
SVG = "{http://www.w3.org/2000/svg}"


def tree(scene, prefix=""):
    return ElementTree.fromstring(svg(scene, prefix))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("make", [models.rich, models.empty, models.nothing, models.deep])
def test_is_well_formed_and_says_what_it_shows(make, theme):
    scene = layout(make(), theme=theme)
    root = tree(scene)
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 1600 900"
    assert root.findtext(f"{SVG}title") == scene.title
    assert root.findtext(f"{SVG}desc") == scene.describe
    assert svg(scene) == svg(scene)


def test_numbers_have_at_most_two_digits_and_a_line_one_element():
    text = svg(layout(models.rich()))
    assert not re.search(r'[= "]-?\d+\.\d{3,}', text)
    assert all(line.count("<rect") <= 1 for line in text.splitlines())


def test_every_drawn_element_has_a_group_with_its_path():
    scene = layout(models.rich())
    groups = {group.get("data-path"): group for group in tree(scene).iter(f"{SVG}g")}
    assert set(groups) == {box.path for box in scene.boxes if box.path}
    assert "".join(groups["t.dmp"].itertext()).strip() == "数据中台"


def test_ids_begin_with_the_prefix_and_do_not_repeat():
    ids = [each.get("id") for each in tree(layout(models.rich()), "p1-").iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("p1-") for name in ids)


def test_styles_hold_for_their_own_picture_only():
    style = tree(layout(models.rich()), "p1-").findtext(f"{SVG}style")
    rules = re.findall(r"([^{}]+)\{", style)
    assert all(rule.strip().startswith(("@media", "#p1-picture")) for rule in rules)
    assert THEMES["dark"].colour("app.fill") in style
    assert "<style>" not in svg(layout(models.rich(), theme="print"))


def test_colours_stand_as_attributes_too():
    for rect in tree(layout(models.rich())).iter(f"{SVG}rect"):
        assert re.fullmatch(r"#[0-9A-F]{6}|none", rect.get("fill"))


def test_hostile_text_is_text():
    elements = [models.element("t.a", "app", NASTY, describe=NASTY)]
    scene = layout(models.view(models.city("t", NASTY, elements)))
    text = svg(scene, NASTY)
    root = ElementTree.fromstring(text)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "title", "desc", "style", "g", "rect", "text", "tspan",
    }  # fmt: skip
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", text)


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://example.org/?a=1&b=2", True),
        ("mailto:a@example.org", True),
        ("docs/a.html#x", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("\\\\example.org", False),
        ("file:///etc/passwd", False),
    ],
)
def test_links_lead_nowhere_dangerous(link, kept):
    elements = [models.element("t.a", "app", "应用", link=link)]
    links = list(tree(layout(models.view(models.city("t", "某市", elements)))).iter(f"{SVG}a"))
    assert bool(links) == kept


def test_nothing_comes_from_outside():
    text = svg(layout(models.rich()))
    for word in ("foreignObject", "textLength", "<script", "<image", "@import", "url("):
        assert word not in text


def test_routes_are_drawn_with_heads():
    box = Box("a", "node", 0, 0, 10, 10, "page.fill", "edge.stroke", path="t.a")
    line = Route(
        "r", ((0, 0), (50, 0)), "edge.stroke", "t.a", "t.b", title="支撑", arrow_start=True
    )
    curve = line._replace(id="c", points=((0, 0), (1, 2), (3, 4), (5, 6)), curved=True, dashed=True)
    scene = Scene("x", "t", "d", 100, 50, (box, line, curve))
    paths = [path.get("d") for path in tree(scene).iter(f"{SVG}path")]
    assert paths == ["M0 0L50 0", "M0 0C1 2 3 4 5 6"]
    assert len(list(tree(scene).iter(f"{SVG}polygon"))) == 4
