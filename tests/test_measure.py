"""Widths come from tables, and lines break where they may."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citydsl.render import wrap as module
from citydsl.render.measure import text_width
from citydsl.render.plain import plain
from citydsl.render.wrap import wrap

TEXTS = st.text("城市大脑，。、（）“”AIdata-/ 2+é😀👨\u200d👩中台", min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("城市", 20.0), ("，。“”", 40.0), ("A", 6.08), ("12", 11.1), ("e\u0301", 5.54), ("", 0.0)],
)
def test_widths(text, width):
    assert text_width(text, 10) == pytest.approx(width)


def test_an_emoji_is_wider_than_a_character():
    assert text_width("😀", 10) >= 10


def test_lines_are_balanced():
    assert wrap("智慧城市管理平台", 10, 70) == ("智慧城市", "管理平台")


def test_latin_words_break_at_spaces():
    assert wrap("Government work portal", 10, 90) == ("Government", "work portal")


def test_a_word_too_long_is_broken_by_force():
    lines = wrap("Supercalifragilistic", 10, 50)
    assert len(lines) > 1
    assert "".join(lines) == "Supercalifragilistic"


@pytest.mark.parametrize(
    "text", ["应用，场景，领域，", "（一网）（一端）（一码）", "“一屏”“一网”“一端”"]
)
@pytest.mark.parametrize("width", [30, 40, 50, 60])
def test_no_line_begins_or_ends_with_what_it_may_not(text, width):
    for line in wrap(text, 10, width):
        assert line[0] not in "，。、）”"
        assert line[-1] not in "（“"


@given(TEXTS, st.floats(13, 300))
def test_nothing_is_lost_and_no_line_is_too_wide(text, width):
    lines = wrap(text, 10, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert text_width(line, 10) <= width + 0.01 or len(line) == 1 or "\u200d" in line


@given(TEXTS, st.floats(13, 300))
def test_the_fewest_lines_are_kept_when_they_are_evened(text, width):
    assert wrap(text, 10, width) == wrap(text, 10, width)
    if text_width(text.strip(), 10) <= width and text_width(text, 10) <= width and text.strip():
        assert wrap(text, 10, width) == (text.strip(" "),)


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x00", "\x1b", "\n", "\ufeff", "\ud800"])
def test_plain_text_has_nothing_that_turns_or_breaks_a_line(char):
    assert plain(f"a{char}b") == "a b"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("电机产业大脑+未来工厂", 80, ("电机产业大脑+", "未来工厂")),
        ("一屏全域、一网一端办", 60, ("一屏全域、", "一网一端办")),
        ("市一体化在线政务服务平台", 80, ("市一体化在线", "政务服务平台")),
        ("全区统一超级工单中心", 70, ("全区统一", "超级工单中心")),
        ("“云上嘉善”信息化建设项目", 90, ("“云上嘉善”", "信息化建设项目")),
        ("规划 · 共118个，未逐一列名", 90, ("规划 · 共118个，", "未逐一列名")),
        ("A portal · 规划 · 在建", 90, ("A portal ·", "规划 · 在建")),
        ("城市信息模型(CIM)", 70, ("城市信息", "模型(CIM)")),
    ],
)
def test_lines_end_where_a_reader_pauses(text, width, lines):
    assert wrap(text, 10, width) == lines


def test_lines_stay_even_where_no_break_is_better():
    assert wrap("天地玄黄宇宙洪荒日月", 10, 60) == ("天地玄黄宇", "宙洪荒日月")


@given(TEXTS, st.floats(40, 300))
def test_better_breaks_take_no_more_lines(text, width):
    lines = wrap(text, 10, width)
    dropped = 10 * text_width(" ", 1) * text.count(" ")
    for one, two in pairwise(lines):
        assert text_width(one + two, 10) > width - dropped - 0.01


@given(st.text("城市大脑服务平台 AIdata-+，（）", min_size=2, max_size=30), st.floats(1, 12))
def test_two_lines_are_broken_where_the_search_over_all_breaks_would(text, limit):
    pieces = [part for piece in module._pieces(text) for part in module._forced(piece, limit)]
    if len(module._fill(pieces, limit)) != 2:
        return

    def cost(lines):
        start = next(at for at in range(len(pieces)) if module._line(pieces[: at + 1]) == lines[0])
        halves = (pieces[: start + 1], pieces[start + 1 :])
        widths = [
            sum(one.width for one in half) + sum(one.gap for one in half[1:]) for half in halves
        ]
        whole = sum(one.width + one.gap for one in pieces)
        ill = pieces[start + 1].cost * module._DEAR * (whole / 2) ** 2
        return sum(width * width for width in widths) + ill

    found, best = module._halves(pieces, limit), module._best(pieces, limit, 2)
    assert cost(found) == pytest.approx(cost(best))
