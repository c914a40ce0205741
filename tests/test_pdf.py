"""PDF: pictures and fact sheets set without a browser, read back with poppler's tools."""

from __future__ import annotations

import builtins
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from real_scenes import NAMES, PICTURES, SPECS, hostile, picture
from sheet_models import CASES, compiled

from citydsl.dsl.compile import compile_file
from citydsl.dsl.model.load import Loader
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.render.build import build_city
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.formats.font import coverage, font_files
from citydsl.render.formats.pdf import pdf
from citydsl.render.formats.pdf_colours import colours
from citydsl.render.formats.png import png
from citydsl.render.formats.table import Look
from citydsl.render.order import Order
from citydsl.render.plain import plain
from citydsl.render.sheet.context import TONES
from citydsl.render.sheet.dates import moments
from citydsl.render.sheet.sheet import sheet_page

pytest.importorskip("typst")
if not shutil.which("pdftotext"):
    pytest.skip("poppler-utils are not installed", allow_module_level=True)

A4 = {(595, 842), (842, 595)}
WORST = {
    "markup": r"#import \"x\": * $a$ \\ `b` <l> @r *s* _e_ = h /* c */ // #read(\"/etc/passwd\") ]}{[",
    "quotes": "\\\"'”’«»&amp;<b>{{ 7 }}%s",
    "bidi": "甲\u202e乙\u2066丙\u200f丁",
    "control": "甲\x00\x07\x1b[31m乙",
    "emoji": "🚀火箭👨‍👩‍👧",
    "blank": " ",
    "page": "页" * 350,
    "long": "长" * 10_000,
    "word": "W" * 10_000,
}
SPEC = """
source s "{0}" {{ author: "{0}"; describe: "{0}"; link: "https://example.org/?q=1&b='#x" }}
city c "{0}" @s "{0}" {{
  en: "{0}"; place: "{0}"; describe: "{0}"; alias: "{0}"
  app a "{0}" {{
    link: "https://example.org/a"; vendor: "{0}"; describe: "{0}"; since: 2020; tags: #t
    note "{0}"
    fact "{0}": "{0}" {{ class: scale; scope: "{0}" }}
    fact "{0}": "约30%" {{ class: outcome; as_of: 2021-06 }}
  }}
  app b "{0}"
  formula "{0}" = 2 app(a, b) + N "{0}" ()
  a -[supports]-> b "{0}"
  anomaly "{0}" {{ of: a }}
}}
"""

LONG_SPEC = """
city c "甲" {{ app a "{0}" {{ describe: "{0}"; fact "{0}": "约30%" {{ class: scale }} }} }}
"""


@pytest.fixture
def tool(tmp_path):
    """Run one of poppler's tools on a PDF: `tool("pdftotext", data, "-layout", "FILE", "-")`."""

    def call(name, data, *args):
        path = tmp_path / "read.pdf"
        path.write_bytes(data)
        command = [name, *(str(path) if arg == "FILE" else arg for arg in args)]
        return subprocess.run(command, check=True, capture_output=True).stdout

    return call


@pytest.fixture
def words(tool):
    """All text of a PDF, without spaces: lines are broken where a column ends."""
    return lambda data: re.sub(r"\s|\u200b", "", tool("pdftotext", data, "FILE", "-").decode())


@pytest.fixture
def pages(tool):
    """The pages of a PDF: (width, height, [(word, left, top, right, bottom)])."""

    def read(data):
        html = tool("pdftotext", data, "-bbox", "FILE", "-").decode()
        found = []
        for page in html.split("<page ")[1:]:
            width, height = re.findall(r'(?:width|height)="([\d.]+)"', page)[:2]
            boxes = re.findall(
                r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</w', page
            )
            found.append((float(width), float(height), [(b[4], *map(float, b[:4])) for b in boxes]))
        return found

    return read


def made(model, lang="zh", theme=""):
    """The PDFs of a model's first city by name."""
    built = build_city(model, model.cities[0], Order(("pdf",), look=Look(lang, theme)))
    return {artifact.name: artifact.content for artifact in built.artifacts}


@cache
def sheets(lang):
    """The fact sheets of the ten by city, with their models."""
    models = {name: compile_file(SPECS / f"{name}.city", Loader(SPECS)).model for name in NAMES}
    return {name: (model, made(model, lang)[f"{name}.pdf"]) for name, model in models.items()}


@pytest.mark.parametrize("name, number, lang", PICTURES)
def test_a_picture_is_one_page_of_its_size_with_its_text(name, number, lang, pages, words):
    scene = picture(name, number, lang)
    data = pdf(scene)
    ((width, height, _),) = pages(data)
    assert (width, height) == pytest.approx((scene.width, scene.height), abs=0.01)
    said = words(data).replace("-", "")
    for text in scene.texts:
        for line in text.lines:
            # What reads text out of a PDF takes a hyphen at the end of a line for a break of ours.
            assert re.sub(r"[\s-]", "", line.text) in said


