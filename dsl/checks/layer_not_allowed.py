"""An element stands in a layer its kind may not stand in.

## What it does
Where a kind says which layers it may stand in (`stands_in`), finds elements of it in other layers.

## Why
Whoever declared the kind said where it belongs; elsewhere the picture would say something the
vocabulary denies.

## Example
```city
kind probe "探针" { layer: sensing; stands_in: sensing, network }
city haikou "海口" {
  probe river "河道探针" { layer: app }
}
```

## Use instead
```city
kind probe "探针" { layer: sensing; stands_in: sensing, network }
city haikou "海口" {
  probe river "河道探针" { layer: network }
}
```

## 中文
类型写明了可立于哪些层时，检查它的元素是否都在这些层里。
声明类型的人说过它属于哪里，放在别的层，图上就与词汇相矛盾。
改元素的层，或放宽类型的“可立于”。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import Element, Kind, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C607",
    "layer-not-allowed",
    Severity.ERROR,
    Text("所在的层不被允许", "an element in a layer its kind may not stand in"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find elements in layers their kinds may not stand in."""
    kinds = model.vocabulary.kinds
    if not any(kind.stands_in for kind in kinds.values()):
        return
    for city in model.every_city():
        for element in city.elements:
            kind = kinds[element.kind]
            if kind.stands_in and element.layer not in kind.stands_in:
                yield _report(element, kind)


def _report(element: Element, kind: Kind) -> Diagnostic:
    layer = element.layer or "–"
    listed = ", ".join(f"`{one}`" for one in kind.stands_in)
    return RULE.at(
        element.span,
        Text(f"`{kind.id}` 不能立于 `{layer}`", f"a `{kind.id}` may not stand in `{layer}`"),
        notes=(Note(kind.span, Text("类型在这里声明", "the kind is declared here")),),
        help=Text(f"可立于：{listed}", f"it may stand in: {listed}"),
    )
