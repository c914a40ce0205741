"""Which lane and row every node of a graph stands in: layers from top to bottom, as in the city."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from math import ceil

from citydsl.dsl.model.model import Relation
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.layout.node_size import Node
from citydsl.render.plain import plain

__all__ = ["Lane", "lanes_of", "split"]

_GAP = 24.0

Row = tuple[str, ...]


class Lane(NamedTuple):
    """The rows of a layer (`layer.app`) or pillar; with no `id` they stand above or below all."""

    id: str
    label: str
    rows: tuple[Row, ...]


def lanes_of(view: View, nodes: Mapping[str, Node], lang: str) -> tuple[Lane, ...]:
    """Return the lanes from top to bottom, each with one row for each step of its relations."""
    vocabulary = view.model.vocabulary
    layers = sorted(vocabulary.layers.values(), key=lambda layer: layer.order)
    pillars = sorted(vocabulary.pillars.values(), key=lambda pillar: pillar.order)
    known = [(f"layer.{layer.id}", layer.labels.pick(lang)) for layer in layers]
    known += [(f"pillar.{pillar.id}", pillar.labels.pick(lang)) for pillar in pillars]
    members: dict[str, list[str]] = {name: [] for name, _ in known}
    for path, node in nodes.items():
        if node.lane in members:
            members[node.lane].append(path)
    used = [(name, label) for name, label in known if members[name]]
    order = {path: i for i, (name, _) in enumerate(used) for path in members[name]}
    above, below = _outside(view.relations, nodes, order, len(used))
    everything = [
        Lane("", "", _steps(above, view.relations)),
        *(Lane(name, plain(label), _steps(members[name], view.relations)) for name, label in used),
        Lane("", "", _steps(below, view.relations)),
    ]
    return tuple(lane for lane in everything if lane.rows)


def _outside(
    relations: Iterable[Relation], nodes: Mapping[str, Node], order: dict[str, int], count: int
) -> tuple[list[str], list[str]]:
    """Share out the nodes that stand in no lane: cities on top, the rest to the nearer end."""
    free = [path for path in nodes if path not in order]
    if not free:
        return [], []
    neighbours = _neighbours(relations)
    place: dict[str, float] = {path: float(lane) for path, lane in order.items()}
    for path in free:
        near = [place[other] for other in neighbours.get(path, ()) if other in place]
        place[path] = sum(near) / len(near) if near and not nodes[path].whole else -1.0
    below = [path for path in free if place[path] >= count / 2]
    return [path for path in free if path not in below], below


def _neighbours(relations: Iterable[Relation]) -> dict[str, list[str]]:
    """The other ends of everything's relations, in their order."""
    found: dict[str, list[str]] = {}
    for one in relations:
        if one.source != one.target:
            found.setdefault(one.source, []).append(one.target)
            found.setdefault(one.target, []).append(one.source)
    return found


def _steps(members: list[str], relations: Iterable[Relation]) -> tuple[Row, ...]:
    """Rows such that a relation inside the lane runs down; of a circle one relation runs up."""
    inside = set(members)
    above: dict[str, set[str]] = {path: set() for path in members}
    below: dict[str, set[str]] = {path: set() for path in members}
    for relation in relations:
        if relation.source != relation.target and {relation.source, relation.target} <= inside:
            above[relation.target].add(relation.source)
            below[relation.source].add(relation.target)
    step: dict[str, int] = {}
    waiting = list(members)
    while waiting:
        free = (path for path in waiting if all(other in step for other in above[path]))
        path = next(free, waiting[0])
        here = max((step[other] + 1 for other in above[path] if other in step), default=0)
        while any(step.get(other) == here for other in below[path]):
            here += 1
        step[path] = here
        waiting.remove(path)
    return tuple(
        tuple(path for path in members if step[path] == number)
        for number in range(max(step.values(), default=-1) + 1)
    )


def split(
    lanes: tuple[Lane, ...],
    nodes: Mapping[str, Node],
    relations: Iterable[Relation],
    length: float,
    *,
    across: bool,
) -> tuple[Lane, ...]:
    """Return the lanes with every row longer than `length` broken into rows of about one length.

    What is related to higher lanes comes first.
    """

    def count_of(row: Row) -> int:
        sizes = [nodes[path].h if across else nodes[path].w for path in row]
        return ceil((sum(sizes) + _GAP * len(sizes)) / length)

    if all(count_of(row) < 2 for lane in lanes for row in lane.rows):
        return lanes
    neighbours = _neighbours(relations)
    place = {path: i for i, lane in enumerate(lanes) for path in chain(*lane.rows)}

    def height(path: str) -> float:
        near = [place[other] for other in neighbours.get(path, ())]
        return sum(near) / len(near) if near else float(place[path])

    def parts(row: Row) -> Iterable[Row]:
        count = count_of(row)
        if count < 2:
            return (row,)
        ordered = sorted(row, key=height)
        size = ceil(len(row) / count)
        return (tuple(ordered[i : i + size]) for i in range(0, len(row), size))

    return tuple(
        Lane(lane.id, lane.label, tuple(chain.from_iterable(parts(row) for row in lane.rows)))
        for lane in lanes
    )