@pytest.mark.parametrize("name", ["haikou", "yichang", "shangyu"])
@pytest.mark.parametrize("number", [0, 1])
def test_a_picture_looks_like_its_png(name, number, tool):
    from PIL import Image, ImageChops, ImageFilter

    scene = picture(name, number, "zh")

    def apart(one):
        raster = tool("pdftoppm", pdf(one), "-r", "72", "-png", "-singlefile", "FILE")
        there = Image.open(BytesIO(raster)).convert("L")
        here = Image.open(BytesIO(png(scene, scale=1.0))).convert("L").resize(there.size)
        # Blurred, as the edges of letters are smoothed in different ways.
        pair = [image.filter(ImageFilter.GaussianBlur(3)) for image in (here, there)]
        return ImageChops.difference(*pair).getextrema()[1]

    assert apart(scene) < 25
    label = next(text for text in scene.texts if text.box and text.size > 13)
    assert apart(scene._replace(items=tuple(i for i in scene.items if i is not label))) > 40


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_says_what_the_page_says(name, lang, words, pages):
    model, data = sheets(lang)[name]
    page = sheet_page(model, model.cities[0], (), lang, "")
    said = words(data)
    expected = [page.city.heading.label]
    for section in (page.city, *page.inner):
        expected += [formula.printed for formula in section.formulas]
        expected += [figure.printed for figure in section.cards]
        expected += [row.label for group in section.components.groups for row in group.rows]
        expected += [row.verb for row in section.relations.rows]
        expected += [row.subject for group in section.facts.groups for row in group.rows]
        expected += [item.lacks for group in section.open_groups for item in group.items]
        expected += [text for one in section.anomalies for text in one.note.paragraphs]
    expected += [moment.date for moment in moments(model, model.cities[0], lang)]
    expected += [locator.text for source in page.sources for locator in source.locators]
    for text in expected:
        assert re.sub(r"\s", "", plain(text)) in said, text
    assert {(round(width), round(height)) for width, height, _ in pages(data)} <= A4


def test_a_sheet_keeps_what_the_source_leaves_out(words):
    empty = words(sheets("zh")["jiashan"][1])
    assert "来源没有为本案例给出命名公式" in empty
    assert "来源没有给出可以排出先后的日期" in empty
    assert "未提及" in empty
    assert "Notmentioned" in words(sheets("en")["jiashan"][1])


def test_pages_are_numbered_and_headed(pages):
    data = sheets("zh")["jincheng"][1]
    read = pages(data)
    for number, (_, height, found) in enumerate(read, 1):
        foot = [word for word, _, top, _, _ in found if top > height - 60]
        assert foot[-3:] == [str(number), "/", str(len(read))]
        head = [word for word, _, _, _, bottom in found if bottom < 45]
        assert head == (["晋城市新型智慧城市", "事实表"] if number > 1 else [])


def test_bookmarks_and_links_lead_through_the_sheet(tool, words):
    data = sheets("zh")["shanghai"][1]
    xml = tool("pdftohtml", data, "-xml", "-i", "-stdout", "FILE").decode()
    entries = re.findall(r'<item page="(\d+)">(.*?)</item>', xml)
    labels = [label for _, label in entries]
    assert labels[:3] == ["上海“一网统管”", "总体架构图", "关系图"]
    for label in (
        "命名公式",
        "关键数字",
        "构件",
        "关系",
        "全部事实",
        "时间线",
        "来源留白",
        "徐汇区",
        "出处",
    ):
        assert label in labels
    assert [int(page) for page, _ in entries] == sorted(int(page) for page, _ in entries)
    inside = re.findall(r'<a href="[^"]*#(\d+)">\[(\d+)\]</a>', xml)
    assert len(inside) > 30


def test_title_language_tags_and_fonts(tool):
    data = sheets("en")["haikou"][1]
    facts = tool("pdfinfo", data, "FILE").decode()
    assert "Title:           Haikou City Brain · Fact sheet" in facts
    assert re.search(r"Tagged: +yes", facts)
    assert "CreationDate" not in facts
    assert "ModDate" not in facts
    assert b"/Lang(en)" in data
    assert b"/Lang(zh)" in sheets("zh")["haikou"][1]
    fonts = tool("pdffonts", data, "FILE").decode().splitlines()[2:]
    assert fonts
    for line in fonts:
        assert re.match(r"[A-Z]{6}\+NotoSansCJKsc-Regular", line)
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_pictures_carry_safe_links_only(tool):
    links = tool("pdfinfo", pdf(hostile("https://example.org/a")), "-url", "FILE").decode()
    assert "https://example.org/a" in links
    bad = pdf(hostile("javascript:alert(1)"))
    assert "javascript" not in tool("pdfinfo", bad, "-url", "FILE").decode()
    data = made(compiled(SPEC.format("甲")))
    for name in ("c.architecture.pdf", "c.pdf"):
        urls = tool("pdfinfo", data[name], "-url", "FILE").decode()
        assert "https://example.org/a" in urls
        assert "javascript" not in urls


