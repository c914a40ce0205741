"""The relations of a layered view to nets between its boxes: merged, bundled, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from citydsl.dsl.model.model import Relation
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.layout.blocks import Block, Stack
from citydsl.render.plain import plain

__all__ = ["LIMIT", "Bundle", "Net", "Nets", "nets_of"]

LIMIT = 60
"""How many routes a picture holds; beyond, those that stand for the most relations are drawn."""

Bundle = tuple[str, str, str, bool, bool]
"""What routes share that may lie on each other: an end, verb, certainty and direction."""

_Key = tuple[str, str, str | None, bool, bool]


class Net(NamedTuple):
    """Relations of one verb from one box to another, drawn as one route.

    `title` says them in words; `label` is what may be written on the route.
    """

    id: str
    source: str
    target: str
    verb: str
    inferred: bool
    mutual: bool
    weight: int
    label: str
    title: str
    bundle: Bundle


class Nets(NamedTuple):
    """All nets of a picture, and how many relations have none: an end is a city or outside of
    the picture, they stay within one box, or they are more than a picture holds."""

    nets: tuple[Net, ...]
    city: int = 0
    outside: int = 0
    within: int = 0
    beyond: int = 0

    @property
    def weight(self) -> int:
        """How many relations the nets stand for."""
        return sum(net.weight for net in self.nets)


class _Shown(NamedTuple):
    """The box that shows each element, and the boxes around each box from the inside out."""

    boxes: Mapping[str, str]
    around: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]

    def apart(self, one: str, other: str) -> bool:
        """Whether neither box stands in the other."""
        return one != other and one not in self.around[other] and other not in self.around[one]

    def outermost(self, box: str) -> str:
        """The box around all boxes around a box, cities left aside."""
        return next((b for b in reversed(self.around[box]) if b in self.labels), box)


def nets_of(view: View, stack: Stack, lang: str, *, limit: int = LIMIT) -> Nets:
    """Return what is to be drawn of a view's relations.

    An end that is not shown goes to what it is a part of. Where that makes more nets than
    `limit`, ends go to the wholes that stand in bands, and the heaviest nets are kept.
    """
    shown = _shown(stack)
    ends, city, outside, within = _ends(view, shown)
    bundles = _merged(ends)
    beyond = 0
    if len(bundles) > limit:
        outer = [(one, shown.outermost(a), shown.outermost(b)) for one, a, b in ends]
        apart = [pair for pair in outer if pair[1] != pair[2]]
        within += len(outer) - len(apart)
        bundles = _merged(apart)
        heaviest = sorted(bundles, key=lambda key: (-len(bundles[key]), key[3]))[:limit]
        kept = set(heaviest)
        beyond = sum(len(many) for key, many in bundles.items() if key not in kept)
        bundles = {key: many for key, many in bundles.items() if key in kept}
    return Nets(tuple(_nets(view, bundles, shown.labels, lang)), city, outside, within, beyond)


def _shown(stack: Stack) -> _Shown:
    boxes: dict[str, str] = {}
    around: dict[str, tuple[str, ...]] = {}
    labels: dict[str, str] = {}

    def walk(blocks: Iterable[Block], outer: tuple[str, ...]) -> None:
        for block in blocks:
            name = f"block-{block.id}"
            around[name] = outer
            if block.path:
                boxes.setdefault(block.path, name)
                labels[name] = block.label
            walk(block.parts, (name, *outer))

    for _, blocks in (*stack.bands, *stack.pillars):
        walk(blocks, ())
    return _Shown(boxes, around, labels)


def _ends(view: View, shown: _Shown) -> tuple[list[tuple[Relation, str, str]], int, int, int]:
    """Each relation with the boxes it joins, and how many join a city, none, or stay in one."""
    selected = {id(one) for one in view.relations}
    found: list[tuple[Relation, str, str]] = []
    cities = {city.path for top in view.model.cities for city in top.walk()}
    at_city = outside = within = 0
    known = list(view.relations)
    known += [one for c in view.city.walk() for one in c.relations if id(one) not in selected]
    for one in known:
        source, target = _box(view, shown, one.source), _box(view, shown, one.target)
        if not source or not target:
            if id(one) in selected:
                whole = one.source in cities or one.target in cities
                at_city, outside = at_city + whole, outside + (not whole)
        elif not shown.apart(source, target):
            within += id(one) in selected
        else:
            found.append((one, source, target))
    return found, at_city, outside, within


def _box(view: View, shown: _Shown, path: str) -> str:
    """The box of an element, or of the nearest whole around it that has one."""
    here: str | None = path
    while here is not None and here not in shown.boxes:
        element = view.model.elements.get(here)
        here = element.parent if element else None
    return shown.boxes[here] if here is not None else ""


def _merged(ends: Iterable[tuple[Relation, str, str]]) -> dict[_Key, list[Relation]]:
    found: dict[_Key, list[Relation]] = {}
    for one, source, target in ends:
        key = (source, target, one.verb, one.inferred, one.mutual)
        back = (target, source, one.verb, one.inferred, one.mutual)
        found.setdefault(back if one.mutual and back in found else key, []).append(one)
    return found


def _nets(
    view: View, bundles: Mapping[_Key, list[Relation]], labels: Mapping[str, str], lang: str
) -> Iterator[Net]:
    fans = Counter(_fan(key, end) for key in bundles for end in (0, 1))
    for number, (key, many) in enumerate(bundles.items()):
        source, target, verb, inferred, mutual = key
        out, back = fans[_fan(key, 0)], fans[_fan(key, 1)]
        bundle = _fan(key, 0 if out >= back else 1)
        if max(out, back) == 1:
            bundle = (f"net.{number}", *bundle[1:])
        said = _said(view, many, lang)
        arrow = "↔" if mutual else "→"
        count = f" ×{len(many)}" if len(many) > 1 else ""
        title = f"{labels[source]} {arrow} {labels[target]}{count}"
        yield Net(
            f"relation.{number}",
            source,
            target,
            verb or "",
            inferred,
            mutual,
            len(many),
            said + count,
            (f"{title}: {said}" if lang == "en" else f"{title}：{said}") if said else title,
            bundle,
        )


def _fan(key: _Key, end: int) -> Bundle:
    return str(end), key[1] if end else key[0], key[2] or "", key[3], key[4]


def _said(view: View, many: Iterable[Relation], lang: str) -> str:
    """The verb, and the label where one is given that all share."""
    first, *others = many
    verb = view.model.vocabulary.verbs[first.verb].labels.pick(lang) if first.verb else ""
    label = first.label if all(one.label == first.label for one in others) else ""
    return plain(label or verb)
