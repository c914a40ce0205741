"""A part ends after its whole, or begins when that is over.

## What it does
Compares the dates of an element with the `until` of the element it stands in.

## Why
When the whole is gone, what the part belongs to is open.

## Example
```city
city haikou "海口" {
  platform data "数据平台" { until: 2020
    app share "数据共享" { until: 2022 }
  }
}
```

## Use instead
```city
city haikou "海口" {
  platform data "数据平台" { until: 2022
    app share "数据共享" { until: 2020 }
  }
}
```

## 中文
检查在整体结束之后才结束、或才开始的部分。
整体已经不在，部分属于谁就说不清了。
核对两个日期；若它后来归入别处，就移到那里。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.checks.dates import before
from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import Element, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C403",
    "part-outlives-whole",
    Severity.WARNING,
    Text("部分晚于整体", "a part that outlives its whole"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find parts that are there when their whole is over."""
    for element in model.elements.values():
        whole = model.elements.get(element.parent or "")
        if whole is None or not whole.until:
            continue
        for date in (element.since, element.until):
            if date and before(whole.until, date):
                yield _report(element, whole, date)
                break


def _report(part: Element, whole: Element, date: str) -> Diagnostic:
    zh, en = ("始于", "begins") if date == part.since else ("止于", "ends")
    return RULE.at(
        part.span,
        Text(
            f"“{part.label}”{zh} {date}，所属的“{whole.label}”却已止于 {whole.until}",
            f'"{part.label}" {en} {date}, after "{whole.label}" has ended ({whole.until})',
        ),
        notes=(Note(whole.span, Text("整体在这里", "the whole is here")),),
        help=Text("核对两个日期", "check both dates"),
    )
