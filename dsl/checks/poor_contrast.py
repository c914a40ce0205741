"""A theme has text that is hard to read.

## What it does
Lays every text colour of a theme on every ground it stands on, also those of the dark variant that
SVG shows on dark screens. The contrast ratio of WCAG 2.2 must reach 4.5. White text stands on the
hue of a layer, so that hue must not be light.

## Why
A picture is read on projectors and on paper from an office printer.

## Example
```toml path=brand.toml
[hues]
access = "#7FDBFF"
```
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  view main "总体架构" { theme: "brand.toml" }
}
```

## Use instead
```toml path=brand.toml
[hues]
access = "#0B6E99"
```
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  view main "总体架构" { theme: "brand.toml" }
}
```

## 中文
把主题里每种文字颜色放到它所处的底色上，包括 SVG 在深色屏幕上的变体，对比度应不低于 4.5（WCAG 2.2）。
层的色相上是白字，所以不能太浅。
投影仪和办公室打印机上也要看得清。
"""

from __future__ import annotations

from citydsl.dsl.diagnostics import Rule, Severity, Text

__all__ = ["RULE"]

RULE = Rule(
    "C705",
    "poor-contrast",
    Severity.WARNING,
    Text("文字难以辨认", "text that is hard to read"),
)
