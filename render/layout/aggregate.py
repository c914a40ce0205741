"""A view of more relations than a picture holds to one that it holds, with everything counted.

Parts go into their wholes, the deepest first; then what is of one kind in one layer, the least
related first; then whole layers; then the smallest of what is left. Every step only makes the
picture smaller, so the first one that fits is found by halving.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from citydsl.dsl.model.model import City, Element, Relation
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.layout.aggregate_shown import Group, group_of, one_relation, shown_of

__all__ = ["LIMIT", "Folded", "aggregate"]

LIMIT = 60
"""How many nodes a picture shows one by one, with half as many relations again."""

_EDGES = 1.5
_CALM = 0.5
"""What is folded at all is folded further than the limit: at half of it labels reach 10 pixels
on a screen, and the picture is for an overview now."""

_Edge = tuple[str, str, str | None, bool, bool]
_Step = Mapping[str, str]


class Folded(NamedTuple):
    """A view in which nodes stand for many elements and lines for many relations.

    `whole` is the view it was made from and `stands` where each end of its relations is shown.
    `weights` is how many relations each line stands for; `inner` are those inside one node.
    """

    view: View
    whole: View
    stands: Mapping[str, str]
    weights: tuple[int, ...]
    inner: int


class _Steps(NamedTuple):
    """Foldings from fine to coarse, each node to what it goes into; from step `coarse` on
    relations are told apart no more by their verbs. `groups` are the nodes that are not of the
    model, `things` the paths of all that are: the ends and their wholes."""

    steps: tuple[_Step, ...]
    coarse: int
    groups: Mapping[str, Group]
    things: tuple[str, ...]


def aggregate(view: View, *, limit: int = LIMIT) -> Folded | None:
    """Return what a view of more than `limit` nodes is folded to; None where it has no more.

    The walk of a flow stays as it is: its steps are numbered.
    """
    ends = _ends(view)
    if view.steps or (len(ends) <= limit and len(view.relations) <= limit * _EDGES):
        return None
    steps = _steps(view, ends)
    most = max(1, int(limit * _CALM))

    def fits(count: int) -> bool:
        stands = _stands(ends, steps.steps[:count])
        if len(set(stands.values())) > most:
            return False
        return len(_bundles(view, stands, count >= steps.coarse)[0]) <= most * _EDGES

    count = bisect_left(range(len(steps.steps)), True, key=fits)
    return _folded(view, ends, steps, count)


def _ends(view: View) -> dict[str, Element | City]:
    """Everything a picture of a view has a node for, by path."""
    cities = {city.path: city for top in view.model.cities for city in top.walk()}
    ends: dict[str, Element | City] = {element.path: element for element in view.elements}
    for one in view.relations:
        for path in (one.source, one.target):
            found = ends.get(path) or view.model.elements.get(path) or cities.get(path)
            if found is not None:  # else the layout says that it is missing
                ends[path] = found
    return ends


def _steps(view: View, ends: Mapping[str, Element | City]) -> _Steps:
    """All foldings of a view, down to a single node."""
    wholes, things = _wholes(view, ends)
    depth = _depths(wholes)
    levels: list[dict[str, str]] = [{} for _ in range(max(depth.values(), default=0))]
    for path, whole in wholes.items():
        if whole is not None:
            levels[-depth[path]][path] = whole
    roots = [things[path] for path in wholes if depth[path] == 0]
    kinds, lanes = _groups(view, roots, by_kind=True), _groups(view, roots, by_kind=False)
    lanes = {path: group for path, group in lanes.items() if path not in kinds}  # less cities
    rest = group_of(view, "rest", roots)
    alike = _alike(kinds, _weights(view, _stands(things, levels)))
    steps = [*levels, *alike, {}]
    for path, group in sorted(lanes.items(), key=lambda item: -len(item[1].members)):
        finer = [one for one in kinds if kinds[one].members[0] in group.members]
        steps.append(dict.fromkeys([*group.members, *finer], path))
    top = f"{view.city.path}:rest"
    left = Counter(_stands((thing.path for thing in roots), steps).values())
    steps += [{path: top} for path, _ in reversed(left.most_common())]
    return _Steps(
        tuple(steps), len(levels) + len(alike) + 1, kinds | lanes | {top: rest}, tuple(things)
    )


def _weights(view: View, stands: Mapping[str, str]) -> Counter[str]:
    """How many relations with others each node has."""
    pairs = ((stands.get(one.source, ""), stands.get(one.target, "")) for one in view.relations)
    return Counter(chain.from_iterable(pair for pair in pairs if pair[0] != pair[1]))


def _alike(kinds: Mapping[str, Group], weights: Mapping[str, int]) -> list[_Step]:
    """Steps that put together what is of one kind, those with the fewest relations first."""
    steps: list[tuple[int, _Step]] = []
    for path, group in kinds.items():
        first, *others = sorted(group.members, key=lambda member: weights[member])
        begun: dict[str, str] = {first: path}
        for member in others:
            steps.append((weights[member], {**begun, member: path}))
            begun = {}
    return [step for _, step in sorted(steps, key=lambda pair: pair[0])]


def _wholes(
    view: View, ends: Mapping[str, Element | City]
) -> tuple[dict[str, str | None], dict[str, Element | City]]:
    """What each end is a part of, and that in turn, up to what stands in the view's city."""
    cities = {city.path: city for top in view.model.cities for city in top.walk()}
    home = {one.path: city.path for city in cities.values() for one in city.elements}
    outer = {one.path: city.path for city in cities.values() for one in city.cities}
    around = [path for path in cities if f"{view.city.path}.".startswith(f"{path}.")]
    wholes: dict[str, str | None] = {}
    things: dict[str, Element | City] = dict(ends)
    waiting = list(ends)
    for path in waiting:  # grows as wholes are found that are no ends
        thing = things[path]
        parent = thing.parent if isinstance(thing, Element) else None
        whole = parent or (home.get(path) or outer.get(path) if path not in around else None)
        wholes[path] = None if whole in around else whole
        if whole is not None and whole not in around and whole not in things:
            things[whole] = view.model.elements.get(whole) or cities[whole]
            waiting.append(whole)
    return wholes, things


