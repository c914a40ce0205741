"""Two facts give different figures for one thing at one time.

## What it does
Compares facts of the same owner and subject that hold for the same date, scope and status. Figures
that can both be true (`近6万`, `58000`) do not conflict; different dates make a series; a target is
not compared with what is.

## Why
One of the two is wrong, or they do not mean the same: a reader will ask.

## Example
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "应用场景": "118个"
  fact "应用场景": "120个"
}
```

## Use instead
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "应用场景": "118个" { as_of: 2020 }
  fact "应用场景": "120个" { as_of: 2021 }
}
```

## 中文
比较同一对象、同一事项、同一日期和范围的事实，找出数字对不上的。
日期不同是序列，目标与现状也不相比，“近6万”与“58000”可以同时成立。
对不上时，必有一处写错，或说的不是一回事。
核对来源，写明日期或范围；来源自相矛盾时，用存疑记下。
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import Fact, Model
from citydsl.dsl.model.quantity import Bound, Quantity

__all__ = ["RULE", "check"]

RULE = Rule(
    "C303",
    "conflicting-facts",
    Severity.WARNING,
    Text("互相矛盾的事实", "facts that contradict each other"),
)

_OPEN_BELOW = frozenset({Bound.BELOW, Bound.AT_MOST})
_OPEN_ABOVE = frozenset({Bound.ABOVE, Bound.AT_LEAST})
_LEEWAY = 0.05
"""How far an approximate figure may be from the true one."""


def check(model: Model) -> Iterator[Diagnostic]:
    """Find facts that cannot both be true."""
    for city in model.every_city():
        known: dict[object, list[Fact]] = {}
        for fact in city.facts:
            key = (fact.of, fact.subject, fact.as_of, fact.scope, fact.baseline, fact.status)
            before = known.setdefault((*key, fact.class_ == "target"), [])
            rival = next((one for one in before if _conflict(one, fact)), None)
            before.append(fact)
            if rival is not None:
                yield _report(fact, rival)


def _conflict(one: Fact, other: Fact) -> bool:
    return _differ(one.quantities, other.quantities) or _differ(
        one.to_quantities, other.to_quantities
    )


def _differ(ones: tuple[Quantity, ...], others: tuple[Quantity, ...]) -> bool:
    if not ones or not others or len(ones) != len(others):
        return False
    return any(_apart(one, other) for one, other in zip(ones, others, strict=True))


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of one unit leave no value that suits both."""
    if one.unit != other.unit or Bound.ORDER in (one.bound, other.bound):
        return False
    if one.date or other.date:
        known = min(len(one.date), len(other.date))
        return one.date[:known] != other.date[:known]
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return high < other_low or other_high < low


def _reach(quantity: Quantity) -> tuple[float, float]:
    known = [value for value in (quantity.low, quantity.high) if value is not None]
    if not known or quantity.bound is Bound.TEXT:
        return -inf, inf
    slack = _LEEWAY * abs(known[0]) if quantity.bound is Bound.ABOUT else 0
    low = -inf if quantity.bound in _OPEN_BELOW else min(known) - slack
    high = inf if quantity.bound in _OPEN_ABOVE else max(known) + slack
    return low, high


def _report(fact: Fact, rival: Fact) -> Diagnostic:
    return RULE.at(
        fact.span,
        Text(
            f"“{fact.subject}”在这里是“{_said(fact)}”，在别处却是“{_said(rival)}”",
            f'"{fact.subject}" is "{_said(fact)}" here, but "{_said(rival)}" elsewhere',
        ),
        notes=(Note(rival.span, Text("另一个数字在这里", "the other figure is here")),),
        help=Text(
            "写明各自的 `截至` 或 `范围`；来源自相矛盾时用 `存疑` 记下",
            "say what each holds for with `as_of` or `scope`, or record an `anomaly` of the source",
        ),
    )


def _said(fact: Fact) -> str:
    return f"{fact.printed} → {fact.to}" if fact.to else fact.printed
