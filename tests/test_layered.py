"""The layered picture: what stands where, and that nothing is cut, overlaps or is too small."""

from __future__ import annotations

from collections import Counter
from math import inf
from pathlib import Path
from random import Random

import models
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citydsl.dsl.compile import compile_file
from citydsl.dsl.model.load import Loader
from citydsl.dsl.model.model import Labels
from citydsl.dsl.views.compute import compute
from citydsl.render.layout.bands import least_bands, measure_bands
from citydsl.render.layout.blocks import stack_of
from citydsl.render.layout.density import DENSITIES, OVERFLOW
from citydsl.render.layout.grid import Sizer
from citydsl.render.layout.layered import layout
from citydsl.render.measure import ASCENT, DESCENT, text_width
from citydsl.render.page import PAGES
from citydsl.render.plain import plain
from citydsl.render.theme import families

LABELS = st.text(
    "智慧城市大脑数据中台平台服务（）、“”+·ABCdefghij-/ é😀👨\u200d👩Ж", min_size=1, max_size=60
)
OVERFLOWING = {OVERFLOW.size(depth) for depth in range(3)}
UPRIGHT = str.maketrans("︵︶﹁﹂︱", "（）“”-")
SHORT = st.text("智慧城市大脑数据中台AI", min_size=1, max_size=8)


def invented(seed, labels, most=300, deepest=5, formulas=4):
    """A city of elements in all layers, parts up to five deep, and up to four pillars."""
    random = Random(seed)
    kinds = [*models.LAYERS, *(name for name, _ in models.PILLARS[: random.randint(0, 4)])]
    elements = []
    for number in range(random.randint(0, random.choice((8, 40, most)))):
        whole = random.choice(elements[-12:]) if elements and random.random() < 0.6 else None
        if whole is not None and whole.path.count(".") >= deepest:
            whole = None
        path = f"{whole.path if whole else 't'}.e{number}"
        kind = whole.kind if whole else random.choice(kinds)
        status = random.choice((None, "live", "pilot", "planned", "building", "retired"))
        label = random.choice(labels)
        elements.append(
            models.element(
                path,
                kind,
                label,
                whole and whole.path,
                status=status,
                count=random.choice((None, None, 118)),
                inferred=random.random() < 0.1,
                labels=Labels(label, random.choice(("", "A portal"))),
            )
        )
    sizes = [random.randint(1, 9) for _ in range(random.randint(0, formulas))]
    counted = [
        models.formula(
            "t",
            "+".join("2" * size),
            *(models.term("2", random.choice(labels), random.choice(kinds)) for _ in range(size)),
        )
        for size in sizes
    ]
    label = random.choice(labels)
    return models.view(models.city("t", label, elements, formulas=tuple(counted), since="2018"))


def assert_sound(scene):
    boxes = {box.id: box for box in scene.boxes}
    assert len(boxes) == len(scene.boxes), "ids repeat"
    children = {}
    for box in scene.boxes:
        if box.id != "page" and box.role != "key" and box.parent != "legend":
            within(box, boxes[box.parent])
            if box.role != "mark":
                children.setdefault(box.parent, []).append(box)
    for siblings in children.values():
        assert_apart([(box.x, box.y, box.x + box.w, box.y + box.h) for box in siblings])
    page_texts = []
    for text in scene.texts:
        for line in text.lines:
            x0, y0, x1, y1 = area(text, line)
            box = boxes[text.box]
            assert box.x - 0.02 <= x0 <= x1 <= box.x + box.w + 0.02, (line.text, box)
            assert box.y - 0.02 <= y0 <= y1 <= box.y + box.h + 0.02, (line.text, box)
            assert line.width == pytest.approx(text_width(line.text, text.size))
            if text.box == "page":
                page_texts.append((x0, y0, x1, y1))
    tops = [b for b in children.get("page", []) if b.role != "page"]
    assert_apart([*page_texts, *((b.x, b.y, b.x + b.w, b.y + b.h) for b in tops)])


def within(box, outer):
    assert box.x >= outer.x - 0.02, (box, outer)
    assert box.y >= outer.y - 0.02, (box, outer)
    assert box.x + box.w <= outer.x + outer.w + 0.02, (box, outer)
    assert box.y + box.h <= outer.y + outer.h + 0.02, (box, outer)
    assert min(box.w, box.h) > 0


def assert_apart(areas):
    areas = sorted(areas, key=lambda area: area[1])
    for number, (x0, _, x1, y1) in enumerate(areas):
        for u0, v0, u1, _ in areas[number + 1 :]:
            if v0 >= y1 - 0.02:
                break
            assert x1 <= u0 + 0.02 or u1 <= x0 + 0.02, "overlap"


def area(text, line):
    start = {"start": 0, "middle": line.width / 2, "end": line.width}[text.anchor]
    x = line.x - start
    return x, line.y - text.size * ASCENT, x + line.width, line.y + text.size * DESCENT


def smallest(scene):
    sizes = [text.size for text in scene.texts]
    return min(sizes) * min(1920 / scene.width, 1080 / scene.height)


SEEDS = st.integers(0, 2**32)


