"""Predicates with every name bound: what a view or a query selects by.

A predicate is flat: its tests in the order they are made, each `and`, `or` and `not` behind what
it joins. So however deep a spec nests its parentheses, nothing that reads one needs a stack of
calls.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span

__all__ = [
    "Below",
    "Everything",
    "Holds",
    "InLayer",
    "InPillar",
    "Join",
    "OfKind",
    "Predicate",
    "Related",
    "Step",
    "Tagged",
    "Test",
    "Thing",
    "Unknown",
]


class Everything(NamedTuple):
    """`*`."""


class Unknown(NamedTuple):
    """A test that could not be read; it was reported, and holds for nothing."""


class Thing(NamedTuple):
    """The element or city at a path."""

    path: str


class OfKind(NamedTuple):
    """Everything of a kind and of the kinds that inherit from it."""

    kind: str


class InLayer(NamedTuple):
    """Everything that stands in a layer."""

    layer: str


class InPillar(NamedTuple):
    """Everything that stands in a side pillar."""

    pillar: str


class Tagged(NamedTuple):
    """Everything with a tag."""

    tag: str


class Below(NamedTuple):
    """The parts of things: `reach` is `parts` (`.*`), `all` (`.**`) or `related` (`._`).

    Related parts are those a relation joins to something that is no part of the same whole.
    """

    of: Test
    reach: str


class Related(NamedTuple):
    """`-> x`: what a relation leads from; `x ->`: what it leads to; `x -> y`: both ends."""

    source: Test | None
    target: Test | None


class Holds(NamedTuple):
    """A comparison; `key` is that of a `meta` field, and the empty text stands for "not given"."""

    field: str
    op: str
    value: str | int | float | bool
    key: str = ""


Test: TypeAlias = (
    Everything | Unknown | Thing | OfKind | InLayer | InPillar | Tagged | Below | Related | Holds
)


class Join(Enum):
    """What joins the tests before it."""

    AND = "and"
    OR = "or"
    NOT = "not"


Step: TypeAlias = Test | Join


class Predicate(NamedTuple):
    """Tests and what joins them, in the order they are done; `span` is where it is written."""

    steps: tuple[Step, ...]
    span: Span

    @property
    def known(self) -> bool:
        """Whether all of it could be read."""
        return not any(
            isinstance(inner, Unknown) for step in self.steps for inner in _with_inner(step)
        )


def _with_inner(step: Step) -> tuple[Step | None, ...]:
    match step:
        case Below():
            return (step.of,)
        case Related():
            return tuple(
                inner.of if isinstance(inner, Below) else inner
                for inner in (step.source, step.target)
            )
        case _:
            return (step,)
