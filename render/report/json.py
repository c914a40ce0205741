"""Findings as a JSON array of objects, for scripts.

Each object has `code`, `name`, `severity`, `message`, `label`, `help` (null where there is none),
`file`, `start` and `end` (`line` and `column` from 1, in code points, the end exclusive), `notes`
(each a place and a `message`) and `fix` (null, or `title`, `safe` and `edits`: places with the
`text` to put there).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from citydsl.dsl.diagnostics import Diagnostic, Fix
from citydsl.dsl.source import Span
from citydsl.render.report.places import region, say

__all__ = ["report"]


def report(diagnostics: Iterable[Diagnostic], files: Iterable[str], *, lang: str) -> str:
    """Return the array."""
    found = [_finding(one, lang) for one in diagnostics]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _finding(one: Diagnostic, lang: str) -> dict[str, Any]:
    return {
        "code": one.rule.code,
        "name": one.rule.name,
        "severity": one.severity.value,
        "message": say(one.message, lang),
        "label": say(one.label, lang) if one.label else None,
        "help": say(one.help, lang) if one.help else None,
        **_place(one.span),
        "notes": [{"message": say(note.text, lang), **_place(note.span)} for note in one.notes],
        "fix": _fix(one.fix, lang) if one.fix else None,
    }


def _fix(fix: Fix, lang: str) -> dict[str, Any]:
    edits = [{**_place(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": say(fix.title, lang), "safe": fix.safe, "edits": edits}


def _place(span: Span) -> dict[str, Any]:
    here = region(span)
    return {
        "file": here.file,
        "start": {"line": here.line, "column": here.column},
        "end": {"line": here.end_line, "column": here.end_column},
    }
