"""A formula counts members the source does not state to be so.

## What it does
Lists the members of a term that the spec marks `~`: somebody inferred that they belong there.

## Why
A reader should know which part of the count is a reading and which is the source's.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  mobile_app hao "海好办"
  formula "2" = 2 portal(citizen, ~hao)
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  portal work "政府工作门户"
  formula "2" = 2 portal(citizen, work)
}
```

## 中文
列出公式中标有 `~` 的成员，它们是推断出来的。
读者应当知道哪些出自来源，哪些是整理者的理解。
这不是错误，不必改动；来源证实后去掉标记即可。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.checks.labels import label_at
from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Formula, Model, Term

__all__ = ["RULE", "check"]

RULE = Rule(
    "C206",
    "inferred-members",
    Severity.INFO,
    Text("推断的成员", "members that are inferred"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find terms with inferred members."""
    for city in model.every_city():
        for formula in city.formulas:
            for term in formula.terms:
                if term.inferred:
                    yield _report(model, formula, term)


def _report(model: Model, formula: Formula, term: Term) -> Diagnostic:
    names = [label_at(model, path) for path in term.inferred]
    zh = "、".join(f"“{name}”" for name in names)
    be = "is" if len(names) == 1 else "are"
    en = ", ".join(f'"{name}"' for name in names)
    return RULE.at(
        term.span,
        Text(
            f"公式“{formula.printed}”的成员 {zh} 是推断的",
            f'{en} in formula "{formula.printed}" {be} inferred',
        ),
    )
