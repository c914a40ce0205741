"""The source has something odd, which the spec keeps and flags.

## What it does
Lists every `anomaly`, so that one call shows all that is doubtful in the sources.

## Why
What a source gets wrong is kept as it is, never repaired in silence; whoever uses the case should
see it.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  anomaly "同一段里，“横向”与“纵向”似乎颠倒"
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## 中文
列出所有存疑之处，一次看全来源里可疑的地方。
来源的错误照录并标出，不悄悄改正。
这不是规格的错误，不必改动。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.checks.labels import one_line
from citydsl.dsl.checks.spans import first_word
from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C305",
    "source-anomaly",
    Severity.INFO,
    Text("来源存疑", "something odd in the source"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """List them in the order they stand."""
    for city in model.every_city():
        for remark in city.anomalies:
            told = one_line(remark.text)
            yield RULE.at(
                first_word(remark.span),
                Text(f"来源存疑：“{told}”", f'the source is odd here: "{told}"'),
            )
