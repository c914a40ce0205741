"""A quantity: what the compiler reads in a printed figure such as 近6万个."""

from __future__ import annotations

from enum import StrEnum

from citydsl.dsl.record import NamedTuple

__all__ = ["Bound", "Number", "Quantity"]

Number = int | float


class Bound(StrEnum):
    """How a printed figure bounds the true value."""

    EXACT = "exact"
    ABOUT = "about"
    BELOW = "below"
    ABOVE = "above"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    ORDER = "order"
    TEXT = "text"


class Quantity(NamedTuple):
    """One figure in normal form.

    `low` and `high` are None where the figure does not say; an exact or approximate figure
    has both equal. `unit` is the measure word or symbol as printed (个, 项, %, 倍, PB), `noun`
    what is counted when it is printed behind the unit, `date` an ISO date or part of one when
    the figure is a point in time. A `TEXT` quantity has no numbers.
    """

    low: Number | None
    high: Number | None
    unit: str
    bound: Bound
    noun: str = ""
    date: str = ""
