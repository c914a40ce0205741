"""Views: what each predicate selects, how selections combine, what is said of those that fail."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citydsl.dsl.compile import compile_text
from citydsl.dsl.views.compute import compute
from citydsl.render.build import draw
from citydsl.render.formats.table import Look

CITY = """
layer edge "边缘层" { order: 75 }
kind lakehouse "湖仓" : data_lake
city x "某市" {
  formula "1+10" = 1 portal + 10 app(gov, claims)
  users people "群众"
  portal public "公众服务门户" { status: live; since: 2018-10; tags: #phase1 }
  mobile_app handy "掌上办" { status: planned; since: 2020 }
  app gov "智慧政务" { status: live; count: 3; vendor: "甲公司" }
  app claims "线上理赔" { tags: #phase1, #phase2; until: 2022; meta { owner: "医保局" } }
  platform core "核心平台" {
    engine ai "AI引擎" { status: pilot }
    engine rules "规则引擎" { technology chain "区块链" }
  }
  lakehouse lake "湖"
  sensing iot "物联网" { layer: edge }
  ~code pass "城市码"
  guarantee_system guard "保障" { pillar: security }
  vendor insurer "保险公司"
  people -> handy
  handy -> claims
  claims <-> insurer
  core.ai -> gov
  lake -> core.ai
  x -> lake
  city ward "某区" { place: "城东"; app micro "微平台" }
  VIEWS
}
"""
ALL = (
    "people public handy gov claims core core.ai core.rules core.rules.chain lake iot pass guard"
    " insurer ward.micro"
)


def compiled(views):
    return compile_text(CITY.replace("VIEWS", views))


def views(text):
    result = compiled(text)
    assert not result.errors, result.errors
    return {view.name: view for view in compute(result.model, result.model.cities[0])}


def shown(properties):
    view = views(f"view v {{ {properties} }}")["v"]
    return " ".join(element.path.removeprefix("x.") for element in view.elements)


def findings(text):
    return [(one.rule.name, one.span.text) for one in compiled(text).diagnostics
            if one.rule.code not in ("C205", "C206")]  # fmt: skip


@pytest.mark.parametrize(
    "properties, elements",
    [
        ("", ALL),
        ("include: *", ALL),
        ("include: handy", "handy"),
        ("include: core", "core"),
        ("include: core.*", "core.ai core.rules"),
        ("include: core.**", "core.ai core.rules core.rules.chain"),
        ("include: core, core.**", "core core.ai core.rules core.rules.chain"),
        ("include: core._", "core.ai"),
        ("include: platform.*", "core.ai core.rules"),
        ("include: core.rules", "core.rules"),
        ("include: data_lake", "lake"),
        ("include: 湖仓", "lake"),
        ("include: edge", "iot"),
        ("include: 接入层, security", "public handy pass guard"),
        ("include: #phase1", "public claims"),
        ("include: -> claims", "handy insurer"),
        ("include: claims ->", "insurer"),
        ("include: people -> *", "people handy"),
        ("include: app -> insurer", "claims insurer"),
        ("include: -> core.*", "lake"),
        ("include: x ->", "lake"),
        ("include: ward", "ward.micro"),
        ("include: ward.*", "ward.micro"),
        ('include: "掌上办"', "handy"),
        ("exclude: app", ALL.replace(" gov claims", "").replace(" ward.micro", "")),
        ("include: app; exclude: gov", "claims ward.micro"),
        ("include: app; where: not gov", "claims ward.micro"),
        ("where: status = live", "public gov"),
        ("条件: 状态 = 已建成", "public gov"),
        ("include: app; where: status != live", "claims ward.micro"),
        ('include: app; where: status = ""', "claims ward.micro"),
        ("where: kind = 应用 且 非 (数量 > 2 或 city = ward)", "claims"),
        ("where: layer = access and kind != code", "public handy"),
        ("where: pillar = security", "guard"),
        ("where: tag = #phase2", "claims"),
        ('where: tag = "phase2", kind = app', "claims"),
        ("where: since >= 2018", "public handy"),
        ("where: since > 2018", "handy"),
        ("where: since = 2018", "public"),
        ("where: since <= 2018-09", ""),
        ("where: until < 2023", "claims"),
        ("where: count >= 3", "gov"),
        ("where: count < 3", ""),
        ("where: inferred = yes", "pass"),
        ('where: vendor = "甲*"', "gov"),
        ('where: label = "*平台"', "core ward.micro"),
        ("where: id = ai", "core.ai"),
        ('where: id = "core.ai"', "core.ai"),
        ('where: meta.owner = "医保局"', "claims"),
        ('where: 元数据.owner = "医*局"', "claims"),
        ('where: meta.owner != "" and kind = app', "claims"),
        ('where: place = "城东"', "ward.micro"),
        ("focus: handy", "people handy claims"),
        ("focus: handy; depth: 2", "people handy claims insurer"),
        ("focus: core.ai", "gov core core.ai lake"),
        ("focus: handy; include: guard", "people handy claims guard"),
    ],
)
def test_what_a_view_selects(properties, elements):
    assert shown(properties) == elements


def test_chinese_and_english_views_are_one():
    chinese = views(
        "视图 v “市民视角” { 包含：门户、移动应用；排除：public；布局：关系图；方向：向右；主题：深色 }"
    )["v"]
    english = views(
        'view v "市民视角" { include: portal, mobile_app; exclude: public; layout: graph; '
        "direction: right; theme: dark }"
    )["v"]
    assert [one.path for one in chinese.elements] == [one.path for one in english.elements]
    drawn = [(v.labels, v.layout, v.direction, v.theme) for v in (chinese, english)]
    assert drawn[0] == drawn[1] == (("市民视角", ""), "graph", "right", "dark")


def test_the_usual_views_come_first_and_can_be_redefined():
    assert list(views("view a {}; flow f { people -> handy }; view b {}")) == [
        "architecture",
        "relations",
        "a",
        "b",
        "f",
    ]
    redefined = views(
        "view b {}; view relations { exclude: x }; view architecture { include: app }"
    )
    assert list(redefined) == ["architecture", "relations", "b"]
    assert len(redefined["architecture"].elements) == 3
    assert redefined["architecture"].labels.zh == "总体架构图"
    assert redefined["relations"].layout == "graph"


def test_redefined_relations_show_what_is_related():
    view = views("view relations { exclude: vendor }")["relations"]
    paths = [element.path for element in view.elements]
    assert paths == ["x.people", "x.handy", "x.gov", "x.claims", "x.core.ai", "x.lake"]
    ends = [(one.source, one.target) for one in view.relations]
    assert ("x.claims", "x.insurer") not in ends
    assert ("x", "x.lake") in ends


def test_a_graph_shows_the_relations_between_what_it_includes():
    view = views("view v { include: people, handy, claims, guard; layout: graph }")["v"]
    assert [(one.source, one.target) for one in view.relations] == [
        ("x.people", "x.handy"),
        ("x.handy", "x.claims"),
    ]
    assert len(view.elements) == 4


def test_a_part_without_its_whole_stands_on_its_own():
    view = views("view v { include: core.** ; exclude: core.rules }")["v"]
    assert {one.id: (one.parent, one.layer) for one in view.elements} == {
        "ai": (None, "brain"),
        "chain": (None, "brain"),
    }
    view = views("view v { include: core, core.**; exclude: core.rules }")["v"]
    assert {one.id: one.parent for one in view.elements}["chain"] == "x.core"


@pytest.mark.parametrize(
    "properties, count",
    [
        ("", 6),
        ("include: app", 6),
        ("include: layer = app", 6),
        ("include: gov", None),
        ("include: app; where: status = live", None),
        ("include: *; exclude: app", None),
    ],
)
def test_what_is_only_counted_is_shown_where_its_kind_is(properties, count):
    ghosts = views(f"view v {{ {properties} }}")["v"].ghosts
    assert [ghost.many for ghost in ghosts] == ([count] if count else [])


def test_what_is_counted_inside_a_part_comes_with_it():
    text = 'city x { platform p { formula "5" = 5 engine(e); engine e } ; app a; %s }'
    for properties, parents in [
        ("include: p", ["x.p"]),
        ("include: p.*", [None]),
        ("include: engine", [None]),
        ("include: a", []),
        ("include: p, p.*; exclude: p", [None]),
        ("include: p; exclude: p", []),
    ]:
        result = compile_text(text % f"view v {{ {properties} }}")
        view = compute(result.model, result.model.cities[0])[-1]
        assert [ghost.parent for ghost in view.ghosts] == parents, properties
        assert all(ghost.layer == "brain" for ghost in view.ghosts if ghost.parent is None)


def test_overrides_change_the_look_in_one_view_only():
    made = views(
        'view v { override handy "好办" { en: "Handy"; layer: app; status: live };'
        ' override ai { label: "智能引擎" }; override "core.rules" { en: "Rules" };'
        " override guard { layer: brain } }"
    )
    look = {one.path: one for one in made["v"].elements}
    handy, guard = look["x.handy"], look["x.guard"]
    assert (handy.labels, handy.layer, handy.status) == (("好办", "Handy"), "app", "live")
    assert look["x.core.ai"].labels.zh == "智能引擎"
    assert look["x.core.rules"].labels == ("规则引擎", "Rules")
    assert (guard.layer, guard.pillar) == ("brain", None)
    before = {one.path: one for one in made["architecture"].elements}
    assert (before["x.handy"].label, before["x.handy"].layer) == ("掌上办", "access")


def test_parts_move_with_their_overridden_whole():
    view = views("view v { override core { layer: data } }")["v"]
    layers = {one.path: one.layer for one in view.elements if ".core" in one.path}
    assert set(layers.values()) == {"data"}


def test_views_of_a_city_inside_a_city():
    inner = CITY.replace('app micro "微平台"', 'app micro "微平台"; view v "区" { include: app }')
    result = compile_text(inner.replace("VIEWS", "view v {}"))
    made = compute(result.model, result.model.cities[0])
    assert [view.name for view in made] == ["architecture", "relations", "v", "ward-v"]
    assert [one.path for one in made[-1].elements] == ["x.ward.micro"]
    assert made[-1].city.id == "ward"


def test_every_view_can_be_drawn():
    made = views(
        'view a "一" { include: core.**, app; theme: dark }; view b { focus: handy; layout: graph }'
        "; view c { include: people, guard; layout: graph; direction: right }"
    )
    for view in made.values():
        for lang in ("zh", "en"):
            assert draw(view, Look(lang=lang)).items
    scene = draw(made["a"])
    assert scene.theme == "dark"
    assert "一" in " ".join(line.text for text in scene.texts for line in text.lines)


def test_files_are_called_by_the_view(run, spec):
    spec("a.city", CITY.replace("VIEWS", 'view mine "我的" { include: app }'))
    result = run("render", "a.city", "-o", "out", "-f", "svg,html", "--view", "mine")
    assert result.exit_code == 0, result.output
    result = run("render", "a.city", "-o", "all", "-f", "svg,html")
    assert result.exit_code == 0, result.output


# What is said of views that do not do what they seem to.


@pytest.mark.parametrize(
    "text, found",
    [
        ("view v { include: portl }", [("unknown-name", "portl")]),
        ("view v { include: core.aj }", [("unknown-name", "aj")]),
        ("view v { where: kind = aps }", [("unknown-kind", "aps")]),
        ("view v { where: layer = 接如层 }", [("unknown-layer", "接如层")]),
        ("view v { where: status = liv }", [("bad-value", "liv")]),
        ("view v { where: statu = live }", [("unknown-property", "statu")]),
        ("view v { where: status > live }", [("bad-value", "status > live")]),
        ('view v { where: count > "x" }', [("bad-value", '"x"')]),
        ("view v { where: since > soon }", [("bad-value", "soon")]),
        ("view v { where: inferred = maybe }", [("bad-value", "maybe")]),
        ("view v { where: 3 }", [("bad-value", "3")]),
        ("view v { where: (a or b) = c }", [("unknown-property", "a or b")]),
        ("view v { where: meta.owner > 3 }", [("bad-value", "3")]),
        ("view v { focus: nope }", [("unknown-name", "nope")]),
        ("view v { override nope { layer: app } }", [("unknown-name", "nope")]),
        ("view v { layout: grid }", [("bad-value", "grid")]),
        ("view v { app a }", [("misplaced", "app a")]),
        ("view v {}; flow v { people -> gov }", [("duplicate-id", "v")]),
        ('view "没有标识" {}', [("missing-label", 'view "没有标识" {}')]),
        ("view v { include: hotline, app }", [("dead-predicate", "hotline")]),
        ("view v { include: app, gov; exclude: gov }", [("dead-predicate", "gov")]),
        ("view v { include: app; exclude: users }", [("dead-predicate", "users")]),
        ("view v { include: app; exclude: hotline }", [("dead-predicate", "hotline")]),
        ("view v { include: hotline }", [("empty-view", "v")]),
        ("view v { where: status = retired }", [("empty-view", "v")]),
        ("view v { include: app; exclude: * }", [("empty-view", "v")]),
        ("app z { view v {} }", [("misplaced", "view")]),
        ("override gov { layer: app }", [("misplaced", "override")]),
        ("view v { include: app; where: kind = app }", []),
    ],
)
def test_what_is_said_of_a_view(text, found):
    assert findings(text) == found


def test_a_misspelt_name_gets_the_nearest():
    (error,) = compiled("view v { include: portl }").errors
    assert "`portal`" in error.help.en
    (error,) = compiled("view v { where: statu = live }").errors
    assert "`status`" in error.help.en


def test_dead_predicates_say_what_they_matched():
    said = [
        one.message.en
        for one in compiled("view v { include: hotline, app, gov; exclude: gov }").diagnostics
        if one.rule.name == "dead-predicate"
    ]
    assert said == [
        "`hotline` matches nothing",
        "`gov` matches only what is excluded or fails `where`",
    ]


def test_an_empty_view_shows_what_each_predicate_matched():
    found = compiled("view v { include: app; where: status = retired }").diagnostics
    (empty,) = [one for one in found if one.rule.name == "empty-view"]
    assert [note.text.en for note in empty.notes] == ["matches 4", "matches 0"]


# Algebra.

NAMED = ["gov", "app", "core.**", "core.*", "#phase1", "-> claims", "handy ->", "*", "ward", "edge"]
HELD = ["status = live", "status != planned", "since >= 2018", "count > 1", "layer = access"]
ATOMS = st.sampled_from([*NAMED, *HELD])
PREDICATES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or ", " 且 ", " 或 "]), inner).map(
            lambda parts: f"({''.join(parts)})"
        ),
        inner.map(lambda text: f"not {text}"),
        inner.map(lambda text: f"（{text}）"),
    ),
    max_leaves=6,
)


def of(properties):
    return set(shown(properties).split())


@settings(max_examples=60, deadline=None)
@given(a=PREDICATES, b=PREDICATES)
def test_the_algebra_of_selection(a, b):
    everything, has_a, has_b = of(""), of(f"include: {a}"), of(f"include: {b}")
    assert of(f"include: {a}; where: {b}") == has_a & has_b
    assert of(f"include: {a}; exclude: {b}") == has_a - has_b
    assert of(f"exclude: {a}") == everything - has_a == of(f"where: not {a}")
    assert of(f"include: {a}, {b}") == has_a | has_b == of(f"where: {a} or {b}")
    assert of(f"where: not (not ({a}))") == has_a
    assert of(f"where: not ({a} and {b})") == of(f"where: not {a} or not {b}")


WORDS = re.split(
    " ",
    "gov app core x . .* .** * -> <-> ( ) （ ） and or not 且 或 非 = != > <= status live since 2018 "
    '2018-10 "" "*a*" #t meta.k , _ ._ layer ? ~ 3%',
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.data())
def test_any_predicate_gives_findings_at_most(text, data):
    name = data.draw(st.sampled_from(["include", "exclude", "where", "focus", "depth"]))
    result = compiled(f"view v {{ {name}: {text} }}")
    for one in result.diagnostics:
        assert 0 <= one.span.start <= one.span.end <= len(one.span.source.text)
    compute(result.model, result.model.cities[0])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_any_text_as_predicate_gives_findings_at_most(text):
    result = compiled(f"view v {{ where: {text} }}")
    for city in result.model.cities:
        compute(result.model, city)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000 + "gov" + ")" * 5000,
        "not " * 5001 + "gov",
        "gov" + " or gov" * 5000,
        "gov and (" * 5000 + "gov" + ")" * 5000,
        "gov and not (" * 5000 + "handy" + ")" * 5000,
    ],
)
def test_no_depth_is_too_deep(text):
    result = compiled(f"view v {{ include: {text}, app }}")
    assert not result.errors
    assert "x.claims" in [
        one.path for one in compute(result.model, result.model.cities[0])[2].elements
    ]


def test_predicates_hold_for_ten_thousand_elements():
    size = 10_000
    apps = "\n".join(f"app a{n} {{ since: {2010 + n % 10}; tags: #t{n % 7} }}" for n in range(size))
    ends = "\n".join(f"a{n} -> a{n * 7 % size}" for n in range(size))
    view = "view v { include: app, #t1, -> a7; exclude: #t3; where: not (since < 2015 and a3.**) }"
    result = compile_text(f"city x {{\n{apps}\n{ends}\n{view} }}")
    shown = compute(result.model, result.model.cities[0])[2].elements
    assert [one.id for one in shown] == [f"a{n}" for n in range(size) if n % 7 != 3]
