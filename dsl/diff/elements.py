"""Elements of two versions: what is new, gone, moved, renamed or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from citydsl.dsl.diff.changes import Added, Altered, Change, Field, Removed
from citydsl.dsl.diff.compare import altered
from citydsl.dsl.diff.identity import made_up
from citydsl.dsl.diff.lens import Lens
from citydsl.dsl.model.model import City, Element, Kind

__all__ = ["element_changes"]

_Lenses = tuple[Lens, Lens]


def element_changes(
    old: City, new: City, paths: Mapping[str, str], lenses: _Lenses
) -> Iterator[Change]:
    """Tell what became of each element: first what is in both versions, then gone, then new.

    What was in a city that is gone and is nowhere now went with it, and so with a new city.
    """
    now = {one.path: one for city in new.walk() for one in city.elements}
    gone = []
    for city in old.walk():
        for one in city.elements:
            path = paths.get(one.path, "")
            if path not in now:
                gone += [one] if city.path in paths else []
            elif (change := _altered(one, now.pop(path), lenses)) is not None:
                yield change
    kept = set(paths.values())
    fresh = [one for city in new.walk() if city.path in kept for one in city.elements]
    yield from map(Removed, gone)
    yield from (Added(one) for one in fresh if one.path in now)


def _altered(old: Element, new: Element, lenses: _Lenses) -> Altered | None:
    moved = _moved(old, new, lenses)
    skip = set()
    if made_up(old, lenses[0].model.vocabulary) and made_up(new, lenses[1].model.vocabulary):
        # The id says nothing the label does not.
        skip.add("id")
    by_kind = old.kind == new.kind and _as_kind(old, lenses[0]) and _as_kind(new, lenses[1])
    by_whole = not moved and _as_whole(old, lenses[0]) and _as_whole(new, lenses[1])
    if by_kind or by_whole:
        # That the kind or the whole stands elsewhere now is told of these.
        skip |= {"layer", "pillar"}
    return altered(old, new, lenses, skip=skip, first=moved)


def _moved(old: Element, new: Element, lenses: _Lenses) -> tuple[Field, ...]:
    was, now = lenses[0].place(_whole(old)), lenses[1].place(_whole(new))
    return () if was.text == now.text else (Field("whole", (was,), (now,)),)


def _whole(element: Element) -> str:
    """The path of what an element stands in: its whole, or the city."""
    return element.path[: -len(element.id) - 1]


def _as_whole(element: Element, lens: Lens) -> bool:
    whole = lens.thing(_whole(element))
    return isinstance(whole, Element) and _place(whole) == _place(element)


def _as_kind(element: Element, lens: Lens) -> bool:
    return _place(lens.model.vocabulary.kinds[element.kind]) == _place(element)


def _place(thing: Element | Kind) -> tuple[str | None, str | None]:
    return thing.layer, thing.pillar
