"""Named tuples of our own making are what those of `typing` are."""

from __future__ import annotations

import pickle
import re
import typing
from pathlib import Path

import pytest

from citydsl.dsl import record

ROOT = Path(__file__).resolve().parent.parent


class Ours(record.NamedTuple):
    """A figure and where it stands."""

    figure: float
    places: tuple[str, ...]
    note: str = "none"

    @property
    def first(self) -> str:
        """The first place."""
        return self.places[0]

    def twice(self) -> Ours:
        """The same with twice the figure."""
        return self._replace(figure=2 * self.figure)


T = typing.TypeVar("T")


class Boxed(record.NamedTuple, typing.Generic[T]):
    """Anything."""

    held: T


class Theirs(typing.NamedTuple):
    """A figure and where it stands."""

    figure: float
    places: tuple[str, ...]
    note: str = "none"


def test_they_are_what_those_of_typing_are():
    ours, theirs = Ours(1.5, ("L3",)), Theirs(1.5, ("L3",))
    assert ours == theirs == (1.5, ("L3",), "none")
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__module__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert list(Ours.__annotations__) == list(Theirs.__annotations__)
    assert issubclass(Ours, tuple)


def test_they_have_what_their_class_defines():
    assert Ours(1.5, ("L3", "L4")).first == "L3"
    assert Ours(1.5, ()).twice() == (3.0, (), "none")


def test_they_may_be_of_a_type_to_be_named():
    boxed = Boxed[int](3)
    assert boxed == (3,)
    assert typing.get_args(Boxed[int]) == (int,)
    for base in (record.NamedTuple, typing.NamedTuple):
        with pytest.raises(TypeError):
            exec("class Wrong(base, dict):\n  a: int", {"base": base, "__name__": "wrong"})


def test_they_pass_between_processes():
    assert pickle.loads(pickle.dumps(Ours(1.5, ("L3",)))) == Ours(1.5, ("L3",))


def test_a_field_without_a_default_comes_first():
    for base in (record.NamedTuple, typing.NamedTuple):
        with pytest.raises(TypeError, match="default"):
            exec("class Wrong(base):\n  a: int = 1\n  b: int", {"base": base, "__name__": "wrong"})


def test_all_that_a_start_makes_are_made_so():
    files = [file for room in ("dsl", "render", "app") for file in (ROOT / room).rglob("*.py")]
    theirs = [
        file.relative_to(ROOT).as_posix()
        for file in files
        if re.search(r"^from typing import .*\bNamedTuple\b", file.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(files) > 100
    assert theirs == []
