"""A property has a value it cannot take.

## What it does
Reads every value as its property wants it: a date, a whole number, one of a few words, tags.

## Why
A date that is none, or a status nobody knows, cannot be shown or selected by.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户" { status: liv }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户" { status: live }
}
```

## Fix safety
The nearest of the possible words is offered where there is exactly one. It is a guess, so the fix
is not safe.

## 中文
检查属性不能取的值，如不存在的日期、不认识的状态。
这样的值无法显示，也无法用来筛选。
改成提示中列出的值或格式。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import BAD_VALUE as RULE

__all__ = ["RULE"]
