"""The overview: a card for each city, and nothing said that a source does not say."""

from __future__ import annotations

import json
import re

import pytest
from sheet_models import BARE, EMPTY, FULL, HOSTILE, Page, compiled, index

from citydsl.render.formats.html import IndexEntry, index_entry, index_html
from citydsl.render.sheet.index_data import index_data


@pytest.mark.parametrize("lang", ("zh", "en"))
def test_page_is_well_formed(lang):
    page = Page(index(FULL, BARE, EMPTY, HOSTILE, lang=lang))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert [values.get("class") for _, values in page.tags].count("case") == 4


def test_cards_in_the_order_given():
    page = Page(index(FULL, BARE))
    assert page.links == ["#main", "alpha.html", "bare.html"]
    assert Page(index(BARE, FULL)).links == ["#main", "bare.html", "alpha.html"]


def test_card_of_a_full_city():
    text = Page(index(FULL)).text
    for words in ("甲市大脑", "甲省甲市", "地级市", "1+2+10+N", "40—50天", "含乙区"):
        assert words in text


def test_card_of_a_bare_city_shows_no_zero():
    text = Page(index(BARE)).text
    assert "未给出公式" in text
    assert "来源未给出数字" in text
    assert "构件 1" in text
    assert not re.search(r"事实 \d", text)


def test_pictures_cannot_reach_each_other():
    page = Page(index(FULL, BARE))
    pictures = [values for tag, values in page.tags if tag == "img"]
    assert all(one["src"].startswith("data:image/svg+xml;base64,") for one in pictures)
    assert all(one["alt"] for one in pictures)
    assert "img-src data:" in page.policy


def test_hostile_text_stays_text():
    page = Page(index(HOSTILE))
    assert {tag for tag, _ in page.tags}.isdisjoint({"iframe", "b", "i", "u"})
    data = [script for script in page.scripts if "alert" in script]
    assert len(data) == 1
    assert "<" not in data[0]
    assert "alert" not in page.policy
    assert not any(name.startswith("on") for _, values in page.tags for name in values)


def test_no_cities():
    assert "还没有案例" in Page(index_html([])).text


def test_same_input_same_bytes():
    assert index(FULL, BARE) == index(FULL, BARE)


def entry(text):
    model = compiled(text)
    return index_entry(model, model.cities[0], f"{model.cities[0].id}.html", "")


def test_entries_may_come_back_as_lists():
    """As they do from the cache."""
    entries = [entry(FULL), entry(BARE)]
    back = [IndexEntry(*json.loads(json.dumps(one))) for one in entries]
    assert index_html(back) == index_html(entries)


def test_what_is_searched():
    text, left_out = index_data([entry(FULL), entry(BARE)])
    data = json.loads(text)
    assert left_out == ()
    numbers, city, elements, facts = data["cities"][0]
    words = [data["words"][number] for number in numbers]
    assert city["href"] == "alpha.html"
    assert [name[:3] for name in city["names"]] == [
        ["甲市大脑", "Alpha Brain", ""],
        ["乙区", "Beta", ".beta"],
    ]
    assert "1+2+10+N" in city["names"][0][4]
    found = {row[0]: row for row in elements}
    assert found["数据中台"][:3] == ["数据中台", "Data platform", ".data"]
    layer, kind, status = (words[one] for one in city["things"][found["AI引擎"][3]])
    assert [layer[1], kind[1], status[1]] == ["brain", "engine", "pilot"]
    assert "某厂商" in found["政务云"][4]
    wait = next(row for row in facts if row[0] == "理赔用时")
    assert wait[1] == "40—50天 → 即时"
    assert words[city["claims"][wait[3]][0]][:2] == ["class", "outcome"]
    assert next(row for row in facts if row[0] == "居委")[4] == "乙区 · 微平台"


def test_the_same_value_of_two_cities_is_one():
    text, _ = index_data([entry(FULL), entry(BARE), entry(EMPTY)])
    words = [tuple(word[:4]) for word in json.loads(text)["words"]]
    assert len(words) == len(set(words))
    assert ("level", "", "未提及", "not mentioned") in words


def test_too_many_rows_are_left_out_and_it_is_said():
    one = entry(FULL)
    long = one._replace(elements=json.dumps([["长" * 100_000, "", "", 0, ""]], ensure_ascii=False))
    many = [long] * 60
    text, left_out = index_data(many)
    assert left_out == ("elements",)
    assert all(city[2] == [] and city[3] for city in json.loads(text)["cities"])
    page = Page(index_html(many)).text
    assert f"搜索不含构件（共 {60 * one.counts[0]} 项）" in page
    assert "搜索不含" not in Page(index_html([one])).text
