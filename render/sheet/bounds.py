"""How a printed figure bounds the true value, as a sign and a word on its card."""

from __future__ import annotations

from citydsl.dsl.model.model import Fact
from citydsl.dsl.model.quantity import Bound
from citydsl.dsl.record import NamedTuple
from citydsl.render.sheet.context import Context

__all__ = ["BoundMark", "bound_mark", "magnitude"]

_SIGNS = {
    Bound.EXACT: "=",
    Bound.ABOUT: "≈",
    Bound.BELOW: "<",
    Bound.ABOVE: ">",
    Bound.AT_LEAST: "≥",
    Bound.AT_MOST: "≤",
    Bound.RANGE: "–",
    Bound.ORDER: "~",
    Bound.TEXT: "…",
}


class BoundMark(NamedTuple):
    """A sign (≈) and what it means (about)."""

    sign: str
    text: str
    tone: str


def bound_mark(context: Context, fact: Fact) -> BoundMark:
    """How the figures of a fact bound what they count: the loosest of them, or that it changed."""
    if fact.to is not None:
        return BoundMark("→", context.say("bound_change"), "change")
    bounds = [one.bound for one in fact.quantities] or [Bound.TEXT]
    bound = next((one for one in bounds if one is not Bound.EXACT), bounds[0])
    return BoundMark(_SIGNS[bound], context.say(f"bound_{bound.value}"), bound.value)


def magnitude(fact: Fact) -> str:
    """What a fact is sorted by: the first number in it, or its first date."""
    for one in fact.quantities:
        value = one.low if one.low is not None else one.high
        if value is not None:
            return repr(value)
        if one.date:
            return one.date.replace("-", ".", 1).replace("-", "")
    return ""
