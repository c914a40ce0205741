"""Text exports of a view: whole, in order, the same each time, and inert whatever a label says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citydsl.dsl.compile import compile_file, compile_text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.views.compute import compute
from citydsl.render.formats.d2 import d2
from citydsl.render.formats.likec4 import likec4
from citydsl.render.formats.mermaid import mermaid
from citydsl.render.formats.outline import outline
from citydsl.render.formats.plantuml import plantuml
from citydsl.render.formats.structurizr import structurizr

SPECS = Path(__file__).parent.parent / "specs"
CASES = sorted(path.stem for path in SPECS.glob("*.city") if path.stem != "sources")
EXPORTS = (mermaid, d2, plantuml, likec4, structurizr)
every_export = pytest.mark.parametrize("export", EXPORTS, ids=lambda one: one.__name__)

TOWN = """
city town "小城大脑" {
  formula "1+3" = 1 platform + 3 app
  platform base "平台" {
    app part "部分" { status: pilot }
  }
  app one "应用一" { status: live }
  security_system guard "安全" @paper "1"
  base -[supports]-> one
  one ~> base.part "试"
  base <-> guard
}
source paper "小报"
"""

GOLDEN = {
    mermaid: """\
---
title: "小城大脑·总体架构图"
---
%% 由 citydsl 生成，请改动 .city 源文件
%% 本格式未能保留：侧柱的位置，改为层之后的分组（1）
%% 本格式未能保留：命名公式（1）
%% 本格式未能保留：出处（1）
%% 本格式未能保留：元素种类（3）
flowchart TB
  subgraph l0_app["应用层"]
    n0_one["应用一"]
    g0["另有1项未列名"]
  end
  subgraph l1_brain["中枢层"]
    subgraph n1_base["平台"]
      n2_part["部分"]
    end
  end
  subgraph p0_security["安全保障体系"]
    n3_guard["安全"]
  end
  n1_base -->|"支撑"| n0_one
  n0_one -.->|"试"| n2_part
  n1_base <--> n3_guard
  l0_app ~~~ l1_brain
  classDef ghost stroke-dasharray:4 3,fill:none,color:gray
  classDef pilot stroke-width:2px
  classDef live stroke-width:1px
  class g0 ghost
  class n2_part pilot
  class n0_one live
""",
    d2: """\
# 由 citydsl 生成，请改动 .city 源文件
# 本格式未能保留：侧柱的位置，改为层之后的分组（1）
# 本格式未能保留：命名公式（1）
# 本格式未能保留：出处（1）
# 本格式未能保留：元素种类（3）
direction: down
classes: {
  ghost: {style.stroke-dash: 4; style.opacity: 0.6}
  inferred: {style.stroke-dash: 4}
  pilot: {style.stroke-width: 3}
  live: {style.stroke-width: 2}
  apart: {style.opacity: 0}
}
l0_app: '应用层' {
  n0_one: '应用一' {
    class: live
  }
  g0: '另有1项未列名' {
    class: ghost
  }
}
l1_brain: '中枢层' {
  n1_base: '平台' {
    n2_part: '部分' {
      class: pilot
    }
  }
}
p0_security: '安全保障体系' {
  n3_guard: '安全'
}
l1_brain.n1_base -> l0_app.n0_one: '支撑'
l0_app.n0_one -> l1_brain.n1_base.n2_part: '试' {class: inferred}
l1_brain.n1_base <-> p0_security.n3_guard
l0_app -> l1_brain: {class: apart}
title: '小城大脑·总体架构图' {
  shape: text
  near: top-center
}
""",
    plantuml: """\
@startuml
' 由 citydsl 生成，请改动 .city 源文件
' 本格式未能保留：侧柱的位置，改为层之后的分组（1）
' 本格式未能保留：命名公式（1）
' 本格式未能保留：出处（1）
' 本格式未能保留：元素种类（3）
title 小城大脑·总体架构图
package "应用层" as l0_app {
  rectangle "应用一" as n0_one <<live>>
  rectangle "另有1项未列名" as g0 <<ghost>> #F4F4F4;line:gray;line.dashed;text:gray
}
package "中枢层" as l1_brain {
  rectangle "平台" as n1_base {
    rectangle "部分" as n2_part <<pilot>>
  }
}
package "安全保障体系" as p0_security {
  rectangle "安全" as n3_guard
}
n1_base --> n0_one : 支撑
n0_one ..> n2_part : 试
n1_base <--> n3_guard
l0_app -[hidden]-> l1_brain
@enduml
""",
    likec4: """\
