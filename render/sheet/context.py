"""What every part of a page asks for: names, notes, marks and words."""

from __future__ import annotations

from collections.abc import Sequence

from citydsl.dsl.model.model import Citation, City, Document, Element, Fact, Model, Remark
from citydsl.render.sheet.footnotes import Footnotes
from citydsl.render.sheet.links import paragraphs, to_anchor
from citydsl.render.sheet.page import Badge, Mark, Member, Note
from citydsl.render.sheet.quantities import fact_reading
from citydsl.render.sheet.tongue import Tongue

__all__ = ["TONES", "Context", "tone"]

TONES = frozenset(
    {
        *("goal", "users", "organisation", "access", "app", "brain", "data", "infra"),
        *("network", "sensing", "standard", "ops", "guarantee", "security", "ecosystem"),
    }
)
"""The layers and pillars that have colours of their own."""


def tone(layer: str | None) -> str:
    """The colours of a layer or pillar: its own where it is the prelude's."""
    return layer if layer in TONES and layer else "plain"


class Context(Tongue):
    """One page in the making: a model, its outermost city on the page, and a language or both."""

    def __init__(self, model: Model, city: City, lang: str, *, both: bool = False) -> None:
        super().__init__(lang, both=both)
        self.model = model
        self.city = city
        self.footnotes = Footnotes(model.documents, self)
        self._readings: dict[int, str] = {}
        self._cities = {inner.path: inner for top in model.cities for inner in top.walk()}
        self._here = frozenset(inner.path for inner in city.walk())
        self._remarks: dict[str, list[Remark]] = {}
        self._flags: dict[str, list[str]] = {}
        self._members: dict[str, Member] = {}
        self._owners: dict[tuple[str, str], Member] = {}
        for inner in city.walk():
            for remark in inner.notes:
                self._remarks.setdefault(remark.of, []).append(remark)
        anomalies = [remark for inner in city.walk() for remark in inner.anomalies]
        self.anomaly_ids = {id(remark): f"anomaly-{i}" for i, remark in enumerate(anomalies, 1)}
        for remark in anomalies:
            self._flags.setdefault(remark.of, []).append("#" + self.anomaly_ids[id(remark)])

    def marks(self, cites: Sequence[Citation]) -> tuple[Mark, ...]:
        """The footnote marks of some citations."""
        return self.footnotes.marks(cites)

    def name(self, thing: City | Element) -> str:
        """What a city or element is called in the language of the page."""
        return self.label(thing.labels, thing.label or thing.id)

    def name_at(self, path: str) -> str:
        """What stands at a path is called."""
        thing = self.model.elements.get(path) or self._cities.get(path)
        return self.name(thing) if thing else path

    def names_at(self, path: str) -> tuple[str, ...]:
        """All that what stands at a path is called, in whatever language."""
        thing = self.model.elements.get(path) or self._cities.get(path)
        return (thing.label, *thing.labels) if thing else (path,)

    def member(self, path: str) -> Member:
        """The name of what stands at a path, linked where it is on the page."""
        if path not in self._members:
            self._members[path] = Member(self.name_at(path), self._href(path))
        return self._members[path]

    def owner(self, path: str, seen_from: City | None = None) -> Member:
        """What stands at a path, with its wholes, and its city where one looks from another."""
        here = (seen_from or self.city).path
        if (path, here) not in self._owners:
            self._owners[path, here] = self._owner(path, here)
        return self._owners[path, here]

    def _owner(self, path: str, here: str) -> Member:
        city = self.city_of(path)
        element = self.model.elements.get(path)
        names: list[str] = []
        while element is not None:
            names.append(self.name(element))
            element = self.model.elements.get(element.parent) if element.parent else None
        if city is not None and (city.path != here or not names):
            names.append(self.name(city))
        return Member(self.joined(reversed(names), " · ") or path, self._href(path))

    def city_of(self, path: str) -> City | None:
        """The innermost city that holds a path."""
        while path:
            if path in self._cities:
                return self._cities[path]
            path = path.rpartition(".")[0]
        return None

    def _href(self, path: str) -> str:
        city = self.city_of(path)
        known = path in self.model.elements or path in self._cities
        return to_anchor(path) if known and city and city.path in self._here else ""

    def status(self, status: str | None) -> Badge | None:
        """The badge of a status."""
        return self.badge("status", status) if status else None

    def badge(self, name: str, value: str) -> Badge:
        """The badge of a value (`class`, `outcome`)."""
        return Badge(self.choice(name, value), value)

    def reading(self, fact: Fact) -> str:
        """How the figures of a fact were read, or nothing where there is none."""
        known = self._readings.get(id(fact))
        if known is None:
            known = self._readings[id(fact)] = self.told(lambda lang: fact_reading(fact, lang))
        return known

    def cited(self) -> tuple[Document, ...]:
        """The sources the city and what is in it cite, by when they are dated."""
        cities = tuple(self.city.walk())
        cites = [cite for one in cities for cite in one.cites]
        cites += [cite for one in cities for part in one.elements for cite in part.cites]
        cites += [cite for one in cities for fact in one.facts for cite in fact.cites]
        ids = {cite.source for cite in cites}
        known = (self.model.documents[id] for id in ids if id in self.model.documents)
        return tuple(sorted(known, key=lambda document: (document.date, document.id)))

    def kind(self, id: str) -> str:
        """What a kind is called."""
        kind = self.model.vocabulary.kinds.get(id)
        return self.label(kind.labels, kind.id) if kind else id

    def place(self, element: Element) -> str:
        """The name of the layer or pillar an element stands in."""
        words = self.model.vocabulary
        layer, pillar = (
            words.layers.get(element.layer or ""),
            words.pillars.get(element.pillar or ""),
        )
        if pillar:
            return self.say("pillar_group", label=self.label(pillar.labels, pillar.id))
        return self.label(layer.labels, layer.id) if layer else self.say("no_layer")

    def remarks(self, path: str) -> tuple[Remark, ...]:
        """The notes on what stands at a path, as the spec has them."""
        return tuple(self._remarks.get(path, ()))

    def notes(self, *paths: str) -> tuple[Note, ...]:
        """The notes on what stands at these paths."""
        found = [remark for path in paths for remark in self._remarks.get(path, ())]
        return tuple(self.note(remark) for remark in found)

    def note(self, remark: Remark) -> Note:
        """A remark as it is shown."""
        return Note(
            self.badge("remark", remark.class_), paragraphs(remark.text), self.marks(remark.cites)
        )

    def flags(self, *paths: str) -> tuple[str, ...]:
        """Links to the anomalies that concern what stands at these paths."""
        return tuple(link for path in paths for link in self._flags.get(path, ()))
