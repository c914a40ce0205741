"""What differs between two versions: things added, removed or altered, city by city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from citydsl.dsl.model.model import (
    City,
    Document,
    Element,
    Fact,
    Formula,
    Kind,
    Labels,
    Layer,
    Model,
    Pillar,
    Reference,
    Relation,
    Remark,
    Verb,
)
from citydsl.dsl.model.pictures import Flow, ViewSpec
from citydsl.dsl.record import NamedTuple

__all__ = [
    "Added",
    "Altered",
    "Change",
    "Changes",
    "CityChanges",
    "Field",
    "Mark",
    "Removed",
    "Thing",
    "Value",
    "things_of",
]

Thing: TypeAlias = (
    City
    | Element
    | Relation
    | Formula
    | Fact
    | Remark
    | ViewSpec
    | Flow
    | Document
    | Kind
    | Layer
    | Pillar
    | Verb
    | Reference
)


class Mark(StrEnum):
    """In which way a thing differs; an altered one can be renamed, moved and changed at once."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"


class Value(NamedTuple):
    """A value as it is compared (`pilot`) and as it is read (试点, pilot)."""

    text: str
    labels: Labels


class Field(NamedTuple):
    """One property that differs; no value on a side means it was not given there.

    Of a property that is a list only what one side has and the other has not is kept. `about`
    names the term of a formula or the row of a reference model the property belongs to.
    """

    name: str
    old: tuple[Value, ...]
    new: tuple[Value, ...]
    about: Labels = Labels()


@dataclass(frozen=True, slots=True)
class Added:
    """A thing that is only in the new version."""

    new: Thing

    @property
    def marks(self) -> tuple[Mark, ...]:
        """How it differs."""
        return (Mark.ADDED,)


@dataclass(frozen=True, slots=True)
class Removed:
    """A thing that is only in the old version."""

    old: Thing

    @property
    def marks(self) -> tuple[Mark, ...]:
        """How it differs."""
        return (Mark.REMOVED,)


@dataclass(frozen=True, slots=True)
class Altered:
    """One thing in both versions with the properties that differ; there is at least one."""

    old: Thing
    new: Thing
    marks: tuple[Mark, ...]
    fields: tuple[Field, ...]


Change: TypeAlias = Added | Removed | Altered


@dataclass(frozen=True, slots=True)
class CityChanges:
    """What differs in one case with the cities inside it.

    A city on one side only is one change, not one for each thing in it. `paths` leads from the
    path of every element and city of the old version that is still there to its path now.
    """

    id: str
    labels: Labels
    old: tuple[Model, City] | None
    new: tuple[Model, City] | None
    paths: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs: case by case, then in the sources and words the cases share."""

    cities: tuple[CityChanges, ...]
    shared: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Whether both versions mean the same."""
        return not any(True for _ in self.every())

    def every(self) -> Iterator[Change]:
        """Every change, in the order they are shown."""
        for city in self.cities:
            yield from city.changes
        yield from self.shared

    def counts(self) -> dict[Mark, int]:
        """How many changes of each mark; one with several marks counts for its first."""
        counted = dict.fromkeys(Mark, 0)
        for change in self.every():
            counted[change.marks[0]] += 1
        return counted


def things_of(change: Change) -> tuple[Thing | None, Thing | None]:
    """The thing in the old and in the new version."""
    match change:
        case Added():
            return None, change.new
        case Removed():
            return change.old, None
        case Altered():
            return change.old, change.new
