"""A pillar is named that nobody declares.

## What it does
Looks the value of `pillar` up among the side pillars in scope.

## Why
An element of an unknown pillar has no place in the picture.

## Example
```city
city haikou "海口" {
  platform safe "安全平台" { pillar: securty }
}
```

## Use instead
```city
city haikou "海口" {
  platform safe "安全平台" { pillar: security }
}
```

## Fix safety
The nearest name is offered where there is exactly one. It is a guess, so the fix is not safe.

## 中文
检查没有声明过的支柱。
支柱写错了，元素在图上就没有位置。
改成已有的支柱，`citydsl kinds` 列出全部，或自行声明一个。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNKNOWN_PILLAR as RULE

__all__ = ["RULE"]
