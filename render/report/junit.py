"""Findings as JUnit XML: a failed test for each error and warning, a passed one for a clean file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from citydsl.dsl.diagnostics import Diagnostic, Severity
from citydsl.render.report.places import say
from citydsl.render.report.text import finding, place

__all__ = ["report"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to say, not even escaped."""


def report(diagnostics: Iterable[Diagnostic], files: Iterable[str], *, lang: str) -> str:
    """Return a suite of one run."""
    found = list(diagnostics)
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in files}
    for one in found:
        by_file.setdefault(one.span.source.name, []).append(one)
    cases = [case for file, inside in by_file.items() for case in _cases(file, inside, lang)]
    failures = sum(one.severity is not Severity.INFO for one in found)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="citydsl" {counts}>',
            f'  <testsuite name="citydsl check" {counts} skipped="0">',
            *cases,
            "  </testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _cases(file: str, found: list[Diagnostic], lang: str) -> list[str]:
    cases = [_case(file, one, lang) for one in found]
    if all(one.severity is Severity.INFO for one in found):
        cases.insert(0, f'    <testcase classname={_attribute(file)} name="check"/>')
    return cases


def _case(file: str, one: Diagnostic, lang: str) -> str:
    name = f"{place(one)} {one.rule.code} {one.rule.name}"
    start = f"    <testcase classname={_attribute(file)} name={_attribute(name)}>"
    text = escape(_plain(finding(one, lang=lang)))
    if one.severity is Severity.INFO:
        inner = f"<system-out>{text}</system-out>"
    else:
        message = _attribute(say(one.message, lang))
        inner = f'<failure type="{one.severity.value}" message={message}>{text}</failure>'
    return f"{start}\n      {inner}\n    </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_plain(text))


def _plain(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
