"""A comment has no end.

## What it does
Finds a `/*` without its `*/`. The rest of the file is taken to be part of the comment.

## Why
All statements behind it are lost.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
/* 待补充
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
/* 待补充 */
```

## Fix safety
The end is offered at the end of the file, where the compiler takes it to be. What was meant to
follow the comment stays lost, so the fix is not safe.

## 中文
检查没有结尾的块注释。
它之后的全部内容都会被当作注释，不再读取。
在注释结束的地方补上结束符号。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import UNCLOSED_COMMENT as RULE

__all__ = ["RULE"]
