"""Two versions of a spec: told by meaning, each difference once."""

from __future__ import annotations

from pathlib import Path

import pytest
from diff_models import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from citydsl.dsl.compile import compile_text
from citydsl.dsl.diff.changes import Altered, Changes, Mark, things_of
from citydsl.dsl.diff.diff import diff
from citydsl.dsl.format.printer import format_text
from citydsl.dsl.source import Source

ROOT = Path(__file__).resolve().parent.parent
SPECS = sorted(path for path in (ROOT / "specs").glob("*.city") if path.stem != "sources")
OLD = """
source paper "报纸" { publisher: "日报社" }
city x "某市城市大脑" @paper "L1" {
  formula "1+2" = 1 cloud + 2 portal
  cloud gov "政务云"
  portal public "公众服务门户" { app card "办事卡" @paper "L2"; fact "办件": "近400项" { class: scale } }
  portal work "政府工作门户"
  platform hub "一体化平台"
  app river "河道感知" { status: pilot }
  users people "群众"
  public -[serves]-> people
  work -[uses]-> gov { status: live }
  fact "试点领域": "五大领域" @paper "L3" { class: coverage }
  note "原文没有说明年份"
  view gate "门户" { include: portal, public.** }
  flow claim "办事" { people -> public "提交"; public -> gov }
}
"""


def model(text):
    compiled = compile_text(text, root=ROOT / "specs")
    # What does not count right can be compared all the same.
    wrong = {one.rule.name for one in compiled.errors} - {"formula-mismatch", "count-exceeded"}
    assert not wrong, compiled.errors
    return compiled.model


def compare(old, new, **more) -> Changes:
    return diff([model(old)], [model(new)], one_case=True, **more)


def said(changes):
    """Each change as its marks, the sort of thing, its name, and the properties that differ."""
    found = []
    for change in changes.every():
        old, new = things_of(change)
        thing = new or old
        name = getattr(thing, "subject", None) or getattr(thing, "path", None)
        name = name or getattr(thing, "printed", None) or getattr(thing, "id", None)
        name = name or getattr(thing, "name", None) or getattr(thing, "text", None)
        if type(thing).__name__ == "Relation":
            name = f"{thing.source} {thing.target}"
        fields = change.fields if isinstance(change, Altered) else ()
        told = {
            field.name: (
                " ".join(value.text for value in field.old),
                " ".join(value.text for value in field.new),
            )
            for field in fields
        }
        found.append((" ".join(change.marks), type(thing).__name__, name, told))
    return found


def edited(*pairs):
    """The old version with some texts in the place of others."""
    text = OLD
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after)
    return text


RENAMED = ('portal public "公众服务门户"', 'portal public "市民服务门户"')


def test_four_differences_are_these_four():
    new = edited(
        RENAMED,
        ('  app river "河道感知" { status: pilot }\n', ""),
        (
            'platform hub "一体化平台"',
            'platform hub "一体化平台" { app river "河道感知" { status: pilot } }',
        ),
        ('"五大领域"', '"六大领域"'),
        ("city x", 'pillar calm "韧性体系" { side: right }\ncity x'),
    )
    assert said(compare(OLD, new)) == [
        ("renamed", "Element", "x.public", {"label": ("公众服务门户", "市民服务门户")}),
        ("moved", "Element", "x.hub.river", {"whole": ("x", "x.hub"), "layer": ("app", "brain")}),
        ("changed", "Fact", "试点领域", {"figure": ("五大领域", "六大领域")}),
        ("added", "Pillar", "calm", {}),
    ]


def test_a_portal_with_another_id_and_label_takes_all_it_has_along():
    new = edited(
        ('portal public "公众服务门户"', 'portal front "市民服务门户"'),
        ("public -[serves]", "front -[serves]"),
        ("public.**", "front.**"),
        ("people -> public", "people -> front"),
        ("; public -> gov", "; front -> gov"),
    )
    assert said(compare(OLD, new)) == [
        (
            "renamed",
            "Element",
            "x.front",
            {"id": ("public", "front"), "label": ("公众服务门户", "市民服务门户")},
        )
    ]