@pytest.mark.parametrize("name", WORST)
def test_hostile_text_is_set_as_it_stands(name, words, pages):
    text = WORST[name]
    spec = LONG_SPEC if len(text) > 1000 else SPEC
    data = made(compiled(spec.format(text)))["c.pdf"]
    for width, height, found in pages(data):
        for word, left, top, right, bottom in found:
            assert left > -1, word
            assert right < width + 1, word
            assert top > -1, word
            assert bottom < height + 1, word
    said = words(data)
    if name == "page":
        assert said.count(text[0]) >= 16 * len(text)
    elif name in ("long", "word"):
        # In the picture, on the card, and in the tables: as label, text, subject and owner.
        assert said.count(text[0]) >= 6 * len(text)
    elif name == "emoji":
        assert "〓火箭〓" in said
        assert "U+1F680ROCKET" in said
    elif name == "control":
        assert "甲[31m乙" in said
    elif name == "bidi":
        assert "甲乙丙丁" in said
    elif name == "markup":
        assert '#import"x":*$a$\\`b`<l>@r*s*_e_=h/*c*///#read("/etc/passwd")]}{[' in said
        assert "root:" not in said
    elif name == "quotes":
        assert "\"'”’«»&amp;<b>{{7}}%s" in said
    else:
        assert "—" in said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CASES)
def test_every_shape_of_page_is_set(name, lang, words):
    model = compiled(CASES[name])
    data = made(model, lang)[f"{model.cities[0].id}.pdf"]
    assert re.sub(r"\s", "", plain(model.cities[0].labels.pick(lang))) in words(data)


def test_long_tables_break_between_rows_and_repeat_their_heads(pages):
    apps = "".join(
        f'app a{n} "第{n}号应用" {{ en: "App {n}"; status: live }}\n' for n in range(150)
    )
    data = made(compiled(f'city c "城" {{ {apps} }}'))["c.pdf"]
    rows = []
    for _, height, found in pages(data)[1:]:
        here = [
            (word, bottom) for word, _, _, _, bottom in found if re.fullmatch(r"第\d+号应用", word)
        ]
        if here:
            assert "类型" in [word for word, *_ in found]
            assert "应用层" in [word for word, *_ in found]
        rows += [word for word, bottom in here if bottom < height - 45]
    assert rows == [f"第{n}号应用" for n in range(150)]


def test_the_print_theme_is_grey():
    for name, colour in colours("print").items():
        assert colour[1:3] == colour[3:5] == colour[5:7], name


def test_every_tone_class_and_status_has_a_colour():
    names = {f"tone-{tone}" for tone in TONES} | {"tone-plain"}
    names |= {f"class-{choice.id}" for choice in CHOICES["class"]}
    names |= {f"mark-{choice.id}" for choice in CHOICES["status"]}
    for theme in ("gov", "light", "dark", "print"):
        assert names <= set(colours(theme))


def test_the_font_says_what_it_has():
    font = coverage(font_files("pdf", "pdf")[0])
    assert font.missing("海口城市大脑 “1+2+2+N” Haikou ①㎡→●〓\u200b\ufe0f") == set()
    assert font.missing("\U0001f680\ue000海") == {"\U0001f680", "\ue000"}
    assert font.shown("好\U0001f44d\U0001f3fd\ufe0f好") == "好〓好"
    assert font.shown("海口") == "海口"


def test_the_same_bytes_twice_elsewhere_and_whatever_fonts_there_are(tmp_path):
    import noto_cjk_sans_otc

    fonts = Path(noto_cjk_sans_otc.__file__).parent
    made = []
    for name, inside in {"without": "", "with": f"<dir>{fonts}</dir>"}.items():
        folder = tmp_path / name
        folder.mkdir()
        shutil.copy(SPECS / "haikou.city", folder)
        shutil.copy(SPECS / "sources.city", folder)
        conf = folder / "fonts.conf"
        conf.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
            f"<fontconfig>{inside}<cachedir>{folder}</cachedir></fontconfig>"
        )
        command = [
            sys.executable,
            "-m",
            "citydsl",
            "render",
            "haikou.city",
            "-f",
            "pdf",
            "-o",
            "out",
        ]
        env = {**os.environ, "FONTCONFIG_FILE": str(conf), "PYTHONHASHSEED": str(len(name))}
        subprocess.run(command, check=True, env=env, cwd=folder, capture_output=True)
        made.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
    assert made[0] == made[1]
    assert set(made[0]) == {"haikou.pdf", "haikou.architecture.pdf", "haikou.relations.pdf"}
    assert str(tmp_path).encode() not in b"".join(made[0].values())


@pytest.mark.parametrize("gone", ["typst", "noto_cjk_sans_otc"])
def test_without_its_packages_the_way_to_get_them_is_named(gone, monkeypatch, run, spec):
    real, find = builtins.__import__, "citydsl.render.formats.font.find_spec"

    def refuse(name, *args, **kwargs):
        if name == gone:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    if gone != "typst":
        monkeypatch.setattr(find, lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'citydsl\[pdf\]'"):
        pdf(picture("haikou", 0, "zh"))
    result = run(
        "render", spec("x.city", 'city x "甲" { app a "乙" }'), "-f", "pdf", "--lang", "zh"
    )
    assert result.exit_code == 1
    assert "格式 pdf 需要额外的包：pip install 'citydsl[pdf]'" in result.output
