"""The labels of a graph's relations: one for each, or one for a bundle that fans out or in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from citydsl.dsl.model.model import Relation
from citydsl.dsl.views.view import View
from citydsl.render.layout.node_size import CHIP_SIZE, Node, chip_size, verb_label
from citydsl.render.wrap import wrap

__all__ = ["Chip", "chips_of", "loop_chips"]

_WIDEST = 150.0


class Chip(NamedTuple):
    """A label that stands on relations (their numbers in the view), in the gap `rank`.

    Relations that say the same of one thing, the `hub`, share it: one line runs between hub and
    label, several beyond it.
    """

    relations: tuple[int, ...]
    hub: str
    lines: tuple[str, ...]
    w: float
    h: float
    rank: int


def chips_of(
    view: View, nodes: Mapping[str, Node], rank: Mapping[str, int], lang: str
) -> tuple[Chip, ...]:
    """Return the labels of all relations that have one; `rank` is where their ends stand."""
    left = _texts(view, lang, loops=False)
    degree = Counter(path for one in view.relations for path in (one.source, one.target))
    chips = []
    while left:
        number, text = next(iter(left.items()))
        hub, bundle = _bundle(view.relations, left, number, nodes, rank)
        leaves = [_other_end(view.relations[n], hub) for n in bundle]
        if len(bundle) == 1 and degree[leaves[0]] > degree[hub]:
            hub, leaves = leaves[0], [hub]
        near = min(leaves, key=lambda leaf: abs(rank[leaf] - rank[hub]))
        gap = rank[near] + (-1 if rank[near] > rank[hub] else 1)
        chips.append(_chip(bundle, hub, text, gap))
        for each in bundle:
            del left[each]
    return tuple(chips)


def loop_chips(view: View, lang: str) -> dict[int, Chip]:
    """Return the labels of the relations of a thing with itself, by their numbers."""
    loops = _texts(view, lang, loops=True)
    return {number: _chip((number,), "", text, -1) for number, text in loops.items()}


def _texts(view: View, lang: str, *, loops: bool) -> dict[int, str]:
    return {
        number: text
        for number, relation in enumerate(view.relations)
        if (relation.source == relation.target) == loops
        and (text := verb_label(view, number, lang))
    }


def _chip(relations: tuple[int, ...], hub: str, text: str, rank: int) -> Chip:
    lines = wrap(text, CHIP_SIZE, _WIDEST)
    return Chip(relations, hub, lines, *chip_size(lines), rank)


def _bundle(
    relations: tuple[Relation, ...],
    left: Mapping[int, str],
    number: int,
    nodes: Mapping[str, Node],
    rank: Mapping[str, int],
) -> tuple[str, tuple[int, ...]]:
    """The larger of the bundles a relation can join: at its source, or at its target.

    What a bundle leads to stands in one lane, on one side of the hub.
    """

    def look(one: Relation) -> tuple[bool, bool, str | None, bool]:
        return one.inferred, one.mutual, one.status, rank[one.target] > rank[one.source]

    def joined(hub: str) -> tuple[int, ...]:
        lane = nodes[_other_end(relation, hub)].lane
        first: dict[str, int] = {}  # what is said twice is drawn twice
        for n, one in same:
            leaf = _other_end(one, hub)
            if (
                (one.source == hub) == outward[hub]
                and hub in (one.source, one.target)
                and nodes[leaf].lane == lane
            ):
                first.setdefault(leaf, n)
        return tuple(first.values())

    relation = relations[number]
    outward = {relation.source: True, relation.target: False}
    same = [
        (n, relations[n])
        for n, text in left.items()
        if text == left[number] and look(relations[n]) == look(relation)
    ]
    return max(((hub, joined(hub)) for hub in outward), key=lambda pair: len(pair[1]))


def _other_end(relation: Relation, end: str) -> str:
    return relation.target if relation.source == end else relation.source
