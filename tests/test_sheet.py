"""The fact sheet: what it says, what it leaves unsaid, and what it never lets through."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from urllib.parse import unquote

import pytest
from real_scenes import NAMES, compiled_case
from sheet_models import BARE, CASES, EMPTY, FULL, HOSTILE, Page, compiled, sheet

from citydsl.dsl.links import safe_link
from citydsl.dsl.model.quantity import Bound, Quantity
from citydsl.dsl.model.read_quantity import read_quantity
from citydsl.render.pages.both import in_lang
from citydsl.render.pages.policy import content_security_policy
from citydsl.render.sheet.links import paragraphs
from citydsl.render.sheet.quantities import date_words, reading
from citydsl.render.sheet.sheet import sheet_page

LANGS = ("zh", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_pages_are_well_formed(name, lang):
    page = Page(sheet(CASES[name], lang=lang))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    inside = {unquote(link[1:]) for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert [tag for tag, _ in page.tags].count("h1") == 1
    html = next(values for tag, values in page.tags if tag == "html")
    assert html["lang"] == {"zh": "zh-Hans", "en": "en"}[lang]


@pytest.mark.parametrize("lang", LANGS)
def test_same_input_same_bytes(lang):
    assert sheet(FULL, lang=lang) == sheet(FULL, lang=lang)


PAGES = [*CASES, *NAMES]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_both_languages_loses_nothing_of_either(name, lang):
    model = compiled(CASES[name]) if name in CASES else compiled_case(name).model
    city = model.cities[0]
    zh, en = (sheet_page(model, city, (), one, "") for one in LANGS)
    page = sheet_page(model, city, (), lang, "", both=True)
    assert page == (zh if lang == "zh" else en)
    assert (_told(page, "zh"), _told(page, "en")) == (zh, en)


def _told(value, lang):
    """A page object as it is in one of its languages."""
    if isinstance(value, str):
        return in_lang(value, lang)
    if isinstance(value, dict):
        return {key: _told(one, lang) for key, one in value.items()}
    if type(value) is tuple:
        return tuple(_told(one, lang) for one in value)
    if isinstance(value, tuple):
        return type(value)(*(_told(one, lang) for one in value))
    if is_dataclass(value):
        return replace(
            value, **{f.name: _told(getattr(value, f.name), lang) for f in fields(value)}
        )
    return value


@pytest.mark.parametrize("lang", LANGS)
def test_hostile_text_stays_text(lang):
    html = sheet(HOSTILE, lang=lang)
    page = Page(html)
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"img", "iframe", "b", "i", "em", "u"})
    *scripts, data = sorted(page.scripts, key=lambda script: "alert" in script)
    assert not any("alert" in script for script in scripts)
    assert set("<>&").isdisjoint(data)
    assert json.loads(data)["things"][0]["name"]
    assert not any(name.startswith("on") for _, values in page.tags for name in values)
    assert "alert(5)" in page.text
    assert "{{ 7*7 }}" in page.text
    assert "\u202e" not in html


@pytest.mark.parametrize(
    "link, kept",
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("mailto:a@example.org", True),
        ("other.html#x", True),
        ("../a/b.html", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("/\\example.org", False),
        ("file:///etc/passwd", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_links(link, kept):
    assert safe_link(link) == (link if kept else "")


def test_policy_allows_exactly_the_styles_and_scripts_of_the_page():
    html = sheet(FULL)
    page = Page(html)
    assert "default-src 'none'" in page.policy
    assert "unsafe" not in page.policy
    own = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", html, re.DOTALL)
    digests = {b64encode(sha256(text.encode()).digest()).decode() for text in own}
    assert set(re.findall(r"'sha256-([^']+)'", page.policy)) == digests
    assert [tag for tag, _ in page.tags].count("style") == 1
    assert not any("style" in values for _, values in page.tags)


def test_a_policy_without_styles_and_scripts_allows_none():
    assert "style-src 'none'; script-src 'none'" in content_security_policy([])
    assert content_security_policy([], ["x"]).count("sha256-") == 1


def test_formula_says_what_is_named_inferred_counted_and_open():
    text = Page(sheet(FULL)).text
    assert "1+2+10+N" in text
    assert "共 1 项，均已列名" in text
    assert "共 2 项，列名 1 项，推断 1 项" in text
    assert "另有 9 项未列名" in text
    assert "N 为开放项，来源未给出总数" in text


def test_facts_of_an_inner_city_are_never_its_parents():
    html = sheet(FULL)
    top, inner = html.split('class="city inner-city"')
    assert "118个居委" not in top
    assert "118个居委" in inner
    assert "乙区 · 微平台" in inner


def test_owner_of_a_fact_inside_an_element():
    assert "业务中台 · AI引擎" in Page(sheet(FULL)).text


def test_outcomes_say_what_they_lack():
    text = Page(sheet(FULL)).text
    assert "未给出基线" in text
    assert "未给出基线、时点" in text
    assert "理赔用时（40—50天 → 即时）" not in text


def test_readings_on_the_page():
    text = Page(sheet(FULL)).text
    assert "60,000个以下、接近" in text
    assert "由40至50天变为「即时」" in text
    assert "PB的数量级" in text
    assert "9大类（确数）；102项功能（确数）" in text


def test_what_the_source_does_not_mention_is_not_said_to_be_absent():
    text = Page(sheet(FULL)).text
    assert "未提及" in text
    assert "网络层 仅见于乙区" in text
    assert "层 无" not in text


def test_counted_elements_and_anomalies():
    html = sheet(FULL)
    text = Page(html).text
    assert "118 项均未列名" in text
    assert "“大城管”连写三次" in text
    assert 'href="#anomaly-1"' in html


def test_markdown_is_plain_paragraphs():
    assert paragraphs("第一段\n续行\n\n\nsecond\nline") == ("第一段续行", "second\nline")


@pytest.mark.parametrize("lang", LANGS)
def test_a_city_without_formula_and_figures_says_so(lang):
    page = Page(sheet(BARE, lang=lang), lang)
    said = {
        "zh": ("没有为本案例给出命名公式", "如实留白"),
        "en": ("no naming formula", "left blank"),
    }
    assert all(words in page.text for words in said[lang])
    assert [tag for tag, _ in page.tags].count("table") == 2


def test_an_empty_city_has_no_empty_table():
    page = Page(sheet(EMPTY, pictures=False))
    tags = [tag for tag, _ in page.tags]
    assert "table" not in tags
    assert "figure" not in tags
    assert "本页内容未注明出处" in page.text


def test_tables_have_captions_and_scopes():
    page = Page(sheet(FULL))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("table") == tags.count("caption") == 7
    assert all("scope" in values for tag, values in page.tags if tag == "th")


def test_english_page_marks_chinese():
    html = sheet(FULL, lang="en")
    assert "Alpha Brain" in html
    assert '<span lang="zh-Hans">近6万个</span>' in html
    assert "just below 60,000" in html


def test_way_home():
    assert 'href="index.html"' in sheet(BARE, home="index.html")
    assert "javascript:" not in sheet(BARE, home="javascript:alert(1)")


@pytest.mark.parametrize(
    "printed, zh, en",
    [
        ("118个", "118个（确数）", "118 (exact)"),
        ("近6万个", "60,000个以下、接近", "just below 60,000"),
        ("约30%", "约30%", "about 30%"),
        ("60多项", "多于60项", "more than 60"),
        ("1倍以上", "至少1倍", "at least 1 times (倍)"),
        ("不超过40天", "至多40天", "at most 40 days"),
        ("40—50天", "40至50天", "40 to 50 days"),
        ("PB级", "PB的数量级", "in the order of PB"),
        ("百万级", "百万（1,000,000）的数量级", "in the order of 1,000,000"),
        ("2018年10月", "2018年10月", "October 2018"),
        ("即时", "", ""),
    ],
)
def test_readings(printed, zh, en):
    (quantity,) = read_quantity(printed).quantities
    assert reading(quantity, "zh") == zh
    assert reading(quantity, "en") == en


@pytest.mark.parametrize("bound", Bound)
@pytest.mark.parametrize("low, high", [(1, 2), (None, 2), (1, None), (None, None)])
def test_every_quantity_has_a_reading(bound, low, high):
    quantity = Quantity(low=low, high=high, unit="个", bound=bound)
    assert all(isinstance(reading(quantity, lang), str) for lang in LANGS)


def test_dates():
    assert date_words("2018-10-04", "zh") == "2018年10月4日"
    assert date_words("2018-10-04", "en") == "4 October 2018"
    assert date_words("2018", "en") == "2018"
    assert date_words("soon", "zh") == "soon"


def test_importing_the_format_loads_no_template_engine():
    code = "import sys, citydsl.render.formats.html; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
