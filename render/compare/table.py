"""The formats a comparison can be written in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from citydsl.dsl.compare.model import Comparison

__all__ = ["FORMATS", "Format"]


class Format(NamedTuple):
    """A format: its id, the suffix of its files, what it is, and who writes it.

    `write` takes the comparison, the language, and where the fact sheets are. `terminal` says
    that it can be printed. It raises `MissingExtra` where what it needs is not installed.
    """

    id: str
    suffix: str
    doc: str
    terminal: bool
    write: Callable[[Comparison, str, str], str | bytes]


# Each is imported when it is asked for: a run pays for what it uses.
def _text(comparison: Comparison, lang: str, base: str) -> str:
    from citydsl.render.compare.text import text

    return text(comparison, lang)


def _markdown(comparison: Comparison, lang: str, base: str) -> str:
    from citydsl.render.compare.markdown import markdown

    return markdown(comparison, lang, base)


def _csv(comparison: Comparison, lang: str, base: str) -> str:
    from citydsl.render.compare.csv import csv

    return csv(comparison, lang)


def _xlsx(comparison: Comparison, lang: str, base: str) -> bytes:
    from citydsl.render.compare.xlsx import xlsx

    return xlsx(comparison, lang, base)


def _json(comparison: Comparison, lang: str, base: str) -> str:
    from citydsl.render.compare.json import json

    return json(comparison, base)


FORMATS = (
    Format("text", "txt", "what each city says, row by row", True, _text),
    Format("md", "md", "Markdown tables", True, _markdown),
    Format("csv", "csv", "a line for each row, a column for each city", True, _csv),
    Format("xlsx", "xlsx", "a workbook: a sheet for each section", False, _xlsx),
    Format("json", "json", "everything, under docs/compare.schema.json", True, _json),
)
