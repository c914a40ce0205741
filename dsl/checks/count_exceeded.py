"""A thing stands for fewer than the parts it names.

## What it does
Compares the `count` of an element with its parts of the same kind: each counts as one, or as its
own `count`.

## Why
A thing that stands for two cannot have three parts of its kind; one of the two is wrong.

## Example
```city
city haikou "海口" {
  hotline lines "市直单位热线" { count: 1
    hotline tax "税务热线"
    hotline water "供水热线"
  }
}
```

## Use instead
```city
city haikou "海口" {
  hotline lines "市直单位热线" { count: 25
    hotline tax "税务热线"
    hotline water "供水热线"
  }
}
```

## 中文
检查元素的数量是否少于它所列同类部分的总数。
说是两个，却列出三个，其中必有一处写错。
核对来源，改正数量或删去多余的部分。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import Element, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C204",
    "count-exceeded",
    Severity.ERROR,
    Text("数量少于所列", "a count below what is named"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find elements that count fewer than they name."""
    for city in model.every_city():
        parts: dict[str, list[Element]] = {}
        for element in city.elements:
            if element.parent is not None:
                parts.setdefault(element.parent, []).append(element)
        for whole in city.elements:
            if whole.count is not None:
                named = [
                    part
                    for part in parts.get(whole.path, ())
                    if model.vocabulary.is_a(part.kind, whole.kind)
                ]
                total = sum(part.count or 1 for part in named)
                if total > whole.count:
                    yield _report(whole, whole.count, total, named)


def _report(whole: Element, count: int, total: int, named: list[Element]) -> Diagnostic:
    return RULE.at(
        whole.span,
        Text(
            f"“{whole.label}”的数量是 {count}，列出的同类部分却有 {total} 个",
            f'"{whole.label}" stands for {count}, but names {total} of its kind',
        ),
        label=Text(f"{count} < {total}", f"{count} < {total}"),
        notes=tuple(Note(part.span, Text("计入这一个", "counted here")) for part in named),
        help=Text("核对数量和所列的部分", "check the count and the parts named"),
    )
