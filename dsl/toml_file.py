"""TOML files a project has beside its specs: their values, and where each key stands."""

from __future__ import annotations

import re
from typing import Any

from citydsl.dsl.diagnostics import Diagnostic, Outcome, Rule, Text
from citydsl.dsl.source import Source, Span

__all__ = ["key_span", "read_toml"]

_PLACE = r"\(at line (\d+), column (\d+)\)"
_TABLE = r"(?m)^[ \t]*\[[ \t]*([^\]\n]*?)[ \t]*\]"


def read_toml(source: Source, rule: Rule) -> Outcome[dict[str, Any]]:
    """Return what a TOML text says; where it is none, nothing, and `rule` at the place."""
    import tomllib

    try:
        return Outcome(tomllib.loads(source.text))
    except tomllib.TOMLDecodeError as error:
        return Outcome({}, (_undecodable(source, str(error), rule),))


def key_span(source: Source, table: str, key: str) -> Span:
    """The place of a key: in its table, else wherever it or the table of its name stands first."""
    text = source.text
    first = table.rpartition(".")[2]
    name = rf"[\"']?({re.escape(key)})[\"']?"
    pattern = re.compile(
        rf"^[ \t]*(?:{re.escape(first)}[ \t]*\.[ \t]*)?{name}[ \t]*=", re.MULTILINE
    )
    start = next((hit.end() for hit in re.finditer(_TABLE, text) if hit[1] == table), 0)
    head = re.compile(rf"^[ \t]*\[(?:[^\]\n]*\.)?[ \t]*{name}[ \t]*\]", re.MULTILINE)
    for hit in (pattern.search(text, start), pattern.search(text), head.search(text)):
        if hit:
            return Span(source, *hit.span(1))
    return Span(source, 0, 0)


def _undecodable(source: Source, reason: str, rule: Rule) -> Diagnostic:
    place = re.search(_PLACE, reason)
    offset = len(source.text)
    if place:
        line, column = int(place[1]), int(place[2])
        lines = source.text.splitlines(keepends=True)
        offset = sum(map(len, lines[: line - 1])) + column - 1
    offset = min(offset, len(source.text))
    span = Span(source, offset, min(offset + 1, len(source.text)))
    said = re.sub(_PLACE, "", reason).split(" (at")[0].strip()
    return rule.at(span, Text(f"不是有效的 `TOML`：`{said}`", f"not valid TOML: `{said}`"))
