"""`citydsl query` and `citydsl stats` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from citydsl.cli import cli
from citydsl.dsl.compile import compile_text
from citydsl.dsl.views.query import ask, read_query

ROOT = Path(__file__).resolve().parent.parent
SPECS = ROOT / "specs"
ONE = """
source s "S"
kind booth "亭" : terminal
city one "一" @s "1" {
  app gov "智慧政务" @s "2" { status: live; count: 3; alias: "政务" }
  brain b "脑" { engine ai "AI引擎" }
  booth k "亭子"
  gov -> b
  formula "1+5+N" = 1 brain(~b) + 5 app(gov) + N portal
  fact "人数": "3人" @s "3"
  fact "次数": "5次"
  note "备注"
  anomaly "不符"
}
"""
TWO = 'city two "二" { app tax "税务"; vendor v "厂商"; city ward "区" { app w "区应用" } ; tax -> v }'


@pytest.fixture
def pair(spec):
    spec("one.city", ONE)
    spec("two.city", TWO)


def rows(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    "expression, paths",
    [
        ("app", "one.gov two.tax two.ward.w"),
        ("kind = app and status = live", "one.gov"),
        ("gov", "one.gov"),
        ("政务", "one.gov"),
        ("one.gov, tax", "one.gov two.tax"),
        ("tax or gov", "one.gov two.tax"),
        ("b.*", "one.b.ai"),
        ("b.ai", "one.b.ai"),
        ("booth", "one.k"),
        ("亭", "one.k"),
        ("terminal", "one.k"),
        ("-> b", "one.gov"),
        ("gov ->", "one.b"),
        ("gov -> b", "one.gov one.b"),
        ("city = ward", "two.ward.w"),
        ('label = "*应用"', "two.ward.w"),
        ("not app and not vendor", "one.b one.b.ai one.k"),
        ("应用 且 数量 > 1", "one.gov"),
        ("（应用）", "one.gov two.tax two.ward.w"),
        ("  gov  ", "one.gov"),
        ("gov // and nothing else", "one.gov"),
    ],
)
def test_what_a_query_matches(run, pair, expression, paths):
    result = run("query", expression, "--format", "json")
    assert [row["path"] for row in rows(result)] == paths.split()


def test_rows(run, pair):
    (row,) = rows(run("query", "gov", "one.city", "-f", "json"))
    assert row == {
        "city": "one",
        "path": "one.gov",
        "kind": "app",
        "label": "智慧政务",
        "layer": "app",
        "status": "live",
        "count": 3,
        "citations": [{"source": "s", "locator": "2"}],
    }
    result = run("query", "app", "--format", "csv")
    table = list(csv.DictReader(io.StringIO(result.stdout)))
    assert list(table[0]) == list(row)
    assert (table[0]["citations"], table[0]["count"], table[1]["status"]) == ("s 2", "3", "")


def test_the_table_stands_in_columns(run, pair):
    head, *lines = run("query", "app", "--lang", "en").stdout.splitlines()
    assert head.split() == [
        "city",
        "path",
        "kind",
        "label",
        "layer",
        "status",
        "count",
        "citations",
    ]
    assert len(lines) == 3
    assert run("query", "app", "--lang", "zh").stdout.split()[0] == "城市"


def test_no_match_is_no_mistake(run, pair):
    result = run("query", "status = retired", "--lang", "en")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 matches\n")
    assert rows(run("query", "status = retired", "-f", "json")) == []
    assert run("query", "status = retired", "-f", "csv").stdout.count("\n") == 1


@pytest.mark.parametrize(
    "expression, said",
    [
        ("govv", "<query>:1:1: error[C102 unknown-name]: unknown name `govv`"),
        ("app and (govv)", "<query>:1:10: error[C102 unknown-name]"),
        ("kind = ap", "<query>:1:8: error[C101 unknown-kind]"),
        ("statu = live", "<query>:1:1: error[C103 unknown-property]"),
        ("app and", "<query>:1:8: error[C001 syntax-error]"),
        ("app tax", "<query>:1:5: error[C001 syntax-error]"),
        ("app; tax", "<query>:1:6: error[C001 syntax-error]"),
        ("app }", "<query>:1:5: error[C0"),
        ('"app', "<query>:1:1: error[C002 unclosed-string]"),
        ("(app", "<query>:1:5: error[C001 syntax-error]"),
        ("", "<query>:1:1: error[C001 syntax-error]"),
        ("->", "<query>:1:1: error[C006 unfinished-relation]"),
    ],
)
def test_a_wrong_query_is_shown_with_a_caret(run, pair, expression, said):
    result = run("query", expression, "--lang", "en")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "^" in result.stderr
    assert "where:" not in result.stderr


def test_the_nearest_name_of_any_city_is_offered(run, pair):
    for name in ("taxx", "goc"):
        assert "did you mean" in run("query", name, "--lang", "en").stderr


def test_a_spec_with_errors_is_left_out(run, pair, spec):
    spec("bad.city", "city bad { app a; a -> nowhere }")
    result = run("query", "app", "-f", "json", "--lang", "en")
    assert result.exit_code == 1
    assert [row["city"] for row in json.loads(result.stdout)] == ["one", "two", "ward"]
    assert "unknown-name" in result.stderr


WORDS = [
    "app",
    "gov",
    "x",
    "->",
    "<-",
    "(",
    ")",
    "and",
    "or",
    "not",
    "=",
    "!=",
    "*",
    ".",
    ".**",
    "{",
]
WORDS += [
    "}",
    ";",
    ":",
    '"',
    "#t",
    "3",
    "2018",
    "//",
    "\n",
    "meta.k",
    "status",
    "live",
    "@",
    "~",
    "，",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join), st.text(max_size=30)))
def test_any_query_is_answered_or_explained(text):
    compiled = compile_text(ONE)
    read = read_query(text)
    if read.value is None:
        assert read.diagnostics
        found = read.diagnostics
    else:
        found = ask(read.value, [(compiled.unit, compiled.model)]).diagnostics
    for one in found:
        assert one.span.source.name == "<query>"
        assert 0 <= one.span.start <= one.span.end <= len(text)


def test_queries_over_the_ten_cases():
    result = CliRunner().invoke(cli, ["query", "*", str(SPECS), "-f", "json"])
    every = rows(result)
    assert len({row["city"] for row in every if "." not in row["path"].split(".", 1)[1]}) == 10
    pilots = rows(CliRunner().invoke(cli, ["query", "status = pilot", str(SPECS), "-f", "json"]))
    assert pilots == [row for row in every if row["status"] == "pilot"]
    assert pilots


# citydsl stats


def test_stats_count_what_there_is(run, pair):
    data = rows(run("stats", "-f", "json"))
    one, two = data["cities"]
    assert (one["city"], one["elements"], one["relations"], one["formulas"]) == ("one", 4, 1, 1)
    assert (one["terms"], one["named"], one["inferred"], one["unnamed"], one["open"]) == (
        3,
        1,
        1,
        2,
        1,
    )
    assert (one["facts"], one["cited"], one["sourced"]) == (2, 1, 2)
    assert (one["notes"], one["anomalies"]) == (1, 1)
    assert one["layers"] == {"access": 1, "app": 1, "brain": 2}
    assert one["classes"] == {"context": 2}
    assert (two["elements"], two["unplaced"]) == (3, 1)
    assert data["total"]["elements"] == 7
    assert "city" not in data["total"]


def test_stats_as_csv_and_table(run, pair):
    table = list(csv.DictReader(io.StringIO(run("stats", "-f", "csv").stdout)))
    assert [row["city"] for row in table] == ["one", "two"]
    assert (table[0]["layers.brain"], table[0]["classes.context"], table[1]["unplaced"]) == (
        "2",
        "2",
        "1",
    )
    numbers, layers, classes = run("stats", "--lang", "en").stdout.split("\n\n")
    assert numbers.splitlines()[-1].split()[:2] == ["total", "7"]
    assert "Brain" in layers
    assert "context" in classes
    assert "合计" in run("stats", "--lang", "zh").stdout


def test_stats_agree_with_query_on_the_ten_cases():
    data = rows(CliRunner().invoke(cli, ["stats", str(SPECS), "-f", "json"]))
    every = rows(CliRunner().invoke(cli, ["query", "*", str(SPECS), "-f", "json"]))
    assert data["total"]["elements"] == len(every)
    assert len(data["cities"]) == 10
    for row in (*data["cities"], data["total"]):
        placed = sum(row["layers"].values()) + sum(row["pillars"].values())
        assert placed + row["unplaced"] == row["elements"]
        assert sum(row["classes"].values()) == row["facts"]


def test_stats_of_a_spec_with_errors(run, spec):
    spec("bad.city", "city bad { app a; a -> nowhere }")
    result = run("stats", "bad.city")
    assert result.exit_code == 1
    assert "unknown-name" in result.stderr