def assert_whole(scene, view, lang):
    """Every element is drawn once, with every character of its label."""
    drawn = Counter(box.path for box in scene.boxes if box.path)
    placed = [element for element in view.elements if element.layer or element.pillar]
    assert drawn == Counter(element.path for element in placed)
    said = {}
    for text in scene.texts:
        said.setdefault(text.box, []).append("".join(line.text for line in text.lines))
    owners = {box.path: box.id for box in scene.boxes if box.path}
    for element in placed:
        label = "".join(plain(element.labels.pick(lang)).split()) or element.id
        texts = ["".join(text.split()) for text in said[owners[element.path]]]
        assert label.translate(UPRIGHT) in (text.translate(UPRIGHT) for text in texts)


@settings(max_examples=60, deadline=None)
@given(
    SEEDS,
    st.lists(LABELS, min_size=1, max_size=8),
    st.sampled_from(("zh", "en")),
    st.sampled_from(list(PAGES)),
)
def test_nothing_overlaps_or_leaves_its_box_or_is_cut(seed, labels, lang, page):
    view = invented(seed, labels)
    scene = layout(view, lang=lang, page=page)
    assert_sound(scene)
    assert_whole(scene, view, lang)
    assert scene.height >= PAGES[page].height


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.lists(LABELS, min_size=1, max_size=8))
def test_nothing_is_under_10_px_on_a_full_screen(seed, labels):
    """A slide fits the screen's width; where it must be taller than that, it is scrolled.

    It is as wide as a slide always, so that at that width its texts keep 10 px. It is taller than
    the screen shows legibly only where no denser setting fits: then it is set in one that is read
    at full width.
    """
    scene = layout(invented(seed, labels))
    least = min(text.size for text in scene.texts)
    assert scene.width == 1600
    assert least * 1920 / scene.width >= 10
    if smallest(scene) < 10:
        assert scene.height > 900
        assert {text.size for text in scene.texts if text.role == "label"} & OVERFLOWING


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.lists(LABELS, min_size=1, max_size=8), st.sampled_from(DENSITIES))
def test_a_density_passed_over_unmeasured_would_not_have_fitted(seed, labels, density):
    view = invented(seed, labels, most=60, deepest=2)
    stack, sizer = stack_of(view, "zh"), Sizer(density)
    colours = families(view.model.vocabulary.layers)
    _, bands = measure_bands(stack.bands, colours, 1200, sizer, "zh", inf)
    height = sum(band.height for band in bands) + density.gap * max(0, len(bands) - 1)
    least, flex = least_bands(stack.bands, sizer)
    assert least <= height + 1e-9
    assert flex <= sum(band.flex for band in bands) + 1e-9


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.lists(SHORT, min_size=1, max_size=8), st.sampled_from(["a4", "a4_landscape"]))
def test_what_fits_paper_keeps_its_shape_and_can_be_read(seed, labels, page):
    aim = PAGES[page]
    scene = layout(invented(seed, labels, most=30, deepest=3, formulas=2), page=page)
    assert (scene.width, scene.height) == (aim.width, aim.height)
    points = aim.paper[0] / scene.width * 72 / 25.4
    assert min(text.size for text in scene.texts) * points >= 5


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.lists(SHORT, min_size=1, max_size=8))
def test_what_fits_a_screen_is_legible_on_it(seed, labels):
    assert smallest(layout(invented(seed, labels, most=45, deepest=3, formulas=2))) >= 10


@pytest.mark.parametrize("count", [1, 2, 40, 150, 300])
def test_flat_bands_are_legible_at_any_number_that_fits(count):
    kinds = models.LAYERS
    elements = [
        models.element(f"t.e{n}", kinds[n % len(kinds)], f"智慧应用{n}") for n in range(count)
    ]
    scene = layout(models.view(models.city("t", "某市", elements)))
    assert smallest(scene) >= 10
    assert_sound(scene)


@pytest.mark.parametrize("make", [models.rich, models.empty, models.nothing, models.deep])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_examples_keep_the_shape_of_a_slide(make, lang):
    scene = layout(make(), lang=lang)
    assert (scene.width, scene.height) == (1600, 900)
    assert_sound(scene)
    assert scene == layout(make(), lang=lang)


SPECS = Path(__file__).resolve().parent.parent / "specs"
CASES = sorted(path.stem for path in SPECS.glob("*.city") if path.stem != "sources")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("both", [True, False])
@pytest.mark.parametrize("theme", ["gov", "light", "dark", "print"])
def test_the_ten_cases_are_sound_and_legible_on_a_screen(name, lang, both, theme):
    model = compile_file(SPECS / f"{name}.city", Loader(SPECS)).model
    view = compute(model, model.cities[0])[0]
    scene = layout(view, theme=theme, lang=lang, both=both)
    assert_sound(scene)
    assert smallest(scene) >= 10


def texts_of(scene, box):
    return [line.text for text in scene.texts if text.box == box for line in text.lines]


def box_of(scene, path):
    return next(box for box in scene.boxes if box.path == path)


