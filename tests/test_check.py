"""`citydsl check` as it is called: what it shows, how it ends, what it fixes, whom it obeys."""

from __future__ import annotations

import json

import pytest

CLEAN = 'source s "S"\ncity x "城" @s {\n  portal a "甲"\n}\n'
WARNS = 'city x "城" {\n  fact "n": "3个"\n}\n'
WRONG = 'city x "城" {\n  portel a "甲"\n}\n'
OPEN = 'source s "S"\ncity x "城" @s {\n  portal a "甲"\n  anomaly "怪"\n}\n'


def names(run, *args):
    found = json.loads(run("check", *args, "--format", "json", "--lang", "en").stdout)
    return [one["name"] for one in found]


@pytest.mark.parametrize("text, code", [(CLEAN, 0), (OPEN, 0), (WARNS, 1), (WRONG, 1)])
@pytest.mark.parametrize("format", ["text", "json", "sarif", "github", "junit"])
def test_how_it_ends(run, spec, text, code, format):
    spec("a.city", text)
    assert run("check", "--format", format).exit_code == code


def test_an_unknown_format_is_a_wrong_call(run, spec):
    spec("a.city", CLEAN)
    assert run("check", "--format", "xml").exit_code == 2


def test_what_is_less_severe_is_left_out_but_counted(run, spec):
    spec("a.city", OPEN)
    spec("b.city", WARNS.replace("x", "y"))
    result = run("check", "--severity", "warning", "--lang", "en")
    assert "source-anomaly" not in result.output
    assert "fact-without-source" in result.output
    assert "0 errors, 1 warning, 1 info" in result.output
    assert result.exit_code == 1
    assert run("check", "--severity", "error").exit_code == 1
    assert names(run, "--severity", "error") == []


def test_quiet_prints_errors_only(run, spec):
    spec("a.city", WARNS)
    assert run("check", "-q").output == ""
    spec("a.city", WRONG)
    assert "unknown-kind" in run("check", "-q").output


def test_paths_in_reports_are_relative_with_forward_slashes(run, spec, tmp_path):
    spec("specs/inner/a.city", WRONG)
    assert run("check", "specs", "--format", "github").output.startswith(
        "::error file=specs/inner/a.city,line=2,col=3,"
    )
    assert str(tmp_path) not in run("check", tmp_path / "specs", "--format", "sarif").output


# --- fixes

TWICE = """\
source s "S"
city x "城" @s {
  app a "A" { status: live; status: live }
  app b "B
  a -> b
  a -> b // twice
  a -> b
}
"""
ONCE = """\
source s "S"
city x "城" @s {
  app a "A" { status: live }
  app b "B"
  a -> b
   // twice
}
"""


def test_safe_fixes_are_written_and_counted(run, spec):
    path = spec("a.city", TWICE)
    result = run("check", "a.city", "--fix", "--lang", "en")
    assert path.read_text("utf-8") == ONCE
    assert result.output.startswith("4 findings fixed\n")
    assert result.exit_code == 0
    assert run("check", "a.city", "--fix", "--lang", "en").output.startswith("0 findings fixed\n")


def test_guesses_are_written_only_when_asked_for(run, spec):
    path = spec("a.city", WRONG)
    assert run("check", "--fix").exit_code == 1
    assert path.read_text("utf-8") == WRONG
    assert run("check", "--unsafe-fixes").exit_code == 0
    assert path.read_text("utf-8") == WRONG.replace("portel", "portal")


def test_line_breaks_and_byte_order_mark_stay(run, tmp_path):
    path = tmp_path / "a.city"
    text = WRONG.replace("\n", "\r\n").encode()
    path.write_bytes(b"\xef\xbb\xbf" + text)
    run("check", "--unsafe-fixes")
    assert path.read_bytes() == b"\xef\xbb\xbf" + text.replace(b"portel", b"portal")


