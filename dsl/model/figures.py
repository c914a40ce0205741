"""Facts: the printed string and the quantity it is read as, or the one stated by hand."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.dsl.model.model import Citation, Fact
from citydsl.dsl.model.quantity import Bound, Quantity
from citydsl.dsl.model.read_quantity import read_quantity
from citydsl.dsl.model.rules import UNREADABLE_QUANTITY
from citydsl.dsl.model.values import Values
from citydsl.dsl.source import Span
from citydsl.dsl.syntax import nodes

__all__ = ["read_fact"]

_BOUNDS = {
    "=": Bound.EXACT,
    "~": Bound.ABOUT,
    "<": Bound.BELOW,
    ">": Bound.ABOVE,
    "<=": Bound.AT_MOST,
    ">=": Bound.AT_LEAST,
}
_NO_LOW = frozenset({Bound.BELOW, Bound.AT_MOST})
_NO_HIGH = frozenset({Bound.ABOVE, Bound.AT_LEAST})


def read_fact(
    node: nodes.Fact,
    of: str,
    values: Values,
    cites: tuple[Citation, ...],
    found: list[Diagnostic],
) -> Fact:
    """Read a fact; a figure that cannot be read stays text and is reported."""
    reading = read_quantity(node.printed.text)
    quantities, unread = reading.quantities, ""
    if node.normal is not None:
        quantities = (_stated(node.normal),)
    elif reading.unread is not None:
        unread = node.printed.text[slice(*reading.unread)]
        found.append(_unreadable(node.printed, unread))
    to_quantities: tuple[Quantity, ...] = ()
    if node.to is not None:
        end = read_quantity(node.to.text)
        to_quantities = end.quantities
        if end.unread is not None:
            found.append(_unreadable(node.to, node.to.text[slice(*end.unread)]))
    return Fact(
        node.id.text if node.id else "",
        of,
        node.subject.text,
        node.printed.text,
        quantities,
        node.to.text if node.to else None,
        to_quantities,
        values.get("class", "context"),
        values.get("status"),
        values.get("as_of", ""),
        values.get("scope", ""),
        values.get("baseline", ""),
        cites,
        (node.id or node.subject).span,
        stated=node.normal is not None,
        unread=unread,
        since=values.get("since", ""),
        until=values.get("until", ""),
        tags=values.get("tags", ()),
    )


def _stated(normal: nodes.NormalForm) -> Quantity:
    unit = normal.unit.text if normal.unit else "%" if normal.low.percent else ""
    low, high = normal.low.value, normal.low.value
    if normal.high is not None:
        return Quantity(low, normal.high.value, unit, Bound.RANGE)
    bound = _BOUNDS.get(normal.op, Bound.EXACT)
    return Quantity(
        None if bound in _NO_LOW else low, None if bound in _NO_HIGH else high, unit, bound
    )


def _unreadable(printed: nodes.String, part: str) -> Diagnostic:
    return UNREADABLE_QUANTITY.at(
        _inside(printed, part),
        Text(f"读不懂的部分：`{part}`", f"not understood: `{part}`"),
        help=Text(
            "在后面用 `= 60000` 写明数值，或改成可读的写法",
            "state the normal form behind it, as in `= 60000`",
        ),
    )


def _inside(string: nodes.String, part: str) -> Span:
    """The place of `part` in the literal, or all of it where escapes stand in between."""
    at = string.span.text.find(part)
    if at < 0:
        return string.span
    start = string.span.start + at
    return string.span._replace(start=start, end=start + len(part))
