"""Templates made into Python while the package is built: they make the pages Jinja makes."""

from __future__ import annotations

import sys

import pytest
from sheet_models import FULL, index, sheet

import citydsl.templates
from citydsl.render.pages.ahead import Ahead
from citydsl.render.pages.environment import our_environment
from citydsl.render.pages.generate_templates import write_modules


@pytest.fixture
def compiled(monkeypatch):
    """The names of the templates that are compiled from now on."""
    from jinja2 import Environment

    names = []

    class Counting(Environment):
        def compile(self, source, name=None, filename=None, **options):
            names.append(name)
            return super().compile(source, name, filename, **options)

    monkeypatch.setattr("jinja2.Environment", Counting)
    our_environment.cache_clear()
    yield names
    our_environment.cache_clear()


@pytest.fixture
def built(tmp_path, monkeypatch):
    """The modules, as a wheel has them."""
    write_modules(tmp_path / "built")
    our_environment.cache_clear()
    monkeypatch.setattr(citydsl.templates, "__path__", [*citydsl.templates.__path__, str(tmp_path)])
    yield
    for name in [name for name in sys.modules if name.startswith("citydsl.templates.built")]:
        del sys.modules[name]


def test_sources_are_compiled(compiled):
    sheet(FULL)
    assert {"page.html.j2", "sheet.html.j2", "tables.html.j2"} < {*compiled}


def test_what_is_built_is_not_and_makes_the_same_pages(request, compiled):
    made = sheet(FULL), index(FULL)
    request.getfixturevalue("built")
    compiled.clear()
    assert (sheet(FULL), index(FULL)) == made
    assert compiled == []


def test_one_edited_since_is_compiled(built, compiled, monkeypatch):
    get_source = Ahead.get_source

    def edited(self, environment, template):
        text, *rest = get_source(self, environment, template)
        return (text.replace("<footer", "<footer id='edited'"), *rest)

    monkeypatch.setattr(Ahead, "get_source", edited)
    assert "<footer id='edited'" in sheet(FULL)
    assert compiled == ["page.html.j2"]


def test_another_jinja_compiles_all(built, compiled, monkeypatch):
    monkeypatch.setattr("jinja2.__version__", "3.0.9")
    sheet(FULL)
    assert {"page.html.j2", "sheet.html.j2", "tables.html.j2"} < {*compiled}
