"""The words every spec begins with: read ahead into `vocabulary/words.py`, as the files say."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from citydsl.dsl.model.declare_words import declare_words
from citydsl.dsl.model.model import Kind, Labels, Layer, Pillar, Reference, Row, Verb
from citydsl.dsl.model.words import VerbUse, Words
from citydsl.dsl.source import Source, Span
from citydsl.dsl.vocabulary.words import WORDS

__all__ = ["FILES", "prelude", "read_prelude"]

FILES = ("prelude.city", "references.city")
_FOLDER = Path(__file__).resolve().parent.parent / "vocabulary"

W = TypeVar("W")


class _Packaged(Source):
    """A file of the package, read when a finding shows a line of it."""

    __slots__ = ("_text",)

    def __init__(self, name: str) -> None:
        self.name = name
        self._starts = None
        self._text: str | None = None

    @property
    def text(self) -> str:  # type: ignore[override]
        """The whole file."""
        if self._text is None:
            self._text = (_FOLDER / self.name).read_text("utf-8")
        return self._text


@cache
def prelude() -> Words:
    """The words every spec begins with."""
    sources = [_Packaged(name) for name in FILES]

    def span(place: tuple[int, int, int]) -> Span:
        return Span(sources[place[0]], *place[1:])

    def of(make: Callable[..., W], rows: dict[str, Any]) -> dict[str, W]:
        return {id: word(make, row) for id, row in rows.items()}

    def word(make: Callable[..., W], row: Any) -> W:
        id, labels, *rest, place = row
        return make(id, Labels(*labels), *rest, span(place))

    def reference(row: Any) -> Reference:
        id, labels, rows, describe, place = row
        inner = tuple(word(Row, one) for one in rows)
        return Reference(id, Labels(*labels), inner, describe, span(place))

    return Words(
        WORDS["kinds"],
        WORDS["layers"],
        WORDS["pillars"],
        {spelling: VerbUse(*use) for spelling, use in WORDS["verbs"].items()},
        of(Kind, WORDS["kind_by_id"]),
        of(Layer, WORDS["layer_by_id"]),
        of(Pillar, WORDS["pillar_by_id"]),
        of(Verb, WORDS["verb_by_id"]),
        {id: reference(row) for id, row in WORDS["reference_by_id"].items()},
        {key: span(place) for key, place in WORDS["places"].items()},
    )


def read_prelude() -> Words:
    """Read the words from the files themselves, as `words.py` is made."""
    from citydsl.dsl.syntax.parse import parse

    parsed = []
    for name in FILES:
        outcome = parse(Source(name=name, text=(_FOLDER / name).read_text("utf-8")))
        assert not outcome.diagnostics, outcome.diagnostics
        parsed.append(outcome.value)
    words, found = declare_words(Words.empty(), parsed)
    assert not found, found
    return words
