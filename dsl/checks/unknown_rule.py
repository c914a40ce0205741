"""A comment or setting names a rule that is not there.

## What it does
Looks the names behind `citydsl: allow`, and those in `citydsl.toml`, up among the names and codes
of all rules.

## Why
A misspelt name silences nothing, and its author believes it does.

## Example
```city
source ccn "某报"
city haikou "海口" @ccn {
  // citydsl: allow fact-without-sorce
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

## Fix safety
The nearest name is offered where there is exactly one. It is a guess, so the fix is not safe.

## 中文
检查注释和 `citydsl.toml` 里不存在的规则名。
写错的名称什么也没有放过，作者却以为放过了。
改成正确的名称或编号，`citydsl explain` 列出全部。
"""

from __future__ import annotations

from citydsl.dsl.diagnostics import Rule, Severity, Text

__all__ = ["RULE"]

RULE = Rule(
    "C701",
    "unknown-rule",
    Severity.WARNING,
    Text("未知的规则", "the name of no rule"),
)
