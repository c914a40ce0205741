"""A city has nothing in it.

## What it does
Finds cities without elements, relations, formulas, facts, notes or cities inside.

## Why
Its picture is a blank page with a title.

## Example
```city
city haikou "海口"
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## 中文
检查什么也没有写的城市。
它的图只有一个标题。
写上来源提到的内容，或删去这个城市。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Model
from citydsl.dsl.source import Span

__all__ = ["RULE", "check"]

RULE = Rule(
    "C605",
    "empty-city",
    Severity.WARNING,
    Text("空的城市", "a city with nothing in it"),
)

_BLOCK = r"[^{｛\n]*\n?\s*[{｛]([^}｝]*)"
_PROPERTY = r"\s*(?://|\w+\s*[:：])"


def check(model: Model) -> Iterator[Diagnostic]:
    """Find cities with nothing in them."""
    for city in model.every_city():
        if not any(
            (
                city.elements,
                city.relations,
                city.formulas,
                city.facts,
                city.notes,
                city.anomalies,
                city.cities,
            )
        ) and _blank(city.span):
            yield RULE.at(
                city.span,
                Text(f"城市“{city.label}”没有任何内容", f'city "{city.label}" is empty'),
                help=Text(
                    "在 `{ }` 里写上元素、公式或事实",
                    "write elements, formulas or facts into its `{ }`",
                ),
            )


def _blank(name: Span) -> bool:
    """Whether a city's block holds properties at most: what could not be read is told already."""
    text = name.source.text
    block = re.compile(_BLOCK).match(text, name.end)
    lines = re.split(r"[\n;；]", block[1]) if block else []
    return all(re.match(_PROPERTY, line) for line in lines if line.strip())
