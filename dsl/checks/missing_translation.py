"""An element lacks the label its city has in another language.

## What it does
In a city labelled in Chinese and English, finds elements labelled in one of the two only.

## Why
In a picture of the other language the label falls back to the one there is, among labels that
were translated.

## Example
```city
city haikou "海口" {
  en: "Haikou"
  portal gate "公众服务门户"
}
```

## Use instead
```city
city haikou "海口" {
  en: "Haikou"
  portal gate "公众服务门户" { en: "Public service portal" }
}
```

## 中文
城市有中英文两种名称时，检查元素是否也都有。
画成另一种语言时，缺译名的元素只能沿用原来的名称，夹在译名之间。
补上 `英文` 或 `中文`。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Element, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C608",
    "missing-translation",
    Severity.INFO,
    Text("缺少译名", "a label without its translation"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find elements labelled in one language where their city is in two."""
    for city in model.every_city():
        if all(city.labels):
            for element in city.elements:
                if not all(element.labels) and _has_words(element):
                    yield _report(element)


def _has_words(element: Element) -> bool:
    """A label of signs and digits alone, or one Latin word such as IPv6, is the same in both."""
    return bool(element.labels.zh) or " " in element.label


def _report(element: Element) -> Diagnostic:
    missing = Text("英文", "English") if element.labels.zh else Text("中文", "Chinese")
    name = "en" if element.labels.zh else "zh"
    return RULE.at(
        element.span,
        Text(
            f"“{element.label}”没有{missing.zh}名称", f'"{element.label}" has no {missing.en} label'
        ),
        help=Text(f"补上 `{missing.zh}: “…”`", f'add `{name}: "…"`'),
    )