def test_the_same_label_under_another_id_is_the_same_thing():
    new = edited(("cloud gov", "cloud sky"), ("-> gov", "-> sky"))
    assert said(compare(OLD, new)) == [("renamed", "Element", "x.sky", {"id": ("gov", "sky")})]


def test_what_is_moved_and_renamed_at_once_is_one_difference():
    new = edited(
        ('  app river "河道感知" { status: pilot }\n', ""),
        (
            'platform hub "一体化平台"',
            'platform hub "一体化平台" { app river "河流感知" { status: live } }',
        ),
    )
    ((marks, _, path, fields),) = said(compare(OLD, new))
    assert (marks, path) == ("moved renamed changed", "x.hub.river")
    assert fields["status"] == ("pilot", "live")


def test_unlike_things_are_not_taken_for_one_another():
    new = edited(('app river "河道感知"', 'app bus "智慧公交"'))
    assert [one[:3] for one in said(compare(OLD, new))] == [
        ("removed", "Element", "x.river"),
        ("added", "Element", "x.bus"),
    ]


@pytest.mark.parametrize(
    "before, after, expected",
    [
        (
            "status: pilot",
            "status: live; layer: sensing",
            ("changed", "Element", "x.river", {"layer": ("app", "sensing"), "status": ("pilot", "live")}),
        ),
        (
            "platform hub",
            "engine hub",
            ("changed", "Element", "x.hub", {"kind": ("platform", "engine")}),
        ),
        (
            "work -[uses]-> gov",
            "work -[connects]-> gov",
            ("changed", "Relation", "x.work x.gov", {"verb": ("uses", "connects")}),
        ),
        (
            "public -[serves]-> people",
            "people -[serves]-> public",
            (
                "changed",
                "Relation",
                "x.people x.public",
                {"from": ("x.public", "x.people"), "to": ("x.people", "x.public")},
            ),
        ),
        (
            '"近400项" { class: scale }',
            '"超过400项" { class: coverage }',
            (
                "changed",
                "Fact",
                "办件",
                {
                    "figure": ("近400项", "超过400项"),
                    "bound": ("below", "above"),
                    "class": ("scale", "coverage"),
                },
            ),
        ),
        (
            '"五大领域" @paper "L3"',
            '"五大领域" @paper "L4"',
            ("changed", "Fact", "试点领域", {"source": ("paper L3", "paper L4")}),
        ),
        (
            '"1+2" = 1 cloud + 2 portal',
            '"1+2" = 1 cloud + 2 portal(public, ~work)',
            (
                "changed",
                "Formula",
                "1+2",
                {"listed": ("", "yes"), "named": ("x.work", ""), "inferred": ("", "x.work")},
            ),
        ),
        (
            '"1+2" = 1 cloud + 2 portal',
            '"1+2+N" = 1 cloud + 2 portal + N app',
            ("changed", "Formula", "1+2+N", {"printed": ("1+2", "1+2+N"), "term": ("", "N  app 应用")}),
        ),
        (
            "日报社",
            "晚报社",
            ("changed", "Document", "paper", {"publisher": ("日报社", "晚报社")}),
        ),
        (
            "原文没有说明年份",
            "原文没有写明年份",
            ("changed", "Remark", None, {"text": ("原文没有说明年份", "原文没有写明年份")}),
        ),
        (
            'view gate "门户"',
            'view gates "门户"',
            ("renamed", "ViewSpec", "gates", {"id": ("gate", "gates")}),
        ),
        (
            "city x \"某市城市大脑\"",
            "city x \"某市城市大脑\"",
            None,
        ),
    ],
)  # fmt: skip
def test_one_difference_of_each_sort(before, after, expected):
    new = edited((before, after))
    found = said(compare(OLD, new))
    if expected is None:
        assert found == []
        return
    marks, sort, name, fields = expected
    ((got, kind, called, told),) = found
    assert (got, kind, told) == (marks, sort, fields)
    assert name is None or called == name


def test_what_a_view_selects_and_a_flow_does():
    new = edited(
        ("include: portal,", "page: a4; theme: dark; include: app, portal,"), ('"提交"', '"递交"')
    )
    view, flow = said(compare(OLD, new))
    assert view[:2] == ("changed", "ViewSpec")
    assert view[3]["theme"] == ("", "dark")
    assert view[3]["page"] == ("", "a4")
    assert flow[:2] == ("changed", "Flow")


