"""Two forms of one thing to the properties that differ, and what kind of difference that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from citydsl.dsl.diff.changes import Altered, Field, Mark, Thing, Value
from citydsl.dsl.diff.lens import Lens
from citydsl.dsl.diff.properties import LISTS, properties
from citydsl.dsl.model.model import (
    City,
    Document,
    Element,
    Fact,
    Formula,
    Kind,
    Layer,
    Pillar,
    Reference,
    Relation,
    Remark,
    Verb,
)

__all__ = ["altered", "differing", "inherited", "only_here"]

_NAMES = frozenset({"id", "label", "subject"})
_PLACES = frozenset({"owner", "whole"})


def altered(
    old: Thing,
    new: Thing,
    lenses: tuple[Lens, Lens],
    *,
    skip: Collection[str] = (),
    first: Iterable[Field] = (),
    more: Iterable[Field] = (),
) -> Altered | None:
    """Return in what two forms of one thing differ, or None where they mean the same.

    `skip` names properties that follow from something reported elsewhere; `first` and
    `more` are further differences, told before and behind these.
    """
    found = [one for one in differing(old, new, lenses) if one.name not in skip]
    if any(one.name == "source" for one in found) and inherited(old, lenses[0]):
        found = [one for one in found if one.name != "source" or not inherited(new, lenses[1])]
    fields = (*first, *found, *more)
    if not fields:
        return None
    marks = {_mark(field, old) for field in fields if not _along(field, fields)}
    return Altered(old, new, tuple(mark for mark in Mark if mark in marks), fields)


def differing(old: Thing, new: Thing, lenses: tuple[Lens, Lens]) -> Iterator[Field]:
    """Every property that differs."""
    before, after = properties(old, lenses[0]), properties(new, lenses[1])
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name, ()), after.get(name, ())
        if name in LISTS:
            was, now = only_here(was, now), only_here(now, was)
        if _texts(was) != _texts(now):
            yield Field(name, was, now)


def inherited(thing: Thing, lens: Lens) -> bool:
    """Whether the sources of a thing are those of what it stands in: it cites none of its own."""
    match thing:
        case City() | Element():
            around = [thing.path.rpartition(".")[0]]
        case Relation():
            around = [thing.source, thing.target]
        case Fact() | Formula() | Remark():
            around = [thing.of]
        case _:
            return False
    return any(thing.cites == outer.cites for path in around for outer in lens.around(path))


def only_here(here: Iterable[Value], there: Iterable[Value]) -> tuple[Value, ...]:
    """The values of one side that the other has not, or not as often."""
    spare = Counter(value.text for value in there)
    kept = []
    for value in here:
        if spare[value.text]:
            spare[value.text] -= 1
        else:
            kept.append(value)
    return tuple(kept)


def _texts(values: Iterable[Value]) -> list[str]:
    return [value.text for value in values]


def _along(field: Field, fields: Iterable[Field]) -> bool:
    """Whether a property follows from a move: the band of what stands in another whole now."""
    return field.name in ("layer", "pillar") and any(one.name in _PLACES for one in fields)


def _mark(field: Field, thing: Thing) -> Mark:
    """A name, a place, or anything else; what stands on a relation is no name."""
    match thing:
        case Relation():
            names = frozenset[str]()
        case Document() | Kind() | Layer() | Pillar() | Verb() | Reference():
            names = _NAMES | {"zh", "en"}
        case _:
            names = _NAMES
    if field.name in names:
        return Mark.RENAMED
    return Mark.MOVED if field.name in _PLACES else Mark.CHANGED
