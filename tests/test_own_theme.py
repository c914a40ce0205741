"""Users' own themes: read, checked, and used in every format that has colours."""

from __future__ import annotations

import re

import pytest

import citydsl
from citydsl.dsl.source import Source
from citydsl.render.contrast import contrast
from citydsl.render.own_theme import read_theme
from citydsl.render.theme import THEMES

CITY = 'city x "海口" {{ portal a "政务"; app b "交通"; a -> b; view v "图" {{ {} }} }}'
BRAND = 'base = "gov"\n[page]\ntext = "#003366"\n[hues]\napp = "#7a1fa2"\n[statuses]\nlive = "#0A7F3F"\n'


def read(text):
    return read_theme(Source(name="t.toml", text=text))


def said(text):
    found = read(text).diagnostics
    return [(one.rule.name, one.span.position.line, one.message.en) for one in found]


def test_what_a_theme_gives_differs_and_the_rest_is_its_base():
    theme = read(BRAND).value
    changed = {
        name for name, colour in theme.colours.items() if THEMES["gov"].colours[name] != colour
    }
    assert {name.split(".")[0] for name in changed} == {"page", "app", "mark"}
    assert theme.colour("app.strip") == "#7A1FA2"
    assert theme.colour("app.band") not in ("#7A1FA2", THEMES["gov"].colour("app.band"))
    assert theme.night["brain.strip"] == THEMES["dark"].colour("brain.strip")


