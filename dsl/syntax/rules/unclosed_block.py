"""A block has no closing brace.

## What it does
Finds a `{` whose `}` is missing at the end of the file. Indentation is used to point at the block
that most likely lacks it.

## Why
Everything after the missing brace ends up inside the block.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## Fix safety
Safe where one block alone is open and every other brace stands where its indentation says: the
brace is written at the end of the file, which is how the file is read anyway.

## 中文
检查到文件末尾还没有闭合的左花括号，并按缩进推断是哪一个块。
缺了右花括号，后面的内容都会落进这个块里。
在块的末尾补上右花括号。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import UNCLOSED_BLOCK as RULE

__all__ = ["RULE"]
