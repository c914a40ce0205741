"""A formula stands without its terms.

## What it does
Finds a formula with nothing behind its printed form.

## Why
Without terms nothing is counted and no chip is drawn: the formula is only a decoration.

## Example
```city
city haikou "海口" {
  formula "1+N"
  cloud gov "政务云"
}
```

## Use instead
```city
city haikou "海口" {
  formula "1+N" = 1 cloud + N app
  cloud gov "政务云"
}
```

## 中文
检查只有原文、没有写明各项的公式。
没有各项，就无从清点，也画不出对应的标签，公式只是装饰。
在后面写上各项；只知道数目的写一对空括号，如 `3 保障体系()`。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Formula, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C203",
    "formula-without-terms",
    Severity.WARNING,
    Text("公式没有写明各项", "a formula without terms"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find formulas without terms."""
    for city in model.every_city():
        for formula in city.formulas:
            if not formula.terms and not _tried(formula):
                yield RULE.at(
                    formula.span,
                    Text(
                        f"公式“{formula.printed}”没有写明各项",
                        f'formula "{formula.printed}" has no terms',
                    ),
                    help=Text(
                        "在后面写 `= 1 云 + N 应用`，只有数目的写 `3 保障体系()`",
                        "write `= 1 cloud + N app` behind it; `3 portal()` where only counted",
                    ),
                )


def _tried(formula: Formula) -> bool:
    """Whether there is something behind a `=` that could not be read, which is told already."""
    return bool(set("=＝") & set(formula.span.text.replace(formula.printed, "", 1)))
