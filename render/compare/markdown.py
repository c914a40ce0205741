"""A comparison as Markdown tables, for a report or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citydsl.dsl.compare.model import Cell, Comparison, Section, Source
from citydsl.render.compare.cells import entry_line
from citydsl.render.compare.links import href
from citydsl.render.compare.words import STATES, say
from citydsl.render.plain import plain

__all__ = ["markdown"]

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|#~&])")
_LEAD = re.compile(r"^([-+=]|\d+[.)])")
_MOST = 40


def markdown(comparison: Comparison, lang: str, base: str = "") -> str:
    """A table for each section, cities as columns, every entry linked to its fact sheet."""
    title = say("title", lang, n=len(comparison.columns))
    lines = [f"# {title}", "", say("order", lang), ""]
    for section in comparison.sections:
        lines += [*_section(section, comparison, lang, base), ""]
    if comparison.sources:
        lines += [f"## {say('sources', lang)}", ""]
        lines += [f"- {_source(source, lang)}" for source in comparison.sources]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section, comparison: Comparison, lang: str, base: str) -> Iterator[str]:
    yield f"## {_safe(section.labels.pick(lang))}"
    yield ""
    yield _safe(section.intro.pick(lang))
    yield ""
    if not section.rows:
        yield say("empty", lang)
        return
    names = [_safe(column.labels.pick(lang)) for column in comparison.columns]
    yield _line([say("row", lang), *names])
    yield _line(["---"] * (len(names) + 1))
    for row in section.rows:
        label = f"**{_safe(row.labels.pick(lang))}**"
        if any(row.group):
            label = f"{_safe(row.group.pick(lang))}<br>{label}"
        if any(row.note):
            label += f"<br>{_safe(row.note.pick(lang))}"
        cells = [_cell(cell, lang, base, comparison.sources) for cell in row.cells]
        yield _line([label, *cells])


def _cell(cell: Cell, lang: str, base: str, sources: tuple[Source, ...]) -> str:
    if not cell.entries:
        return STATES[cell.state].pick(lang)
    said = []
    for entry in cell.entries[:_MOST]:
        text = plain(entry.text.pick(lang))
        rest = entry_line(entry, lang, sources).removeprefix(text)
        link = href(entry.place, base).replace("(", "%28").replace(")", "%29")
        said.append(f"[{_safe(text)}]({link}){_safe(rest)}")
    if len(cell.entries) > _MOST:
        said.append(say("more", lang, n=len(cell.entries) - _MOST))
    return "<br>".join(said)


def _source(source: Source, lang: str) -> str:
    parts = (source.labels.pick(lang), source.author, source.publisher, source.date)
    joined = (", " if lang == "en" else "，").join(part for part in parts if part)
    return f"`{source.key}` {_safe(joined)}"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _safe(text: str) -> str:
    return _LEAD.sub(r"\\\1", _SIGNS.sub(r"\\\1", plain(text)))