def test_the_order_of_statements_and_of_lists_means_nothing():
    lines = OLD.strip().split("\n")
    turned = "\n".join([*lines[:2], *lines[2:-1][::-1], "}"])
    assert said(compare(OLD, turned)) == []
    one = 'city x "城" { app a "甲" { tags: #u, #v; alias: "丙", "丁" } }'
    other = "城市 x “城” { 应用 a “甲” { 别名：“丁”、“丙”；标签：#v、#u } } // 同上"
    assert said(compare(one, other)) == []


def test_ids_made_up_by_the_compiler_are_not_told():
    one = 'city x "城" { app "甲"; app; app { status: live } }'
    other = 'city x "城" { app; app { status: live }; app { status: planned }; app "乙" }'
    assert [one[:2] for one in said(compare(one, other))] == [
        ("removed", "Element"),
        ("added", "Element"),
        ("added", "Element"),
    ]


def test_what_follows_from_another_change_is_not_told():
    old = 'source a "一"\nsource b "二"\ncity x "城" @a { platform p { app q { app r } }; fact "甲": "1个" }'
    cited = said(compare(old, old.replace("@a", "@b")))
    assert cited == [("changed", "City", "x", {"source": ("a", "b")})]
    raised = said(compare(old, old.replace("platform p {", "platform p { layer: app;")))
    assert raised == [("changed", "Element", "x.p", {"layer": ("brain", "app")})]
    kind = 'kind hub "枢纽" { layer: brain }\ncity x "城" { hub a "甲"; hub b "乙" }'
    assert [one[:3] for one in said(compare(kind, kind.replace("brain", "app")))] == [
        ("changed", "Kind", "hub")
    ]


def test_cities_are_paired_by_id_and_told_as_a_whole_where_alone():
    one, two, three = (model(f'city {id} "{id}" {{ app a; app b }}') for id in "xyz")
    changes = diff([one, two], [two, three])
    assert [
        (city.id, [str(change.marks[0]) for change in city.changes]) for city in changes.cities
    ] == [
        ("z", ["added"]),
        ("x", ["removed"]),
    ]


def test_cities_inside_a_city():
    old = 'city x "市" { city a "甲区" { app p "应用" }; city b "乙区" { app q "门" } }'
    new = 'city x "市" { city a "甲区" { app q "门" }; city c "丙区" { app z "新" } }'
    assert [one[:3] for one in said(compare(old, new))] == [
        ("removed", "City", "x.b"),
        ("added", "City", "x.c"),
        ("moved", "Element", "x.a.q"),
        ("removed", "Element", "x.a.p"),
    ]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_a_case_is_the_same_however_it_is_written(path):
    text = path.read_text("utf-8")
    for spelling in ("keep", "zh", "en"):
        written = format_text(Source(name=path.name, text=text), spelling=spelling).value
        assert said(compare(text, written)) == []


@settings(max_examples=60, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_nothing_differs_from_itself(case, random):
    text = case.text()
    assert said(compare(text, text)) == []
    written = format_text(Source(name="x.city", text=text), spelling="zh").value
    assert said(compare(text, written)) == []
    turned = case.text(lambda statements: random.sample(statements, len(statements)))
    assert said(compare(text, turned)) == []


def test_what_takes_the_place_of_another_is_not_that_other():
    """A part whose whole is replaced by one of the same id has moved, whichever way one looks."""
    one = 'city x "某市" { app c "政务" { app c }; }'
    other = 'city x "某市" { portal c { app c }; app b "交通" { app a "政务" }; }'
    counts, turned = compare(one, other).counts(), compare(other, one).counts()
    assert counts[Mark.MOVED] == turned[Mark.MOVED] == 2


@settings(max_examples=120, deadline=None)
@given(cases(), cases())
def test_what_is_added_one_way_is_removed_the_other(one, other):
    there, back = compare(one.text(), other.text()), compare(other.text(), one.text())
    counts, turned = there.counts(), back.counts()
    assert counts[Mark.ADDED] == turned[Mark.REMOVED]
    assert counts[Mark.REMOVED] == turned[Mark.ADDED]
    assert sum(counts.values()) == sum(turned.values())
