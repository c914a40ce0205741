"""A relation points to nothing.

## What it does
Finds an arrow behind which the statement ends.

## Why
A relation needs both its ends to be drawn.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  citizen ->
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  users people "群众"
  citizen -> people
}
```

## 中文
检查箭头之后没有对象的关系。
关系要有两端才画得出来。
在箭头后面写上所指的名称，或删去整条语句。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import UNFINISHED_RELATION as RULE

__all__ = ["RULE"]
