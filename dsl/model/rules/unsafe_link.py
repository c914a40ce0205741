"""A link has a scheme that is not allowed.

## What it does
Accepts links by http, https and mailto, and relative ones; finds all others.

## Why
A fact sheet is passed on and opened in browsers: a `javascript:` link in it would run.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户" { link: "javascript:alert(1)" }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户" { link: "https://example.org/" }
}
```

## 中文
检查协议不被允许的链接，只接受网页、邮件和相对链接。
事实表会被转发并在浏览器里打开，危险的链接会在那里运行。
换成普通的网址。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNSAFE_LINK as RULE

__all__ = ["RULE"]
