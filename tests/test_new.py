"""`citydsl new` starts a spec that passes `check` and can be drawn at once."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("formula", ["", "1+2+2+N", "1＋N", "3+5+7+X+2"])
def test_a_new_spec_passes_check_and_renders(run, tmp_path, lang, formula):
    args = ["new", "haikou", '海口 "城市" \\大脑', "--lang", lang]
    result = run(*args, *(["--formula", formula] if formula else []))
    assert result.exit_code == 0, result.output
    assert run("check", "haikou.city", "--lang", "en").exit_code == 0
    assert run("render", "haikou.city", "-q", "-f", "json").exit_code == 0
    data = json.loads((tmp_path / "build" / "haikou.json").read_text("utf-8"))
    assert data["label"] == '海口 "城市" \\大脑'


def test_it_asks_for_what_is_missing(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from citydsl.cli import cli

    monkeypatch.chdir(tmp_path)
    answers = "示例\n示例市城市大脑\n1+2+N\n"
    result = CliRunner().invoke(cli, ["new", "--lang", "zh"], input=answers)
    assert result.exit_code == 0, result.output
    text = (tmp_path / "示例.city").read_text("utf-8")
    assert '城市 示例 "示例市城市大脑"' in text
    assert '公式 "1+2+N" = 1 云() + 2 门户() + N 应用()' in text


def test_it_overwrites_nothing(run, spec):
    path = spec("a.city", "mine")
    assert run("new", "a", "甲").exit_code == 2
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize("id", ["1a", "a-b", "a b", "../a", ""])
def test_an_impossible_id_is_refused(run, tmp_path, id):
    assert run("new", id, "甲").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_impossible_formula_is_refused(run, tmp_path):
    assert run("new", "a", "甲", "--formula", "一网统管").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_it_prints_on_request(run, tmp_path):
    assert "city a" in run("new", "a", "A", "-o", "-", "--lang", "en").output
    assert list(tmp_path.iterdir()) == []
