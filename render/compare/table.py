"""The formats a comparison can be written in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from citydsl.dsl.compare.model import Comparison
from citydsl.dsl.record import NamedTuple

__all__ = ["FORMATS", "Format", "Wanted"]


class Wanted(NamedTuple):
    """How a comparison is written: its language, where the fact sheets are, own templates."""

    lang: str = "zh"
    base: str = ""
    templates: Path | None = None


class Format(NamedTuple):
    """A format: its id, the suffix of its files, what it is, and who writes it.

    `terminal` says that it can be printed. `write` raises `MissingExtra` where what it needs is
    not installed, and `BadTemplate` where a template is wrong.
    """

    id: str
    suffix: str
    doc: str
    terminal: bool
    write: Callable[[Comparison, Wanted], str | bytes]


# Each is imported when it is asked for: a run pays for what it uses.
def _html(comparison: Comparison, wanted: Wanted) -> str:
    from citydsl.render.compare.html import html

    return html(comparison, wanted.lang, wanted.base, wanted.templates)


def _text(comparison: Comparison, wanted: Wanted) -> str:
    from citydsl.render.compare.text import text

    return text(comparison, wanted.lang)


def _markdown(comparison: Comparison, wanted: Wanted) -> str:
    from citydsl.render.compare.markdown import markdown

    return markdown(comparison, wanted.lang, wanted.base)


def _csv(comparison: Comparison, wanted: Wanted) -> str:
    from citydsl.render.compare.csv import csv

    return csv(comparison, wanted.lang)


def _xlsx(comparison: Comparison, wanted: Wanted) -> bytes:
    from citydsl.render.compare.xlsx import xlsx

    return xlsx(comparison, wanted.lang, wanted.base)


def _json(comparison: Comparison, wanted: Wanted) -> str:
    from citydsl.render.compare.json import json

    return json(comparison, wanted.base)


FORMATS = (
    Format("text", "txt", "what each city says, row by row", True, _text),
    Format("html", "html", "one page: pick cities, find rows, open fact sheets", False, _html),
    Format("md", "md", "Markdown tables", True, _markdown),
    Format("csv", "csv", "a line for each row, a column for each city", True, _csv),
    Format("xlsx", "xlsx", "a workbook: a sheet for each section", False, _xlsx),
    Format("json", "json", "everything, under docs/compare.schema.json", True, _json),
)
