"""The overview: a card for each city, and nothing said that a source does not say."""

from __future__ import annotations

import pytest
from sheet_models import BARE, EMPTY, FULL, HOSTILE, Page, index

from citydsl.render.formats.html import index_html


@pytest.mark.parametrize("lang", ("zh", "en"))
def test_page_is_well_formed(lang):
    page = Page(index(FULL, BARE, EMPTY, HOSTILE, lang=lang))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert [tag for tag, _ in page.tags].count("h3") == 4


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
    assert "事实" not in text


def test_pictures_cannot_reach_each_other():
    page = Page(index(FULL, BARE))
    pictures = [values for tag, values in page.tags if tag == "img"]
    assert all(one["src"].startswith("data:image/svg+xml;base64,") for one in pictures)
    assert all(one["alt"] for one in pictures)
    assert "img-src data:" in page.policy


def test_hostile_text_stays_text():
    page = Page(index(HOSTILE))
    assert {tag for tag, _ in page.tags}.isdisjoint({"iframe", "b", "i", "u"})
    assert not any("alert" in script for script in page.scripts)
    assert not any(name.startswith("on") for _, values in page.tags for name in values)


def test_no_cities():
    assert "还没有案例" in Page(index_html([])).text


def test_same_input_same_bytes():
    assert index(FULL, BARE) == index(FULL, BARE)
