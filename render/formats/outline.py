"""What every text export needs: the tree of a view by layer, ids safe anywhere, and what is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citydsl.dsl.model.model import City, Element, Layer, Pillar, Relation
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import Ghost, View
from citydsl.render.layout.phrases import ghost_text, phrase
from citydsl.render.plain import plain

__all__ = ["Link", "Node", "Outline", "look_of", "outline"]

_STEM = 40
_Group = tuple[str, str]
_LOOSE: _Group = ("", "")


class Node(NamedTuple):
    """A group or a thing: `role` is layer, pillar, city, element, ghost or end.

    An end is what a relation leads to outside the view's elements. `kind` is a label.
    """

    id: str
    role: str
    label: str
    kind: str = ""
    status: str = ""
    inferred: bool = False
    parts: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node, then all inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Link(NamedTuple):
    """A relation between two ids; `nested` says one end is or stands in the other."""

    source: str
    target: str
    label: str
    status: str
    inferred: bool
    mutual: bool
    nested: bool


class Outline(NamedTuple):
    """A view as a tree and its links; `paths` lead from the outermost group to each id."""

    title: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    paths: dict[str, tuple[str, ...]]

    @property
    def layers(self) -> tuple[Node, ...]:
        """The layers that hold something, from top to bottom."""
        return tuple(node for node in self.nodes if node.role == "layer")

    def every(self) -> Iterator[Node]:
        """Every node, each before those inside it."""
        for node in self.nodes:
            yield from node.walk()


def look_of(node: Node) -> tuple[str, ...]:
    """The classes or tags of a node: ghost, inferred and its status, as they apply."""
    marks = (("ghost", node.role == "ghost"), ("inferred", node.inferred))
    return (*(name for name, wanted in marks if wanted), *([node.status] if node.status else ()))


def outline(view: View, lang: str) -> Outline:
    """Return the tree and the links of a view, labelled in `lang`."""
    return _Builder(view, lang).build()


class _Builder:
    """Sorts elements, ghosts and far ends into groups, then numbers them from the top."""

    def __init__(self, view: View, lang: str) -> None:
        self.view = view
        self.lang = lang
        self.cities = {city.path: city for top in view.model.cities for city in top.walk()}
        self.shown = {element.path for element in view.elements}
        self.homes = {one.path: city.path for city in view.city.walk() for one in city.elements}
        self.inside: dict[str, list[Element]] = {}
        self.tops: dict[tuple[_Group, str], list[Element]] = {}
        self.ghosts_in: dict[str, list[Ghost]] = {}
        self.ghosts_at: dict[tuple[_Group, str], list[Ghost]] = {}
        self.ids: dict[str, str] = {}
        self.counts: dict[str, int] = {}

    def build(self) -> Outline:
        self._sort()
        nodes = tuple(self._nodes())
        paths: dict[str, tuple[str, ...]] = {}
        for node in nodes:
            _trace(node, (), paths)
        city = plain(self.view.city.labels.pick(self.lang) or self.view.city.label)
        name = plain(self.view.labels.pick(self.lang)) or self.view.name
        links = tuple(self._links(paths))
        return Outline(phrase("title", self.lang, city, name), nodes, links, paths)

    def _sort(self) -> None:
        for element in self.view.elements:
            whole = self._whole(element.parent)
            if whole:
                self.inside.setdefault(whole, []).append(element)
            else:
                home = self.homes.get(element.path, self.view.city.path)
                self.tops.setdefault((_group(element), home), []).append(element)
        for ghost in self.view.ghosts:
            whole = self._whole(ghost.parent)
            if whole:
                self.ghosts_in.setdefault(whole, []).append(ghost)
            else:
                self.ghosts_at.setdefault((_group(ghost), ghost.city), []).append(ghost)

    def _whole(self, path: str | None) -> str:
        """The nearest whole the view shows."""
        while path and path not in self.shown:
            found = self.view.model.elements.get(path)
            path = found.parent if found else None
        return path or ""

    def _nodes(self) -> Iterator[Node]:
        vocabulary = self.view.model.vocabulary
        for layer in sorted(vocabulary.layers.values(), key=lambda one: one.order):
            yield from self._grouped("layer", layer)
        for pillar in sorted(vocabulary.pillars.values(), key=lambda one: one.order):
            yield from self._grouped("pillar", pillar)
        yield from self._of_city(self.view.city, _LOOSE)
        for path in dict.fromkeys(
            end for one in self.view.relations for end in (one.source, one.target)
        ):
            if path not in self.shown:
                yield self._end(path)

    def _grouped(self, role: str, group: Layer | Pillar) -> Iterator[Node]:
        id = self._new(role[0], group.id)
        parts = tuple(self._of_city(self.view.city, (role, group.id)))
        if parts:
            yield Node(id, role, plain(group.labels.pick(self.lang)) or group.id, parts=parts)
        else:
            self.counts[role[0]] -= 1

    def _of_city(self, city: City, group: _Group) -> Iterator[Node]:
        key = (group, city.path)
        for element in self.tops.get(key, ()):
            yield self._element(element)
        for ghost in self.ghosts_at.get(key, ()):
            yield self._ghost(ghost)
        for inner in city.cities:
            parts = tuple(self._of_city(inner, group))
            if parts:
                label = plain(inner.labels.pick(self.lang) or inner.label) or inner.id
                yield Node(self._new("c", inner.id), "city", label, parts=parts)

    def _element(self, element: Element) -> Node:
        id = self.ids[element.path] = self._new("n", element.id)
        node = self._thing(id, element)._replace(role="element")
        parts = [self._element(part) for part in self.inside.get(element.path, ())]
        parts += [self._ghost(ghost) for ghost in self.ghosts_in.get(element.path, ())]
        return node._replace(parts=tuple(parts))

    def _thing(self, id: str, element: Element) -> Node:
        label = plain(element.labels.pick(self.lang) or element.label) or plain(element.id)
        if element.count is not None:
            label = f"{label} ×{element.count}"
        kind = self.view.model.vocabulary.kinds.get(element.kind)
        named = plain(kind.labels.pick(self.lang)) if kind else plain(element.kind)
        return Node(id, "end", label, named, element.status or "", element.inferred)

    def _ghost(self, ghost: Ghost) -> Node:
        kind = self.view.model.vocabulary.kinds.get(ghost.kind)
        named = plain(kind.labels.pick(self.lang)) if kind else ""
        return Node(self._new("g", ""), "ghost", plain(ghost_text(ghost, self.lang)), named)

    def _end(self, path: str) -> Node:
        city, element = self.cities.get(path), self.view.model.elements.get(path)
        id = self.ids[path] = self._new("n", path.rpartition(".")[2])
        if element:
            return self._thing(id, element)
        label = plain(city.labels.pick(self.lang) or city.label) if city else ""
        return Node(id, "end", label or plain(path))

    def _new(self, prefix: str, name: str) -> str:
        """An id no other has: a letter, a number, and what of the name is plain ASCII."""
        number = self.counts.get(prefix, 0)
        self.counts[prefix] = number + 1
        stem = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:_STEM].strip("_")
        return f"{prefix}{number}_{stem}" if stem else f"{prefix}{number}"

    def _links(self, paths: dict[str, tuple[str, ...]]) -> Iterator[Link]:
        for place, one in enumerate(self.view.relations):
            source, target = self.ids[one.source], self.ids[one.target]
            nested = source in paths[target] or target in paths[source]
            label = self._said(one)
            if self.view.steps:
                label = f"{self.view.steps[place]}. {label}".strip()
            yield Link(source, target, label, one.status or "", one.inferred, one.mutual, nested)

    def _said(self, relation: Relation) -> str:
        """What a relation says: its verb, its label, or both."""
        verb = self.view.model.vocabulary.verbs.get(relation.verb or "")
        spoken = plain(verb.labels.pick(self.lang)) if verb else ""
        parts = (spoken or plain(relation.verb or ""), plain(relation.label))
        return phrase("comma", self.lang).join(dict.fromkeys(part for part in parts if part))


def _group(one: Element | Ghost) -> _Group:
    if one.layer:
        return ("layer", one.layer)
    return ("pillar", one.pillar) if one.pillar else _LOOSE


def _trace(node: Node, above: tuple[str, ...], paths: dict[str, tuple[str, ...]]) -> None:
    paths[node.id] = (*above, node.id)
    for part in node.parts:
        _trace(part, paths[node.id], paths)
