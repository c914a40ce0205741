"""Comparing cities: what is the same, what each format holds, what is refused."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import openpyxl
import pytest
from sheet_models import BARE, CASES, EMPTY, FULL, HOSTILE, Page, compiled

from citydsl.dsl.compare.alike import alike, normal
from citydsl.dsl.compare.case import Case
from citydsl.dsl.compare.compare import SECTIONS, compare
from citydsl.dsl.compare.model import State
from citydsl.render.compare.csv import inert
from citydsl.render.compare.table import FORMATS, Wanted

ROOT = Path(__file__).parent.parent
SPECS = ROOT / "specs"
generated = runpy.run_path(str(ROOT / "bench" / "generate.py"))["spec"]
BY_ID = {format.id: format for format in FORMATS}


def cities(*texts):
    """Cities of specs, each with its model."""
    models = [compiled(text) for text in texts]
    return [(model, city) for model in models for city in model.cities]


def data(*texts, sections=()):
    """A comparison as its JSON says it."""
    return json.loads(BY_ID["json"].write(compare(cities(*texts), sections), Wanted()))


def rows_of(section, *texts):
    """The rows of one section by id."""
    return {row["id"]: row for row in data(*texts, sections=(section,))["sections"][0]["rows"]}


def simple(id, body, source='source p "某报"'):
    return f'{source}\ncity {id} "{id}市" @p "第1页" {{\n{body}\n}}\n'


ALL = (FULL, BARE, EMPTY, HOSTILE)


# What is the same


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("数据中台", "“数据中台”", True),
        ("ＡＩ 引擎", "AI引擎", True),
        ("App", "APP", True),
        ("数据中台", "数据平台", False),
        ("一网统管", "一网通办", False),
    ],
)
def test_names_differ_by_more_than_how_they_are_set(one, other, same):
    assert (normal(one) == normal(other)) is same


def test_an_alias_makes_two_names_one():
    texts = (
        simple("a", 'brain x "城管智脑" { alias: "城管大脑" }'),
        simple("b", 'brain y "城管大脑"'),
        simple("c", 'brain z "智脑"'),
    )
    cases = [Case(model, city, {}) for model, city in cities(*texts)]
    groups = alike(cases, lambda case, one: True)
    assert [(group.labels.zh, group.cities) for group in groups] == [("城管智脑", 2), ("智脑", 1)]


def test_a_row_that_sorts_is_not_silent_about_who_stands_in_another():
    outcome = 'app x "应用" { fact "效率": "30%" { class: outcome; baseline: "2019年" } }'
    rows = rows_of("q07-outcomes", simple("a", outcome), simple("b", 'app y "应用"'))
    assert rows["no-baseline"]["cells"]["a"]["state"] == "none_of_this_sort"
    assert rows["no-baseline"]["cells"]["b"]["state"] == "not_mentioned"
    assert rows["no-period"]["cells"]["a"]["state"] == "named"


def test_figures_of_one_subject_and_unit_are_comparable():
    fact = 'fact "用户": "{}" {{ class: scale; status: live }}'
    rows = rows_of(
        "figures-side-by-side", simple("a", fact.format("5万户")), simple("b", fact.format("6万户"))
    )
    assert rows["people-count"]["note"]["zh"] == "单位、事项、状态相同，可比"


def test_figures_of_several_units_are_turned_only_where_that_is_certain():
    texts = [
        simple(id, f'fact "办理用时": "{printed}" {{ class: outcome }}')
        for id, printed in (("a", "3天"), ("b", "48小时"), ("c", "2个月"))
    ]
    rows = rows_of("figures-side-by-side", *texts)
    details = [
        [detail["zh"] for detail in rows["duration-time"]["cells"][id]["entries"][0]["details"]]
        for id in ("a", "b")
    ]
    assert details == [["办理用时", "= 259,200 秒"], ["办理用时", "= 172,800 秒"]]
    assert set(rows) == {"duration-time", "duration-calendar"}
    assert "不可换算" in rows["duration-calendar"]["note"]["zh"]


def test_orders_of_magnitude_stay_apart_from_counts():
    rows = rows_of(
        "q15-data",
        simple("a", 'data_lake d "湖" { fact "数据量": "PB级数据" { class: scale } }'),
        simple("b", 'data_lake d "湖" { fact "数据量": "6亿条数据" { class: scale } }'),
    )
    assert set(rows) == {"data-bytes", "data-count"}
    assert "字节" in rows["data-count"]["note"]["zh"]


def test_a_city_inside_another_keeps_its_facts():
    rows = rows_of("q10-places", FULL, BARE)
    [one] = rows["inner"]["cells"]["alpha"]["entries"]
    assert (one["text"]["zh"], one["city"]) == ("118个居委", "alpha.beta")
    assert {"zh": "属于乙区", "en": "of Beta"} in one["details"]


def test_two_sources_of_one_id_are_told_apart():
    other = 'source p "另一报"'
    made = data(
        simple("a", 'app x "一" @p "第1页"'),
        simple("b", 'app x "一" @p "第2页"', source=other),
        simple("c", 'app x "一" @p "第3页"'),
    )
    assert [(one["key"], one["labels"]["zh"]) for one in made["sources"]] == [
        ("p", "某报"),
        ("p-2", "另一报"),
    ]
    row = next(s for s in made["sections"] if s["id"] == "named-alike")["rows"][0]
    keys = [row["cells"][id]["entries"][0]["cites"][0]["source"] for id in "abc"]
    assert keys == ["p", "p-2", "p"]


def test_cities_of_one_name_are_told_apart():
    text = 'city {} "甲市" {{ app x "一" }}\n'
    made = data(text.format("a"), text.format("b"))
    assert [column["labels"]["zh"] for column in made["columns"]] == ["甲市（a）", "甲市（b）"]


def test_every_cell_of_every_section_says_something():
    made = compare(cities(*ALL))
    assert [section.id for section in made.sections] == list(SECTIONS)
    for section in made.sections:
        assert len({row.id for row in section.rows}) == len(section.rows)
        for row in section.rows:
            assert len(row.cells) == len(made.columns)
            for cell in row.cells:
                assert bool(cell.entries) is (cell.state not in (State.SILENT, State.ELSEWHERE))
                assert all(any(entry.text) for entry in cell.entries)


def test_each_question_has_a_section_named_after_it():
    made = compare(cities(FULL, BARE))
    named = {int(id[1:3]) for id in SECTIONS if re.match(r"q\d\d-", id)}
    assert named == set(range(1, 27))
    for section in made.sections:
        if section.id.startswith("q"):
            assert int(section.id[1:3]) in section.questions


@pytest.mark.parametrize("page", ["docs/compare.md", "docs/zh/compare.md"])
def test_the_docs_list_every_section(page):
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    assert [id for id in listed if "-" in id or id in SECTIONS] == list(SECTIONS)


# What each format holds


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.id)
def test_same_cities_same_bytes(format, lang):
    one, other = (format.write(compare(cities(*ALL)), Wanted(lang)) for _ in range(2))
    assert one == other


def test_same_bytes_whatever_the_hash_seed(tmp_path):
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "citydsl", "compare", str(SPECS), "--lang", "zh"]
        command += ["-f", "html,csv,xlsx,json,md,text", "-o", str(tmp_path / seed)]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, env=env, cwd=ROOT, check=True, capture_output=True)
    for file in sorted((tmp_path / "1").iterdir()):
        assert file.read_bytes() == (tmp_path / "2" / file.name).read_bytes(), file.name


def test_json_keeps_to_its_schema():
    schema = json.loads((ROOT / "docs/compare.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for texts in (ALL, (FULL, FULL.replace("city alpha", "city second"))):
        jsonschema.validate(data(*texts), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data(*ALL), "more": 1}, schema)


def test_links_lead_to_places_that_are_there(run, tmp_path):
    for number, text in enumerate(CASES.values()):
        (tmp_path / f"{number}.city").write_text(text, "utf-8")
    run("render", ".", "-f", "html", "-o", "out")
    result = run("compare", ".", "-f", "json,html", "-o", "out", "--sheets", ".")
    assert result.exit_code == 0, result.output
    pages = {file.name: Page(file.read_text("utf-8")) for file in (tmp_path / "out").glob("*.html")}
    made = json.loads((tmp_path / "out/compare.json").read_text("utf-8"))
    links = {
        entry["link"]
        for section in made["sections"]
        for row in section["rows"]
        for cell in row["cells"].values()
        for entry in cell["entries"]
    } | {link for link in pages["compare.html"].links if not link.startswith(("#", "http"))}
    assert len(links) > 30
    for link in links:
        page, _, anchor = link.removeprefix("./").partition("#")
        assert page in pages, link
        assert not anchor or unquote(anchor) in pages[page].ids, link


def test_sheets_may_stand_elsewhere(run, spec):
    spec("a.city", BARE)
    spec("b.city", EMPTY)
    result = run("compare", ".", "-f", "md", "--sheets", "https://example.org/x/")
    assert "(https://example.org/x/bare.html#at-bare)" in result.stdout
    result = run("compare", ".", "-f", "md", "--sheets", "javascript:alert(1)")
    assert result.exit_code == 2
    assert "no folder or address" in result.output


@pytest.mark.parametrize("lead", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "  =1"])
def test_no_cell_of_a_csv_is_a_formula(lead):
    assert inert(lead).startswith("'")
    first = simple("a", f'app x "{lead}"').replace("\t", "\\t")
    text = BY_ID["csv"].write(compare(cities(first, BARE)), Wanted("zh"))
    cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
    assert any(cell.startswith("'") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in cells)


def test_csv_has_a_column_for_each_city_and_says_who_is_silent(run):
    result = run("compare", SPECS, "-f", "csv", "--lang", "zh", "--section", "q01")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    [row] = [row for row in rows if row["事项"] == "数据中台"]
    assert row["海口城市大脑"] == "数据中台（已建成） [L45]"
    assert row["云上嘉善"] == "未提及"
    assert len(row) == 14


def test_a_workbook_holds_texts_only():
    formula = simple("a", 'app x "=HYPERLINK(1)"')
    content = BY_ID["xlsx"].write(compare(cities(formula, *ALL)), Wanted("zh"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)


def test_a_workbook_is_ready_to_read():
    content = BY_ID["xlsx"].write(compare(cities(FULL, BARE)), Wanted("zh"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["数据中台与其他中台"]
    assert sheet.freeze_panes == "B2"
    assert [cell.value for cell in sheet[1]] == ["事项", "甲市大脑", "云上丙县", "说明"]
    assert sheet["A2"].value == "数据中台"
    assert sheet["B2"].hyperlink.target == "alpha.html"
    assert sheet["B2"].hyperlink.location == "at-alpha.data"
    assert sheet["C2"].value == "未提及"
    everything = book["逐条"]
    assert everything.auto_filter.ref.startswith("A1:K")
    header = [cell.value for cell in everything[1]]
    assert header[:4] == ["小节", "事项", "城市", "提及方式"]


def test_without_the_package_a_workbook_names_the_extra(run, spec, monkeypatch):
    spec("a.city", BARE)
    spec("b.city", EMPTY)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run("compare", ".", "-f", "xlsx", "-o", "out")
    assert result.exit_code == 1
    assert "pip install 'citydsl[xlsx]'" in result.output
    assert not Path("out").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_stays_text(lang):
    comparison = compare(cities(HOSTILE, FULL))
    html = BY_ID["html"].write(comparison, Wanted(lang))
    page = Page(html)
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"img", "iframe", "b", "em", "u"})
    assert not any(name.startswith("on") for _, values in page.tags for name in values)
    assert html.count("<script") == 2
    assert "\u202e" not in html
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    markdown = BY_ID["md"].write(comparison, Wanted(lang))
    assert not re.search(r"(?<!\\)<(?!br>)", markdown)
    assert "\u202e" not in BY_ID["text"].write(comparison, Wanted(lang))


def test_markdown_tables_have_as_many_cells_as_heads():
    tricky = simple("a", 'app x "一|二\\n三 [a](b) *c* `d`"')
    text = BY_ID["md"].write(compare(cities(tricky, *ALL)), Wanted("zh"))
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows} == {len(ALL) + 3}


# Fifty


@pytest.fixture(scope="module")
def fifty():
    return compare(cities(*(generated(50, 60, city=f"c{n}", facts=10, seed=n) for n in range(50))))


def test_fifty_cities_make_a_page_of_bounded_size(fifty):
    html = BY_ID["html"].write(fifty, Wanted("zh"))
    assert len(fifty.columns) == 50
    assert len(html.encode()) < 5_000_000
    assert html.count('<th scope="col" class="c49"') > 10


def test_what_the_page_leaves_out_is_counted(fifty):
    html = BY_ID["html"].write(fifty, Wanted("zh"))
    row = next(one for one in fifty.sections if one.id == "q11-layers").rows
    longest = max(len(cell.entries) for one in row for cell in one.cells)
    assert longest > 8
    assert f"另有{longest - 8}项" in html


def test_a_city_twice_as_large_makes_twice_the_work():
    sizes = [
        sum(
            len(cell.entries)
            for section in compare(
                cities(*(generated(n, n, city=f"c{i}", facts=n, seed=i) for i in range(4)))
            ).sections
            for row in section.rows
            for cell in row.cells
        )
        for n in (20, 40, 80)
    ]
    assert sizes[1] <= 2.3 * sizes[0]
    assert sizes[2] <= 2.3 * sizes[1]


# The command line


def test_the_terminal_gets_a_table_of_who_says_what(run):
    result = run("compare", SPECS, "--lang", "zh", "--section", "q16")
    assert result.exit_code == 0
    assert "阿里云  1/10" in result.stdout
    assert "● 重庆南岸区智慧城市管理  阿里云（关联智慧城管云平台） [L35]" in result.stdout
    assert "· 未提及：其余9个城市" in result.stdout


def test_cities_are_picked_in_the_order_asked_for(run):
    args = ("--city", "nanan", "--city", "haikou", "-f", "json", "--section", "overview")
    made = json.loads(run("compare", SPECS, *args).stdout)
    assert [column["id"] for column in made["columns"]] == ["nanan", "haikou"]


@pytest.mark.parametrize(
    "args, said",
    [
        (("--city", "haiku", "--city", "nanan"), "haikou"),
        (("--city", "haikou"), "1 city to compare; it takes 2 to 50"),
        (("--section", "q99"), "no section `q99`"),
        (("-f", "doc"), "unknown format `doc`"),
        (("-f", ","), "no format named"),
    ],
)
def test_a_wrong_call_says_what_to_do(run, args, said):
    result = run("compare", SPECS, *args)
    assert result.exit_code == 2
    assert said in result.output


def test_more_than_fifty_are_refused(run, spec):
    for number in range(51):
        spec(f"{number}.city", f'city c{number} "城{number}" {{ app x "一" }}\n')
    result = run("compare", ".")
    assert result.exit_code == 2
    assert "51 cities to compare; it takes 2 to 50" in result.output


def test_a_broken_spec_is_told_and_left_out(run, spec):
    spec("a.city", BARE)
    spec("b.city", EMPTY)
    spec("c.city", 'city c "丙" { appp x "一" }')
    result = run("compare", ".", "-f", "json")
    assert result.exit_code == 1
    assert "c.city" in result.stderr
    assert len(json.loads(result.stdout)["columns"]) == 2


def test_two_cities_of_one_id(run, spec):
    spec("a.city", BARE)
    spec("b.city", BARE)
    spec("c.city", EMPTY)
    result = run("compare", ".", "-f", "json", "--lang", "en")
    assert result.exit_code == 1
    assert "two files declare a city `bare`" in result.stderr


def test_the_name_of_a_file_chooses_the_format(run, spec, tmp_path):
    spec("a.city", BARE)
    spec("b.city", EMPTY)
    assert run("compare", ".", "-o", "deep/x.xlsx").stdout == "deep/x.xlsx\n"
    assert (tmp_path / "deep/x.xlsx").read_bytes().startswith(b"PK")
    assert run("compare", ".", "-f", "md,csv", "-o", "two", "-q").stdout == ""
    assert sorted(path.name for path in (tmp_path / "two").iterdir()) == [
        *("compare.csv", "compare.md"),
    ]
    assert run("compare", ".", "-f", "html").stdout == "build/compare.html\n"


def test_a_place_that_cannot_be_written(run, spec):
    spec("a.city", BARE)
    spec("b.city", EMPTY)
    spec("file", "x")
    result = run("compare", ".", "-f", "md,csv", "-o", "file/deep", "--lang", "en")
    assert result.exit_code == 1
    assert "cannot write" in result.stderr


def test_a_template_of_ones_own(run, spec):
    spec("a.city", BARE)
    spec("b.city", EMPTY)
    spec("mine/custom.css", "p{color:red}")
    run("compare", ".", "-f", "html", "-o", "x.html", "--templates", "mine")
    assert "p{color:red}" in Path("x.html").read_text("utf-8")
    spec("mine/compare.html.j2", "{% if %}")
    result = run("compare", ".", "-f", "html", "-o", "y.html", "--templates", "mine")
    assert result.exit_code == 1
    assert "mine/compare.html.j2:1" in result.stderr
