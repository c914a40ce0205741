"""Which element of the new version is which of the old one.

What has the same path is the same thing, whatever it is called now; where a whole got another id,
its parts are looked for by the rest of their path. Ids that are made from a label or a kind say
no more than these do and are trusted last. What is left is compared with what may be meant:
elements that share an id, a label, or the whole and the kind. The pairs that are most alike
(`likeness`) belong together, first where there can be no doubt, then down to `_LEAST` points, and
in one whole before from one to another. Every pair found may settle others, so this goes on until
nothing is found, at most `_ROUNDS` times. Groups in which more than `_MOST` pairs would have to be
compared are left alone: the work grows with the size of the model, not with its square.

Ties go to the pair whose two paths, sorted, come first: so the answer is the same with the sides
exchanged, and does not depend on the order of a spec.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping

from citydsl.dsl.diff.likeness import Traits, likeness
from citydsl.dsl.model.declare import id_from
from citydsl.dsl.model.model import City, Element, Relation, Vocabulary
from citydsl.dsl.record import NamedTuple

__all__ = ["identify", "made_up"]

_SURE, _LEAST = 6.0, 3.9
_ROUNDS = 6
_MOST = 10_000
_NUMBER = re.compile(r"_\d+$")


class _Side(NamedTuple):
    """One version of a case: its elements by path, the parts of each whole, who relates to whom."""

    elements: Mapping[str, Element]
    parts: Mapping[str, tuple[Element, ...]]
    relations: Mapping[str, tuple[Relation, ...]]
    made: frozenset[str]
    bare: frozenset[str]


def identify(old: City, new: City, words: tuple[Vocabulary, Vocabulary]) -> dict[str, str]:
    """Return the path in the new version of every element and city of the old one still there."""
    return _Search(_side(old, words[0]), _side(new, words[1]), _cities(old, new)).run()


def made_up(element: Element, words: Vocabulary) -> bool:
    """Whether an element's id follows from its label, or from its kind where it has no label."""
    return element.id == id_from(element.label) or _bare(element, words)


def _bare(element: Element, words: Vocabulary) -> bool:
    """Whether it has neither id nor label: the number behind its id then means nothing."""
    kind = words.kinds[element.kind]
    made = _NUMBER.sub("", element.id)
    return element.label == kind.labels.pick("zh") and made in (kind.id, element.label)


def _side(city: City, words: Vocabulary) -> _Side:
    elements: dict[str, Element] = {}
    parts: dict[str, list[Element]] = {}
    relations: dict[str, list[Relation]] = {}
    for inner in city.walk():
        for element in inner.elements:
            elements[element.path] = element
            parts.setdefault(element.parent or inner.path, []).append(element)
        for relation in inner.relations:
            for end in {relation.source, relation.target}:
                relations.setdefault(end, []).append(relation)
    bare = frozenset(path for path, one in elements.items() if _bare(one, words))
    made = frozenset(path for path, one in elements.items() if made_up(one, words))
    return _Side(
        elements,
        {whole: tuple(ones) for whole, ones in parts.items()},
        {path: tuple(ones) for path, ones in relations.items()},
        made,
        bare,
    )


def _cities(old: City, new: City) -> dict[str, str]:
    """The cities inside both, by id, then by label, from the outside in."""
    found = {old.path: new.path}
    inside = {city.id: city for city in new.cities}
    labels = {city.label: city for city in new.cities if city.id not in {c.id for c in old.cities}}
    for city in old.cities:
        now = inside.get(city.id) or labels.pop(city.label, None)
        if now is not None:
            found |= _cities(city, now)
    return found


