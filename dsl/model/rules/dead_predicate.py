"""A predicate of a view has no effect.

## What it does
Finds predicates that select or remove no element by themselves.

## Why
Somebody expected it to; mostly a kind or tag was misjudged.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  view all "全部" {
    include: portal, app
  }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  view all "全部" {
    include: portal
  }
}
```

## 中文
检查视图里选不中任何元素的条件。
写它的人以为会有作用，多半是类型或标签写错了。
改正条件，或删去它。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import DEAD_PREDICATE as RULE

__all__ = ["RULE"]
