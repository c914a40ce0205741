"""A view selects nothing.

## What it does
Finds views whose predicates no element of the city satisfies.

## Why
Its picture is a blank page; mostly a condition is stricter than meant.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户" { status: live }
  view plans "规划" {
    where: status = planned
  }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户" { status: live }
  view built "已建成" {
    where: status = live
  }
}
```

## 中文
检查什么也选不中的视图。
它的图是一张白纸，多半是条件写得太严。
放宽条件，或删去这个视图。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import EMPTY_VIEW as RULE

__all__ = ["RULE"]
