"""`// citydsl: allow rule-name` comments: a finding silenced where it stands.

A comment behind a statement speaks for its line, one on a line of its own for the next line, one
in the first lines of a file, before any statement, for the whole file. Errors are not silenced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from citydsl.dsl.diagnostics import Diagnostic, Severity
from citydsl.dsl.source import Source
from citydsl.dsl.syntax import nodes

__all__ = ["silenced"]

_ALLOW = re.compile(r"citydsl[:：]\s*(?:allow|允许)\s+([\w\-, ，、]+)")
_WHOLE_FILE = 0


def silenced(diagnostics: Iterable[Diagnostic], files: Iterable[nodes.File]) -> list[Diagnostic]:
    """Return the findings no comment allows."""
    allowed: dict[Source, dict[int, set[str]]] = {}
    for file in files:
        lines = _allowed(file)
        if lines:
            allowed[file.source] = lines
    return [one for one in diagnostics if not _is_allowed(one, allowed)]


def _allowed(file: nodes.File) -> dict[int, set[str]]:
    lines: dict[int, set[str]] = {}
    first = file.statements[0].span.start if file.statements else 0
    for comment in file.comments:
        match = _ALLOW.search(comment.text)
        if match is None:
            continue
        line, column = comment.position
        alone = not file.source.line(line)[: column - 1].strip()
        number = _WHOLE_FILE if comment.end <= first else line + 1 if alone else line
        lines.setdefault(number, set()).update(re.split(r"[\s,，、]+", match[1].strip()))
    return lines


def _is_allowed(diagnostic: Diagnostic, allowed: dict[Source, dict[int, set[str]]]) -> bool:
    lines = allowed.get(diagnostic.span.source)
    if lines is None or diagnostic.severity is Severity.ERROR:
        return False
    names = lines.get(_WHOLE_FILE, set()) | lines.get(diagnostic.span.position.line, set())
    return diagnostic.rule.name in names or diagnostic.rule.code in names