@pytest.mark.parametrize(("count", "rows"), [(5, [5]), (7, [4, 3]), (10, [5, 5]), (11, [6, 5])])
def test_rows_are_balanced(count, rows):
    elements = [models.element(f"t.e{n}", "app", f"应用{n}") for n in range(count)]
    elements += [models.element(f"t.u{n}", n, "市民") for n in models.LAYERS if n != "app"]
    scene = layout(models.view(models.city("t", "某市", elements)))
    tops = [box.y for box in scene.boxes if box.path.startswith("t.e")]
    assert [tops.count(top) for top in dict.fromkeys(tops)] == rows


def test_parts_stand_in_their_whole_and_others_in_their_band():
    scene = layout(models.rich())
    assert box_of(scene, "t.dmp.0").parent == "block-t.dmp"
    assert box_of(scene, "t.dmp.chain").parent == "block-t.dmp"
    assert box_of(scene, "t.bmp.pay").parent == "band-data"
    assert not [box for box in scene.boxes if box.path == "t.loose"]


def test_the_cities_inside_a_city_have_a_frame():
    scene = layout(models.rich())
    frame = next(box for box in scene.boxes if box.id == box_of(scene, "t.x.micro").parent)
    assert (frame.role, frame.parent) == ("group", "band-app")
    assert texts_of(scene, frame.id) == ["徐汇区"]


def test_what_is_counted_is_dashed_and_says_how_many():
    scene = layout(models.rich())
    ghosts = {box.id: box for box in scene.boxes if box.role == "ghost"}
    assert all(box.dashed for box in ghosts.values())
    assert texts_of(scene, "block-t.term.3") == ["另有8项未列名", "应用"]
    assert ghosts["block-t.dmp.rest"].parent == "block-t.dmp"
    assert "".join(texts_of(scene, "block-t.term.4")) == "3个保障体系︵未列名︶"
    scenes = box_of(scene, "t.scenes")
    assert scenes.dashed
    assert texts_of(scene, scenes.id) == ["应用场景", "共118个，未逐一列名"]


def test_what_is_inferred_is_dashed_and_says_so():
    scene = layout(models.rich())
    assert box_of(scene, "t.code").dashed
    assert texts_of(scene, "block-t.code") == ["城市码", "推断属“1码”"]


@pytest.mark.parametrize("both", [True, False])
def test_a_pillar_says_its_name_in_the_other_language_too(both):
    labels = {"标准规范体系": "Standards and specifications", "安全保障体系": "Security"}
    pillars = [
        models.element(f"t.p{n}", kind, zh, labels=Labels(zh, en))
        for n, (kind, (zh, en)) in enumerate(
            zip(("standard", "security"), labels.items(), strict=True)
        )
    ]
    apps = [models.element("t.a", "app", "应用")]
    scene = layout(models.view(models.city("t", "某市", [*apps, *pillars])), both=both)
    assert_sound(scene)
    for number, (zh, en) in enumerate(labels.items()):
        box = box_of(scene, f"t.p{number}")
        upright, *lying = (text for text in scene.texts if text.box == box.id)
        assert "".join(line.text for line in upright.lines) == zh
        assert upright.upright
        assert box.w <= 5 * upright.size
        said = " ".join(line.text for text in lying for line in text.lines)
        assert said == (en if both else "")
    assert len({text.size for text in scene.texts if text.role == "note"}) == int(both)


def test_a_slab_with_one_thing_in_it_is_that_thing():
    assert box_of(layout(models.rich()), "t.cloud").role == "slab"


def test_formulas_are_chips_dashed_where_nothing_is_named():
    scene = layout(models.rich())
    chips = [box for box in scene.boxes if box.role == "chip"]
    assert [chip.dashed for chip in chips] == [False, False, True, True]
    assert [chip.fill for chip in chips] == ["infra.strip", "brain.strip", "brain.band", "app.band"]
    assert "“1+2+2+N”" in texts_of(scene, "page")


def test_the_legend_explains_only_what_occurs():
    def legend(view):
        return [
            text.lines[0].text for text in layout(view).texts if text.role in ("legend", "source")
        ]

    assert legend(models.empty()) == []
    assert legend(models.rich()) == [
        "已列名", "只给出数量，未列名", "据文意推断", "规划", "在建", "试点", "已建成", "来源：示例日报",
    ]  # fmt: skip


def test_the_picture_is_told_in_words():
    scene = layout(models.rich())
    assert scene.describe.startswith("自上而下：用户层（市民、企业）；")
    assert "公式“1+2+2+N”：1云、2中台、1码、N应用。" in scene.describe
    assert layout(models.rich(), lang="en").describe.startswith("From top to bottom: users (")


@pytest.mark.parametrize("nested", [False, True])
def test_ten_thousand_elements_are_all_drawn(nested):
    elements = []
    for number in range(10_000):
        whole = f"t.e{number - number % 10}" if nested and number % 10 else None
        path = f"{whole or 't'}.e{number}"
        elements.append(models.element(path, "app", f"应用系统{number}", whole))
    view = models.view(models.city("t", "大市", elements))
    scene = layout(view)
    assert sum(bool(box.path) for box in scene.boxes) == 10_000
