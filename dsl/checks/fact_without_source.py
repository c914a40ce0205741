"""A fact names no source.

## What it does
Finds facts that have no citation of their own and stand in no element or city that has one.

## Why
A number whose source cannot be seen should not be trusted.

## Example
```city
city haikou "海口" {
  fact "应用场景": "118个"
}
```

## Use instead
```city
source paper "某报"
city haikou "海口" {
  fact "应用场景": "118个" @paper "第3版"
}
```

## 中文
检查自身和所在的元素、城市都没有出处的事实。
看不到来源的数字不该相信。
在后面写上来源和位置，或给城市一个默认来源。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C302",
    "fact-without-source",
    Severity.WARNING,
    Text("没有来源的事实", "a fact without a source"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find facts without a citation."""
    for city in model.every_city():
        for fact in city.facts:
            if not fact.cites:
                yield RULE.at(
                    fact.span,
                    Text(
                        f"“{fact.subject}：{fact.printed}”没有来源",
                        f'"{fact.subject}: {fact.printed}" has no source',
                    ),
                    help=Text(
                        "在后面写 `@来源 “位置”`，或给城市一个默认来源",
                        'write `@source "place"` behind it, or give the city a default',
                    ),
                )
