"""Both versions of a city in one view: what is, what was, and where what moved has been."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from citydsl.dsl.diff.changes import Altered, CityChanges, Mark, things_of
from citydsl.dsl.model.model import City, Element, Labels, Model, Vocabulary
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.ghosts import ghosts_of
from citydsl.dsl.views.view import View
from citydsl.render.diff.told import concerns

__all__ = ["Union", "union"]

_ARROW = " ⇒ "


class Union(NamedTuple):
    """A view of both versions, and the marks of what differs by path in it.

    `away` are the paths of places something moved away from.
    """

    view: View
    marks: Mapping[str, tuple[Mark, ...]]
    away: frozenset[str]
    places: Mapping[str, str]
    """The path in the view of what had a path in the old version."""


def union(changes: CityChanges) -> Union:
    """Return all elements of both versions, each once, those that are gone where they were."""
    if changes.old is None or changes.new is None:
        return _one_side(changes)
    return _Both(changes).made()


def _one_side(changes: CityChanges) -> Union:
    """A city that is new or gone, with everything in it."""
    side = changes.new or changes.old
    assert side is not None
    model, city = side
    elements = tuple(one for inner in city.walk() for one in inner.elements)
    marks = {one.path: changes.changes[0].marks for one in elements}
    return Union(_view(model, city, elements), marks, frozenset(), {})


def _view(model: Model, city: City, elements: tuple[Element, ...]) -> View:
    name, labels = "changes", Labels("变化", "Changes")
    return View(city, model, name, labels, "layered", elements, (), ghosts_of(model, city))


class _Both:
    """The new version with what it has lost put back in."""

    def __init__(self, changes: CityChanges) -> None:
        assert changes.old is not None
        assert changes.new is not None
        self.changes = changes
        (self.old_model, self.old), (self.model, self.city) = changes.old, changes.new
        self.paths = dict(changes.paths)
        self.taken = {one.path for inner in self.city.walk() for one in inner.elements}
        self.marks: dict[str, tuple[Mark, ...]] = {}
        self.names: dict[str, str] = {}
        self.away: set[str] = set()

    def made(self) -> Union:
        """Put both together."""
        moved = self._read()
        back = {inner.path: list(self._gone(inner, moved)) for inner in self.old.walk()}
        homes: dict[str, list[Element]] = {}
        for path, lost in back.items():
            homes.setdefault(self.paths.get(path, self.city.path), []).extend(lost)
        city = self._filled(self.city, homes)
        elements = tuple(one for inner in city.walk() for one in inner.elements)
        words = _words(self.old_model.vocabulary, self.model.vocabulary)
        model = self.model._replace(vocabulary=words, elements={one.path: one for one in elements})
        view = _view(model, city, elements)
        return Union(view, self.marks, frozenset(self.away), self.paths)

    def _read(self) -> frozenset[str]:
        """Note the marks of what is in the new version; return the old paths of what moved."""
        moved = set()
        about: dict[str, tuple[Mark, ...]] = {}
        for change in self.changes.changes:
            old, new = things_of(change)
            if isinstance(change, Altered) and isinstance(old, Element):
                assert isinstance(new, Element)
                self.marks[new.path] = change.marks
                if Mark.RENAMED in change.marks:
                    self.names[new.path] = old.path
                if Mark.MOVED in change.marks:
                    moved.add(old.path)
            elif isinstance(new, Element):
                self.marks[new.path] = change.marks
            elif not isinstance(old, Element) and new is not None:
                about.setdefault(concerns(new), (Mark.CHANGED,))
            elif not isinstance(old, Element) and old is not None:
                about.setdefault(self.paths.get(concerns(old), ""), (Mark.CHANGED,))
        self.marks = about | self.marks
        return frozenset(moved)

    def _gone(self, city: City, moved: frozenset[str]) -> Iterator[Element]:
        """What a city has lost, wholes before parts, each with a path of its own in the view."""
        for element in city.elements:
            if element.path not in self.paths:
                yield self._put_back(element, (Mark.REMOVED,))
            elif element.path in moved:
                place = self._put_back(element, (Mark.MOVED,))
                self.away.add(place.path)
                yield place

    def _put_back(self, element: Element, marks: tuple[Mark, ...]) -> Element:
        whole = self.paths.get(element.parent or "")
        path = f"{whole or self.city.path}.{element.id}"
        while path in self.taken:
            path += "~"
        self.taken.add(path)
        self.marks[path] = marks
        if marks == (Mark.REMOVED,):
            self.paths[element.path] = path
        return element._replace(path=path, parent=whole, count=None)

    def _filled(self, city: City, homes: Mapping[str, list[Element]]) -> City:
        own = [self._both_names(one) for one in city.elements]
        inner = tuple(self._filled(one, homes) for one in city.cities)
        return city._replace(elements=(*own, *homes.get(city.path, ())), cities=inner)

    def _both_names(self, element: Element) -> Element:
        """An element under its old and its new name."""
        before = self.names.get(element.path)
        if before is None:
            return element
        old = self.old_model.elements[before].labels
        both = Labels(
            *(
                f"{was}{_ARROW}{now}" if was and now and was != now else now
                for was, now in zip(old, element.labels, strict=True)
            )
        )
        return element._replace(labels=both)


def _words(old: Vocabulary, new: Vocabulary) -> Vocabulary:
    """All words of both versions, as the new one has them."""
    return new._replace(
        kinds={**old.kinds, **new.kinds},
        layers={**old.layers, **new.layers},
        pillars={**old.pillars, **new.pillars},
        verbs={**old.verbs, **new.verbs},
    )