def _depths(wholes: Mapping[str, str | None]) -> dict[str, int]:
    """How many wholes each thing is in, one in the other."""
    depth: dict[str, int] = {}
    for path in wholes:
        found = []
        at: str | None = path
        while at is not None and at not in depth:
            found.append(at)
            at = wholes[at]
        below = -1 if at is None else depth[at]
        for one in reversed(found):
            below = depth[one] = below + 1
    return depth


def _groups(view: View, roots: Iterable[Element | City], *, by_kind: bool) -> dict[str, Group]:
    """The groups of more than one: each layer or pillar, or each kind in it."""
    members: dict[str, list[Element | City]] = {}
    for thing in roots:
        if thing.path != view.city.path:
            members.setdefault(_group_path(view, thing, by_kind), []).append(thing)
    return {
        path: group_of(view, "kind" if by_kind else "lane", things)
        for path, things in members.items()
        if len(things) > 1
    }


def _group_path(view: View, thing: Element | City, by_kind: bool) -> str:
    """The path of a group; no path of a model has a colon."""
    if isinstance(thing, City):
        return f"{view.city.path}:city"
    place = f"{view.city.path}:{thing.layer or ''}:{thing.pillar or ''}"
    return f"{place}:{thing.kind}" if by_kind else place


def _stands(ends: Iterable[str], steps: Iterable[_Step]) -> dict[str, str]:
    """Where each end is shown after some steps."""
    into: dict[str, str] = {}
    for step in steps:
        into |= step
    stands = {}
    for path in ends:
        shown = path
        while shown in into:
            shown = into[shown]
        stands[path] = shown
    return stands


def _bundles(
    view: View, stands: Mapping[str, str], coarse: bool
) -> tuple[dict[_Edge, list[Relation]], int]:
    """The relations each line stands for, and how many run inside a node."""
    full = {shown for path, shown in stands.items() if shown != path}
    bundles: dict[_Edge, list[Relation]] = {}
    inner = 0
    for one in view.relations:
        source, target = stands.get(one.source, one.source), stands.get(one.target, one.target)
        if source == target and source in full:
            inner += 1
            continue
        if one.mutual and target < source:
            source, target = target, source
        verb = None if coarse else one.verb
        bundles.setdefault((source, target, verb, one.inferred, one.mutual), []).append(one)
    return bundles, inner


def _folded(view: View, ends: Mapping[str, Element | City], steps: _Steps, count: int) -> Folded:
    """The view with what is shown in the place of what it stands for."""
    places = _stands(steps.things, steps.steps[:count])
    stands = {path: places[path] for path in ends}
    bundles, inner = _bundles(view, stands, count >= steps.coarse)
    elements, kinds = shown_of(view, ends, places, steps.groups)
    made = [one_relation(view, edge[0], edge[1], many) for edge, many in bundles.items()]
    vocabulary = view.model.vocabulary
    verbs = {verb.id: verb for _, verb in made if verb is not None}
    model = view.model._replace(
        vocabulary=vocabulary._replace(
            kinds={**vocabulary.kinds, **kinds}, verbs={**vocabulary.verbs, **verbs}
        )
    )
    relations = tuple(relation for relation, _ in made)
    return Folded(
        view._replace(model=model, elements=elements, relations=relations),
        view,
        stands,
        tuple(len(many) for many in bundles.values()),
        inner,
    )
