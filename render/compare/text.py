"""A comparison for a terminal: row by row, the cities that say something, then the silent ones."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.compare.model import Comparison, Row, Section, Source, State
from citydsl.render.compare.cells import entry_line
from citydsl.render.compare.words import MARKS, STATES, say
from citydsl.render.plain import plain
from citydsl.render.report.excerpt import columns as width_of

__all__ = ["text"]


def text(comparison: Comparison, lang: str) -> str:
    """Every section as a table of three columns: row, city, what it says."""
    names = [plain(column.labels.pick(lang)) for column in comparison.columns]
    head = say("title", lang, n=len(names))
    lines = [head, say("legend", lang)]
    for section in comparison.sections:
        lines += ["", *_section(section, names, lang, comparison.sources)]
    return "\n".join(lines) + "\n"


def _section(
    section: Section, names: list[str], lang: str, sources: tuple[Source, ...]
) -> Iterator[str]:
    yield f"== {section.labels.pick(lang)} [{section.id}]"
    if not section.rows:
        yield "  " + say("empty", lang)
    group = ""
    for row in section.rows:
        here = plain(row.group.pick(lang))
        if here and here != group:
            yield f"  -- {here}"
        group = here
        yield from _row(row, names, lang, sources)


def _row(row: Row, names: list[str], lang: str, sources: tuple[Source, ...]) -> Iterator[str]:
    count = say("mentions", lang, n=row.mentions, m=len(names))
    yield f"  {plain(row.labels.pick(lang))}  {count}"
    widest = max(
        (width_of(name) for name, cell in zip(names, row.cells, strict=True) if cell.entries),
        default=0,
    )
    for name, cell in zip(names, row.cells, strict=True):
        for number, entry in enumerate(cell.entries):
            shown = name if not number else ""
            gap = " " * (widest - width_of(shown) + 2)
            line = entry_line(entry, lang, sources)
            yield f"    {MARKS[entry.state]} {shown}{gap}{line}"
    for state in (State.ELSEWHERE, State.SILENT):
        silent = [name for name, cell in zip(names, row.cells, strict=True) if cell.state is state]
        if silent:
            yield f"    {MARKS[state]} {_silence(state, silent, len(names), lang)}"
    if any(row.note):
        yield f"    {say('note', lang)}{': ' if lang == 'en' else '：'}{plain(row.note.pick(lang))}"


def _silence(state: State, names: list[str], all_cities: int, lang: str) -> str:
    """Who says nothing: all, the rest where they are most, else by name."""
    said = STATES[state].pick(lang)
    if len(names) == all_cities:
        return say("silent_all", lang, state=said)
    listed = (", " if lang == "en" else "、").join(names)
    if len(names) > max(3, all_cities // 2):
        listed = say("rest", lang, n=len(names))
    return say("silent_cities", lang, state=said, cities=listed)
