"""A property is given that its owner does not have.

## What it does
Compares every `name: value` with the table of properties of what it stands in.

## Why
A misspelt property would be lost without a word.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户" { statu: live }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户" { status: live }
}
```

## Fix safety
The nearest name is offered where there is exactly one. It is a guess, so the fix is not safe.

## 中文
检查所在对象没有的属性。
拼错的属性会不声不响地丢失。
改成正确的属性名。
语言里没有的内容写进 `元数据` 块。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNKNOWN_PROPERTY as RULE

__all__ = ["RULE"]
