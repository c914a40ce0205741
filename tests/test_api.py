"""The Python API: what a script or a notebook does with specs."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import citydsl

ROOT = Path(__file__).resolve().parent.parent
HAIKOU = ROOT / "specs" / "haikou.city"
BROKEN = 'city x "X" {\n  portal a "A"\n  b -> a\n}\n'

PUBLIC = {
    "Look": {"first", "lang", "page", "scale", "theme", "themes"},
    "Picture": {"look", "save", "scene", "svg", "to", "view"},
    "Spec": {"check", "cities", "compiled", "model", "render", "report", "view", "views"},
    "SpecError": {"add_note", "args", "with_traceback"},
    "load": {"path", "root"},
    "loads": {"name", "root", "text"},
}
"""Everything promised to users: it grows here, on purpose, or not at all."""


def _offered(name: str) -> set[str]:
    thing = getattr(citydsl, name)
    if inspect.isclass(thing):
        named = {*dir(thing), *getattr(thing, "__dataclass_fields__", {})}
        tuples = {"count", "index"} if issubclass(thing, tuple) else set()
        return {one for one in named if not one.startswith("_")} - tuples
    return set(inspect.signature(thing).parameters)


def test_the_public_names_are_the_promised_ones():
    assert {name: _offered(name) for name in citydsl.__all__} == PUBLIC
    assert set(citydsl.__all__) <= set(dir(citydsl))


def test_importing_the_package_imports_nothing_of_it():
    code = "import sys, citydsl; print([m for m in sys.modules if m.startswith('citydsl.')])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_loaded_spec_gives_its_cities_and_findings():
    spec = citydsl.load(HAIKOU)
    assert [city.id for city in spec.cities] == ["haikou"]
    assert spec.check(severity="error") == ()
    assert len(spec.check(severity="info")) >= len(spec.check(severity="warning"))
    assert "haikou.city" in repr(spec)


def test_a_view_is_drawn_in_every_format_of_its_suffix(tmp_path):
    picture = citydsl.load(HAIKOU).view("architecture")
    assert str(picture).startswith("自上而下")
    for name in ("a.svg", "a.gv", "a.png", "a.mmd", "a.puml"):
        path = picture.save(tmp_path / name)
        assert path.read_bytes()
    assert (tmp_path / "a.svg").read_text("utf-8") == picture.svg()


def test_a_look_chooses_language_and_theme():
    spec = citydsl.load(HAIKOU)
    english = spec.view(look=citydsl.Look(lang="en", theme="dark"))
    assert english.scene.lang == "en"
    assert english.scene.theme == "dark"
    assert str(english).startswith("From top to bottom")


def test_rendering_writes_what_the_command_line_writes(tmp_path):
    written = citydsl.load(HAIKOU).render(tmp_path / "a", ["svg", "json"])
    subprocess.run(
        [sys.executable, "-m", "citydsl", "render", HAIKOU, "-f", "svg,json", "-o", tmp_path / "b"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert {path.name for path in written} == {path.name for path in (tmp_path / "b").iterdir()}
    for path in written:
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_a_broken_spec_tells_its_findings_and_draws_nothing(tmp_path):
    spec = citydsl.loads(BROKEN, name="x.city")
    assert [one.rule.code for one in spec.check()] == ["C102"]
    assert "x.city:3:3" in spec.report()
    with pytest.raises(citydsl.SpecError, match=r"x\.city:3:3: error") as raised:
        spec.render(tmp_path / "out")
    assert raised.value.findings == spec.check()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda spec: spec.view("architectur"), KeyError, "did you mean `architecture`"),
        (lambda spec: spec.view(city="haiku"), KeyError, "did you mean `haikou`"),
        (lambda spec: spec.view().to("pgn"), KeyError, "did you mean `png`"),
        (lambda spec: spec.view().to("html"), KeyError, "no format `html`"),
        (lambda spec: spec.render("unused", ["svgs"]), KeyError, "did you mean `svg`"),
        (
            lambda spec: citydsl.loads('kind tower "塔" { layer: infra }').view(),
            KeyError,
            "declares no city",
        ),
        (lambda spec: spec.view(at="soon"), ValueError, "`soon` is no date"),
        (lambda spec: citydsl.load("nowhere.city"), FileNotFoundError, "nowhere.city"),
        (lambda spec: citydsl.load(ROOT / "specs"), IsADirectoryError, "specs"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(call, error, said):
    with pytest.raises(error, match=said):
        call(citydsl.load(HAIKOU))


def test_a_view_at_a_date_shows_the_city_as_it_was():
    spec = citydsl.load(ROOT / "specs" / "zhengzhou.city")
    early, late = spec.view(at="2018"), spec.view()
    assert early.view.date == "2018"
    assert len(early.view.elements) <= len(late.view.elements)
