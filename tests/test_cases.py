"""The ten specs say what the article says: every row of `figures` against the real command."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from figures import (
    COMPONENTS,
    FACTS,
    FORMULAS,
    NOT_FACTS,
    NUMERALS,
    RELATIONS,
    REMARKS,
    Component,
    FactRow,
    Relation,
    Remark,
    Term,
)

from citydsl.cli import cli

SPECS = Path(__file__).parent.parent / "specs"
CITIES = (
    *("shanghai", "zhengzhou", "nanan", "haikou", "yichang"),
    *("jiashan", "jincheng", "shangyu", "nanhai", "hengqin"),
)
ROWS = {"SH": 8, "ZZ": 5, "HK": 6, "YC": 3, "JC": 13, "SY": 6, "NH": 4, "HQ": 4}
Data = dict[str, Any]


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Data]:
    """What `citydsl render` writes for each city, nested ones too, by id."""
    folder = tmp_path_factory.mktemp("cases")
    result = CliRunner().invoke(cli, ["render", str(SPECS), "-o", str(folder), "-f", "json"])
    assert result.exit_code == 0, result.output
    texts = (folder / f"{city}.json" for city in CITIES)
    found = [inner for path in texts for inner in _walk(json.loads(path.read_text("utf-8")))]
    return {case["id"]: case for case in found}


def _walk(case: Data) -> Iterator[Data]:
    yield case
    for inner in case["cities"]:
        yield from _walk(inner)


@pytest.fixture(scope="session")
def labels(cases: dict[str, Data]) -> dict[str, str]:
    """The label of everything by its path."""
    things = [thing for case in cases.values() for thing in (case, *case["elements"])]
    return {thing["path"]: thing["label"] for thing in things}


@pytest.mark.parametrize("row", FACTS, ids=lambda row: f"{row.id}-{row.printed}")
def test_figure(row: FactRow, cases: dict[str, Data], labels: dict[str, str]) -> None:
    fact = _fact(row, cases, labels)
    assert row.subject in fact["subject"]
    assert fact["class"] == row.class_
    assert fact["status"] == (row.status or None)
    assert (fact["to_printed"] or "") == row.to
    assert row.line in {cite["locator"] for cite in fact["cites"]}
    assert _expected(row) in [_read(quantity) for quantity in fact["quantities"]]


def _fact(row: FactRow, cases: dict[str, Data], labels: dict[str, str]) -> Data:
    facts = [
        fact
        for fact in cases[row.city]["facts"]
        if labels[fact["of"]] == row.owner and fact["printed"] == row.printed
    ]
    assert len(facts) == 1, f"{row.id}: {row.owner} has {len(facts)} facts {row.printed!r}"
    return facts[0]


def _expected(row: FactRow) -> tuple[Any, ...]:
    if row.low.startswith("@"):
        return row.low[1:], row.bound
    low, high = (float(cell) if cell else None for cell in (row.low, row.high))
    return low, high, row.unit, row.bound


def _read(quantity: Data) -> tuple[Any, ...]:
    if quantity["date"]:
        return quantity["date"], quantity["bound"]
    return quantity["low"], quantity["high"], quantity["unit"], quantity["bound"]


def test_every_figure_of_the_article_is_in_the_table() -> None:
    told = {row.id for row in FACTS} | set(NOT_FACTS)
    assert told == {
        f"{case}{number}" for case, last in ROWS.items() for number in range(1, last + 1)
    }


def test_there_is_no_other_figure(cases: dict[str, Data], labels: dict[str, str]) -> None:
    said = Counter(
        (city, labels[fact["of"]], fact["printed"], len(fact["quantities"]))
        for city, case in cases.items()
        for fact in case["facts"]
    )
    figures = Counter((row.city, row.owner, row.printed) for row in FACTS)
    assert said == Counter({(*key, count): 1 for key, count in figures.items()})


@pytest.mark.parametrize("id", NOT_FACTS)
def test_what_is_no_figure_is_told_otherwise(id: str, cases: dict[str, Data]) -> None:
    city, words = NOT_FACTS[id]
    texts = [note["text"] for note in cases[city]["notes"]]
    names = [
        element["label"] for element in cases[city]["elements"] if element["kind"] == "principle"
    ]
    assert any(words in text for text in (*texts, *names))


def test_no_numeral_of_a_name_is_a_figure(cases: dict[str, Data]) -> None:
    printed = {fact["printed"] for case in cases.values() for fact in case["facts"]}
    assert printed.isdisjoint(NUMERALS)


def test_jiashan_has_no_figure_and_no_formula(cases: dict[str, Data]) -> None:
    assert not cases["jiashan"]["facts"]
    assert not cases["jiashan"]["formulas"]


@pytest.mark.parametrize("row", COMPONENTS, ids=lambda row: f"{row.city}-{row.label}")
def test_component(row: Component, cases: dict[str, Data], labels: dict[str, str]) -> None:
    found = [_component(row.city, element, labels) for element in cases[row.city]["elements"]]
    assert row in found


def _component(city: str, element: Data, labels: dict[str, str]) -> Component:
    return Component(
        city,
        labels[element["parent"]] if element["parent"] else "",
        element["kind"],
        element["layer"] or element["pillar"] or "",
        element["status"] or "",
        element["label"],
        element["count"],
        element["inferred"],
    )


@pytest.mark.parametrize("city", [*CITIES, "xuhui"])
def test_there_is_no_other_component(city: str, cases: dict[str, Data]) -> None:
    declared = Counter(element["label"] for element in cases[city]["elements"])
    assert declared == Counter(row.label for row in COMPONENTS if row.city == city)


@pytest.mark.parametrize("city", [*CITIES, "xuhui"])
def test_everything_is_named_in_english_and_sourced(city: str, cases: dict[str, Data]) -> None:
    case = cases[city]
    for thing in (case, *case["elements"]):
        assert thing["labels"].get("en"), thing["path"]
    for thing in (case, *case["elements"], *case["relations"], *case["formulas"], *case["facts"]):
        assert {cite["source"] for cite in thing["cites"]} == {"ccn"}


@pytest.mark.parametrize("key", FORMULAS, ids=lambda key: f"{key[0]}-{key[2]}")
def test_formula(
    key: tuple[str, str, str, str], cases: dict[str, Data], labels: dict[str, str]
) -> None:
    city, owner, printed, status = key
    formulas = {formula["printed"]: formula for formula in cases[city]["formulas"]}
    formula = formulas[printed]
    assert labels[formula["of"]] == owner
    assert (formula["status"] or "") == status
    assert tuple(_term(term, labels) for term in formula["terms"]) == FORMULAS[key]


def _term(term: Data, labels: dict[str, str]) -> Term:
    assert term["open"] == (term["count"] is None)
    return Term(
        term["count"],
        term["label"],
        tuple(labels[path] for path in term["named"]),
        tuple(labels[path] for path in term["inferred"]),
        term["unnamed"],
    )


def test_there_is_no_other_formula(cases: dict[str, Data]) -> None:
    said = {
        (city, formula["printed"]) for city, case in cases.items() for formula in case["formulas"]
    }
    assert said == {(city, printed) for city, _, printed, _ in FORMULAS}


@pytest.mark.parametrize(
    "row", RELATIONS, ids=lambda row: f"{row.city}-{row.source}-{row.verb}-{row.target}"
)
def test_relation(row: Relation, cases: dict[str, Data], labels: dict[str, str]) -> None:
    assert row in _relations(row.city, cases, labels)


@pytest.mark.parametrize("city", [*CITIES, "xuhui"])
def test_there_is_no_other_relation(
    city: str, cases: dict[str, Data], labels: dict[str, str]
) -> None:
    expected = Counter(row for row in RELATIONS if row.city == city)
    assert Counter(_relations(city, cases, labels)) == expected


def _relations(city: str, cases: dict[str, Data], labels: dict[str, str]) -> list[Relation]:
    return [
        Relation(city, labels[found["from"]], found["verb"], labels[found["to"]], found["inferred"])
        for found in cases[city]["relations"]
    ]


@pytest.mark.parametrize("row", REMARKS, ids=lambda row: f"{row.city}-{row.class_}-{row.words}")
def test_remark(row: Remark, cases: dict[str, Data], labels: dict[str, str]) -> None:
    case = cases[row.city]
    texts = [
        remark["text"]
        for remark in (*case["notes"], *case["anomalies"])
        if labels[remark["of"]] == row.owner and remark["class"] == row.class_
    ]
    assert any(row.words in text for text in texts), texts


def test_the_specs_compile_without_a_finding() -> None:
    result = CliRunner().invoke(cli, ["check", str(SPECS), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert "0 errors, 0 warnings" in result.output
