"""A statement has none of the shapes the language knows.

## What it does
Finds the first word or mark of a statement that cannot stand where it stands, and lists what
could. The rest of the statement is skipped; the next one is read as usual.

## Why
A statement that cannot be read says nothing, and a picture without it would be incomplete without
anybody noticing.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户" work
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  portal work "政府工作门户"
}
```

## Fix safety
Where nothing but `:` can stand, it is put there, which is safe. Where `=` stands and `:` is one of
several that could, the change is offered but not safe.

## 中文
检查不符合任何语句形式的文字，指出第一个放错的词或符号，并列出此处可以写什么。
读不懂的语句等于没有写，图上会悄悄缺一块。
照提示补上或删去多余的部分；一行只写一条语句，或用分号隔开。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import SYNTAX_ERROR as RULE

__all__ = ["RULE"]
