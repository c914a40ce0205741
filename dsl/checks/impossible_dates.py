"""Something ends before it begins.

## What it does
Finds elements, and cities, whose `until` lies before their `since`.

## Why
One of the two dates is wrong, and a picture at a date would leave the thing out.

## Example
```city
city haikou "海口" {
  app river "河道" { since: 2020; until: 2018 }
}
```

## Use instead
```city
city haikou "海口" {
  app river "河道" { since: 2018; until: 2020 }
}
```

## 中文
检查结束早于开始的元素和城市。
两个日期必有一个写错，按日期出图时它会消失。
核对来源，改正写错的日期。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.checks.dates import before
from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import City, Element, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C401",
    "impossible-dates",
    Severity.ERROR,
    Text("起止日期颠倒", "an end before its beginning"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find things that end before they begin."""
    for city in model.every_city():
        things: list[City | Element] = [city, *city.elements]
        for thing in things:
            if thing.since and thing.until and before(thing.until, thing.since):
                yield _report(thing)


def _report(thing: City | Element) -> Diagnostic:
    return RULE.at(
        thing.span,
        Text(
            f"“{thing.label}”止于 {thing.until}，却始于 {thing.since}",
            f'"{thing.label}" ends {thing.until} but begins {thing.since}',
        ),
        help=Text("核对两个日期", "check both dates"),
    )