// 由 citydsl 生成，请改动 .city 源文件
// 本格式未能保留：侧柱的位置，改为层之后的分组（1）
// 本格式未能保留：命名公式（1）
// 本格式未能保留：出处（1）
// 本格式未能保留：层的上下次序（2）
specification {
  element layer {
    style {
      opacity 10%
    }
  }
  element pillar {
    style {
      opacity 10%
    }
  }
  element element
  element ghost {
    style {
      color muted
      border dashed
      opacity 30%
    }
  }
  tag pilot
  tag live
  relationship stated {
    line solid
  }
  relationship inferred {
    line dashed
  }
  relationship mutual {
    line solid
    head normal
    tail normal
  }
}
model {
  l0_app = layer '应用层' {
    n0_one = element '应用一' {
      #live
      technology '应用'
    }
    g0 = ghost '另有1项未列名' {
      technology '应用'
    }
  }
  l1_brain = layer '中枢层' {
    n1_base = element '平台' {
      technology '平台'
      n2_part = element '部分' {
        #pilot
        technology '应用'
      }
    }
  }
  p0_security = pillar '安全保障体系' {
    n3_guard = element '安全' {
      technology '安全体系'
    }
  }
  n1_base -[stated]-> n0_one '支撑'
  n0_one -[inferred]-> n2_part '试'
  n1_base -[mutual]-> n3_guard
}
views {
  view index {
    title '小城大脑·总体架构图'
    include *, l0_app.**, l1_brain.**, p0_security.**
    autoLayout TopBottom
  }
}
""",
    structurizr: """\
# 由 citydsl 生成，请改动 .city 源文件
# 本格式未能保留：侧柱的位置，改为层之后的分组（1）
# 本格式未能保留：命名公式（1）
# 本格式未能保留：出处（1）
# 本格式未能保留：层的上下次序（2）
# 本格式未能保留：双向关系，改写为两条单向（1）
workspace "小城大脑·总体架构图" {
  model {
    city = softwareSystem "小城大脑" {
      group "应用层" {
        n0_one = container "应用一" "" "应用" "live"
        g0 = container "另有1项未列名" "" "应用" "ghost"
      }
      group "中枢层" {
        n1_base = container "平台" "" "平台" "" {
          n2_part = component "部分" "" "应用" "pilot"
        }
      }
      group "安全保障体系" {
        n3_guard = container "安全" "" "安全体系" ""
      }
    }
    n1_base -> n0_one "支撑" "" ""
    n0_one -> n2_part "试" "" "inferred"
    n1_base -> n3_guard "" "" "mutual"
    n3_guard -> n1_base "" "" "mutual"
  }
  views {
    container city "city" {
      include *
      autolayout tb
    }
    component n1_base "n1_base" {
      include *
      autolayout tb
    }
    styles {
      element "ghost" {
        background #f4f4f4
        color #808080
        border dashed
      }
      relationship "Relationship" {
        style solid
      }
      relationship "inferred" {
        style dashed
      }
    }
  }
}
""",
}


def views_of(text):
    model = compile_text(text).model
    return compute(model, model.cities[0])


def views_of_case(name):
    model = compile_file(SPECS / f"{name}.city", Loader(SPECS)).model
    return [view for city in model.cities for view in compute(model, city)]


@every_export
def test_the_whole_of_a_small_city(export):
    assert export(views_of(TOWN)[0], "zh") == GOLDEN[export]


DEFINITION = {
    mermaid: r'^\s*(?:subgraph )?([lpcng]\d\w*)\["',
    d2: r"^\s*([lpcng]\d\w*): '",
    plantuml: r'^\s*(?:package|rectangle) ".*" as ([lpcng]\d\w*)',
    likec4: r"^\s*([lpcng]\d\w*) = \w+ '",
    structurizr: r'^\s*([ng]\d\w*) = (?:container|component) "',
}
RELATION = {
    mermaid: r"^  (\w+) <?-\.?->(?:\|.*\|)? (\w+)$",
    d2: r"^(?:\w+\.)*(\w+) <?-> (?:\w+\.)*(\w+)(?!.*apart)(?:$|: ?)",
    plantuml: r"^(\w+) <?(?:--|\.\.)> (\w+)",
    likec4: r"^  (?:// )?(\w+) -\[\w+\]-> (\w+)",
    structurizr: r"^    (?:# )?(\w+) -> (\w+) ",
}


@every_export
@pytest.mark.parametrize("case", CASES)
def test_every_element_and_relation_of_a_case_is_there_once(export, case):
    for view in views_of_case(case):
        text, tree = export(view, "zh"), outline(view, "zh")
        found = re.findall(DEFINITION[export], text, re.MULTILINE)
        things = [node for node in tree.every() if node.role in ("element", "ghost", "end")]
        grouped = [] if export is structurizr else [n for n in tree.every() if n not in things]
        assert sorted(found) == sorted(node.id for node in (*things, *grouped))
        assert len([node for node in things if node.role == "element"]) == len(view.elements)
        assert len([node for node in things if node.role == "ghost"]) == len(view.ghosts)
        ends = [(link.source, link.target) for link in tree.links]
        if export is structurizr:
            ends += [(link.target, link.source) for link in tree.links if link.mutual]
        assert len(tree.links) == len(view.relations)
        assert sorted(re.findall(RELATION[export], text, re.MULTILINE)) == sorted(ends)


@every_export
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_view_is_the_same_text(export, lang):
    first, second = (views_of(TOWN)[1] for _ in range(2))
    assert export(first, lang) == export(second, lang)


@pytest.mark.parametrize("case", CASES)
def test_ids_are_plain_and_no_two_the_same(case):
    for view in views_of_case(case):
        ids = [node.id for node in outline(view, "en").every()]
        assert len({id.casefold() for id in ids}) == len(ids)
        assert all(re.fullmatch(r"[a-z]\d+(_[a-z0-9]+)*", id) for id in ids)


HOSTILE = (
    '"',
    "'",
    "a\\",
    '\\"',
    "x\ny",
    "} ] )",
    "</svg><script>",
    "%%{init: {}}%%",
    "# a // b /* c",
    "|md",
    "---",
    "${HOME} $x",
    "@enduml",
    "!include /etc/passwd",
    "`**b**` [[u]]",
    "1. a",
    "\u202eabc\u2066",
    "长" * 10_000,
)
# What a string is in each target, and so what is none.
STRING = {
    mermaid: r'"[^"]*"',
    d2: r"'(?:[^']|'')*'",
    plantuml: r'"[^"]*"',
    likec4: r"'(?:[^'\\]|\\.)*'",
    structurizr: r'"(?:[^"\\]|\\.)*"',
}


def skeleton(export, text):
    """The text without what its strings say; titles and labels of PlantUML run to the line's end."""
    bare = re.sub(STRING[export], "S", re.sub(r"(?m)^title: .*$", "", text, count=1))
    if export is plantuml:
        bare = re.sub(r"(?m)^title .*$| : .*$", "S", bare)
    return bare


