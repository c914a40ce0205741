"""A verb is used that nobody declares.

## What it does
Looks the verb of `-[verb]->` up among the verbs in scope, their inverses included.

## Why
An arrow that says nothing known cannot be told from the others, nor be listed with its like.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  users people "群众"
  citizen -[servs]-> people
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  users people "群众"
  citizen -[serves]-> people
}
```

## Fix safety
The nearest name is offered where there is exactly one. It is a guess, so the fix is not safe.

## 中文
检查没有声明过的动词，反向的说法也算已声明。
动词不明的箭头无法归类，也无法说明谁对谁做了什么。
改成已有的动词，或在文件顶层声明新的动词。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNKNOWN_VERB as RULE

__all__ = ["RULE"]