class _Search:
    """The pairs found so far, and what is still alone on either side."""

    def __init__(self, old: _Side, new: _Side, cities: dict[str, str]) -> None:
        self.old, self.new = old, new
        self.paths = dict(cities)
        self.found: dict[str, str] = {}
        self.gone, self.come = dict(old.elements), dict(new.elements)

    def run(self) -> dict[str, str]:
        """Find what belongs together."""
        for whole in list(self.paths):
            self._descend(whole, trust=False)
        for _ in range(_ROUNDS):
            before = len(self.paths)
            for least in (_SURE, _LEAST):
                self._most_alike(least, inside=True)
                self._most_alike(least, inside=False)
            if len(self.paths) == before:
                break
        for whole in list(self.paths):
            self._descend(whole, trust=True)
        return self.paths

    def _join(self, old: Element, new: Element) -> None:
        self.paths[old.path] = new.path
        del self.gone[old.path], self.come[new.path]

    def _descend(self, whole: str, *, trust: bool) -> None:
        """Pair parts of one whole by their ids, and theirs; made-up ids only with `trust`."""
        waiting = [whole]
        while waiting:
            here = waiting.pop()
            now = {part.id: part for part in self.new.parts.get(self.paths[here], ())}
            for part in self.old.parts.get(here, ()):
                other = now.get(part.id)
                if other is None or part.path not in self.gone or other.path not in self.come:
                    continue
                if trust or self._certain(part, other):
                    self._join(part, other)
                    waiting.append(part.path)

    def _certain(self, old: Element, new: Element) -> bool:
        """An id that was written, or made from a label that is the same."""
        if old.path in self.old.bare or new.path in self.new.bare:
            return False
        made = old.path in self.old.made or new.path in self.new.made
        return not made or (old.label == new.label and old.kind == new.kind)

    def _most_alike(self, least: float, *, inside: bool) -> None:
        """Pair what is most alike, of at least so many points; `inside` one whole only."""
        if not (self.gone and self.come):
            return
        old, new = self._traits(self.old, old=True), self._traits(self.new, old=False)
        scored = []
        for one, other in self._candidates(inside=inside):
            points = likeness(old[one], new[other])
            if points >= least:
                scored.append((-points, tuple(sorted((one, other))), one, other))
        for _, _, one, other in sorted(scored):
            if one in self.gone and other in self.come:
                self._join(self.gone[one], self.come[other])
                self._descend(one, trust=False)

    def _candidates(self, *, inside: bool) -> Iterator[tuple[str, str]]:
        """Pairs that may be meant, each once."""
        groups: dict[Hashable, tuple[list[str], list[str]]] = {}
        for which, elements in enumerate((self.gone, self.come)):
            for element in elements.values():
                for key in self._keys(element, old=not which):
                    groups.setdefault(key, ([], []))[which].append(element.path)
        seen = set()
        for gone, come in groups.values():
            if len(gone) * len(come) <= _MOST:
                for pair in ((one, other) for one in gone for other in come):
                    if pair not in seen and (not inside or self._one_whole(*pair)):
                        seen.add(pair)
                        yield pair

    def _keys(self, element: Element, *, old: bool) -> Iterator[Hashable]:
        yield "id", element.id
        for label in dict.fromkeys((element.label, *element.labels)):
            if label:
                yield "label", label.casefold()
        whole = self._whole(element, old=old)
        if whole is not None:
            yield "whole", whole, element.kind

    def _one_whole(self, old: str, new: str) -> bool:
        whole = self._whole(self.old.elements[old], old=True)
        return whole is not None and whole == self._whole(self.new.elements[new], old=False)

    def _whole(self, element: Element, *, old: bool) -> str | None:
        """The path in the new version of what an element is a part of."""
        whole = element.path[: -len(element.id) - 1]
        return self.paths.get(whole) if old else whole

    def _traits(self, side: _Side, *, old: bool) -> dict[str, Traits]:
        """The traits of every element that is still alone."""
        self.found = {path: path for path in self.paths.values()}
        told = {path: self._relations(side, path, old=old) for path in side.elements}
        often = Counter((side.elements[path].kind, ones) for path, ones in told.items())
        found = {}
        for path, element in (self.gone if old else self.come).items():
            relations = told[path]
            sole = often[element.kind, relations] == 1
            found[path] = Traits(
                element,
                path in side.made,
                self._whole(element, old=old) or f"\0{path}",
                frozenset(f"{part.kind} {part.label}" for part in side.parts.get(path, ())),
                relations if sole else frozenset(),
            )
        return found

    def _relations(self, side: _Side, path: str, *, old: bool) -> frozenset[tuple[str, ...]]:
        """What an element does and has done to it, as far as the other end is known."""
        found = []
        for one in side.relations.get(path, ()):
            for way, end in (("to", one.target), ("from", one.source)):
                known = self.paths.get(end) if old else self.found.get(end)
                if end != path and known is not None:
                    found.append((way, one.verb or "", known))
        return frozenset(found)
