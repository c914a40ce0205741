"""A part begins before its whole.

## What it does
Compares the `since` of an element with that of the element it stands in, as far as both are known.

## Why
A picture at that date would show the part without its whole; perhaps it is no part of it.

## Example
```city
city haikou "海口" {
  platform data "数据平台" { since: 2020
    app share "数据共享" { since: 2018 }
  }
}
```

## Use instead
```city
city haikou "海口" {
  platform data "数据平台" { since: 2018
    app share "数据共享" { since: 2020 }
  }
}
```

## 中文
检查早于整体开始的部分，只比较双方都写明的日期。
那时的图上会有部分而没有整体，也许它本不属于这个整体。
核对两个日期；若它原本独立存在，就移到外面，用关系相连。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.checks.dates import before
from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import Element, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C402",
    "part-before-whole",
    Severity.WARNING,
    Text("部分早于整体", "a part older than its whole"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find parts older than their whole."""
    for element in model.elements.values():
        whole = model.elements.get(element.parent or "")
        if whole and whole.since and element.since and before(element.since, whole.since):
            yield _report(element, whole)


def _report(part: Element, whole: Element) -> Diagnostic:
    return RULE.at(
        part.span,
        Text(
            f"“{part.label}”始于 {part.since}，早于所属的“{whole.label}”（{whole.since}）",
            f'"{part.label}" begins {part.since}, before "{whole.label}" does ({whole.since})',
        ),
        notes=(Note(whole.span, Text("整体在这里", "the whole is here")),),
        help=Text("核对两个日期", "check both dates"),
    )
