"""Findings as SARIF 2.1.0, for code scanning and viewers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from citydsl.dsl.catalogue import explain, summary_of
from citydsl.dsl.diagnostics import Diagnostic, Fix, Rule, Severity
from citydsl.dsl.source import Span
from citydsl.render.report.places import region, say

__all__ = ["report"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_Json = dict[str, Any]


def report(diagnostics: Iterable[Diagnostic], files: Iterable[str], *, lang: str) -> str:
    """Return a log of one run; the rules are those that found something, in code order."""
    found = list(diagnostics)
    rules = {one.rule.code: one.rule for one in sorted(found, key=lambda one: one.rule.code)}
    places = {code: place for place, code in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "citydsl", "rules": [_rule(one, lang) for one in rules.values()]}
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(file)}} for file in files],
        "results": [_result(one, places[one.rule.code], lang) for one in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, lang: str) -> _Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": say(rule.title, lang)},
        "fullDescription": {"text": summary_of(rule, lang)},
        "help": {"text": explain(rule, lang)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(one: Diagnostic, rule: int, lang: str) -> _Json:
    message = say(one.message, lang)
    if one.help:
        message += f"\n{say(one.help, lang)}"
    result: _Json = {
        "ruleId": one.rule.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": _physical(one.span)}],
    }
    if one.notes:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(note.span),
                "message": {"text": say(note.text, lang)},
            }
            for number, note in enumerate(one.notes, 1)
        ]
    if one.fix:
        result["fixes"] = [_fix(one.fix, lang)]
    return result


def _fix(fix: Fix, lang: str) -> _Json:
    changes: dict[str, list[_Json]] = {}
    for edit in fix.edits:
        replacement = {
            "deletedRegion": _region(edit.span),
            "insertedContent": {"text": edit.text},
        }
        changes.setdefault(_uri(edit.span.source.name), []).append(replacement)
    return {
        "description": {"text": say(fix.title, lang)},
        "artifactChanges": [
            {"artifactLocation": {"uri": uri}, "replacements": replacements}
            for uri, replacements in changes.items()
        ],
    }


def _physical(span: Span) -> _Json:
    return {"artifactLocation": {"uri": _uri(span.source.name)}, "region": _region(span)}


def _region(span: Span) -> _Json:
    here = region(span)
    return {
        "startLine": here.line,
        "startColumn": here.column,
        "endLine": here.end_line,
        "endColumn": here.end_column,
    }


def _uri(name: str) -> str:
    return quote(name.replace("\\", "/"))
