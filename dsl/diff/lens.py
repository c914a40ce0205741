"""One side of a comparison, seen so that what is the same on both sides reads the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from citydsl.dsl.diff.changes import Value
from citydsl.dsl.model.model import Citation, City, Element, Labels, Model
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.vocabulary.choices import CHOICES

__all__ = ["Lens", "choice", "plain_value", "texts"]

_GONE = "\0"


class Lens(NamedTuple):
    """A model, and for the old side where its paths and sources are in the new one.

    `paths` is None on the new side, where everything is called what it is called. What is no
    more has a name nothing in the new version can have.
    """

    model: Model
    cities: Mapping[str, City]
    paths: Mapping[str, str] | None = None
    sources: Mapping[str, str] | None = None

    def path(self, path: str) -> str:
        """The path a thing is known by on both sides."""
        return path if self.paths is None else self.paths.get(path, _GONE + path)

    def source(self, id: str) -> str:
        """The id a source is known by on both sides."""
        return id if self.sources is None else self.sources.get(id, id)

    def thing(self, path: str) -> City | Element | None:
        """What stands at a path."""
        return self.model.elements.get(path) or self.cities.get(path)

    def around(self, path: str) -> Iterator[City | Element]:
        """What stands at a path, and all it stands in, from the inside out."""
        while path:
            thing = self.thing(path)
            if thing is not None:
                yield thing
            path = path.rpartition(".")[0]

    def place(self, path: str) -> Value:
        """A path as a value, read as the label of what stands there."""
        thing = self.thing(path)
        return Value(self.path(path), thing.labels if thing else Labels(path))

    def word(self, id: str | None, group: str) -> tuple[Value, ...]:
        """A kind, layer, pillar or verb as a value, read as its label."""
        if not id:
            return ()
        known = getattr(self.model.vocabulary, group)
        return (Value(id, known[id].labels if id in known else Labels(id)),)

    def cites(self, cites: Iterable[Citation]) -> tuple[Value, ...]:
        """Citations as values, read as the title of the source and the place in it."""
        return tuple(self._cite(cite) for cite in cites)

    def _cite(self, cite: Citation) -> Value:
        document = self.model.documents.get(cite.source)
        name = document.labels if document else Labels(cite.source)
        zh, en = name.pick("zh"), name.pick("en")
        if cite.locator:
            zh, en = f"{zh} {cite.locator}", f"{en} {cite.locator}"
        return Value(f"{self.source(cite.source)} {cite.locator}".strip(), Labels(zh, en))


def plain_value(text: object) -> tuple[Value, ...]:
    """A text or number as a value; nothing where it is empty."""
    shown = "" if text is None else str(text)
    return (Value(shown, Labels(shown)),) if shown else ()


def texts(items: Iterable[object]) -> tuple[Value, ...]:
    """Several texts as values."""
    return tuple(value for item in items for value in plain_value(item))


def choice(group: str, id: str | None) -> tuple[Value, ...]:
    """A value of a closed set, as it reads in both languages."""
    for one in CHOICES[group]:
        if one.id == id:
            return (Value(one.id, Labels(one.zh, one.en)),)
    return plain_value(id)
