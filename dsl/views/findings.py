"""What a careful reader would question in declared views: nothing shown, nothing done."""

from __future__ import annotations

from collections.abc import Iterator, Set

from citydsl.dsl.diagnostics import Diagnostic, Note, Text
from citydsl.dsl.model.model import City, Model
from citydsl.dsl.model.pictures import ViewSpec
from citydsl.dsl.model.predicates import Predicate
from citydsl.dsl.model.rules import DEAD_PREDICATE, EMPTY_VIEW
from citydsl.dsl.views.ghosts import ghosts_of
from citydsl.dsl.views.select import Selection, select
from citydsl.dsl.views.universe import Universe, universe_of

__all__ = ["view_findings"]

_NOTHING = Text("什么也没有选中", "matches nothing")
_REMOVED = Text("选中的全被排除或不满足条件", "matches only what is excluded or fails `where`")
_IDLE = Text("选中的都不在视图里，没有排除任何内容", "excludes nothing the view includes")


def view_findings(model: Model) -> tuple[Diagnostic, ...]:
    """Return the findings of every view of a model."""
    cities = (inner for city in model.cities for inner in city.walk() if inner.views)
    return tuple(found for city in cities for found in _findings(model, city))


def _findings(model: Model, city: City) -> Iterator[Diagnostic]:
    universe = universe_of(model, city, ghosts_of(model, city))
    for spec in city.views:
        if all(one.known for one in (*spec.include, *spec.exclude, *spec.where)):
            selection = select(universe, spec)
            if selection.keys - universe.cities:
                yield from _dead(spec, selection)
            else:
                yield _empty(spec, selection, universe)


def _dead(spec: ViewSpec, selection: Selection) -> Iterator[Diagnostic]:
    for predicate, matched in zip(spec.include, selection.include, strict=True):
        if not matched & selection.keys:
            yield _report(predicate, _REMOVED if matched else _NOTHING)
    for predicate, matched in zip(spec.exclude, selection.exclude, strict=True):
        if not matched & selection.included:
            yield _report(predicate, _IDLE if matched else _NOTHING)


def _report(predicate: Predicate, what: Text) -> Diagnostic:
    text = _shortened(predicate.span.text)
    return DEAD_PREDICATE.at(
        predicate.span,
        Text(f"`{text}` {what.zh}", f"`{text}` {what.en}"),
        label=what,
        help=Text("核对名称和取值，或删去这一项", "check its names and values, or remove it"),
    )


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _empty(spec: ViewSpec, selection: Selection, universe: Universe) -> Diagnostic:
    """Tell what each predicate of an empty view matched."""
    groups: tuple[tuple[tuple[Predicate, ...], tuple[Set[str], ...]], ...] = (
        (spec.include, selection.include),
        (spec.exclude, selection.exclude),
        (spec.where, selection.where),
    )
    notes = tuple(
        _matched(predicate, len(matched - universe.cities))
        for predicates, sets in groups
        for predicate, matched in zip(predicates, sets, strict=True)
    )
    return EMPTY_VIEW.at(
        spec.span,
        Text(f"视图 `{spec.name}` 没有内容", f"view `{spec.name}` shows nothing"),
        notes=notes,
        help=Text(
            "放宽包含的范围，或核对排除和条件", "include more, or check `exclude` and `where`"
        ),
    )


def _matched(predicate: Predicate, count: int) -> Note:
    return Note(predicate.span, Text(f"选中 {count} 个", f"matches {count}"))
