"""A name is used that nothing in scope has.

## What it does
Looks every name in relations, formulas and `of` up from the inside out: in the block, in the
blocks around it, among the cities in use. The parts of an element are reached by their path.

## Why
A relation to a misspelt name must not draw a phantom box.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  users people "群众"
  citizen -> peopel
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

## Fix safety
The nearest name is offered where there is exactly one. It is a guess, so the fix is not safe.

## 中文
检查关系、公式和所属里找不到的名称，由内向外逐层查找。
拼错的名称不能凭空画出一个方框。
改成已声明的名称；元素内部的部分要写完整路径，如 `整体.部分`。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNKNOWN_NAME as RULE

__all__ = ["RULE"]
