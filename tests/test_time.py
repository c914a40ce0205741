"""Time: a city as it was at a date."""

from __future__ import annotations

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citydsl.dsl.compile import compile_text
from citydsl.dsl.views.at import at, exists, read_date
from citydsl.dsl.views.compute import compute
from citydsl.render.build import Order, build_city
from citydsl.render.formats.table import Look

CITY = """
source s "S"
city x "某市" @s {
  since: 2016
  formula "1+3+N" = 1 cloud + 3 portal(a, b, ~c) + N app
  cloud gc "政务云" { since: 2017 }
  portal a "甲门户" { since: 2018-10 }
  portal b "乙门户" { until: 2019-06 }
  portal c "丙门户" { since: 2020; count: 1 }
  app old "旧应用" { until: 2017; fact "人数": "3人" }
  app new "新应用" { since: 2019-03-15; note "新的" }
  platform p "平台" { since: 2020; engine e "引擎" }
  a -> gc { since: 2019 }
  b -> gc
  new -> p
  fact "场景": "10个" { since: 2020 }
  fact "人口": "100万人"
  flow f { a -> b "一"; b -> new "二" }
  view v { include: portal; focus: p }
  city ward "某区" { since: 2021; app w "区应用" }
}
"""


def city_at(date):
    result = compile_text(CITY)
    assert not result.errors, result.errors
    return at(result.model.cities[0], date)


def there(date):
    return " ".join(one.id for inner in city_at(date).walk() for one in inner.elements)


@pytest.mark.parametrize(
    "date, ids",
    [
        ("2015", ""),
        ("2016", "b old"),
        ("2017", "gc b old"),
        ("2018", "gc a b"),
        ("2018-09", "gc b"),
        ("2018-10", "gc a b"),
        ("2018-10-01", "gc a b"),
        ("2019", "gc a b new"),
        ("2019-03", "gc a b new"),
        ("2019-03-14", "gc a b"),
        ("2019-03-15", "gc a b new"),
        ("2019-06", "gc a b new"),
        ("2019-07", "gc a new"),
        ("2020", "gc a c new p e"),
        ("2021", "gc a c new p e w"),
    ],
)
def test_what_is_there(date, ids):
    assert there(date) == ids


def test_what_refers_to_what_is_not_there_goes_with_it():
    city = city_at("2018")
    assert [(one.source, one.target) for one in city.relations] == [("x.b", "x.gc")]
    assert [fact.subject for fact in city.facts] == ["人口"]
    assert city.notes == ()
    assert [step.number for step in city.flows[0].steps] == [1]
    assert city.cities == ()
    later = city_at("2019")
    assert [(one.source, one.target) for one in later.relations] == [
        ("x.a", "x.gc"),
        ("x.b", "x.gc"),
    ]
    assert len(later.notes) == 1
    assert {fact.subject for fact in city_at("2020").facts} == {"场景", "人口"}


def test_members_not_there_are_counted_without_names():
    cloud, portals, apps = city_at("2018-01").formulas[0].terms
    assert (cloud.named, cloud.unnamed) == (("x.gc",), 0)
    assert (portals.named, portals.inferred, portals.unnamed) == (("x.b",), (), 2)
    assert (apps.named, apps.unnamed) == ((), None)
    result = compile_text(CITY)
    city = at(result.model.cities[0], "2018-01")
    (ghost,) = compute(result.model, city, date="2018-01")[0].ghosts
    assert (ghost.many, ghost.named, ghost.layer) == (2, 1, "access")


def test_a_date_nobody_dates_changes_nothing():
    result = compile_text('city x { app a; portal b; a -> b; formula "1" = 1 app }')
    city = result.model.cities[0]
    assert at(city, "1999") == city


def test_the_original_stays_as_it_is():
    result = compile_text(CITY)
    before = result.model.cities[0]
    at(before, "2018")
    assert before == compile_text(CITY).model.cities[0] or len(before.elements) == 8


def test_every_picture_says_its_date():
    result = compile_text(CITY)
    city = result.model.cities[0]
    files = build_city(result.model, city, Order(("svg",), date="2020-03"))
    assert files.artifacts
    for artifact in files.artifacts:
        assert "2020年3月" in artifact.content, artifact.name
    english = build_city(result.model, city, Order(("svg",), date="2020-03", look=Look("en")))
    assert all("2020-03" in artifact.content for artifact in english.artifacts)


def test_pictures_show_no_more_than_there_was():
    result = compile_text(CITY)
    files = build_city(result.model, result.model.cities[0], Order(("svg",), date="2018"))
    drawn = {artifact.name: artifact.content for artifact in files.artifacts}
    assert "甲门户" in drawn["x.architecture.svg"]
    for gone in ("丙门户", "新应用", "引擎", "区应用"):
        assert not any(gone in text for text in drawn.values())


def test_render_at_a_date(run, spec):
    spec("x.city", CITY)
    result = run("render", "x.city", "-o", "then", "-f", "json,svg,html", "--at", "2018")
    assert result.exit_code == 0, result.output
    from pathlib import Path

    data = json.loads(Path("then/x.json").read_text("utf-8"))
    assert [one["id"] for one in data["elements"]] == ["gc", "a", "b"]
    assert data["formulas"][0]["terms"][1]["unnamed"] == 1
    assert run("render", "x.city", "-o", "o", "-f", "svg", "--at", "2018年10月").exit_code == 0
    assert run("render", "x.city", "-o", "o", "-f", "svg", "--at", "1900").exit_code == 0


@pytest.mark.parametrize("date", ["soon", "18", "2018-13", "2018-10-32", "2018/10", "", "2018-"])
def test_what_is_no_date_is_a_wrong_call(run, spec, date):
    spec("x.city", CITY)
    result = run("render", "x.city", "--at", date)
    assert result.exit_code == 2
    assert "write 2018, 2018-10 or 2018-10-04" in result.output


@pytest.mark.parametrize(
    "text, date",
    [
        ("2018", "2018"),
        ("2018年", "2018"),
        ("2018-3", "2018-03"),
        ("2018年3月", "2018-03"),
        ("2018-03-04", "2018-03-04"),
        ("2018年3月4日", "2018-03-04"),
    ],
)
def test_dates_are_read(text, date):
    assert read_date(text) == date


YEARS = st.integers(2000, 2030).map(str)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.builds("{}-{:02}".format, MONTHS, st.integers(1, 28))
DATES = st.one_of(YEARS, MONTHS, DAYS)
OPEN = st.one_of(st.just(""), DATES)


@given(OPEN, OPEN, DATES)
def test_what_is_there_on_a_day_is_there_in_its_month_and_year(since, until, date):
    if exists(since, until, date):
        for length in (4, 7):
            assert exists(since, until, date[:length])


@given(DATES, DATES)
def test_what_begins_and_ends_at_a_date_is_there_then(since, until):
    if since <= until:
        assert exists(since, until, since)
        assert exists(since, until, until)


@given(st.text(string.digits + "-年月日", max_size=12))
def test_any_text_is_a_date_or_none(text):
    date = read_date(text)
    assert date is None or len(date) in (4, 7, 10)
