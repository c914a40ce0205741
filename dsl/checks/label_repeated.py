"""Two boxes side by side look the same.

## What it does
Finds elements of one kind and one label within the same whole, or both at the top of a city.

## Why
In a picture nobody can tell them apart; mostly one thing was declared twice.

## Example
```city
city haikou "海口" {
  app traffic "智慧交通"
  app roads "智慧交通"
}
```

## Use instead
```city
city haikou "海口" {
  app traffic "智慧交通"
  app roads "智慧公路"
}
```

## 中文
检查同一整体之内类型和名称都相同的元素。
图上分不清谁是谁，多半是同一样东西声明了两次。
删去多余的，或给其中一个换个名称；确有多个时，用 `数量`。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import Element, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C604",
    "label-repeated",
    Severity.WARNING,
    Text("同类元素同名", "two elements of one kind and label"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find elements that look like one before."""
    for city in model.every_city():
        known: dict[tuple[str | None, str, str], Element] = {}
        for element in city.elements:
            key = (element.parent, element.kind, element.label)
            first = known.setdefault(key, element)
            if first is not element:
                yield _report(element, first)


def _report(element: Element, first: Element) -> Diagnostic:
    return RULE.at(
        element.span,
        Text(
            f"“{element.label}”与另一个同类元素同名",
            f'"{element.label}" has the label of another element of its kind',
        ),
        notes=(Note(first.span, Text("第一个在这里", "the first is here")),),
        help=Text(
            "换个名称，或用 `数量` 表示有多个",
            "give it another label, or say with `count` that there are many",
        ),
    )
