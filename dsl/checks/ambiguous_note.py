"""The source can be read in more than one way.

## What it does
Lists every note of class `ambiguous`.

## Why
A picture shows one reading; whoever uses it should know that there are others.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  note "它是不是两个门户之一，原文没有说明" { class: ambiguous }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  note "它是两个门户之一"
}
```

## 中文
列出所有标为歧义的说明。
图上只能画出一种理解，使用者应当知道还有别的读法。
这不是错误，不必改动；弄清之后改写说明即可。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.checks.labels import one_line
from citydsl.dsl.checks.spans import first_word
from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C306",
    "ambiguous-note",
    Severity.INFO,
    Text("来源有歧义", "an ambiguity of the source"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """List the notes about what can be read in two ways."""
    for city in model.every_city():
        for note in city.notes:
            if note.class_ == "ambiguous":
                told = one_line(note.text)
                yield RULE.at(
                    first_word(note.span),
                    Text(f"来源有歧义：“{told}”", f'the source is ambiguous: "{told}"'),
                )
