"""Findings as workflow commands: GitHub shows them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from citydsl.dsl.diagnostics import Diagnostic, Severity
from citydsl.render.report.excerpt import printable
from citydsl.render.report.places import region, say

__all__ = ["report"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def report(diagnostics: Iterable[Diagnostic], files: Iterable[str], *, lang: str) -> str:
    """Return one command a finding."""
    return "".join(_command(one, lang) + "\n" for one in diagnostics)


def _command(one: Diagnostic, lang: str) -> str:
    here = region(one.span)
    properties = {
        "file": here.file,
        "line": here.line,
        "col": here.column,
        "endLine": here.end_line,
        "endColumn": here.end_column,
        "title": f"{one.rule.code} {one.rule.name}",
    }
    shown = ",".join(
        f"{name}={_escape(value, _IN_PROPERTIES)}" for name, value in properties.items()
    )
    told = [one.message, one.help] if one.help else [one.message]
    message = "\n".join(printable(say(text, lang)) for text in told)
    return f"::{_COMMANDS[one.severity]} {shown}::{_escape(message, _IN_MESSAGES)}"


def _escape(value: object, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in str(value))
