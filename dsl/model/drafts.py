"""Cities while they are being put together, between the two walks of `resolve`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from citydsl.dsl.model.model import Citation, City, Element, Fact, Formula, Labels, Relation, Remark
from citydsl.dsl.model.scope import Scope
from citydsl.dsl.model.values import Values
from citydsl.dsl.source import Span
from citydsl.dsl.syntax import nodes

if TYPE_CHECKING:
    from citydsl.dsl.model.pictures import Flow, ViewSpec

__all__ = ["CityDraft", "Pending"]

Pending: TypeAlias = tuple[Scope, nodes.Relation | nodes.Formula | nodes.Fact | nodes.Declaration]
"""A statement that refers to others, with the scope it stands in."""


class CityDraft:
    """A city whose elements are declared and whose other statements wait to be bound."""

    def __init__(
        self,
        scope: Scope,
        id: str,
        label: str,
        labels: Labels,
        values: Values,
        cites: tuple[Citation, ...],
        span: Span,
    ) -> None:
        """Begin with what its head says, and nothing in it."""
        self.scope = scope
        self.id = id
        self.label = label
        self.labels = labels
        self.values = values
        self.cites = cites
        self.span = span
        self.elements: list[Element] = []
        self.pending: list[Pending] = []
        self.relations: list[Relation] = []
        self.formulas: list[Formula] = []
        self.facts: list[Fact] = []
        self.notes: list[Remark] = []
        self.anomalies: list[Remark] = []
        self.cities: list[CityDraft] = []
        self.views: list[ViewSpec] = []
        self.flows: list[Flow] = []
        self.by_path: dict[str, Element] = {}

    def walk(self) -> Iterator[CityDraft]:
        """This city, then every city inside it."""
        yield self
        for city in self.cities:
            yield from city.walk()

    def freeze(self) -> City:
        """The finished city."""
        values = self.values
        return City(
            self.scope.path,
            self.id,
            self.label,
            self.labels,
            values.get("place", ""),
            values.get("level"),
            values.get("status"),
            values.get("since", ""),
            values.get("until", ""),
            values.get("alias", ()),
            values.get("tags", ()),
            values.get("link", ""),
            values.get("describe", ""),
            self.cites,
            tuple(self.elements),
            tuple(self.relations),
            tuple(self.formulas),
            tuple(self.facts),
            tuple(self.notes),
            tuple(self.anomalies),
            tuple(city.freeze() for city in self.cities),
            self.span,
            tuple(self.views),
            tuple(self.flows),
        )
