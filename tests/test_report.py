"""Findings shown: text for people, and the formats machines read, each by its own standard."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from citydsl.dsl.diagnostics import Edit, Fix, Note, Rule, Severity, Text
from citydsl.dsl.source import Source, Span
from citydsl.render.report import github, junit, sarif
from citydsl.render.report import json as json_report
from citydsl.render.report.excerpt import columns
from citydsl.render.report.table import REPORTS
from citydsl.render.report.text import finding, report, summary

RULE = Rule("C101", "unknown-kind", Severity.ERROR, Text("未知的类型", "a kind nobody declares"))
INFO = Rule("C305", "source-anomaly", Severity.INFO, Text("来源存疑", "something odd"))


def said(text):
    return Text(text, text)


def at(text, part, *, name="a.city", rule=RULE, message="odd", after=0, **more):
    source = Source(name=name, text=text)
    start = text.index(part, after)
    return rule.at(Span(source, start, start + len(part)), said(message), **more)


def shown(diagnostic, lang="en", **more):
    return finding(diagnostic, lang=lang, **more).splitlines()


def test_a_finding_names_the_place_shows_the_line_and_says_what_to_do():
    one = at("city x {\n  portel a\n}", "portel", label=said("this"), help=said("write `portal`"))
    assert shown(one) == [
        "a.city:2:3: error[C101 unknown-kind]: odd",
        "    2 |   portel a",
        "      |   ^^^^^^ this",
        "  help: write `portal`",
    ]


def test_carets_stand_below_wide_characters():
    lines = shown(at("门户 公众 “甲”", "公众"))
    assert lines[2] == "      |      ^^^^"
    assert columns(lines[1][: lines[1].index("公众")]) == lines[2].index("^")


@pytest.mark.parametrize("before", ["\t\t", "\te\u0301", "a\u200b\u202e", "\x1b[31m", "😀"])
def test_carets_stand_below_whatever_comes_before(before):
    lines = shown(at(f"{before}here", "here"))
    place = lines[1].index("here")
    assert columns(lines[1][:place]) == lines[2].index("^")
    assert "\x1b" not in "\n".join(lines)
    assert "\u202e" not in "\n".join(lines)


def test_a_span_of_several_lines_shows_its_first_and_last():
    text = 'app a "A" {\n  live\n  more\n}'
    one = at(text, text, label=said("all of it"))
    assert shown(one)[1:] == [
        '    1 | app a "A" {',
        "      | ^^^^^^^^^^^",
        "    ⋮ |",
        "    4 | }",
        "      | ^ all of it",
    ]


def test_a_span_of_two_lines_has_no_gap():
    assert shown(at("ab\n  cd ef", "b\n  cd"))[1:] == [
        "    1 | ab",
        "      |  ^",
        "    2 |   cd ef",
        "      |   ^^",
    ]


def test_a_line_break_at_the_end_of_a_span_is_not_a_line_of_its_own():
    assert len(shown(at("ab\ncd", "ab\n"))) == 3


@pytest.mark.parametrize("place", [0, 40, 5000, 9990])
def test_very_long_lines_are_cut_around_the_place(place):
    text = ("城市" * 5000)[:place] + "HERE" + ("大脑" * 5000)[: 9996 - place]
    lines = shown(at(text, "HERE"))
    assert max(map(columns, lines)) < 160
    assert columns(lines[1][: lines[1].index("HERE")]) == lines[2].index("^")
    assert ("…" in lines[1][:10]) == (place > 15)


def test_a_span_wider_than_what_is_shown_is_cut_with_its_line():
    lines = shown(at("a" * 10_000, "a" * 10_000))
    assert max(map(len, lines)) < 160


def test_a_note_on_another_line_has_its_own_place_and_excerpt():
    text = "app a\napp a"
    first = Note(Span(Source(name="a.city", text=text), 4, 5), said("first here"))
    one = at(text, "a", after=9)
    one = one._replace(notes=(first._replace(span=one.span._replace(start=4, end=5)),))
    assert shown(one)[1:] == [
        "    2 | app a",
        "      |     ^",
        "  note: a.city:1:5",
        "    1 | app a",
        "      |     - first here",
    ]


def test_a_note_on_the_same_line_stands_below_it():
    one = at("live live", "live", after=2)
    one = one._replace(notes=(Note(one.span._replace(start=0, end=4), said("first here")),))
    assert shown(one)[1:] == ["    1 | live live", "      |      ^^^^", "      | ---- first here"]


def test_a_note_in_another_file_names_it():
    there = Span(Source(name="b.city", text="source s"), 7, 8)
    lines = shown(at("source s", "s", after=7, notes=(Note(there, said("first here")),)))
    assert lines[3:] == ["  note: b.city:1:8", "    1 | source s", "      |        - first here"]


def test_colour_only_when_asked_for():
    one = at("portel a", "portel", label=said("this"))
    assert "\x1b" not in finding(one, lang="en")
    plain = re.sub(r"\x1b\[\d*m", "", finding(one, lang="en", colour=True))
    assert plain == finding(one, lang="en")


def test_the_end_of_an_empty_file_can_be_shown():
    one = RULE.at(Span(Source(name="a.city", text=""), 0, 0), said("odd"))
    assert shown(one)[1:] == ["    1 |", "      | ^"]


def test_the_summary_counts_and_tells_what_can_be_fixed():
    span = at("portel", "portel").span
    safe = RULE.at(span, said("m"), fix=Fix(said("t"), (Edit(span, "x"),), safe=True))
    unsafe = INFO.at(span, said("m"), fix=Fix(said("t"), (Edit(span, "x"),), safe=False))
    assert summary([safe, unsafe, unsafe], 1, lang="en").splitlines() == [
        "1 file: 1 error, 0 warnings, 2 infos",
        "1 can be fixed with `--fix`",
        "2 may be fixed with `--unsafe-fixes`; look at the result",
    ]
    assert summary([], 2, lang="zh") == "2 个文件：0 个错误，0 个警告，0 个提示"
    assert report([safe], ["a.city"], lang="en").count("\n") == 6


HOSTILE = at(
    'x\n  门户😀 "a" <b>&\x01',
    '😀 "a" <b>&\x01',
    name="a b,c:城.city",
    message='100% "odd"\r\n::error::<&\x1b[0m\ufffe',
    label=said("label"),
    help=said("help, me: now"),
)
HOSTILE = HOSTILE._replace(
    notes=(Note(HOSTILE.span._replace(start=0, end=1), said("a note")),),
    fix=Fix(said("drop it"), (Edit(HOSTILE.span, ""),), safe=True),
)
ODD = at("anomaly", "anomaly", name="b.city", rule=INFO)
FILES = ["a b,c:城.city", "b.city", "clean.city"]


def test_json_tells_everything():
    data = json.loads(json_report.report([HOSTILE, ODD], FILES, lang="en"))
    assert [one["code"] for one in data] == ["C101", "C305"]
    one = data[0]
    assert one["file"] == "a b,c:城.city"
    assert (one["start"], one["end"]) == ({"line": 2, "column": 5}, {"line": 2, "column": 16})
    assert one["notes"][0]["start"] == {"line": 1, "column": 1}
    assert one["fix"]["safe"] is True
    assert one["fix"]["edits"][0]["text"] == ""
    assert data[1]["help"] is data[1]["fix"] is data[1]["label"] is None


TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
LEVEL = {"enum": ["error", "warning", "note"]}
ONE_BASED = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "additionalProperties": False,
    "properties": dict.fromkeys(["startLine", "startColumn", "endLine", "endColumn"], ONE_BASED),
}
ARTIFACT = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {"uri": {"type": "string", "pattern": r"^[\w.~!$&'()*+,;=@%/-]+$"}},
}
PHYSICAL = {
    "type": "object",
    "required": ["artifactLocation", "region"],
    "additionalProperties": False,
    "properties": {"artifactLocation": ARTIFACT, "region": REGION},
}
SARIF_RULE = {
    "type": "object",
    "required": ["id", "name", "shortDescription", "fullDescription", "help"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}},
    },
}
REPLACEMENT = {
    "type": "object",
    "required": ["deletedRegion", "insertedContent"],
    "additionalProperties": False,
    "properties": {
        "deletedRegion": REGION,
        "insertedContent": {"type": "object", "required": ["text"]},
    },
}
SARIF_FIX = {
    "type": "object",
    "required": ["artifactChanges"],
    "additionalProperties": False,
    "properties": {
        "description": TEXT,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["artifactLocation", "replacements"],
                "additionalProperties": False,
                "properties": {
                    "artifactLocation": ARTIFACT,
                    "replacements": {"type": "array", "minItems": 1, "items": REPLACEMENT},
                },
            },
        },
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": "object", "properties": {"physicalLocation": PHYSICAL}},
        },
        "relatedLocations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": {"type": "integer"},
                    "physicalLocation": PHYSICAL,
                    "message": TEXT,
                },
            },
        },
        "fixes": {"type": "array", "items": SARIF_FIX},
    },
}
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results", "columnKind"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {"rules": {"type": "array", "items": SARIF_RULE}},
                            }
                        },
                    },
                    "columnKind": {"const": "unicodeCodePoints"},
                    "artifacts": {
                        "type": "array",
                        "items": {"type": "object", "properties": {"location": ARTIFACT}},
                    },
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}
"""The parts of the SARIF 2.1.0 schema that the report uses, and nothing beside them."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_has_the_form_of_its_standard(lang):
    log = json.loads(sarif.report([HOSTILE, ODD, HOSTILE], FILES, lang=lang))
    assert not list(Draft202012Validator(SARIF).iter_errors(log))
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["C101", "C305"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert [one["level"] for one in run["results"]] == ["error", "note", "error"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 16}
    assert place["artifactLocation"]["uri"] == "a%20b%2Cc%3A%E5%9F%8E.city"
    assert run["artifacts"][2]["location"]["uri"] == "clean.city"


def test_sarif_and_junit_are_read_by_others(tmp_path):
    """Two libraries that know the standards read what we write: the same findings come out."""
    from junitparser import JUnitXml
    from sarif_pydantic import Sarif

    log = Sarif.model_validate_json(sarif.report([HOSTILE, ODD], FILES, lang="en"))
    assert [one.rule_id for one in log.runs[0].results] == ["C101", "C305"]
    path = tmp_path / "junit.xml"
    path.write_text(junit.report([HOSTILE, ODD], FILES, lang="en"), "utf-8")
    suites = JUnitXml.fromfile(str(path))
    assert (suites.tests, suites.failures, suites.errors) == (4, 1, 0)


def test_sarif_of_nothing_is_a_run_without_results():
    log = json.loads(sarif.report([], [], lang="en"))
    assert not list(Draft202012Validator(SARIF).iter_errors(log))
    assert log["runs"][0]["results"] == []


def test_github_commands_are_escaped():
    lines = github.report([HOSTILE, ODD], FILES, lang="en").splitlines()
    assert lines == [
        "::error file=a b%2Cc%3A城.city,line=2,col=5,endLine=2,endColumn=16,"
        'title=C101 unknown-kind::100%25 "odd"··::error::<&·[0m·%0Ahelp, me: now',
        "::notice file=b.city,line=1,col=1,endLine=1,endColumn=8,title=C305 source-anomaly::odd",
    ]


def test_junit_is_well_formed_and_counts():
    root = ET.fromstring(junit.report([HOSTILE, ODD], FILES, lang="en"))
    suite = root.find("testsuite")
    assert (root.tag, suite.get("tests"), suite.get("failures")) == ("testsuites", "4", "1")
    cases = suite.findall("testcase")
    assert [case.get("classname") for case in cases] == [FILES[0], "b.city", "b.city", "clean.city"]
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == 4
    failure = cases[0].find("failure")
    assert failure.get("type") == "error"
    assert failure.get("message").startswith('100% "odd"')
    assert "<b>&" in failure.text
    assert cases[2].find("system-out").text.startswith("b.city:1:1: info")


@pytest.mark.parametrize("format", REPORTS, ids=lambda format: format.id)
def test_every_format_is_the_same_twice_and_ends_its_last_line(format):
    write = format.load()
    once = write([HOSTILE, ODD], FILES, lang="zh")
    assert once == write([HOSTILE, ODD], FILES, lang="zh")
    assert once.endswith("\n")
    assert format.doc
