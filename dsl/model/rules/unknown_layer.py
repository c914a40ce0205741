"""A layer is named that nobody declares.

## What it does
Looks the value of `layer` up among the layers in scope.

## Why
An element of an unknown layer has no place in the picture.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户" { layer: acess }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户" { layer: access }
}
```

## Fix safety
The nearest name is offered where there is exactly one. It is a guess, so the fix is not safe.

## 中文
检查没有声明过的层。
层写错了，元素在图上就没有位置。
改成已有的层，`citydsl kinds` 列出全部，或自行声明一层。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNKNOWN_LAYER as RULE

__all__ = ["RULE"]
