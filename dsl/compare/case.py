"""One city of a comparison, looked things up in: its elements, facts and formulas as entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from citydsl.dsl.compare.model import Basis, Cite, Entry, Place, Spot, State
from citydsl.dsl.compare.texts import counted, filled, inside, listed, of_place
from citydsl.dsl.model.model import (
    Citation,
    City,
    Element,
    Fact,
    Formula,
    Labels,
    Model,
    Relation,
    Remark,
    Term,
)
from citydsl.dsl.record import NamedTuple

__all__ = ["Case", "Held", "TermOf"]


class Held(NamedTuple):
    """A fact with the city it stands in and its number there."""

    city: City
    number: int
    fact: Fact


class TermOf(NamedTuple):
    """A term with its formula, and the number of the formula in its city."""

    city: City
    number: int
    formula: Formula
    term: Term


class Case:
    """A city with those inside it, and the index that its entries are made from."""

    def __init__(self, model: Model, city: City, keys: Mapping[str, str]) -> None:
        self.model = model
        self.city = city
        self.keys = keys
        self.cities = tuple(city.walk())
        self.elements = tuple(one for inner in self.cities for one in inner.elements)
        self.facts = tuple(
            Held(inner, number, fact)
            for inner in self.cities
            for number, fact in enumerate(inner.facts)
        )
        self.terms = tuple(
            TermOf(inner, number, formula, term)
            for inner in self.cities
            for number, formula in enumerate(inner.formulas)
            for term in formula.terms
        )
        self._by_path = {one.path: one for one in self.elements}
        self._home = {one.path: inner for inner in self.cities for one in inner.elements}
        self._home |= {inner.path: inner for inner in self.cities}
        self._parts: dict[str, list[Element]] = {}
        for one in self.elements:
            if one.parent:
                self._parts.setdefault(one.parent, []).append(one)
        self._out: dict[str, list[Relation]] = {}
        self._in: dict[str, list[Relation]] = {}
        for inner in self.cities:
            for relation in inner.relations:
                self._out.setdefault(relation.source, []).append(relation)
                self._in.setdefault(relation.target, []).append(relation)

    def is_a(self, element: Element, *kinds: str) -> bool:
        """Whether an element is of one of these kinds or inherits from it."""
        return any(self.model.vocabulary.is_a(element.kind, kind) for kind in kinds)

    def element(self, path: str) -> Element | None:
        """The element at a path."""
        return self._by_path.get(path)

    def parts(self, path: str) -> tuple[Element, ...]:
        """The parts of an element."""
        return tuple(self._parts.get(path, ()))

    def out(self, path: str, *verbs: str) -> tuple[Relation, ...]:
        """The relations that begin at a path, of these verbs or all."""
        return tuple(one for one in self._out.get(path, ()) if not verbs or one.verb in verbs)

    def into(self, path: str, *verbs: str) -> tuple[Relation, ...]:
        """The relations that end at a path, of these verbs or all."""
        return tuple(one for one in self._in.get(path, ()) if not verbs or one.verb in verbs)

    def name(self, path: str) -> Labels:
        """What stands at a path is called."""
        thing = self._by_path.get(path) or self._home.get(path)
        return _label(thing) if thing else Labels(zh=path)

    def home(self, path: str) -> City:
        """The city that holds a path."""
        return self._home.get(path, self.city)

    def cites(self, cites: Iterable[Citation]) -> tuple[Cite, ...]:
        """Citations by the keys of the comparison."""
        return tuple(Cite(self.keys.get(one.source, one.source), one.locator) for one in cites)

    def of(self, element: Element, *details: Labels, state: State | None = None) -> Entry:
        """An element as an entry: named, inside another, or only counted."""
        text = _label(element)
        natural = State.NAMED
        said = list(details)
        if element.parent:
            natural = State.INSIDE
            said.insert(0, inside(self.name(element.parent)))
        if element.count:
            natural = State.COUNTED
            text = counted(element.count, text)
        return Entry(
            state or natural,
            text,
            Place(self.city.id, Spot.ELEMENT, self.home(element.path).path, element.path),
            self.cites(element.cites),
            Basis.INFERRED if element.inferred else Basis.STATED,
            element.status,
            (*self._of_inner(self.home(element.path)), *said),
        )

    def of_fact(self, held: Held, *details: Labels) -> Entry:
        """A fact as an entry: its figure, its subject, and what it belongs to."""
        city, number, fact = held
        text = f"{fact.printed} → {fact.to}" if fact.to else fact.printed
        owner = self.element(fact.of)
        belongs = (_label(owner),) if owner and owner.label != fact.subject else ()
        return Entry(
            State.NAMED,
            Labels(zh=text),
            Place(self.city.id, Spot.FACT, city.path, fact.of, number),
            self.cites(fact.cites),
            status=fact.status,
            details=(
                *(Labels(zh=fact.subject), *self._of_inner(city), *belongs),
                *_limits(fact),
                *details,
            ),
            figure=fact,
        )

    def of_formula(self, city: City, number: int, text: Labels, *details: Labels) -> Entry:
        """A formula as an entry."""
        formula = city.formulas[number]
        owner = self.element(formula.of)
        said = (inside(_label(owner)), *details) if owner else details
        return Entry(
            State.INSIDE if owner else State.NAMED,
            text,
            Place(self.city.id, Spot.FORMULA, city.path, formula.of, number),
            self.cites(formula.cites),
            status=formula.status,
            details=(*self._of_inner(city), *said),
        )

    def of_term(self, at: TermOf, text: Labels, *details: Labels) -> Entry:
        """A term as an entry: named where any member is, else only counted."""
        known = at.term.named or at.term.inferred
        entry = self.of_formula(at.city, at.number, text, *details)
        inferred = bool(at.term.inferred) and not at.term.named
        return entry._replace(
            state=State.NAMED if known else State.COUNTED,
            basis=Basis.INFERRED if inferred else Basis.STATED,
        )

    def of_remark(self, city: City, remark: Remark, spot: Spot, number: int = 0) -> Entry:
        """A note or anomaly as an entry, with what it is about."""
        about = () if remark.of == self.city.path else (self.name(remark.of),)
        return Entry(
            State.NAMED,
            Labels(zh=" ".join(remark.text.split())),
            Place(self.city.id, spot, city.path, remark.of, number),
            self.cites(remark.cites),
            details=about,
        )

    def of_city(self, text: Labels, *details: Labels, city: City | None = None) -> Entry:
        """Something a city says of itself."""
        here = city or self.city
        place = Place(self.city.id, Spot.CITY, here.path, here.path)
        said = (*self._of_inner(here), *details)
        return Entry(State.NAMED, text, place, self.cites(here.cites), details=said)

    def of_relation(self, city: City, number: int, text: Labels) -> Entry:
        """A relation as an entry."""
        relation = city.relations[number]
        basis = Basis.INFERRED if relation.inferred else Basis.STATED
        place = Place(self.city.id, Spot.RELATION, city.path, relation.source, number)
        cites, inner = self.cites(relation.cites), self._of_inner(city)
        return Entry(State.NAMED, text, place, cites, basis, relation.status, inner)

    def names(self, paths: Iterable[str]) -> Labels:
        """The names of what stands at these paths, as a list."""
        return listed(self.name(path) for path in paths)

    def relations(self) -> Iterator[tuple[City, int, Relation]]:
        """Every relation with its city and its number there."""
        for inner in self.cities:
            for number, relation in enumerate(inner.relations):
                yield inner, number, relation

    def _of_inner(self, city: City) -> tuple[Labels, ...]:
        return () if city is self.city else (of_place(_label(city)),)


def _label(thing: City | Element) -> Labels:
    return thing.labels if any(thing.labels) else Labels(zh=thing.label or thing.id)


def _limits(fact: Fact) -> Iterator[Labels]:
    """What a figure is limited to, measured against, and when it held."""
    if fact.scope:
        yield filled(Labels("范围：{text}", "scope: {text}"), text=fact.scope)
    if fact.baseline:
        yield filled(Labels("基线：{text}", "baseline: {text}"), text=fact.baseline)
    if fact.as_of:
        yield filled(Labels("截至{date}", "as of {date}"), date=fact.as_of)
