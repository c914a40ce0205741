"""Pictures made for a page: they have its shape, fill it, and can be read on it."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from real_scenes import NAMES, SPECS
from test_layered import assert_sound

from citydsl.dsl.compile import compile_file
from citydsl.dsl.model.load import Loader
from citydsl.dsl.views.compute import compute
from citydsl.render.build import draw
from citydsl.render.formats.pptx import pptx
from citydsl.render.formats.table import Look
from citydsl.render.page import PAGES

PAPER = [page for page in PAGES.values() if page.id.startswith("a4")]
SPEC = 'city x "甲市" {{ app a "政务"; app b "交通"; a -> b; view v "图" {{ {} }} }}'
POINTS_PER_MM = 72 / 25.4


def views(name):
    model = compile_file(SPECS / f"{name}.city", Loader(SPECS)).model
    return list(compute(model, model.cities[0]))


def printed(scene, page):
    """The size of the smallest text, in pt on paper."""
    mm = min(page.paper[0] / scene.width, page.paper[1] / scene.height)
    return min(text.size for text in scene.texts) * mm * POINTS_PER_MM


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_ten_cases_are_sound_on_every_page(name, lang, page):
    scene = draw(views(name)[0], Look(lang, page=page.id))
    assert_sound(scene)
    assert scene.page == page.id
    if page.sized:
        assert (scene.width, scene.height) == (page.width, page.height)
    else:
        assert scene.height < scene.width <= 1600
        assert min(text.size for text in scene.texts) >= page.least


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("page", PAPER, ids=[page.id for page in PAPER])
def test_the_ten_cases_can_be_read_on_paper_and_fill_it(name, lang, page):
    scene = draw(views(name)[0], Look(lang, page=page.id))
    assert printed(scene, page) >= 6.5
    bands = [box for box in scene.boxes if box.parent == "page" and box.role in ("band", "slab")]
    assert min(box.y for box in bands) < page.height * 0.2
    assert max(box.y + box.h for box in bands) > page.height * 0.8


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("page", PAPER, ids=[page.id for page in PAPER])
def test_relations_have_the_shape_of_the_paper(name, page):
    scene = draw(views(name)[1], Look(page=page.id))
    assert scene.width / scene.height == pytest.approx(page.width / page.height, abs=0.002)
    assert all(box.x >= 0 and box.x + box.w <= scene.width for box in scene.boxes)
    assert all(box.y >= 0 and box.y + box.h <= scene.height for box in scene.boxes)
    for text in scene.texts:
        assert all(0 <= line.y <= scene.height for line in text.lines)


def test_a_picture_as_large_as_what_it_shows_leaves_nothing_over():
    small, large = (draw(views(name)[0], Look(page="free")) for name in ("shanghai", "yichang"))
    assert small.width * small.height < large.width * large.height
    assert small.height < PAGES["slide"].height


@pytest.mark.parametrize("layout", ["layered", "graph"])
def test_a_view_names_its_page_and_the_command_line_another(run, spec, tmp_path, layout):
    path = spec("x.city", SPEC.format(f"layout: {layout}; page: a4"))
    assert run("render", path, "-f", "svg", "--view", "v").exit_code == 0
    assert ratio(tmp_path / "build" / "x.v.svg") == pytest.approx(210 / 297, abs=0.002)
    assert run("render", path, "-f", "svg", "--page", "a4-landscape").exit_code == 0
    assert ratio(tmp_path / "build" / "x.v.svg") == pytest.approx(297 / 210, abs=0.002)


def ratio(path):
    """The shape of an SVG: its width by its height."""
    _, _, width, height = path.read_text("utf-8").split('viewBox="')[1].split('"')[0].split()
    return float(width) / float(height)


@pytest.mark.parametrize(
    ("word", "page"),
    [("幻灯片", "slide"), ("A4竖", "a4"), ("A4横", "a4_landscape"), ("自由", "free")],
)
def test_pages_have_chinese_names(spec, word, page):
    path = spec("x.city", SPEC.format(f"页面：{word}"))
    compiled = compile_file(path, Loader(path.parent))
    assert not compiled.errors
    view = next(v for v in compute(compiled.model, compiled.model.cities[0]) if v.name == "v")
    assert view.page == draw(view).page == page


def test_a_page_there_is_not_is_named_with_those_there_are(run, spec):
    path = spec("x.city", SPEC.format("page: A5"))
    assert "bad-value" in run("check", path, "--lang", "en").output
    result = run("render", path, "--page", "A5")
    assert result.exit_code == 2
    assert "slide, a4, a4-landscape, free" in result.output


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("page", PAPER, ids=[page.id for page in PAPER])
def test_a_pdf_on_paper_has_the_size_of_the_sheet(page, number):
    from citydsl.render.formats.pdf import pdf

    data = pdf(draw(views("haikou")[number], Look(page=page.id)))
    box = re.search(rb"/MediaBox ?\[([\d. ]+)\]", data)[1]
    sides = [float(side) / POINTS_PER_MM for side in box.split()[2:]]
    assert sides == pytest.approx(page.paper, abs=0.5)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_slide_has_the_size_of_its_page(page):
    from pptx import Presentation

    deck = Presentation(BytesIO(pptx(draw(views("haikou")[0], Look(page=page.id)))))
    sides = [side / 36000 for side in (deck.slide_width, deck.slide_height)]
    assert sides == pytest.approx(page.paper, abs=0.01)
