"""Differences as JSON, for scripts.

An object with `same`, `counts` by mark, and `changes`: each with the `city` it is in (null for
what the cities share), `marks`, `thing` (element, relation …), `id` or path, `name` on both sides,
`fields` (`name`, `about`, `old` and `new`: arrays of `value` and its `label`), and the `file` and
`line` of both sides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from citydsl.dsl.diff.changes import Altered, Change, Changes, Field, Thing, Value, things_of
from citydsl.dsl.model.model import City, Element, Model, Remark
from citydsl.dsl.model.pictures import Flow, ViewSpec
from citydsl.render.diff.told import concerns, named

__all__ = ["changes_json"]

_Sides = tuple[Model | None, Model | None]


def changes_json(changes: Changes, *, lang: str) -> str:
    """Return the object."""
    found: list[dict[str, Any]] = []
    for city in changes.cities:
        sides = city.old[0] if city.old else None, city.new[0] if city.new else None
        found += [_change(one, city.id, sides, lang) for one in city.changes]
    found += [_change(one, None, (None, None), lang) for one in changes.shared]
    counts = {mark.value: count for mark, count in changes.counts().items()}
    told = {"same": changes.same, "counts": counts, "changes": found}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _change(change: Change, city: str | None, sides: _Sides, lang: str) -> dict[str, Any]:
    old, new = things_of(change)
    fields = change.fields if isinstance(change, Altered) else ()
    shown = new or old
    assert shown is not None
    return {
        "city": city,
        "marks": [mark.value for mark in change.marks],
        "thing": _sort(shown),
        "old": _side(old, sides[0], lang) if old else None,
        "new": _side(new, sides[1], lang) if new else None,
        "fields": [_field(field, lang) for field in fields],
    }


def _sort(thing: Thing) -> str:
    if isinstance(thing, Remark):
        return "anomaly" if thing.class_ == "anomaly" else "note"
    name = type(thing).__name__
    return {"ViewSpec": "view", "Document": "source"}.get(name, name.lower())


def _side(thing: Thing, model: Model | None, lang: str) -> dict[str, Any]:
    return {
        "path": _path(thing),
        "name": named(thing, model, lang),
        "file": thing.span.source.name,
        "line": thing.span.position.line,
    }


def _path(thing: Thing) -> str:
    """The path or id a thing is known by; of a claim, the path of what it is about."""
    match thing:
        case City() | Element():
            return thing.path
        case ViewSpec() | Flow():
            return thing.name
        case _:
            return concerns(thing) or getattr(thing, "id", "")


def _field(field: Field, lang: str) -> dict[str, Any]:
    return {
        "name": field.name.replace("\0", ""),
        "about": field.about.pick(lang) or None,
        "old": _values(field.old, lang),
        "new": _values(field.new, lang),
    }


def _values(values: Iterable[Value], lang: str) -> list[dict[str, str]]:
    return [
        {"value": value.text.replace("\0", ""), "label": value.labels.pick(lang)}
        for value in values
    ]
