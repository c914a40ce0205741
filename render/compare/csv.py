"""A comparison as CSV: a line for each row, a column for each city."""

from __future__ import annotations

import csv as lib
import io

from citydsl.dsl.compare.model import Comparison
from citydsl.render.compare.cells import cell_line
from citydsl.render.compare.words import say
from citydsl.render.plain import plain

__all__ = ["csv", "inert"]

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv(comparison: Comparison, lang: str) -> str:
    """Comma-separated values as RFC 4180 wants them; UTF-8 with a mark that spreadsheets need."""
    out = io.StringIO(newline="")
    writer = lib.writer(out)
    names = [column.labels.pick(lang) for column in comparison.columns]
    head = [say(name, lang) for name in ("section", "group", "row")]
    writer.writerow([inert(one) for one in (*head, *names, say("note", lang))])
    for section in comparison.sections:
        for row in section.rows:
            cells = [cell_line(cell, lang, comparison.sources) for cell in row.cells]
            labels = [one.pick(lang) for one in (section.labels, row.group, row.labels)]
            writer.writerow([inert(one) for one in (*labels, *cells, row.note.pick(lang))])
    return "\ufeff" + out.getvalue()


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like one gets a quote."""
    shown = plain(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
