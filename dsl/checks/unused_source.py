"""A source is declared beside a city and never cited.

## What it does
Finds sources declared in the file of a city that nothing in the file cites. Sources in a file of
their own are shared and not looked at.

## Why
Either a citation was forgotten, or the source is left over.

## Example
```city
source ccn "某报"
source blog "某博客"
city haikou "海口" @ccn {
  portal citizen "公众服务门户"
}
```

## Use instead
```city
source ccn "某报"
city haikou "海口" @ccn {
  portal citizen "公众服务门户"
}
```

## 中文
检查与城市写在同一文件里、却从未被引用的来源。
单独成文件的来源供多处共用，不在此列。
可能是漏写了引用，也可能是多余的。
补上引用，或删去这个来源。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Citation, City, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C307",
    "unused-source",
    Severity.INFO,
    Text("未被引用的来源", "a source nobody cites"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find the sources of a city's own file that nothing cites."""
    files = {city.span.source for city in model.cities}
    cited = {cite.source for city in model.cities for cite in _cites(city)}
    for document in model.documents.values():
        if document.span.source in files and document.id not in cited:
            yield RULE.at(
                document.span,
                Text(f"来源 `{document.id}` 从未被引用", f"source `{document.id}` is never cited"),
            )


def _cites(city: City) -> Iterator[Citation]:
    for inner in city.walk():
        yield from inner.cites
        for element in inner.elements:
            yield from element.cites
        for fact in inner.facts:
            yield from fact.cites
        for formula in inner.formulas:
            yield from formula.cites
        for relation in inner.relations:
            yield from relation.cites
        for remark in (*inner.notes, *inner.anomalies):
            yield from remark.cites
