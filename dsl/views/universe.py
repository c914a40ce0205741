"""All a view or query can select from: the elements, ghosts and cities of one city, by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citydsl.dsl.model.model import City, Element, Model, Relation
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import Ghost

__all__ = ["Entry", "Universe", "ghost_key", "universe_of"]


class Entry(NamedTuple):
    """One thing with all that predicates ask of it; `whole` is the key of what it is part of.

    `name` is its path without its city's.
    """

    key: str
    id: str
    name: str
    labels: tuple[str, ...]
    kind: str | None
    layer: str | None
    pillar: str | None
    status: str | None
    tags: tuple[str, ...]
    since: str
    until: str
    many: int | None
    inferred: bool
    city: str
    place: str
    vendor: str
    alias: tuple[str, ...]
    describe: str
    meta: tuple[tuple[str, str], ...]
    whole: str | None


class Universe(NamedTuple):
    """The entries of a city by key, the parts of each whole, all relations, every key.

    The key of an element or city is its path. What a relation of the city leads to in another
    one is an entry too.
    """

    model: Model
    entries: dict[str, Entry]
    parts: dict[str, list[str]]
    cities: frozenset[str]
    relations: tuple[Relation, ...]
    keys: frozenset[str]

    def below(self, wholes: Iterable[str]) -> set[str]:
        """All parts of these, and their parts."""
        reached: set[str] = set()
        waiting = list(wholes)
        while waiting:
            fresh = [part for part in self.parts.get(waiting.pop(), ()) if part not in reached]
            reached.update(fresh)
            waiting += fresh
        return reached

    def above(self, key: str) -> Iterator[str]:
        """What a thing stands in, from the inside out, without the cities."""
        whole = self.entries[key].whole
        while whole is not None and whole not in self.cities:
            yield whole
            whole = self.entries[whole].whole


def ghost_key(ghost: Ghost) -> str:
    """The key of a ghost, which no path can be."""
    return f"?{ghost.id}"


def universe_of(model: Model, city: City, ghosts: Iterable[Ghost] = ()) -> Universe:
    """Collect what can be selected from a city and those inside it."""
    cities = {inner.path: inner for inner in city.walk()}
    relations = tuple(relation for inner in cities.values() for relation in inner.relations)
    found = [*_own(city, None)]
    found += [_ghost(ghost, cities[ghost.city]) for ghost in ghosts]
    entries = {entry.key: entry for entry in found}
    for path in (end for one in relations for end in (one.source, one.target)):
        if path not in entries:
            entries[path] = _foreign(model, path)
    parts: dict[str, list[str]] = {}
    for entry in entries.values():
        if entry.whole is not None:
            parts.setdefault(entry.whole, []).append(entry.key)
    return Universe(model, entries, parts, frozenset(cities), relations, frozenset(entries))


def _own(city: City, outer: City | None) -> Iterator[Entry]:
    yield _city(city, outer.path if outer else None)
    for element in city.elements:
        yield _element(element, element.parent or city.path, city)
    for inner in city.cities:
        yield from _own(inner, city)


def _foreign(model: Model, path: str) -> Entry:
    """The end of a relation that stands in no city of ours."""
    id, _, name = path.partition(".")
    bare = _bare(path, (), id, "", None)._replace(id=path.rpartition(".")[2], name=name or id)
    element = model.elements.get(path)
    return _filled(bare, element) if element else bare


def _element(element: Element, whole: str | None, city: City) -> Entry:
    bare = _bare(element.path, (), city.id, city.place, whole)
    name = element.path.removeprefix(city.path + ".")
    return _filled(bare._replace(id=element.id, name=name), element)


def _filled(bare: Entry, element: Element) -> Entry:
    return bare._replace(
        labels=(element.label, *element.labels),
        kind=element.kind,
        layer=element.layer,
        pillar=element.pillar,
        status=element.status,
        tags=element.tags,
        since=element.since,
        until=element.until,
        many=element.count,
        inferred=element.inferred,
        vendor=element.vendor,
        alias=element.alias,
        describe=element.describe,
        meta=element.meta,
    )


def _city(city: City, whole: str | None) -> Entry:
    bare = _bare(city.path, (city.label, *city.labels), city.id, city.place, whole)
    return bare._replace(
        id=city.id,
        name=city.id,
        status=city.status,
        tags=city.tags,
        since=city.since,
        until=city.until,
        alias=city.alias,
        describe=city.describe,
    )


def _ghost(ghost: Ghost, city: City) -> Entry:
    whole = ghost.parent or city.path
    bare = _bare(ghost_key(ghost), tuple(ghost.labels), city.id, city.place, whole)
    return bare._replace(kind=ghost.kind, layer=ghost.layer, pillar=ghost.pillar, many=ghost.many)


def _bare(key: str, labels: tuple[str, ...], city: str, place: str, whole: str | None) -> Entry:
    """An entry of which nothing is known but its name and where it is."""
    return Entry(
        key,
        "",
        "",
        labels,
        None,
        None,
        None,
        None,
        (),
        "",
        "",
        None,
        inferred=False,
        city=city,
        place=place,
        vendor="",
        alias=(),
        describe="",
        meta=(),
        whole=whole,
    )