def test_files_that_were_not_named_are_not_touched(run, spec):
    used = spec("sources.city", 'source s "S" { author: "A"; author: "A" }')
    spec("a.city", 'use "sources.city"\n' + CLEAN.split("\n", 1)[1])
    before = used.read_bytes()
    run("check", "a.city", "--fix", "--unsafe-fixes")
    assert used.read_bytes() == before
    run("check", ".", "--fix")
    assert used.read_text("utf-8") == 'source s "S" { author: "A" }'


def test_a_link_out_of_the_folder_is_not_written_through(run, spec, tmp_path):
    outside = spec("elsewhere/a.city", WRONG)
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "a.city").symlink_to("../elsewhere/a.city")
    run("check", "specs", "--unsafe-fixes")
    assert outside.read_text("utf-8") == WRONG


def test_the_count_of_fixes_stays_out_of_machine_formats(run, spec):
    spec("a.city", TWICE)
    result = run("check", "--fix", "--format", "json", "--lang", "en")
    assert json.loads(result.stdout) == []
    assert "4 findings fixed" in result.stderr


@pytest.mark.parametrize(
    "text, fixed",
    [
        ("  portal\u00a0b “乙”\n", "  portal b “乙”\n"),
        ("  portal b\u200b “乙”\n", "  portal b “乙”\n"),
        ("  portal b “乙  \n", "  portal b “乙”  \n"),
        ("  portal b 「乙\n", "  portal b 「乙」\n"),
        ('  fact "n" = "3个"\n', '  fact "n" : "3个"\n'),
        ('  fact "n" "3个"\n', '  fact "n": "3个"\n'),
        ('  portal b "乙 { status: live }\n', None),
        ('  note "一\n二"\n', None),
    ],
)
def test_small_slips(run, spec, text, fixed):
    path = spec("a.city", CLEAN.replace("}\n", text + "}\n"))
    run("check", "--fix")
    assert path.read_text("utf-8") == CLEAN.replace("}\n", (fixed or text) + "}\n")


def test_a_file_that_uses_itself_loses_that_line(run, spec):
    path = spec("a.city", 'use "a.city"\n' + CLEAN)
    assert run("check", "--fix").exit_code == 0
    assert path.read_text("utf-8") == CLEAN


@pytest.mark.parametrize(
    "text, fixed",
    [
        ('formula "2" = 2 app', 'formula "2" = 2 app()'),
        ('formula "2" = 2 个 app "应用" @s', 'formula "2" = 2 个 app "应用"() @s'),
        ("brain b { engine ai }\n  ai -> a", "brain b { engine ai }\n  b.ai -> a"),
        ("brain b { engine ai }\n  b.aj -> a", "brain b { engine ai }\n  b.ai -> a"),
        ("app b; b -> b; b -> a", "app b; b -> a"),
        ("app b\n  b -> b", "app b"),
    ],
)
def test_guesses(run, spec, text, fixed):
    path = spec("a.city", CLEAN.replace("}", f"  {text}\n}}"))
    assert run("check", "--fix").exit_code == 1
    assert run("check", "--unsafe-fixes").exit_code == 0
    assert path.read_text("utf-8") == CLEAN.replace("}", f"  {fixed}\n}}")


def test_one_of_several_near_names_is_not_chosen(run, spec):
    spec("a.city", CLEAN.replace("}", "  app ab\n  app ac\n  ad -> a\n}"))
    found = json.loads(run("check", "--format", "json", "--lang", "en").stdout)
    assert found[0]["help"].count("`") > 2
    assert found[0]["fix"] is None


def test_a_hyphenated_name_is_one_mistake_each_time(run, spec):
    path = spec("a.city", CLEAN.replace("}", '  app gov-work "乙"\n  gov-work -> a\n}'))
    assert names(run) == ["unexpected-character"] * 2
    assert run("check", "--unsafe-fixes").exit_code == 0
    assert "gov_work -> a" in path.read_text("utf-8")


