"""A comparison as a workbook: a sheet for each section, and one with every entry to filter."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING

from citydsl.dsl.compare.model import Cell, Comparison, Section, Source, State
from citydsl.dsl.record import NamedTuple
from citydsl.render.compare.cells import cell_lines
from citydsl.render.compare.grid import COLUMNS, entries, titles
from citydsl.render.compare.links import href
from citydsl.render.compare.words import say
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.plain import plain

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["xlsx"]

_FIXED = datetime(2000, 1, 1)
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME, _LONGEST_TEXT, _LONGEST_LINK = 31, 32_000, 2_000
_MOST_LINKS = 60_000
_WIDTHS = {"section": 22, "row": 22, "city": 22, "text": 40, "reading": 18, "details": 40}


class _Styles(NamedTuple):
    head: Format
    label: Format
    group: Format
    cells: dict[State, Format]
    links: dict[State, Format]


def xlsx(comparison: Comparison, lang: str, base: str = "") -> bytes:
    """Write a workbook; the same comparison gives the same bytes.

    Every text is written as text: nothing in a spec becomes a formula. Raises MissingExtra.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "xlsxwriter":
            raise
        raise MissingExtra("xlsx", "xlsx") from error
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": _FIXED, "title": _title(comparison, lang)})
        styles = _styles(book)
        names: set[str] = set()
        for section in comparison.sections:
            if section.rows:
                sheet = book.add_worksheet(_name(section.labels.pick(lang), names))
                _section(sheet, section, comparison, lang, base, styles)
        sheet = book.add_worksheet(_name(say("all", lang), names))
        _everything(sheet, comparison, lang, base, styles)
    return out.getvalue()


def _section(
    sheet: Worksheet,
    section: Section,
    comparison: Comparison,
    lang: str,
    base: str,
    styles: _Styles,
) -> None:
    head = [say("row", lang), *(one.labels.pick(lang) for one in comparison.columns)]
    last = len(head)
    for column, name in enumerate((*head, say("note", lang))):
        sheet.write_string(0, column, plain(name), styles.head)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, last, 30)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    line, group = 1, ""
    for row in section.rows:
        here = plain(row.group.pick(lang))
        if here and here != group:
            sheet.write_string(line, 0, here, styles.group)
            line += 1
        group = here
        sheet.write_string(line, 0, plain(row.labels.pick(lang)), styles.label)
        for column, cell in enumerate(row.cells, 1):
            _cell(sheet, (line, column), cell, lang, base, comparison.sources, styles)
        sheet.write_string(line, last, plain(row.note.pick(lang)), styles.cells[State.NAMED])
        line += 1


def _cell(
    sheet: Worksheet,
    at: tuple[int, int],
    cell: Cell,
    lang: str,
    base: str,
    sources: tuple[Source, ...],
    styles: _Styles,
) -> None:
    text = "\n".join(cell_lines(cell, lang, sources))
    if len(text) > _LONGEST_TEXT:
        text = text[:_LONGEST_TEXT] + say("cut", lang)
    link = href(cell.entries[0].place, base) if cell.entries else ""
    if link and len(link) <= _LONGEST_LINK:
        sheet.write_url(*at, f"external:{link}", styles.links[cell.state], text)
    else:
        sheet.write_string(*at, text, styles.cells[cell.state])


def _everything(
    sheet: Worksheet, comparison: Comparison, lang: str, base: str, styles: _Styles
) -> None:
    for column, title in enumerate(titles(lang)):
        sheet.write_string(0, column, title, styles.head)
        sheet.set_column(column, column, _WIDTHS.get(COLUMNS[column], 12))
    line = 0
    for line, said in enumerate(entries(comparison, comparison.sections, lang, base), 1):
        for column, text in enumerate(said):
            sheet.write_string(line, column, text[:_LONGEST_TEXT])
    sheet.autofilter(0, 0, line, len(COLUMNS) - 1)
    sheet.freeze_panes(1, 3)


def _styles(book: Workbook) -> _Styles:
    base = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D3E0"}
    looks: dict[State, dict[str, object]] = {
        State.NAMED: {},
        State.INSIDE: {"bg_color": "#EAF2FB"},
        State.COUNTED: {"bg_color": "#FFF6E0"},
        State.ELSEWHERE: {"font_color": "#6B7684"},
        State.SILENT: {"font_color": "#6B7684", "italic": True},
    }
    return _Styles(
        book.add_format({**base, "bold": True, "bg_color": "#0B2E63", "font_color": "#FFFFFF"}),
        book.add_format({**base, "bold": True, "bg_color": "#F1F5FA"}),
        book.add_format({"bold": True, "font_color": "#0B2E63"}),
        {state: book.add_format({**base, **look}) for state, look in looks.items()},
        {
            state: book.add_format({**base, "font_color": "#0B4A99", **look})
            for state, look in looks.items()
        },
    )


def _name(title: str, taken: set[str]) -> str:
    """The name of a sheet: short enough, without forbidden signs, and its own."""
    short = _NOT_IN_NAMES.sub(" ", plain(title))[:_LONGEST_NAME].strip()
    name, number = short, 2
    while name.casefold() in taken:
        tail = f" {number}"
        name, number = short[: _LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(name.casefold())
    return name


def _title(comparison: Comparison, lang: str) -> str:
    return say("title", lang, n=len(comparison.columns))
