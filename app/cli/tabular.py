"""Rows as a table for people, or as CSV and JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import click

from citydsl.render.report.excerpt import columns as columns_of

__all__ = ["as_csv", "as_json", "as_table", "format_option"]

F = TypeVar("F", bound=Callable[..., Any])
Row = Mapping[str, object]


def format_option(function: F) -> F:
    """What the rows are printed as."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        show_default=True,
        help="What to print.",
    )(function)


def as_table(rows: Sequence[Row], columns: Mapping[str, str]) -> str:
    """Columns side by side under their titles, numbers to the right."""
    cells = [[_cell(row[name]) for name in columns] for row in rows]
    titles = list(columns.values())
    widths = [max(map(columns_of, column)) for column in zip(titles, *cells, strict=True)]
    right = [rows != [] and all(_is_number(row[name]) for row in rows) for name in columns]
    lines = [_line(line, widths, right) for line in (titles, *cells)]
    return "\n".join(lines)


def as_csv(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Comma-separated values with a line of names, lines ending as RFC 4180 wants them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    return out.getvalue()


def as_json(value: object) -> str:
    """JSON as the other files have it."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = []
    for cell, width, numeric in zip(cells, widths, right, strict=True):
        space = " " * (width - columns_of(cell))
        padded.append(space + cell if numeric else cell + space)
    return "  ".join(padded).rstrip()


def _is_number(value: object) -> bool:
    return value is None or isinstance(value, int | float)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return "".join(char if char.isprintable() else " " for char in text)
