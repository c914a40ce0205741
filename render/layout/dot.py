"""The dot source of a graph: sizes and who is related to whom, never a word of the spec.

Graphviz is told the row of every node, and the label of a relation is a node of its own between
two rows. So nothing it lays out can fall on anything else, and no font of the machine matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from citydsl.dsl.model.model import Relation
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.layout.chips import Chip
from citydsl.render.layout.engine import Placement
from citydsl.render.layout.lanes import Lane
from citydsl.render.layout.node_size import LABEL_SIZE, Node
from citydsl.render.measure import LINE, text_width
from citydsl.render.scene import Point
from citydsl.render.wrap import wrap

__all__ = ["NODE_GAP", "Plan", "city_head", "cluster_name", "dot_source", "routes_of"]

_CITY_LABEL = 18.0
_CITY_WIDEST = 480.0
_MARK = 20.0
_DIRECTIONS = {"": "TB", "down": "TB", "up": "BT", "right": "LR", "left": "RL"}
_HUGE = 1200
_COARSE = "nslimit=2; nslimit1=2; mclimit=0.5; splines=line;"  # minutes become seconds

_LABEL = (
    '<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR>'
    '<TD FIXEDSIZE="TRUE" WIDTH="{w:.0f}" HEIGHT="{h:.0f}"></TD></TR></TABLE>>'
)


NODE_GAP = 20.16
"""The least space between two nodes of a row."""


class Plan(NamedTuple):
    """A graph before it has places: its nodes with their rows, its relations with their labels.

    `rank` counts rows and the gaps between them: rows are even, gaps odd. `cities` are those
    inside the view's city, with their labels. Between two rows are a label and twice half a `gap`.
    """

    view: View
    nodes: Mapping[str, Node]
    names: Mapping[str, str]
    lanes: tuple[Lane, ...]
    rank: Mapping[str, int]
    chips: tuple[Chip, ...]
    loops: Mapping[int, Chip]
    gap: float
    cities: Mapping[str, str]

    @property
    def across(self) -> bool:
        """Whether the lanes stand side by side."""
        return self.view.direction in ("right", "left")

    @property
    def load(self) -> int:
        """How much work it is to lay out: the rows all its relations run across."""
        ends = ((one.source, one.target) for one in self.view.relations)
        return sum(abs(self.rank[a] - self.rank[b]) for a, b in ends)

    @property
    def chip_of(self) -> dict[int, int]:
        """Which label (its number) stands on each relation."""
        return {n: number for number, chip in enumerate(self.chips) for n in chip.relations}


class _Edge(NamedTuple):
    """An edge as dot gets it, from the upper end to the lower; `id` is what it is known by."""

    id: str
    tail: str
    head: str
    attributes: str


def dot_source(plan: Plan) -> str:
    """Return the dot source of a graph."""
    return "\n".join(
        (
            "digraph {",
            f"newrank=true; nodesep={NODE_GAP / 72:.2f}; ranksep={plan.gap / 144:.3f};",
            f"rankdir={_DIRECTIONS[plan.view.direction]};",
            *([_COARSE] if plan.load > _HUGE else []),
            'node [shape=box, fixedsize=true, label=""]; edge [dir=none];',
            *_rows(plan),
            *_members(plan),
            *(f"{e.tail} -> {e.head} [{e.attributes}];" for e in _edges(plan)),
            "}",
        )
    )


def city_head(plan: Plan, city: str) -> tuple[tuple[str, ...], float]:
    """Return the lines over the cluster of a city inside the view's city, and how high they are."""
    lines = wrap(plan.cities[city], LABEL_SIZE, _CITY_WIDEST)
    return lines, round(_CITY_LABEL + (len(lines) - 1) * LABEL_SIZE * LINE)


def cluster_name(plan: Plan, city: str) -> str:
    """Return what dot calls the cluster of a city inside the view's city."""
    return f"cluster_{list(plan.cities).index(city)}"


