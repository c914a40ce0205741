"""A thing is related to itself.

## What it does
Finds relations whose two ends are the same.

## Why
It draws a loop that tells the reader nothing; mostly one end is a slip.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  users people "群众"
  citizen -[serves]-> citizen
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  users people "群众"
  citizen -[serves]-> people
}
```

## Fix safety
Removing the relation is offered. Perhaps another end was meant, so the fix is not safe.

## 中文
检查两端相同的关系。
它只画出一个圈，什么也没说，多半是有一端写错了。
改正写错的一端，或删去这条关系。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from citydsl.dsl.checks.labels import label_at
from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.fixes import without
from citydsl.dsl.model.model import Model, Relation

__all__ = ["RULE", "check"]

RULE = Rule(
    "C601",
    "self-relation",
    Severity.WARNING,
    Text("与自身的关系", "a relation of a thing to itself"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find relations of a thing to itself."""
    for city in model.every_city():
        alone = Counter(relation.span for relation in city.relations)
        for relation in city.relations:
            if relation.source == relation.target:
                yield _report(model, relation, alone[relation.span] == 1)


def _report(model: Model, relation: Relation, alone: bool) -> Diagnostic:
    name = label_at(model, relation.source)
    return RULE.at(
        relation.span,
        Text(f"“{name}”与自身相连", f'"{name}" is related to itself'),
        help=Text("改正写错的一端，或删去它", "correct the end that is wrong, or remove it"),
        fix=without(relation.span, safe=False) if alone else None,
    )
