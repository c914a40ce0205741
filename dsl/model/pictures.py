"""The pictures a city asks for: its views and flows, with every name bound."""

# No `from __future__ import annotations`: typing would compile each field's at every start.

from citydsl.dsl.model.model import Labels, Relation
from citydsl.dsl.model.predicates import Predicate
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span

__all__ = ["Flow", "FlowStep", "Override", "ThemeChoice", "ViewSpec"]


class ThemeChoice(NamedTuple):
    """The theme a picture asks for: one of ours by its id, or the file that holds it.

    `name` of a file is its path from where names are shown from; `path` is as written at `span`,
    from the spec's folder. Both are empty where the theme is one of ours.
    """

    name: str
    path: str = ""
    span: Span | None = None


class Override(NamedTuple):
    """How one element looks in one view; None leaves what the element says itself."""

    path: str
    labels: Labels | None
    layer: str | None
    pillar: str | None
    status: str | None


class ViewSpec(NamedTuple):
    """A declared view: what it selects, and how it is drawn.

    With neither `include` nor `focus` everything is included. `layout`, `direction`, `theme`
    and `page` are empty or None where the spec leaves them open, `label` is empty where it gives
    none. `drawn` says that bands show relations too.
    """

    name: str
    label: str
    labels: Labels
    describe: str
    layout: str
    direction: str
    theme: ThemeChoice | None
    page: str
    include: tuple[Predicate, ...]
    exclude: tuple[Predicate, ...]
    where: tuple[Predicate, ...]
    focus: str | None
    depth: int
    overrides: tuple[Override, ...]
    span: Span
    drawn: bool = False


class FlowStep(NamedTuple):
    """One step of a flow; steps of one statement (`a -> b, c`) have one number."""

    number: int
    relation: Relation


class Flow(NamedTuple):
    """An ordered walk over elements."""

    name: str
    label: str
    labels: Labels
    describe: str
    direction: str
    theme: ThemeChoice | None
    page: str
    steps: tuple[FlowStep, ...]
    span: Span