def _rows(plan: Plan) -> Iterator[str]:
    """A ruler of small nodes, and on every mark of it the nodes of that row or gap."""
    count = 1 + max((*plan.rank.values(), *(chip.rank for chip in plan.chips)))
    marks = [f"r{number}" for number in range(count)]
    yield f"node [width={_MARK / 72:.3f}, height={_MARK / 72:.3f}, style=invis];"
    yield " -> ".join(marks) + (" [style=invis];" if count > 1 else ";")
    on: list[list[str]] = [[mark] for mark in marks]
    for path, rank in plan.rank.items():
        on[rank].append(plan.names[path])
    for number, chip in enumerate(plan.chips):
        on[chip.rank].append(f"c{number}")
    yield from (f"{{rank=same; {'; '.join(row)}}}" for row in on)


def _members(plan: Plan) -> Iterator[str]:
    """Every node and label with its size; those of a city inside the city in a cluster."""
    inside: dict[str, list[str]] = {plan.view.city.path: [], **{c: [] for c in plan.cities}}
    for path, node in plan.nodes.items():
        inside[node.city].append(_sized(plan.names[path], node.w, node.h))
    for number, chip in enumerate(plan.chips):
        ends = (plan.view.relations[n] for n in chip.relations)
        homes = {plan.nodes[path].city for one in ends for path in (one.source, one.target)}
        home = homes.pop() if len(homes) == 1 else plan.view.city.path
        inside[home].append(_sized(f"c{number}", *chip.room))
    yield from inside.pop(plan.view.city.path)
    for city, lines in inside.items():
        head, height = city_head(plan, city)
        label = _LABEL.format(w=max(text_width(line, LABEL_SIZE) for line in head), h=height)
        above = "b" if plan.view.direction == "up" else "t"  # turned over with the rest
        yield f"subgraph {cluster_name(plan, city)} {{"
        yield f"margin=12; labelloc={above}; label={label};"
        yield from lines
        yield "}"


def _sized(name: str, width: float, height: float) -> str:
    return f"{name} [width={width / 72:.4f}, height={height / 72:.4f}];"


def _edges(plan: Plan) -> Iterable[_Edge]:
    edges: dict[str, _Edge] = {}
    chip_of = plan.chip_of
    for number in range(len(plan.view.relations)):
        for edge in _edges_of(plan, number, chip_of.get(number)):
            edges.setdefault(edge.id, edge)
    return edges.values()


def _edges_of(plan: Plan, number: int, chip: int | None) -> tuple[_Edge, ...]:
    """The pieces of a relation, from its upper end to its lower."""
    relation = plan.view.relations[number]
    upper, lower = plan.names[relation.source], plan.names[relation.target]
    if relation.source == relation.target:
        return (_Edge(f"e{number}", upper, upper, _own_id(number) + _loop_label(plan, number)),)
    if _runs_up(plan, relation):
        upper, lower = lower, upper
    if chip is None:
        return (_Edge(f"e{number}", upper, lower, _own_id(number)),)
    # Of these there is one between two nodes, and the ends are its name.
    label = f"c{chip}"
    return (
        _Edge(f"{upper} -> {label}", upper, label, "headclip=false, weight=2"),
        _Edge(f"{label} -> {lower}", label, lower, "tailclip=false, weight=2"),
    )


def _own_id(number: int) -> str:
    return f'id="e{number}"'


def _loop_label(plan: Plan, number: int) -> str:
    if number not in plan.loops:
        return ""
    width, height = plan.loops[number].room
    return f", label={_LABEL.format(w=width, h=height)}"


def _runs_up(plan: Plan, relation: Relation) -> bool:
    return plan.rank[relation.source] > plan.rank[relation.target]


def routes_of(plan: Plan, placement: Placement) -> tuple[tuple[Point, ...], ...]:
    """Return the Bézier points of every relation from its source to its target.

    The line that a bundle shares is the first relation's; the others end or begin at the label,
    for dashes drawn over one another would fill it in.
    """
    chip_of = plan.chip_of
    routes = []
    for number, relation in enumerate(plan.view.relations):
        label = chip_of.get(number)
        edges = _edges_of(plan, number, label)
        if label is not None and number != plan.chips[label].relations[0]:
            hub = plan.names[plan.chips[label].hub]
            edges = tuple(edge for edge in edges if hub not in (edge.tail, edge.head))
        first, *rest = (placement.edges[edge.id] for edge in edges)
        points = sum((piece[1:] for piece in rest), first)
        routes.append(points[::-1] if _runs_up(plan, relation) else points)
    return tuple(routes)