@pytest.mark.parametrize(
    "line, help",
    [
        ("a => b", "a relation is written `a -> b`"),
        ("a -- b", "a relation is written `a -> b`"),
        ("a -[serves] b", "a relation is written `a -[verb]-> b`"),
        ("status live", "a property is written `status: value`"),
        ("status = live", "write `name: value`"),
        ("note 'x'", 'a text stands in `"…"`'),
        ('fact n: "3个"', 'a text stands in `"…"`'),
        ('formula "1" 1 portal', "the terms stand behind a `=`"),
    ],
)
def test_common_slips_are_answered(run, spec, line, help):
    spec("a.city", CLEAN.replace("}", f"  {line}\n}}"))
    assert help in run("check", "--lang", "en").output


# --- allow comments


def test_names_of_no_rule_and_comments_without_effect_are_told(run, spec):
    spec(
        "a.city",
        CLEAN.replace(
            "  portal",
            "  // citydsl: allow fact-without-sorce\n"
            "  // citydsl: allow fact-without-source\n"
            "  // citydsl: allow unknown-kind\n  portal",
        ),
    )
    assert names(run) == ["unknown-rule", "unused-allow", "unused-allow"]


def test_a_code_or_a_chinese_comment_allows_as_well(run, spec):
    spec("a.city", WARNS.replace('"3个"', '"3个" // citydsl：允许 C302'))
    assert names(run) == []


def test_in_a_file_with_errors_no_comment_is_called_useless(run, spec):
    spec("a.city", WRONG.replace("  portel", "  // citydsl: allow fact-without-source\n  portel"))
    assert names(run) == ["unknown-kind"]


@pytest.mark.parametrize(
    "comment, left",
    [
        ("// citydsl: allow empty-city", ""),
        ("// 见说明 citydsl: allow empty-city", " // 见说明 "),
        (
            "// citydsl: allow empty-city, fact-without-source",
            " // citydsl: allow fact-without-source",
        ),
        (
            "// citydsl: allow fact-without-source, empty-city",
            " // citydsl: allow fact-without-source",
        ),
        ("/* citydsl: allow empty-city */", ""),
    ],
)
def test_what_has_no_effect_is_taken_out_of_the_comment(run, spec, comment, left):
    path = spec("a.city", f'city x "城" {{\n  fact "n": "3个" {comment}\n}}\n')
    run("check", "--fix")
    assert path.read_text("utf-8") == f'city x "城" {{\n  fact "n": "3个"{left}\n}}\n'


# --- settings


def settings(spec, text):
    return spec("citydsl.toml", text)


@pytest.mark.parametrize(
    "level, found, code", [("off", [], 0), ("info", ["info"], 0), ("error", ["error"], 1)]
)
@pytest.mark.parametrize("name", ["fact-without-source", "C302"])
def test_settings_change_a_severity(run, spec, name, level, found, code):
    settings(spec, f'[rules]\n{name} = "{level}"\n')
    spec("a.city", WARNS)
    result = run("check", "--format", "json")
    assert [one["severity"] for one in json.loads(result.stdout)] == found
    assert result.exit_code == code


def test_settings_hold_for_folders_below(run, spec):
    settings(spec, '[rules]\nfact-without-source = "off"\n')
    spec("specs/a.city", WARNS)
    assert names(run, "specs") == []


@pytest.mark.parametrize(
    "text, rule, line, column",
    [
        ('[rules]\nfact-without-sorce = "off"', "unknown-rule", 2, 1),
        ('[other]\nempty-city = 1\n[rules]\n  "empty-city" = "loud"', "bad-settings", 4, 4),
        ('rules.unknown-kind = "info"', "bad-settings", 1, 7),
        ("[rules]\nempty-city = 3", "bad-settings", 2, 1),
        ("[rules]\nempty-city = ", "bad-settings", 2, 14),
        ("\n\nrules = 3", "bad-settings", 3, 1),
    ],
)
def test_settings_that_cannot_be_used_are_told_with_their_place(
    run, spec, text, rule, line, column
):
    settings(spec, text)
    spec("specs/a.city", CLEAN)
    found = json.loads(run("check", "--format", "json").stdout)
    assert [(one["name"], one["file"]) for one in found] == [(rule, "citydsl.toml")]
    assert found[0]["start"] == {"line": line, "column": column}


