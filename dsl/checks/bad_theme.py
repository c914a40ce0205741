"""A theme cannot be used as it stands.

## What it does
Reads the theme file a view names, or the table `theme` of `citydsl.toml`: its keys must be known,
and its colours written as `#RRGGBB`.

## Why
A colour that is ignored in silence shows only when the report is printed.

## Example
```toml path=brand.toml
base = "gov"

[hues]
app = "dark blue"
```
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  view main "总体架构" { theme: "brand.toml" }
}
```

## Use instead
```toml path=brand.toml
base = "gov"

[hues]
app = "#005EB8"
```
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  view main "总体架构" { theme: "brand.toml" }
}
```

## 中文
检查视图引用的主题文件，以及 `citydsl.toml` 里的 `theme` 表：键须认识，颜色须写作 `#RRGGBB`。
被悄悄忽略的颜色，到报告印出来才看得见。
照提示改正键名或颜色即可。
"""

from __future__ import annotations

from citydsl.dsl.diagnostics import Rule, Severity, Text

__all__ = ["RULE"]

RULE = Rule(
    "C704",
    "bad-theme",
    Severity.ERROR,
    Text("主题有误", "a theme that cannot be used"),
)
