"""A case beside a reference model: filled, counted or not mentioned, never absent."""

from __future__ import annotations

import re

from citydsl.dsl.compile import compile_text
from citydsl.dsl.views.against import against

SPEC = """
reference tiny "小模型" {
  row top "应用层" { layers: app }
  row rest "其余" { layers: data, infra }
  row deep "感知" { layers: sensing }
  row side "标准" { pillars: standard }
}
city x "城" {
  formula "3+1+N" = 3 data_set() + 1 standard_system(one) + N app
  app a "甲" { engine part "部分" }
  standard_system one "一套标准"
  portal gate "门户"
  programme many "工程" { count: 7 }
  city y "区" { app b "乙" }
}
"""


def coverage(name="tiny"):
    model = compile_text(SPEC).model
    return against(model, model.cities[0], model.vocabulary.references[name])


def test_each_row_says_what_fills_it():
    rows = {
        filling.row.id: (
            filling.state,
            [element.label for element in filling.elements],
            [(one.number, one.labels.zh) for one in filling.counted],
        )
        for filling in coverage().fillings
    }
    assert rows == {
        "top": ("filled", ["甲", "部分", "乙"], []),
        "rest": ("unnamed", [], [(3, "数据")]),
        "deep": ("unmentioned", [], []),
        "side": ("filled", ["一套标准"], []),
    }


def test_what_has_no_row_is_said_too():
    result = coverage()
    assert [element.label for element in result.outside] == ["门户"]
    assert [(one.number, one.labels.zh) for one in result.outside_counted] == [(7, "工程")]


def test_the_shipped_model_has_five_rows_and_three_pillars():
    reference = compile_text(SPEC).model.vocabulary.references["five_layer"]
    assert [row.labels.zh for row in reference.rows if row.layers] == [
        "智慧应用层",
        "数据及服务支撑层",
        "计算与存储层",
        "通信网络层",
        "物联感知层",
    ]
    assert [row.labels.zh for row in reference.rows if row.pillars] == [
        "安全保障体系",
        "建设和运营管理体系",
        "标准规范体系",
    ]
    assert "未经核对" in reference.describe


def test_check_lays_cities_beside_a_reference_model(run, spec):
    spec("x.city", SPEC)
    result = run("check", "x.city", "--against", "tiny", "--lang", "en")
    assert "城 beside 小模型\n  ■ 应用层: filled: 甲, 部分, 乙\n" in result.output
    assert "  □ 其余: counted, not named: 3 × Data set\n" in result.output
    assert "  · 感知: not mentioned\n" in result.output
    assert "未提及" in run("check", "x.city", "--against", "tiny", "--lang", "zh").output


def test_an_unknown_reference_model(run, spec):
    spec("x.city", SPEC)
    result = run("check", "x.city", "--against", "five_layers")
    assert result.exit_code == 2
    assert "`five_layer`" in result.output


def page(run, tmp_path, *args):
    result = run("render", "x.city", "--against", "tiny", "-o", "out", "--no-cache", *args)
    assert result.exit_code == 0, result.output
    return (tmp_path / "out/x.against-tiny.html").read_text("utf-8")


def rows(html):
    """The rows of the page: name, state and what is there, in Chinese."""
    shown = re.sub(r'<span class="en"[^>]*>.*?</span>', "", html)
    found = re.findall(
        r'<tr class="row-(\w+)">.*?row-name">(.*?)</span>(.*?)</tr>', shown, re.DOTALL
    )
    plain = [[re.sub(r"<[^>]+>", "", part) for part in row] for row in found]
    return {name: (state, " ".join(rest.split())) for state, name, rest in plain}


def test_render_makes_a_page_row_by_row(run, spec, tmp_path):
    spec("x.city", SPEC)
    html = page(run, tmp_path)
    told = rows(html)
    assert {name: state for name, (state, _) in told.items()} == {
        "应用层": "filled",
        "其余": "unnamed",
        "感知": "unmentioned",
        "标准": "filled",
    }
    assert "甲含部分" in told["应用层"][1]
    assert "乙在区" in told["应用层"][1]
    assert "3 × 数据" in told["其余"][1]
    assert "未提及" in told["感知"][1]
    outside = html[html.index('id="outside"') :]
    assert "门户" in outside
    assert "7 × " in outside


def test_the_page_and_the_sheet_lead_to_each_other(run, spec, tmp_path):
    spec("x.city", SPEC)
    html = page(run, tmp_path)
    sheet = (tmp_path / "out/x.html").read_text("utf-8")
    assert 'href="x.against-tiny.html"' in sheet
    (link,) = set(re.findall(r'href="x\.html#(at-x\.one)"', html))
    assert f'id="{link}"' in sheet
    (tmp_path / "out/x.html").unlink()
    assert 'href="x.html' not in page(run, tmp_path, "-f", "svg")


def test_render_beside_an_unknown_reference_model(run, spec):
    spec("x.city", SPEC)
    result = run("render", "x.city", "--against", "tinny", "--no-cache", "--lang", "en")
    assert result.exit_code == 1
    assert "no reference model `tinny`: did you mean `tiny`?" in result.output
