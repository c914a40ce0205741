"""Every text can be read on what it stands on, in every theme."""

from __future__ import annotations

import pytest

from citydsl.dsl.diff.changes import Mark
from citydsl.render.theme import THEMES, families

PAIRS = (
    *(("text", ground) for ground in ("fill", "group", "band", "ghost")),
    *(("soft", ground) for ground in ("fill", "group", "band", "ghost")),
    ("strip_text", "strip"),
    *(("slab_text", ground) for ground in ("slab", "slab_fill", "slab_group", "slab_strip")),
    *(("slab_soft", ground) for ground in ("slab", "slab_fill", "slab_group")),
    ("pillar_text", "pillar"),
    ("pillar_soft", "pillar"),
)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_contrast(theme):
    names = {token.partition(".")[0] for token in theme.colours} - {
        "page",
        "edge",
        "mark",
        "change",
    }
    pairs = [(f"{name}.{text}", f"{name}.{ground}") for name in names for text, ground in PAIRS]
    pairs += [(text, "page.fill") for text in ("page.text", "page.soft", "edge.text")]
    poor = {
        pair: round(contrast(theme.colour(pair[0]), theme.colour(pair[1])), 2)
        for pair in pairs
        if contrast(theme.colour(pair[0]), theme.colour(pair[1])) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_changes_stand_out_on_the_page(theme):
    marks = {token.rpartition("_")[0] for token in theme.colours if token.startswith("change.")}
    assert marks == {f"change.{mark.value}" for mark in Mark}
    found = {
        (mark, one, other): contrast(theme.colour(f"{mark}_{one}"), theme.colour(other))
        for mark in marks
        for one, other in (
            ("text", f"{mark}_fill"),
            ("sign", f"{mark}_stroke"),
            ("text", "page.fill"),
            ("stroke", "page.fill"),
            ("stroke", f"{mark}_fill"),
        )
    }
    least = {"stroke": 3.0, "text": 4.5, "sign": 4.5}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least[pair[1]]} == {}


def test_all_themes_name_the_same_colours():
    assert len({frozenset(theme.colours) for theme in THEMES.values()}) == 1


def test_what_a_user_declares_takes_colours_in_turn():
    found = families(["app", "桥", "brain", "extra1", *(f"x{n}" for n in range(6))])
    assert found["app"] == "app"
    assert [found["桥"], found["extra1"], found["x0"]] == ["extra1", "extra2", "extra3"]
    assert found["x4"] == found["桥"]
