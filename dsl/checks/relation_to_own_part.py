"""A relation says what nesting says already.

## What it does
Finds relations between an element and what stands inside it that have no verb, or say that the one
is composed of the other. Any other verb tells something of its own.

## Why
The picture shows the part inside its whole; an arrow between the two adds a line and no meaning.

## Example
```city
city haikou "海口" {
  platform data "数据平台" {
    app share "数据共享"
  }
  data -[composed_of]-> data.share
}
```

## Use instead
```city
city haikou "海口" {
  platform data "数据平台" {
    app share "数据共享"
  }
}
```

## 中文
提示元素与自身部分之间没有动词、或只说“组成”的关系。
嵌套已经表明部分在整体之内，再画一条线只添杂乱。
删去它，或写出真正的动词。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import Element, Model, Relation

__all__ = ["RULE", "check"]

RULE = Rule(
    "C603",
    "relation-to-own-part",
    Severity.INFO,
    Text("嵌套已说明的关系", "a relation that nesting says already"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find relations that repeat the nesting."""
    for city in model.every_city():
        for relation in city.relations:
            if relation.verb not in (None, "composed_of") or relation.label:
                continue
            part = _part(model, relation.source, relation.target)
            if part is not None:
                yield _report(relation, part)


def _part(model: Model, one: str, other: str) -> Element | None:
    """The one of two elements that stands inside the other."""
    for inner, outer in ((one, other), (other, one)):
        if outer in model.elements and inner.startswith(outer + "."):
            return model.elements.get(inner)
    return None


def _report(relation: Relation, part: Element) -> Diagnostic:
    return RULE.at(
        relation.span,
        Text(
            f"“{part.label}”本就写在整体之内，这条关系没有添上什么",
            f'"{part.label}" stands inside its whole already; the relation adds nothing',
        ),
        notes=(Note(part.span, Text("部分在这里", "the part is here")),),
    )
