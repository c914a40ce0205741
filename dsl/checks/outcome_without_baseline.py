"""An outcome says how much better, not than what.

## What it does
Finds facts of class `outcome` with a number and no `baseline`. A change from one figure to another
brings its own. The message says whether scope and date are open as well.

## Why
Thirty per cent of what, where and when is the first thing a careful reader asks.

## Example
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "工作效率的增幅": "约30%" { class: outcome }
}
```

## Use instead
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "工作效率的增幅": "约30%" { class: outcome; baseline: "上线前一年" }
}
```

## 中文
提示有数字却没有基线的成效，由一个数变为另一个数的不算。
细心的读者会先问：比什么提高、在哪里、到何时。
来源写了就补上 `基线`、`范围` 和 `截至`。
来源没写就不必改动，事实表会照此说明。
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Fact, Model

__all__ = ["RULE", "check"]

RULE = Rule(
    "C304",
    "outcome-without-baseline",
    Severity.INFO,
    Text("没有基线的成效", "an outcome without a baseline"),
)

_ASKED = (
    ("baseline", Text("基线", "baseline")),
    ("scope", Text("范围", "scope")),
    ("as_of", Text("截至日期", "date")),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find outcomes measured against nothing."""
    for city in model.every_city():
        for fact in city.facts:
            measured = any(
                quantity.low is not None or quantity.high is not None
                for quantity in fact.quantities
            )
            if fact.class_ == "outcome" and measured and not (fact.to or fact.baseline):
                yield _report(fact)


def _report(fact: Fact) -> Diagnostic:
    missing = [word for name, word in _ASKED if not getattr(fact, name)]
    zh = "、".join(word.zh for word in missing)
    *others, last = (word.en for word in missing)
    en = f"{', '.join(others)} or {last}" if others else last
    return RULE.at(
        fact.span,
        Text(
            f"成效“{fact.subject}：{fact.printed}”没有写明{zh}",
            f'outcome "{fact.subject}: {fact.printed}" has no {en}',
        ),
    )
