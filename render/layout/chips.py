"""The labels of a graph's relations: one for each, or one for a bundle that fans out or in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from citydsl.dsl.model.model import Relation, other_language
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.layout.node_size import CHIP_SIZE, Node, chip_size, verb_label
from citydsl.render.wrap import wrap

__all__ = ["Chip", "chips_of", "loop_chips"]

_WIDEST = 150.0

_Key = tuple[str, bool, str, tuple[str, bool, bool, str | None, bool]]
"""A hub, whether it is the source, the lane beyond, and all that a relation says."""


class Chip(NamedTuple):
    """A label that stands on relations (their numbers in the view), in the gap `rank`.

    Relations that say the same of one thing, the `hub`, share it: one line runs between hub and
    label, several beyond it. `room` is what is kept free for it: enough in either language, so
    that a graph whose things have one name is laid out once for both.
    """

    relations: tuple[int, ...]
    hub: str
    lines: tuple[str, ...]
    w: float
    h: float
    room: tuple[float, float]
    rank: int


def chips_of(
    view: View, nodes: Mapping[str, Node], rank: Mapping[str, int], lang: str
) -> tuple[Chip, ...]:
    """Return the labels of all relations that have one; `rank` is where their ends stand."""
    left = _texts(view, lang, loops=False)
    others = _texts(view, other_language(lang), loops=False)
    bundles = _Bundles(view.relations, left, nodes, rank)
    degree = Counter(path for one in view.relations for path in (one.source, one.target))
    chips = []
    while left:
        number, text = next(iter(left.items()))
        hub, bundle = bundles.of(number, left)
        leaves = [_other_end(view.relations[n], hub) for n in bundle]
        if len(bundle) == 1 and degree[leaves[0]] > degree[hub]:
            hub, leaves = leaves[0], [hub]
        near = min(leaves, key=lambda leaf: abs(rank[leaf] - rank[hub]))
        gap = rank[near] + (-1 if rank[near] > rank[hub] else 1)
        chips.append(_chip(bundle, hub, (text, others.get(number, text)), gap))
        for each in bundle:
            del left[each]
    return tuple(chips)


def loop_chips(view: View, lang: str) -> dict[int, Chip]:
    """Return the labels of the relations of a thing with itself, by their numbers."""
    loops, others = (_texts(view, one, loops=True) for one in (lang, other_language(lang)))
    return {n: _chip((n,), "", (text, others.get(n, text)), -1) for n, text in loops.items()}


def _texts(view: View, lang: str, *, loops: bool) -> dict[int, str]:
    return {
        number: text
        for number, relation in enumerate(view.relations)
        if (relation.source == relation.target) == loops
        and (text := verb_label(view, number, lang))
    }


def _chip(relations: tuple[int, ...], hub: str, texts: tuple[str, str], rank: int) -> Chip:
    """A label with its text, and the one it has in the other language."""
    (lines, width, height), (_, wide, high) = map(_sized, texts)
    return Chip(relations, hub, lines, width, height, (max(width, wide), max(height, high)), rank)


@lru_cache(maxsize=1024)
def _sized(text: str) -> tuple[tuple[str, ...], float, float]:
    lines = wrap(text, CHIP_SIZE, _WIDEST)
    return lines, *chip_size(lines)


class _Bundles:
    """Which relations could share a label: those that say the same of a hub, to one lane."""

    def __init__(
        self,
        relations: tuple[Relation, ...],
        texts: Mapping[int, str],
        nodes: Mapping[str, Node],
        rank: Mapping[str, int],
    ) -> None:
        self._relations = relations
        self._keys: dict[int, tuple[_Key, _Key]] = {}
        self._members: dict[_Key, list[int]] = {}
        for number, text in texts.items():
            one = relations[number]
            down = rank[one.target] > rank[one.source]
            said = (text, one.inferred, one.mutual, one.status, down)
            keys = (
                (one.source, True, nodes[one.target].lane, said),
                (one.target, False, nodes[one.source].lane, said),
            )
            self._keys[number] = keys
            for key in keys:
                self._members.setdefault(key, []).append(number)

    def of(self, number: int, left: Mapping[int, str]) -> tuple[str, tuple[int, ...]]:
        """The larger of the bundles a relation can join: at its source, or at its target.

        What a bundle leads to stands in one lane, on one side of the hub.
        """
        joined = ((key[0], self._joined(key, left)) for key in self._keys[number])
        return max(joined, key=lambda pair: len(pair[1]))

    def _joined(self, key: _Key, left: Mapping[int, str]) -> tuple[int, ...]:
        first: dict[str, int] = {}  # what is said twice is drawn twice
        for number in self._members[key]:
            if number in left:
                first.setdefault(_other_end(self._relations[number], key[0]), number)
        return tuple(first.values())


def _other_end(relation: Relation, end: str) -> str:
    return relation.target if relation.source == end else relation.source
