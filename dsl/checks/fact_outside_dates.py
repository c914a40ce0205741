"""A figure holds for a date when its owner was not there.

## What it does
Compares the `as_of` of a fact with `since` and `until` of the element or city it is about. Targets
are left aside.

## Why
A figure for a time before the thing began, or after it ended, is about something else.

## Example
```city
source ccn "某报"
city haikou "海口" @ccn {
  app river "河道" { since: 2020
    fact "接入的设备": "50台" { as_of: 2018 }
  }
}
```

## Use instead
```city
source ccn "某报"
city haikou "海口" @ccn {
  app river "河道" { since: 2018
    fact "接入的设备": "50台" { as_of: 2020 }
  }
}
```

## 中文
检查截至日期落在所属对象存续期之外的事实，目标不算。
对象还没有开始或已经结束，那时的数字说的是别的东西。
核对日期，或把事实移到真正所属的对象。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.checks.dates import before
from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import City, Element, Fact, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C404",
    "fact-outside-dates",
    Severity.WARNING,
    Text("事实的日期不在存续期内", "a figure of a time when its owner was not there"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find figures of a time when their owner was not there."""
    for city in model.every_city():
        for fact in city.facts:
            owner = city if fact.of == city.path else model.elements.get(fact.of)
            if owner is None or not fact.as_of or fact.class_ == "target":
                continue
            if owner.since and before(fact.as_of, owner.since):
                yield _report(fact, owner, Text("始于", "begins"), owner.since)
            elif owner.until and before(owner.until, fact.as_of):
                yield _report(fact, owner, Text("止于", "ends"), owner.until)


def _report(fact: Fact, owner: City | Element, does: Text, date: str) -> Diagnostic:
    return RULE.at(
        fact.span,
        Text(
            f"“{fact.subject}”截至 {fact.as_of}，而“{owner.label}”{does.zh} {date}",
            f'"{fact.subject}" is as of {fact.as_of}, but "{owner.label}" {does.en} {date}',
        ),
        notes=(Note(owner.span, Text("所属对象在这里", "what it is about is here")),),
        help=Text("核对两个日期", "check both dates"),
    )
