"""Differences as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diff.changes import Changes, Mark
from citydsl.render.diff.told import Detail, Row, told
from citydsl.render.diff.words import MARKS, SIGNS, say

__all__ = ["summary", "text"]

_COLOURS = {
    Mark.ADDED: "32",
    Mark.REMOVED: "31",
    Mark.MOVED: "34",
    Mark.RENAMED: "34",
    Mark.CHANGED: "33",
}
_BOLD, _DIM = "1", "2"


def text(changes: Changes, *, lang: str, colour: bool = False) -> str:
    """Return each city with its changes under it, what differs of each, and a closing line."""
    lines: list[str] = []
    for section in told(changes, lang):
        head = f"{section.title} ({section.id})" if section.id else section.title
        lines.append(_paint(head, _BOLD if colour else ""))
        for row in section.rows:
            lines += _row(row, lang, colour=colour)
        lines.append("")
    lines.append(summary(changes, lang))
    return "\n".join(lines) + "\n"


def summary(changes: Changes, lang: str) -> str:
    """How many differences there are, by what they are."""
    counts = changes.counts()
    total = sum(counts.values())
    if not total:
        return say("same", lang)
    said = say("one_difference", lang) if total == 1 else say("differences", lang, total)
    if lang == "zh":
        each = [f"{MARKS[mark].zh} {count}" for mark, count in counts.items() if count]
    else:
        each = [f"{count} {MARKS[mark].en}" for mark, count in counts.items() if count]
    return f"{said}{say('colon', lang)}{say('comma', lang).join(each)}"


def _row(row: Row, lang: str, *, colour: bool) -> Iterator[str]:
    first = row.marks[0]
    signs = "".join(SIGNS[mark] for mark in row.marks)
    marks = say("list", lang).join(MARKS[mark].pick(lang) for mark in row.marks)
    context = f"{say('open', lang)}{row.context}{say('close', lang)}" if row.context else ""
    name = f"{row.was} ⇒ {row.name}" if row.was else row.name
    head = f"{signs} {marks} {row.noun}{say('colon', lang)}{name}{context}"
    yield "  " + _paint(head, _COLOURS[first] if colour else "")
    for detail in row.details:
        yield f"      {_detail(detail, lang)}"
    places = " → ".join(one for one in (row.old_place, row.new_place) if one)
    yield "      " + _paint(places, _DIM if colour else "")


def _detail(detail: Detail, lang: str) -> str:
    nothing = say("nothing", lang)
    return f"{detail.name}{say('colon', lang)}{detail.old or nothing} → {detail.new or nothing}"


def _paint(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if colour else text
