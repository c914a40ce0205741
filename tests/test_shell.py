"""The shell of the pages: two languages at once, templates of the user's own, data for scripts."""

from __future__ import annotations

import pytest
from sheet_models import FULL, Page, sheet

from citydsl.render.pages.both import Both, both
from citydsl.render.pages.shell import inert
from citydsl.render.sheet.page import Badge, Member

CITY = 'city a "甲市大脑" { en: "Alpha"; app x "一个应用" }\n'


def test_both_lays_pages_over_each_other():
    page = both((Badge("成效", "outcome"), 3, None), (Badge("outcome", "outcome"), 3, None), "en")
    assert page[0].text == "outcome"
    assert (page[0].text.zh, page[0].text.en) == ("成效", "outcome")
    assert type(page[0].tone) is str
    assert page[1:] == (3, None)


@pytest.mark.parametrize(
    "zh, en",
    [
        (("a",), ("a", "b")),
        (Badge("a", "b"), Member("a", "b")),
        ({"a": 1}, {"b": 1}),
        (1, 2),
        ("a", None),
    ],
)
def test_both_takes_only_what_is_alike(zh, en):
    with pytest.raises(ValueError, match=r"alike|zip"):
        both(zh, en)


def test_a_text_starts_in_the_language_asked_for():
    assert Both("海口", "Haikou") == "海口"
    assert Both("海口", "Haikou", "en") == "Haikou"


def test_every_page_holds_both_languages():
    html = sheet(FULL)
    assert "甲市大脑" in Page(html, "zh").text
    assert "共 1 项，均已列名" in Page(html, "zh").text
    assert "1 in all, all named" in Page(html, "en").text
    assert "均已列名" not in Page(html, "en").text


def test_data_for_scripts_ends_no_script():
    assert inert("</script><!--&") == "\\u003c/script\\u003e\\u003c!--\\u0026"


def _render(run, spec, **files):
    spec("specs/a.city", CITY)
    for name, text in files.items():
        spec("mine/" + name.replace("__", "."), text)
    return run("render", "specs", "-f", "html", "-o", "out", "--templates", "mine", "--lang", "en")


def test_templates_of_ones_own_go_before_ours(run, spec, tmp_path):
    extended = (
        '{% extends "citydsl/sheet.html.j2" %}{% block after %}<p id="mine">{{ page.title }}</p>'
        "{% endblock %}"
    )
    result = _render(run, spec, sheet__html__j2=extended, custom__css="p{color:red}")
    assert result.exit_code == 0, result.output
    html = (tmp_path / "out/a.html").read_text("utf-8")
    assert '<p id="mine">Alpha · Fact sheet</p>' in html
    assert "p{color:red}" in html
    assert 'id="mine"' not in (tmp_path / "out/index.html").read_text("utf-8")


def test_a_template_prints_texts_escaped_and_markup_as_it_is(run, spec, tmp_path):
    text = (
        '{% set nasty = "a\u202e<b>" %}{{ nasty }}|{{ nasty|t }}|{{ "<i>"|safe }}|{{ 1.5 }}|'
        "{% autoescape false %}{{ nasty }}{% endautoescape %}|"
        '{{ words["skip"] == words.skip }}|{{ attr("title", words.skip) }}'
    )
    result = _render(run, spec, sheet__html__j2=text)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/a.html").read_text("utf-8") == (
        'a &lt;b&gt;|a &lt;b&gt;|<i>|1.5|a <b>|True| title="Skip to the content"'
        ' data-zh-title="跳到正文" data-en-title="Skip to the content"'
    )


@pytest.mark.parametrize(
    "text, where, why",
    [
        ("a\n{% if %}", "mine/sheet.html.j2:2", "Expected"),
        ("a\n\n{{ page.nothing }}", "mine/sheet.html.j2:3", "nothing"),
        ("{{ 1 / 0 }}", "mine/sheet.html.j2:1", "division by zero"),
        ('{% include "gone.j2" %}', "mine/sheet.html.j2:1", "gone.j2"),
        ("{{ page.__class__.__mro__ }}", "mine/sheet.html.j2:1", "unsafe"),
        ('{% extends "sheet.html.j2" %}', "mine/sheet.html.j2", "recursion"),
    ],
)
def test_a_wrong_template_is_reported_where_it_is_wrong(run, spec, text, where, why):
    result = _render(run, spec, sheet__html__j2=text)
    assert result.exit_code == 1
    assert where in result.output
    assert why in result.output
    assert "Traceback" not in result.output


def test_a_template_that_is_no_text(run, spec, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/sheet.css").write_bytes(b"\xff\xfe")
    result = _render(run, spec)
    assert result.exit_code == 1
    assert "mine/sheet.css" in result.output


def test_a_folder_of_templates_that_is_not_there(run, spec):
    spec("specs/a.city", CITY)
    assert run("render", "specs", "--templates", "nowhere").exit_code == 2
