"""Differences as Markdown, for the comment of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citydsl.dsl.diff.changes import Changes
from citydsl.render.diff.text import summary
from citydsl.render.diff.told import Detail, Row, Section, told
from citydsl.render.diff.words import MARKS, SIGNS, say

__all__ = ["markdown"]

_MOST = 20
"""Rows of a table that is shown without asking."""
_MARKUP = re.compile(r"([\\`*_{}\[\]()~|!$])")
_START = re.compile(r"^(\d*)([-+=.])")
_MENTION = re.compile(r"([@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)


def markdown(changes: Changes, *, lang: str) -> str:
    """Return a summary line, a table for each city, and the places in the specs folded away."""
    lines = [f"**{escaped(summary(changes, lang))}**", ""]
    for section in told(changes, lang):
        lines += _section(section, lang)
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """Text that means nothing in Markdown or HTML, mentions nobody and links nowhere."""
    inert = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    inert = _START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", inert))
    return _MENTION.sub(lambda hit: f"{hit[0]}<!-- -->", inert)


def _section(section: Section, lang: str) -> Iterator[str]:
    yield f"### {escaped(section.title)}"
    yield ""
    folded = len(section.rows) > _MOST
    if folded:
        count = say("differences", lang, len(section.rows))
        yield from (f"<details><summary>{count}</summary>", "")
    yield from _table(section.rows, lang)
    yield ""
    if folded:
        yield from ("</details>", "")
    yield from (f"<details><summary>{say('where', lang)}</summary>", "")
    yield from _places(section.rows, lang)
    yield from ("", "</details>", "")


def _table(rows: Iterable[Row], lang: str) -> Iterator[str]:
    titles = (say(name, lang) for name in ("mark", "what", "detail"))
    yield f"| {' | '.join(titles)} |"
    yield "|---|---|---|"
    for row in rows:
        marks = "<br>".join(f"{SIGNS[mark]} {MARKS[mark].pick(lang)}" for mark in row.marks)
        details = "<br>".join(_detail(detail, lang) for detail in row.details)
        yield f"| {marks} | {_what(row, lang)} | {details} |"


def _what(row: Row, lang: str) -> str:
    name = f"~~{escaped(row.was)}~~ **{escaped(row.name)}**" if row.was else escaped(row.name)
    if row.gone:
        name = f"~~{name}~~"
    context = f"{say('open', lang)}{escaped(row.context)}{say('close', lang)}"
    return f"{escaped(row.noun)}{say('colon', lang)}{name}{context if row.context else ''}"


def _detail(detail: Detail, lang: str) -> str:
    old, new = (escaped(one) if one else f"*{say('nothing', lang)}*" for one in detail[1:])
    return f"{escaped(detail.name)}{say('colon', lang)}{old} → {new}"


def _places(rows: Iterable[Row], lang: str) -> Iterator[str]:
    for row in rows:
        places = " → ".join(_code(one) for one in (row.old_place, row.new_place) if one)
        yield f"- {SIGNS[row.marks[0]]} {escaped(row.name)}{say('colon', lang)}{places}"


def _code(text: str) -> str:
    """A code span around any text: more backticks than it has in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
