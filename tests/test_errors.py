"""Bad input: a code, file:line:column, the line with a caret, a way out, and never a traceback."""

from __future__ import annotations

import pytest

HEAD = 'source s "S"\ncity x "城" @s {\n'

# name, text, rule, line, column, what the help must name
BAD = [
    ("unknown kind", HEAD + '  portel a "A"\n}', "unknown-kind", 3, 3, "portal"),
    ("unknown Chinese kind", HEAD + '  中苔 a "A"\n}', "unknown-kind", 3, 3, "中台"),
    ("unknown id", HEAD + "  portal gate\n  gate -> gat\n}", "unknown-name", 4, 11, "gate"),
    ("unknown part", HEAD + "  brain b { engine ai }\n  b.aj -> b\n}", "unknown-name", 4, 5, "ai"),
    ("deeper id", HEAD + "  brain b { engine ai }\n  ai -> b\n}", "unknown-name", 4, 3, "b.ai"),
    (
        "unknown verb",
        HEAD + "  portal a\n  portal b\n  a -[server]-> b\n}",
        "unknown-verb",
        5,
        7,
        "serves",
    ),
    ("unknown layer", HEAD + "  portal a { layer: acess }\n}", "unknown-layer", 3, 21, "access"),
    (
        "unknown pillar",
        HEAD + "  portal a { pillar: securty }\n}",
        "unknown-pillar",
        3,
        22,
        "security",
    ),
    ("unknown source", HEAD + '  fact "n": "3个" @ss "L1"\n}', "unknown-source", 3, 19, "`s`"),
    (
        "unknown property",
        HEAD + "  portal a { statu: live }\n}",
        "unknown-property",
        3,
        14,
        "status",
    ),
    ("bad choice", HEAD + "  portal a { status: liv }\n}", "bad-value", 3, 22, "live"),
    ("bad date", HEAD + "  portal a { since: 2018-13 }\n}", "bad-value", 3, 21, ""),
    ("bad count", HEAD + "  portal a { count: many }\n}", "bad-value", 3, 21, ""),
    ("duplicate id", HEAD + '  portal a "A"\n  app a "B"\n}', "duplicate-id", 4, 7, "name"),
    (
        "duplicate property",
        HEAD + "  portal a { status: live; status: pilot }\n}",
        "duplicate-property",
        3,
        28,
        "",
    ),
    ("unclosed block", HEAD + '  portal a "A"\n', "unclosed-block", 2, 15, "}"),
    ("unclosed string", HEAD + '  portal a "A\n}', "unclosed-string", 3, 12, '"'),
    ("unclosed Chinese string", HEAD + "  portal a “甲\n}", "unclosed-string", 3, 12, "”"),
    ("unclosed comment", HEAD + "}\n/* never", "unclosed-comment", 4, 1, "*/"),
    ("unmatched brace", HEAD + "}\n}", "unmatched-brace", 4, 1, "{"),
    ("relation to nothing", HEAD + "  portal a\n  a ->\n}", "unfinished-relation", 4, 5, "->"),
    ("hyphen in a name", HEAD + "  portal a-b\n}", "unexpected-character", 3, 11, "_"),
    ("keyword as name", HEAD + '  fact -> "x"\n}', "syntax-error", 3, 8, ""),
    ("no shape", HEAD + "  portal a b c d\n}", "syntax-error", 3, 12, ""),
    ("misplaced use", HEAD + '  use "b.city"\n}', "misplaced", 3, 3, ""),
    ("misplaced kind", HEAD + '  kind k "K"\n}', "misplaced", 3, 3, ""),
    ("element outside a city", 'portal a "A"', "misplaced", 1, 1, "city"),
    (
        "unsafe link",
        HEAD + '  portal a { link: "javascript:alert(1)" }\n}',
        "unsafe-link",
        3,
        20,
        "https",
    ),
    (
        "unreadable quantity",
        HEAD + '  fact "n": "12x$%34 ??"\n}',
        "unreadable-quantity",
        3,
        14,
        "=",
    ),
    ("bad term count", HEAD + '  formula "x" = many portal\n}', "bad-count", 3, 17, "N"),
    ("missing file", 'use "sorces.city"\ncity x "城"', "missing-file", 1, 5, "sources.city"),
    ("itself", 'use "bad.city"\ncity x "城"', "use-cycle", 1, 5, ""),
    ("outside the root", 'use "../secret.city"\ncity x "城"', "outside-root", 1, 5, "--root"),
    ("absolute path", 'use "/etc/passwd"\ncity x "城"', "outside-root", 1, 5, "--root"),
    ("empty file", "", "empty-file", 1, 1, "city"),
    ("only a comment", "// nothing\n", "empty-file", 1, 1, "city"),
    (
        "end before beginning",
        HEAD + "  app a { since: 2020; until: 2018-05 }\n}",
        "impossible-dates",
        3,
        7,
        "",
    ),
]


