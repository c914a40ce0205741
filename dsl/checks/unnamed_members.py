"""A formula counts more than the source names.

## What it does
Tells how many members of a term are only counted. The picture shows them as one dashed box.

## Why
It is worth knowing what the source leaves open; nothing has to be done.

## Example
```city
city haikou "海口" {
  app gov "智慧政务"
  formula "三大应用" = 3 app(gov)
}
```

## Use instead
```city
city haikou "海口" {
  app gov "智慧政务"
  app traffic "智慧交通"
  app health "智慧医疗"
  formula "三大应用" = 3 app(gov, traffic, health)
}
```

## 中文
提示公式中有多少成员只有数目、没有列名，图上画成一个虚线框。
这是来源留下的空白，不必改动。
日后查到名称，再逐个声明并列入。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Formula, Model, Term

__all__ = ["RULE", "check"]

RULE = Rule(
    "C205",
    "unnamed-members",
    Severity.INFO,
    Text("只有数目的成员", "members that are only counted"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find terms with members that are only counted."""
    for city in model.every_city():
        for formula in city.formulas:
            for term in formula.terms:
                # A bound term that falls short is a mistake of its own.
                if term.unnamed and not term.bound and term.label:
                    yield _report(formula, term, term.unnamed)


def _report(formula: Formula, term: Term, unnamed: int) -> Diagnostic:
    zh, en = term.labels.pick("zh"), term.labels.pick("en")
    # 五大平台 counts by 大, but what is left of them is counted by 项.
    measure = {"": "个", "大": "项"}.get(term.measure, term.measure)
    be = "is" if unnamed == 1 else "are"
    return RULE.at(
        term.span,
        Text(
            f"公式“{formula.printed}”中的“{term.symbol}{term.measure}{zh}”有 {unnamed} {measure}未列名",
            f'{unnamed} of {term.count} "{en}" in formula "{formula.printed}" {be} not named',
        ),
    )
