"""The settings file cannot be used as it stands.

## What it does
Reads `citydsl.toml`: it must be valid TOML, with a table `rules` that gives names or codes of
rules one of `error`, `warning`, `info` and `off`. What is an error by nature stays one.

## Why
A setting that is ignored in silence is worse than none.

## Example
```toml path=citydsl.toml
[rules]
fact-without-source = "loud"
```
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## Use instead
```toml path=citydsl.toml
[rules]
fact-without-source = "error"
```
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## 中文
检查 `citydsl.toml` 里不能用的设置：不合格式的文件、不认识的级别、降低错误的级别。
被悄悄忽略的设置比没有更糟。
级别只有 `error`、`warning`、`info` 和 `off`，本是错误的规则不能降低。
"""

from __future__ import annotations

from citydsl.dsl.diagnostics import Rule, Severity, Text

__all__ = ["RULE"]

RULE = Rule(
    "C703",
    "bad-settings",
    Severity.ERROR,
    Text("设置有误", "settings that cannot be used"),
)
