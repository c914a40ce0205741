"""A city beside the reference models in scope: what fills each row, and what is not mentioned."""

from __future__ import annotations

from citydsl.dsl.model.model import City
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.against import Counted, Filling, against
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.links import paragraphs
from citydsl.render.sheet.page import Member

__all__ = ["Standard", "StandardRow", "standards"]


class StandardRow(NamedTuple):
    """A row of a reference model; `state` is filled, unnamed or unmentioned."""

    label: str
    state: str
    members: tuple[Member, ...]
    counted: str


class Standard(NamedTuple):
    """A reference model with what the city has in each of its rows."""

    label: str
    describe: tuple[str, ...]
    rows: tuple[StandardRow, ...]
    outside: tuple[Member, ...]


def standards(context: Context, city: City) -> tuple[Standard, ...]:
    """The city beside every reference model in scope, if it has anything to lay there."""
    found = []
    for reference in context.model.vocabulary.references.values():
        coverage = against(context.model, city, reference)
        if not any(filling.state != "unmentioned" for filling in coverage.fillings):
            continue
        found.append(
            Standard(
                context.label(reference.labels, reference.id),
                paragraphs(reference.describe),
                tuple(_row(context, filling) for filling in coverage.fillings),
                tuple(context.member(one.path) for one in coverage.outside),
            )
        )
    return tuple(found)


def _row(context: Context, filling: Filling) -> StandardRow:
    return StandardRow(
        context.label(filling.row.labels, filling.row.id),
        filling.state,
        tuple(context.member(one.path) for one in filling.elements),
        context.listed(_counted(context, one) for one in filling.counted),
    )


def _counted(context: Context, one: Counted) -> str:
    return context.say("counted_only", label=context.label(one.labels), count=one.number)
