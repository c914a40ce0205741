"""A comparison as JSON, under docs/compare.schema.json."""

from __future__ import annotations

import json as lib
from typing import Any

from citydsl.dsl.compare.model import Cite, Column, Comparison, Entry, Row, Section, Source
from citydsl.dsl.model.model import Labels
from citydsl.render.compare.links import href
from citydsl.render.formats.json import quantity_data

__all__ = ["json"]

Data = dict[str, Any]


def json(comparison: Comparison, base: str = "") -> str:
    """The JSON text, ending in a line break; both languages, whatever was asked for."""
    data = {
        "columns": [_column(column) for column in comparison.columns],
        "sections": [_section(section, comparison, base) for section in comparison.sections],
        "sources": [_source(source) for source in comparison.sources],
    }
    return lib.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _column(column: Column) -> Data:
    return {
        "id": column.id,
        "labels": _labels(column.labels),
        "place": column.place,
        "level": column.level,
    }


def _section(section: Section, comparison: Comparison, base: str) -> Data:
    return {
        "id": section.id,
        "labels": _labels(section.labels),
        "intro": _labels(section.intro),
        "questions": list(section.questions),
        "rows": [_row(row, comparison, base) for row in section.rows],
    }


def _row(row: Row, comparison: Comparison, base: str) -> Data:
    cells = zip(comparison.columns, row.cells, strict=True)
    return {
        "id": row.id,
        "labels": _labels(row.labels),
        "group": _labels(row.group),
        "note": _labels(row.note),
        "mentions": row.mentions,
        "cells": {
            column.id: {
                "state": cell.state.value,
                "entries": [_entry(entry, base) for entry in cell.entries],
            }
            for column, cell in cells
        },
    }


def _entry(entry: Entry, base: str) -> Data:
    figure = entry.figure
    quantities = (*figure.quantities, *figure.to_quantities) if figure else ()
    return {
        "state": entry.state.value,
        "text": _labels(entry.text),
        "basis": entry.basis.value,
        "status": entry.status,
        "details": [_labels(detail) for detail in entry.details if any(detail)],
        "quantities": [quantity_data(quantity) for quantity in quantities],
        "path": entry.place.path,
        "city": entry.place.city,
        "link": href(entry.place, base),
        "cites": [_cite(cite) for cite in entry.cites],
    }


def _cite(cite: Cite) -> Data:
    return {"source": cite.source, "locator": cite.locator}


def _source(source: Source) -> Data:
    return {
        "key": source.key,
        "labels": _labels(source.labels),
        "author": source.author,
        "publisher": source.publisher,
        "date": source.date,
        "link": source.link,
    }


def _labels(labels: Labels) -> dict[str, str]:
    pairs = (("zh", labels.zh), ("en", labels.en))
    return {lang: text for lang, text in pairs if text}
