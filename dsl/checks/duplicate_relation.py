"""A relation is stated twice.

## What it does
Finds relations with the same two ends, verb and label as one before. Of a mutual relation either
end may come first.

## Why
Two arrows on top of each other say no more than one, and where they differ a reader cannot know
which holds.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  users people "群众"
  citizen -[serves]-> people
  citizen -[serves]-> people
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  users people "群众"
  citizen -[serves]-> people
}
```

## Fix safety
Where both statements say the very same, sources and status included, the second is removed; that
is safe. Where they differ there is no fix.

## 中文
检查两端、动词和文字都相同的重复关系，双向关系不分先后。
重叠的箭头并不多说什么，内容不同时读者又不知道以哪条为准。
只保留一条，把来源写在一起。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.fixes import without
from citydsl.dsl.model.model import Model, Relation

__all__ = ["RULE", "check"]

RULE = Rule(
    "C602",
    "duplicate-relation",
    Severity.WARNING,
    Text("重复的关系", "a relation stated twice"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find relations that were stated before."""
    for city in model.every_city():
        alone = Counter(relation.span for relation in city.relations)
        known: dict[object, Relation] = {}
        for relation in city.relations:
            first = known.setdefault(_key(relation), relation)
            if first is not relation and relation.source != relation.target:
                removable = alone[relation.span] == 1 and _same(first, relation)
                yield _report(relation, first, removable)


def _key(relation: Relation) -> object:
    ends = (relation.source, relation.target)
    if relation.mutual:
        ends = (min(ends), max(ends))
    return ends, relation.mutual, relation.verb, relation.label


def _same(first: Relation, second: Relation) -> bool:
    """Whether nothing is lost when the second goes; a block may hold what the model does not."""
    return (
        first.inferred == second.inferred
        and first.status == second.status
        and _places(first) == _places(second)
        and not any(mark in second.span.text for mark in "{｛")
        and "/*" not in second.span.text
    )


def _places(relation: Relation) -> list[tuple[str, str]]:
    return [(cite.source, cite.locator) for cite in relation.cites]


def _report(relation: Relation, first: Relation, removable: bool) -> Diagnostic:
    return RULE.at(
        relation.span,
        Text("这条关系已经写过", "this relation is stated already"),
        notes=(Note(first.span, Text("第一次在这里", "first stated here")),),
        help=Text("只保留一条", "keep one of them"),
        fix=without(relation.span, safe=True) if removable else None,
    )