@every_export
@pytest.mark.parametrize("label", HOSTILE, ids=lambda label: ascii(label)[:24])
def test_no_label_changes_the_structure(export, label):
    spelled = label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    plainly, hostile = (
        TOWN.replace("小城大脑", word).replace("平台", word).replace("试", word)
        for word in ("word", spelled)
    )
    for calm, wild in zip(views_of(plainly), views_of(hostile), strict=True):
        text = export(wild, "zh")
        assert skeleton(export, text) == skeleton(export, export(calm, "zh"))
        assert not re.search("[\u202a-\u202e\u2066-\u2069\r\x00-\x09]", text)


@pytest.mark.parametrize("export", [mermaid, plantuml], ids=lambda one: one.__name__)
def test_no_mark_of_a_label_is_left_as_it_is(export):
    text = export(views_of(TOWN.replace("平台", "%%{x}!`*</svg>[[u]]"))[0], "zh")
    assert not any(mark in text for mark in ("%%{", "`", "*<", "</svg", "[[", "!"))


def test_a_variable_of_the_reader_s_machine_is_not_filled_in():
    text = structurizr(views_of(TOWN.replace("平台", "${HOME}"))[0], "zh")
    assert "${" not in text


@every_export
def test_the_head_names_only_what_is_lost(export):
    full, none = (export(views_of(text)[0], "en") for text in (TOWN, 'city a "A" { app x "X" }'))
    assert "Generated by citydsl" in full
    assert "naming formulas (1)" in full
    assert "side pillars" in full
    assert "citations (1)" in full
    assert "naming formulas" not in none
    assert "facts and figures" not in full
    assert "side pillars" not in none


def test_relations_of_a_whole_and_its_part_stay_as_comments_where_refused():
    text = TOWN.replace("base <-> guard", "base.part -[uses]-> base")
    view = views_of(text)[0]
    assert re.search(r"^  // n\d_part -\[stated\]-> n\d_base", likec4(view, "zh"), re.MULTILINE)
    assert re.search(r"^    # n\d_part -> n\d_base", structurizr(view, "zh"), re.MULTILINE)
    assert "layout-engine: elk" in d2(view, "zh")
    assert "layout-engine" not in d2(views_of(TOWN)[0], "zh")


def crowd(apps=30):
    """The relations of a city in which every app is related to every other."""
    body = "; ".join(f'app a{at} "应用{at}"' for at in range(apps))
    body += "; " + "; ".join(f"a{a} -> a{b}" for a in range(apps) for b in range(apps) if a != b)
    return next(view for view in views_of(f'city big "大" {{ {body} }}') if view.layout == "graph")


def test_mermaid_says_which_of_its_limits_must_be_raised():
    assert "maxEdges" not in mermaid(views_of(TOWN)[0], "en")
    assert "maxEdges" not in mermaid(crowd(22), "en")
    text = mermaid(crowd(), "en")
    assert "%% Mermaid draws 500 links unless set otherwise and this has 870" in text
    assert "maxTextSize" not in text
    long = mermaid(views_of(TOWN.replace("平台", "长" * 50_000))[0], "zh")
    named = re.search(r"%% Mermaid 默认最多读 50000 个字符，.* maxTextSize 调高到 (\d+)", long)
    assert len(long) <= int(named[1]) < len(long) + 500
