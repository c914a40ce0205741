"""What documents embed of a spec: tables by filter, pictures with links, text that stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citydsl.embedding.library import Library, paths_of, told
from citydsl.embedding.request import EmbedError, comparison, facts, formulas, picture, wish
from citydsl.render.embed.html import table_html
from citydsl.render.embed.markdown import escaped, table_markdown
from citydsl.render.embed.picture import box_ids, embedded_svg, with_links
from citydsl.render.embed.table import Piece, Table

ROOT = Path(__file__).resolve().parent.parent
HAIKOU = ROOT / "specs" / "haikou.city"


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


@pytest.fixture
def haikou():
    return Library(ROOT).file(HAIKOU)


def column(table, title):
    number = table.columns.index(title)
    return ["".join(piece.text for piece in row[number]) for row in table.rows]


def test_a_spec_names_every_file_it_depends_on(library, spec):
    spec("used.city", 'source s "S"\n')
    path = spec("a.city", 'use "used.city"\nuse "missing.city"\ncity x "X" @s { app a "A" }\n')
    settings = spec("citydsl.toml", '[rules]\nmissing-label = "off"\n')
    opened = library.file(path)
    assert opened.files == (path, path.parent / "used.city", path.parent / "missing.city", settings)
    assert opened.broken


def test_one_build_compiles_a_file_once(library, spec):
    path = spec("a.city", 'city x "X" { app a "A" }\n')
    assert library.file(path) is library.file(path)
    with pytest.raises(FileNotFoundError):
        library.file(path.parent / "b.city")


def test_findings_of_a_text_are_told_at_the_lines_of_the_document(library, tmp_path):
    opened = library.text('city x "X" {\n  ap a "A"\n}\n', name="page.md", root=tmp_path, line=41)
    (error,) = opened.findings("error")
    assert error.span.position.line == 42
    whole = told(error, "en", placed=True)
    assert whole.startswith("page.md:42:3: error[")
    assert whole.endswith(told(error, "en", placed=False))
    assert "   42 |   ap a" in told(error, "en", placed=False)


def test_settings_of_the_project_hold_in_documents_too(library, spec):
    text = 'city x "X" { app a "A"; fact "f": "3个" }\n'
    path = spec("a.city", text)
    assert [one.rule.name for one in library.file(path).findings("warning")]
    spec("citydsl.toml", '[rules]\nfact-without-source = "off"\n')
    assert Library(path.parent).file(path).findings("warning") == ()


def test_facts_are_filtered_by_class_and_by_what_they_are_about(haikou):
    whole = facts(haikou, wish("facts", {}, lang="en"))
    assert len(whole.rows) == len(haikou.spec.cities[0].facts)
    dates = facts(haikou, wish("facts", {"class": "date"}, lang="zh"))
    assert column(dates, "事项") == ["项目启动", "建设历时"]
    assert "类别" not in dates.columns
    both = facts(haikou, wish("facts", {"class": "日期，scale"}, lang="zh"))
    assert column(both, "事项") == ["项目启动", "建设历时"]
    about = facts(haikou, wish("facts", {"of": "platform and status = live"}, lang="en"))
    assert column(about, "As printed") == ["能办 → 好办"]
    assert about.rows[0][about.columns.index("Belongs to")][0].path == "haikou.services"
    assert len(facts(haikou, wish("facts", {"of": "haikou"}, lang="en")).rows) == 6


def test_the_only_source_of_a_table_stands_below_it(haikou, library, spec):
    table = facts(haikou, wish("facts", {"class": "date"}, lang="zh"))
    assert "".join(piece.text for piece in table.note).startswith("出处：特色数字化")
    assert column(table, "出处") == ["L41", "L45"]
    text = (
        'source a "Aa" { link: "https://a.example/" }\nsource b "Bb"\n'
        'city x "X" @a { app p "P" @b; fact "f": "3个" @a "p. 1"; fact "g": "4个" @b }\n'
    )
    two = facts(library.file(spec("two.city", text)), wish("facts", {}, lang="en"))
    assert column(two, "Source") == ["Aa p. 1", "Bb"]
    assert two.rows[0][-1][0].link == "https://a.example/"
    assert two.note == ()


def test_a_formula_shows_its_members_and_what_is_only_counted(library, spec):
    text = 'city x "X" {\n  formula "1+3" = 1 cloud(~c) + 3 app(a)\n  cloud c "C"\n  app a "A"\n}\n'
    (table,) = formulas(library.file(spec("f.city", text)), wish("formula", {}, lang="en"))
    assert table.title == "X: 1+3"
    assert column(table, "Members") == ["~C", "A, 2 more, not named"]
    assert [piece.path for piece in table.rows[1][2]] == ["x.a", "", ""]


@pytest.fixture
def cities(library, spec):
    one = 'source r "R"\ncity {0} "{0}" @r {{ cloud c "Cloud"; portal {0}p "Portal of {0}" }}\n'
    return [library.file(spec(f"{id}.city", one.format(id))) for id in ("a", "b", "c")]


def test_cities_are_compared_section_by_section(cities):
    first, second = comparison(cities, wish("compare", {"section": "q12, q10"}, lang="en"))
    assert first.title
    assert first.columns[1:] == second.columns[1:] == ("a", "b", "c")
    paths = {piece.path for table in (first, second) for row in table.rows for piece in row[2]}
    assert "b.bp" in paths
    two = comparison(cities, wish("compare", {"section": "q12", "city": "c，a"}, lang="zh"))
    assert [table.columns[1:] for table in two] == [("c", "a")]
    said = "".join(piece.text for row in two[0].rows for cell in row for piece in cell)
    assert "Portal of c" in said
    assert "未提及" in said or "Portal of a" in said


@pytest.mark.parametrize(
    "options, says",
    [
        ({"section": "q99"}, "no section `q99`"),
        ({"city": "a"}, "1 cities to compare; it takes 2 to 50"),
        ({"city": "a, d"}, "no city `d`"),
    ],
)
def test_what_cannot_be_compared_is_said(cities, options, says):
    with pytest.raises(EmbedError) as raised:
        comparison(cities, wish("compare", options, lang="en"))
    assert says in raised.value.message.en


def test_a_pattern_means_every_file_like_it(spec):
    files = [spec(f"x/{name}.city", "") for name in ("b", "a")]
    folder = files[0].parent
    assert paths_of("*.city c.city", folder.joinpath) == (*sorted(files), folder / "c.city")
    with pytest.raises(FileNotFoundError):
        paths_of("*.town", folder.joinpath)


@pytest.mark.parametrize(
    "thing, options, says",
    [
        ("picture", {"vew": "a"}, "no option `vew`: did you mean `view`?"),
        ("picture", {"view": "architectur"}, "no view `architectur`: did you mean `architecture`?"),
        ("picture", {"theme": "drak"}, "no theme `drak`: did you mean `dark`?"),
        ("picture", {"page": "a5"}, "no page `a5`: did you mean `a4`?"),
        ("picture", {"lang": "de"}, "no language `de`: there are `zh`, `en`, `both`"),
        ("picture", {"at": "soon"}, "`soon` is no date"),
        ("picture", {"city": "haikuo"}, "no city `haikuo`: did you mean `haikou`?"),
        ("facts", {"class": "scael"}, "no class `scael`: did you mean `scale`?"),
        ("facts", {"of": "servces"}, "unknown name `servces`"),
        ("facts", {"of": "a ->->"}, "syntax-error"),
        ("facts", {"class": "rank"}, "no fact"),
        ("formula", {"formula": "1+2+2+M"}, "did you mean `1+2+2+N`?"),
    ],
)
def test_a_wish_that_cannot_be_met_says_what_would_do(haikou, thing, options, says):
    make = {"picture": picture, "facts": facts, "formula": formulas}[thing]
    with pytest.raises(EmbedError) as raised:
        make(haikou, wish(thing, options, lang="en"))
    assert says in raised.value.message.en
    assert raised.value.message.zh != raised.value.message.en


def test_a_wish_is_for_a_page(haikou):
    upright, lying = (
        picture(haikou, wish("picture", {"page": page}, lang="en")).scene
        for page in ("a4", "a4-landscape")
    )
    assert upright.height > upright.width
    assert lying.width > lying.height


def test_a_wish_is_for_a_date_and_a_view(haikou):
    shown = picture(haikou, wish("picture", {"view": "relations", "at": "2020"}, lang="en"))
    assert shown.view.date == "2020"
    assert shown.view.name == "relations"
    assert picture(haikou, wish("picture", {}, lang="zh")).scene.lang == "zh"


PLACES = {"haikou.public": "../a.html#公众"}


def test_boxes_lead_to_the_places_a_document_has(haikou):
    scene = picture(haikou, wish("picture", {}, lang="en")).scene
    linked = with_links(scene, lambda path: PLACES.get(path, ""))
    svg = embedded_svg(linked, "doc-")
    assert svg.count("<a ") == 1
    assert '<a href="../a.html#公众">' in svg
    place = box_ids(scene, "doc-")["haikou.public"]
    assert f'<g id="{place}" data-path="haikou.public">' in svg
    assert embedded_svg(with_links(scene, lambda path: "javascript:x"), "").count("<a ") == 0


def test_a_picture_of_one_theme_is_not_changed_by_the_page(haikou):
    dark = picture(haikou, wish("picture", {"theme": "dark"}, lang="en"))
    assert "<style>" not in embedded_svg(dark.scene, "a-")
    assert "light-dark(" in embedded_svg(picture(haikou, wish("picture", {}, lang="en")).scene, "")


class Texts(HTMLParser):
    """The tags and texts of a fragment."""

    def __init__(self):
        super().__init__()
        self.tags, self.texts, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.texts.append(data)


EVIL = '<script>alert("1")</script>|a\nb\u202e[x](javascript:y) `c` *d* &amp; https://e.example'


def test_hostile_text_stays_text_in_html():
    table = Table(EVIL, (EVIL,), (((Piece(EVIL, "p", "javascript:alert(1)"),),),), (Piece(EVIL),))
    seen = Texts()
    seen.feed(table_html(table, lambda path: f'"><b {path}', caption=EVIL))
    assert set(seen.tags) == {"table", "caption", "thead", "tbody", "tr", "th", "p"}
    assert seen.links == []
    assert sum('<script>alert("1")</script>|a b' in text for text in seen.texts) == 4


def read(markdown):
    seen = Texts()
    seen.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))
    return seen


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"]), min_size=1))
def test_any_text_stays_itself_in_a_markdown_cell(text):
    table = Table("", ("head",), (((Piece(text),),),))
    seen = read(table_markdown(table, lambda path: ""))
    assert set(seen.tags) == {"table", "thead", "tbody", "tr", "th", "td"}
    said = "".join(seen.texts).replace("\n", "").removeprefix("head")
    assert re.sub(r"\s+", " ", said).strip() == re.sub(r"\s+", " ", text).strip()


def test_hostile_text_stays_text_in_markdown():
    table = Table("", (EVIL,), (((Piece(EVIL, "p", "javascript:alert(1)"),),),), (Piece(EVIL),))
    seen = read(table_markdown(table, lambda path: "a b(c)|d"))
    assert set(seen.tags) == {"table", "thead", "tbody", "tr", "th", "td", "p"}
    assert seen.links == []
    assert read(f"x {escaped('www.e.example and a@b.example')}").links == []


def test_links_stand_in_both():
    table = Table("", ("h",), (((Piece("a", "p"), Piece(", "), Piece("b", "q", "https://b/")),),))
    where = {"p": "x.md#(1)"}.get
    assert read(table_markdown(table, lambda path: where(path, ""))).links == [
        "x.md#%281%29",
        "https://b/",
    ]
    seen = Texts()
    seen.feed(table_html(table, lambda path: where(path, "")))
    assert seen.links == ["x.md#(1)", "https://b/"]
    assert "".join(seen.texts).endswith("a, b\n\n")