def test_an_empty_theme_is_the_default():
    theme = read("").value
    assert theme.colours == THEMES["gov"].colours
    assert theme.night == THEMES["dark"].colours
    assert read('base = "print"').value.night == {}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("base = ", 1, "not valid TOML"),
        ('base = "gvo"', 1, "no theme `gvo`"),
        ("base = 3", 1, "no theme `3`"),
        ("zh = 3", 1, "`zh` must be a text"),
        ('colour = "#000000"', 1, "no key `colour`"),
        ('\n[hues]\nbrian = "#000000"', 3, "no key `brian`"),
        ('[hues]\napp = "blue"', 2, "`blue` is no colour"),
        ('[hues]\napp = "#12345"', 2, "`#12345` is no colour"),
        ("[hues]\napp = 5", 2, "`5` is no colour"),
        ('hues = "#000000"', 1, "`hues` must be a table"),
        ('[page]\nink = "#000000"', 2, "no key `ink`"),
        ('[statuses]\ndone = "#000000"', 2, "no key `done`"),
        ('base = "print"\n[hues]\napp = "#112233"', 2, "all grey"),
        ('[page]\ntext = "#000000"\n[hues]\n"text" = "#000000"', 4, "no key `text`"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_and_leaves_no_theme(text, line, words):
    ((rule, at, message),) = said(text)
    assert (rule, at) == ("bad-theme", line)
    assert words in message
    assert read(text).value is None


def test_a_misspelt_key_is_offered_the_right_one():
    (found,) = read('[hues]\nbrian = "#000000"').diagnostics
    assert found.help.en == "did you mean `brain`?"


@pytest.mark.parametrize(
    ("text", "line", "pair"),
    [
        ('[hues]\napp = "#7FDBFF"', 2, ("app.pillar_soft", "app.pillar")),
        ('[page]\nsoft = "#AAAAAA"', 1, ("page.soft", "page.fill")),
        ('base = "light"\n[hues]\ndata = "#FFEE00"', 3, ("data.slab_text", "data.slab_strip")),
    ],
)
def test_text_that_is_hard_to_read_is_told_with_its_contrast(text, line, pair):
    outcome = read(text)
    ((rule, at, message),) = said(text)
    assert (rule, at) == ("poor-contrast", line)
    assert f"`{pair[0]}` on `{pair[1]}`" in message
    colours = outcome.value.colours
    reached = float(re.search(r"contrast of ([\d.]+)", message)[1])
    assert reached == pytest.approx(contrast(*(colours[name] for name in pair)), abs=0.006)
    assert reached < 4.5


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("format", ["svg", "gv", "drawio", "html"])
def test_a_view_is_drawn_in_the_theme_it_names(run, spec, tmp_path, format):
    spec("themes/brand.toml", BRAND)
    path = spec("x.city", CITY.format('theme: "themes/brand.toml"'))
    assert run("check", path, "--severity", "warning").exit_code == 0
    result = run("render", path, "-f", format)
    assert result.exit_code == 0, result.output
    name = "x.html" if format == "html" else f"x.v.{format}"
    text = (tmp_path / "build" / name).read_text("utf-8").upper()
    assert "#7A1FA2" in text


def test_the_option_wins_over_the_view_and_the_view_over_the_project(run, spec, tmp_path):
    def strip():
        return re.search(r'fill="(#\w+)" class="f-app-strip"', drawn())[1]

    def drawn():
        return (tmp_path / "build" / "x.v.svg").read_text("utf-8")

    spec("citydsl.toml", '[theme]\nbase = "light"\n[theme.hues]\napp = "#0B5394"')
    spec("brand.toml", BRAND)
    path = spec("x.city", CITY.format(""))
    run("render", path, "-f", "svg")
    project = strip()
    assert project not in (THEMES["gov"].colour("app.strip"), THEMES["light"].colour("app.strip"))
    spec("x.city", CITY.format('theme: "brand.toml"'))
    run("render", path, "-f", "svg")
    assert strip() == "#7A1FA2"
    run("render", path, "-f", "svg", "--theme", "print")
    assert strip() == THEMES["print"].colour("app.strip")
    spec("other.toml", '[hues]\napp = "#224466"')
    assert run("render", path, "-f", "svg", "--theme", "other.toml").exit_code == 0
    assert strip() == "#224466"


def test_a_wrong_theme_on_the_command_line_draws_nothing(run, spec, tmp_path):
    path = spec("x.city", CITY.format(""))
    spec("bad.toml", '[hues]\napp = "blue"')
    result = run("render", path, "--theme", "bad.toml")
    assert result.exit_code == 1
    assert "bad.toml:2:1" in result.output
    assert not (tmp_path / "build").exists()
    assert run("render", path, "--theme", "gone.toml").exit_code == 1
    assert run("render", path, "--theme", "ligth").exit_code == 2


@pytest.mark.parametrize(
    ("theme", "rule"),
    [
        ('"gone.toml"', "missing-file"),
        ('"../outside.toml"', "outside-root"),
        ('"bad.toml"', "bad-theme"),
        ('"brand.tml"', "bad-value"),
        ("drak", "bad-value"),
    ],
)
def test_a_view_names_a_theme_inside_the_root(run, spec, tmp_path, theme, rule):
    (tmp_path.parent / "outside.toml").write_text(BRAND, "utf-8")
    spec("bad.toml", "[hues]\nx = 1")
    path = spec("x.city", CITY.format(f"theme: {theme}"))
    result = run("check", path, "--lang", "en")
    assert result.exit_code == 1
    assert rule in result.output


def test_the_settings_say_where_their_theme_is_wrong(run, spec):
    spec("citydsl.toml", '[theme.hues]\napp = "blue"')
    result = run("check", spec("x.city", CITY.format("")), "--lang", "en")
    assert "citydsl.toml:2:1: error[C704 bad-theme]" in result.output


def test_from_python_a_view_has_its_theme_too(spec):
    spec("brand.toml", BRAND)
    path = spec("x.city", CITY.format('theme: "brand.toml"'))
    assert "#7A1FA2" in citydsl.load(path).view("v").svg()
    text = path.read_text("utf-8")
    assert "#7A1FA2" in citydsl.loads(text, root=path.parent).view("v").svg()


def test_a_theme_that_changes_is_drawn_again_from_the_cache(run, spec, tmp_path):
    spec("brand.toml", BRAND)
    path = spec("x.city", CITY.format('theme: "brand.toml"'))
    for hue in ("#7A1FA2", "#224466"):
        spec("brand.toml", f'[hues]\napp = "{hue}"')
        for _ in range(2):
            assert run("render", path, "-f", "svg").exit_code == 0
            assert hue in (tmp_path / "build" / "x.v.svg").read_text("utf-8")
    for page, shape in (("a4", "0 0 1000 1414"), ("slide", "0 0 1600 900")):
        assert run("render", path, "-f", "svg", "--page", page).exit_code == 0
        assert shape in (tmp_path / "build" / "x.v.svg").read_text("utf-8")


def test_themes_go_to_other_processes(run, spec, tmp_path):
    spec("brand.toml", BRAND)
    for name in "ab":
        spec(f"{name}.city", CITY.format('theme: "brand.toml"').replace("city x", f"city {name}"))
    assert run("render", "-f", "svg", "--jobs", "2").exit_code == 0
    for name in "ab":
        assert "#7A1FA2" in (tmp_path / "build" / f"{name}.v.svg").read_text("utf-8")
