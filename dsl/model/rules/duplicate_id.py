"""Two things in one scope have the same name.

## What it does
Finds a second declaration of a name in the same block, of a source, or of a word of the
vocabulary.

## Why
A relation or formula that says the name could mean either.

## Example
```city
city haikou "海口" {
  portal main "公众服务门户"
  app main "智慧政务"
}
```

## Use instead
```city
city haikou "海口" {
  portal main "公众服务门户"
  app gov "智慧政务"
}
```

## 中文
检查同一范围内重复的标识，来源和词汇也一样。
名称重复时，关系和公式不知道指的是哪一个。
给其中一个换个标识；显示的名称可以不变。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import DUPLICATE_ID as RULE

__all__ = ["RULE"]