def test_settings_in_another_encoding_are_told(run, spec, tmp_path):
    (tmp_path / "citydsl.toml").write_bytes("# 海口".encode("gb18030"))
    spec("a.city", CLEAN)
    assert names(run) == ["bad-settings"]


def test_fixes_of_files_that_were_not_named_are_not_offered(run, spec):
    settings(spec, '[rules]\nfact-without-sorce = "off"')
    spec("sources.city", 'source s "S" { autor: "A" }')
    spec("a.city", 'use "sources.city"\n' + CLEAN.split("\n", 1)[1])
    found = json.loads(run("check", "a.city", "--format", "json").stdout)
    assert [(one["name"], one["fix"]) for one in found] == [
        ("unknown-rule", None),
        ("unknown-property", None),
    ]


# --- single rules where one example is not enough


@pytest.mark.parametrize(
    "one, other, conflict",
    [
        ('"近6万个"', '"58000个"', False),
        ('"近6万个"', '"7万个"', True),
        ('"约30%"', '"31%"', False),
        ('"约30%"', '"60%"', True),
        ('"20多项"', '"25项"', False),
        ('"20多项"', '"15项"', True),
        ('"118个"', '"118个"', False),
        ('"能办"', '"好办"', False),
        ('"3天" -> "1天"', '"3天" -> "2天"', True),
    ],
)
def test_facts_conflict_where_both_cannot_be_true(run, spec, one, other, conflict):
    spec("a.city", CLEAN.replace("  portal", f'  fact "n": {one}\n  fact "n": {other}\n  portal'))
    assert ("conflicting-facts" in names(run)) == conflict


@pytest.mark.parametrize(
    "more", ["{ as_of: 2021 }", '{ scope: "全市" }', "{ class: target }", "{ status: planned }"]
)
def test_figures_of_different_things_do_not_conflict(run, spec, more):
    facts = f'  fact "n": "3个"\n  fact "n": "4个" {more}\n  portal'
    spec("a.city", CLEAN.replace("  portal", facts))
    assert names(run) == []


@pytest.mark.parametrize(
    "second, twice",
    [
        ("b -> a", False),
        ("a -> b", True),
        ('a -> b "另一种"', False),
        ("a -[serves]-> b", False),
        ("a ~> b", True),
        ("b <-> a\n  a <-> b", True),
    ],
)
def test_relations_are_the_same_by_ends_verb_and_label(run, spec, second, twice):
    spec("a.city", CLEAN.replace("}", f'  app b "乙"\n  a -> b\n  {second}\n}}'))
    assert ("duplicate-relation" in names(run)) == twice


def test_a_shared_source_file_need_not_be_cited(run, spec):
    spec("sources.city", 'source s "S"\nsource t "T"')
    spec("a.city", 'use "sources.city"\n' + CLEAN.split("\n", 1)[1])
    assert names(run) == []


def test_a_city_with_properties_only_is_empty(run, spec):
    spec("a.city", 'city x "城" {\n  place: "某地"; level: county\n}\n')
    assert names(run) == ["empty-city"]
    spec("a.city", 'city x "城" {\n  city y "区" {\n  }\n}\n')
    assert names(run) == ["empty-city"]


def test_an_error_in_a_shared_file_is_told_once_and_spoils_every_spec_that_uses_it(
    run, spec, tmp_path
):
    spec("shared.city", "portal p {\n")
    for name in ("a", "b"):
        spec(f"{name}.city", f'use "shared.city"\ncity {name} "{name}" {{ portal p "P" }}\n')
    result = run("render", "a.city", "b.city", "-o", "out")
    assert result.exit_code == 1
    assert result.output.count("shared.city:1:10: error") == 1
    assert not (tmp_path / "out").exists()
