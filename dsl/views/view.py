"""What a picture is to show, before anything has a place."""

from __future__ import annotations

from citydsl.dsl.model.model import City, Element, Labels, Model, Relation
from citydsl.dsl.record import NamedTuple

__all__ = ["Ghost", "View"]


class Ghost(NamedTuple):
    """What a source counts without naming: drawn dashed, never filled in.

    It stands in a layer or pillar, or in the element at `parent`. `labels` say what is counted
    (中台); `named` is how many of the same are named beside it, `many` how many are not.
    """

    id: str
    many: int
    named: int
    labels: Labels
    measure: str
    layer: str | None
    pillar: str | None
    parent: str | None
    city: str
    kind: str = ""


class View(NamedTuple):
    """A selection from one city (and the cities inside it) and how to lay it out.

    `layout` is `layered` or `graph`. `elements` stand in the spec's order, wholes before parts.
    `direction` is where a graph's relations run (`down`, `right`, `up`, `left`; empty is down),
    `theme` the colours and `page` the page asked for, empty where the spec leaves them open. In a
    flow `steps` has the number of each relation, in order. `date` is when the picture holds, empty
    for all. `drawn` says that a layered picture shows relations too.
    """

    city: City
    model: Model
    name: str
    labels: Labels
    layout: str
    elements: tuple[Element, ...]
    relations: tuple[Relation, ...]
    ghosts: tuple[Ghost, ...]
    direction: str = ""
    theme: str = ""
    steps: tuple[int, ...] = ()
    date: str = ""
    page: str = ""
    drawn: bool = False
