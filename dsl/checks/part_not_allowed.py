"""A part is of a kind its whole may not contain.

## What it does
Where a kind says what it `contains`, finds parts of other kinds inside its elements.

## Why
Whoever declared the kind said what it is made of; a part of another kind is in the wrong place, or
of the wrong kind.

## Example
```city
kind hub "枢纽" { layer: brain; contains: engine }
city haikou "海口" {
  hub core "城市枢纽" {
    portal gate "门户"
  }
}
```

## Use instead
```city
kind hub "枢纽" { layer: brain; contains: engine, portal }
city haikou "海口" {
  hub core "城市枢纽" {
    portal gate "门户"
  }
}
```

## 中文
类型写明了可含哪些类型时，检查它的部分是否都属于这些类型。
声明类型的人说过它由什么组成，别的类型放在里面多半是放错了位置或写错了类型。
把部分移出去，改它的类型，或放宽类型的“可含”。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Severity, Text
from citydsl.dsl.model.model import Element, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C606",
    "part-not-allowed",
    Severity.ERROR,
    Text("部分的类型不被允许", "a part of a kind its whole may not contain"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find parts of kinds their wholes may not contain."""
    vocabulary = model.vocabulary
    if not any(kind.contains for kind in vocabulary.kinds.values()):
        return
    for city in model.every_city():
        for element in city.elements:
            whole = model.elements.get(element.parent or "")
            allowed = vocabulary.kinds[whole.kind].contains if whole else ()
            if not allowed or any(vocabulary.is_a(element.kind, one) for one in allowed):
                continue
            assert whole is not None
            yield _report(model, element, whole, allowed)


def _report(model: Model, element: Element, whole: Element, allowed: tuple[str, ...]) -> Diagnostic:
    kinds = model.vocabulary.kinds
    kind = kinds[whole.kind]
    zh = "、".join(kinds[one].labels.pick("zh") for one in allowed)
    return RULE.at(
        element.span,
        Text(
            f"`{whole.kind}` 不能含有 `{element.kind}`",
            f"a `{whole.kind}` may not contain a `{element.kind}`",
        ),
        notes=(
            Note(whole.span, Text("整体在这里", "the whole is here")),
            Note(kind.span, Text("类型在这里声明", "the kind is declared here")),
        ),
        help=Text(f"可含：{zh}", f"it may contain: {', '.join(f'`{one}`' for one in allowed)}"),
    )
