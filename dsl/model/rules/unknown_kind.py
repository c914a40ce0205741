"""A kind is used that nobody declares.

## What it does
Looks every kind up in the vocabulary that comes with the language and in the `kind` declarations
of the file and those it uses.

## Why
A misspelt kind must not become a box of its own: it would stand in no layer and be counted in no
formula.

## Example
```city
city haikou "海口" {
  portel citizen "公众服务门户"
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## Fix safety
The nearest name is offered where there is exactly one. It is a guess, so the fix is not safe.

## 中文
检查没有声明过的类型。
拼错的类型不能变成一个新的方框，它不属于任何层，也不会被公式计入。
改成已有的类型，`citydsl kinds` 列出全部。
确实需要新类型时，在文件顶层自行声明。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNKNOWN_KIND as RULE

__all__ = ["RULE"]
