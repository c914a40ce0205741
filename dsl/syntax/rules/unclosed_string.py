"""A quoted text has no closing quote on its line.

## What it does
Finds a text that begins with a quote and reaches the end of its line without the matching one.

## Why
Without its end nobody can tell what belongs to the text and what to the statement.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## Fix safety
Where nothing but words follows, the quote is added at the end of the line. That is how the
compiler reads the text already, so the fix is safe. Where the line holds a mark such as `{` or
`@`, there is no fix.

## 中文
检查到行尾还没有结束的引号。
缺了后引号，就分不清哪些是文字、哪些是语句。
在文字之后补上同一种引号。
跨行的文字用三个双引号包围。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import UNCLOSED_STRING as RULE

__all__ = ["RULE"]
