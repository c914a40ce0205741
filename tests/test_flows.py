"""Flows: ordered steps over elements, drawn numbered."""

from __future__ import annotations

import pytest

from citydsl.dsl.compile import compile_text
from citydsl.dsl.views.compute import compute
from citydsl.render.build import draw

CITY = """
city x "某市" {
  users people "群众"
  mobile_app handy "掌上办"
  app claims "线上理赔"
  platform core "核心平台" { engine ai "AI引擎" }
  vendor insurer "保险公司"
  FLOW
}
"""
CLAIM = """flow claim "线上理赔" { en: "Claim"
  people -> handy "提交材料"
  handy -[uses]-> claims
  claims -> insurer "核验" { status: pilot }
  insurer -> claims "核验结果"
  claims ~> core.ai, core "存档"
  claims -> people "即时到账"
  people -> handy "提交材料"
}"""


def flow(text):
    result = compile_text(CITY.replace("FLOW", text))
    assert not result.errors, result.errors
    return compute(result.model, result.model.cities[0])[-1]


def texts(scene):
    return [" ".join(line.text for line in text.lines) for text in scene.texts]


def test_steps_stand_in_order_and_repeat():
    view = flow(CLAIM)
    assert (view.name, view.layout, view.labels) == ("claim", "graph", ("线上理赔", "Claim"))
    assert [(one.source[2:], one.target[2:], one.label) for one in view.relations] == [
        ("people", "handy", "提交材料"),
        ("handy", "claims", ""),
        ("claims", "insurer", "核验"),
        ("insurer", "claims", "核验结果"),
        ("claims", "core.ai", "存档"),
        ("claims", "core", "存档"),
        ("claims", "people", "即时到账"),
        ("people", "handy", "提交材料"),
    ]
    assert view.steps == (1, 2, 3, 4, 5, 5, 6, 7)
    assert [one.id for one in view.elements] == [
        "people",
        "handy",
        "claims",
        "insurer",
        "ai",
        "core",
    ]
    assert [one.status for one in view.relations][2] == "pilot"


def test_steps_are_no_relations_of_the_city():
    result = compile_text(CITY.replace("FLOW", CLAIM))
    city = result.model.cities[0]
    assert city.relations == ()
    assert [view.name for view in compute(result.model, city)] == ["architecture", "claim"]


@pytest.mark.parametrize("direction", ["", "direction: right", "方向：向左", "direction: up"])
def test_a_flow_is_drawn_with_its_numbers(direction):
    scene = draw(flow(CLAIM.replace("{ en", f"{{ {direction}; en", 1)))
    said = texts(scene)
    for step in ("① 提交材料", "③ 核验", "④ 核验结果", "⑥ 即时到账", "⑦ 提交材料"):
        assert said.count(step) == 1, said
    assert any(text.startswith("②") for text in said)
    assert any("线上理赔" in text for text in said)


def test_chinese_and_english_flows_are_one():
    chinese = flow("流程 办事 “办事” { people -> handy “提交” }")
    english = flow('flow 办事 "办事" { people -> handy "提交" }')
    drawn = [draw(view) for view in (chinese, english)]
    assert texts(drawn[0]) == texts(drawn[1])


@pytest.mark.parametrize(
    "text, found",
    [
        ("flow f { people -> nobody }", [("unknown-name", "nobody")]),
        ("flow f { people -> hady }", [("unknown-name", "hady")]),
        ("flow f { people -> app }", [("unknown-name", "app")]),
        ("flow f { people -[zzz]-> handy }", [("unknown-verb", "zzz")]),
        ("flow f {}", [("empty-flow", "f")]),
        ("flow f", [("empty-flow", "f")]),
        ('flow f "只有名称" { direction: down }', [("empty-flow", "f")]),
        ("flow f { app a; people -> handy }", [("misplaced", "app a")]),
        ("flow f { direction: sideways; people -> handy }", [("bad-value", "sideways")]),
        ("flow f { include: app; people -> handy }", [("unknown-property", "include")]),
        ("flow f { people -> handy }; flow f { handy -> people }", [("duplicate-id", "f")]),
        ("flow { people -> handy }", [("missing-label", "flow { people -> handy }")]),
        ("app a { flow f { people -> handy } }", [("misplaced", "flow")]),
    ],
)
def test_what_is_said_of_a_flow(text, found):
    result = compile_text(CITY.replace("FLOW", text))
    assert [(one.rule.name, one.span.text) for one in result.diagnostics] == found


def test_an_empty_flow_is_not_drawn():
    assert flow("flow f {}").name == "architecture"


def test_a_misspelt_step_gets_the_nearest_name():
    (error,) = compile_text(CITY.replace("FLOW", "flow f { people -> hady }")).errors
    assert "`handy`" in error.help.en


def test_a_flow_is_a_file_of_its_own(run, spec):
    spec("a.city", CITY.replace("FLOW", CLAIM))
    result = run("render", "a.city", "-o", "out", "-f", "svg,gv,html", "--lang", "en")
    assert result.exit_code == 0, result.output
    result = run("render", "a.city", "-o", "one", "-f", "svg", "--view", "claim", "--lang", "en")
    assert "1 file" in result.output