@pytest.mark.parametrize(
    "text, rule, line, column, help", [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_bad_input_is_explained(run, spec, text, rule, line, column, help):
    spec("sources.city", 'source s "S"')
    spec("../secret.city", 'source t "T"')
    spec("bad.city", text)
    result = run("check", "bad.city", "--lang", "en")
    assert result.exit_code == 1
    first = next(one for one in result.output.splitlines() if f" {rule}]" in one)
    assert first.startswith(f"bad.city:{line}:{column}: ")
    below = result.output.split(first)[1].splitlines()
    assert below[2].lstrip().startswith("|")
    assert "^" in below[2]
    if help:
        assert f"help: {''}" in result.output
        assert help in result.output.split("help: ", 1)[1]


def test_a_file_that_is_not_utf8(run, tmp_path):
    (tmp_path / "bad.city").write_bytes(b'city x "' + "海口".encode("gbk") + b'"')
    result = run("check", "bad.city", "--lang", "en")
    assert result.exit_code == 1
    assert result.output.startswith("bad.city:1:9: error[C123 not-utf8]")


def test_a_path_that_does_not_exist(run):
    result = run("check", "nowhere.city")
    assert result.exit_code == 2
    assert "nowhere.city" in result.output


def test_a_folder_without_specs(run, tmp_path):
    result = run("render", tmp_path)
    assert result.exit_code == 2
    assert "*.city" in result.output


def test_an_unknown_format(run, spec):
    result = run("render", spec("a.city", 'city a "甲"'), "-f", "svgg")
    assert result.exit_code == 2
    assert "svgg" in result.output
    assert "svg, gv" in result.output


def test_a_link_that_leaves_the_root_is_refused(run, spec, tmp_path):
    spec("elsewhere/secret.city", 'source t "T"')
    folder = spec("specs/a.city", 'use "link.city"\ncity a "甲"').parent
    (folder / "link.city").symlink_to("../elsewhere/secret.city")
    result = run("check", "specs/a.city", "--lang", "en")
    assert "outside-root" in result.output


TEN_MISTAKES = """\
source s "S"
city x "城" @s {
  portel a "A"
  app b "B" { statu: live }
  app b2 "B2" { layer: acess }
  b ->
  b -[servs]-> b2
  b -> b3
  app d "D
  fact "n": "3个" @ss
  app b "twice"
  formula "2" = 2 gate
}
"""


def test_independent_mistakes_are_all_reported_at_once(run, spec):
    spec("bad.city", TEN_MISTAKES)
    result = run("check", "bad.city", "--lang", "en")
    heads = [
        line.split(": ")[0] for line in result.output.splitlines() if line.startswith("bad.city:")
    ]
    assert heads == [
        "bad.city:3:3",
        "bad.city:4:15",
        "bad.city:5:24",
        "bad.city:6:5",
        "bad.city:7:7",
        "bad.city:8:8",
        "bad.city:9:9",
        "bad.city:10:19",
        "bad.city:11:7",
        "bad.city:12:19",
    ]


def test_findings_in_chinese(run, spec):
    spec("bad.city", HEAD + '  portel a "A"\n}')
    result = run("check", "bad.city", "--lang", "zh")
    assert "错误[C101 unknown-kind]: 未知的类型 `portel`" in result.output
    assert "建议: 是否为 `portal`？" in result.output


def test_a_shared_file_is_reported_once(run, spec):
    spec("sources.city", 'source s "S" { autor: "X" }')
    spec("a.city", 'use "sources.city"\ncity a "甲" @s')
    spec("b.city", 'use "sources.city"\ncity b "乙" @s')
    result = run("check", "--lang", "en")
    assert result.output.count("unknown-property") == 1


def test_a_finding_can_be_allowed_where_it_stands(run, spec):
    spec(
        "a.city",
        'city a "甲" {\n  // citydsl: allow fact-without-source\n  fact "n": "3个"\n  fact "m": "4个"\n}',
    )
    result = run("check", "--lang", "en")
    assert result.output.count("fact-without-source") == 1
    assert "a.city:4:8" in result.output


@pytest.mark.parametrize(
    "link", ["//evil.example", "a b.html", "java\\u{9}script:alert(1)", "data:text/html,x"]
)
def test_what_no_page_would_link_to_is_refused_in_the_spec(run, spec, link):
    spec("a.city", f'city a "甲" {{ app b {{ link: "{link}" }} }}')
    assert "unsafe-link" in run("check", "--lang", "en").output
