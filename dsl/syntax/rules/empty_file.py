"""A file declares nothing.

## What it does
Finds files without a single statement, comments aside.

## Why
Nothing can be drawn from an empty file; it was perhaps saved by mistake.

## Example
```city
// 待补充
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## 中文
检查没有任何语句的文件，注释不算。
空文件画不出东西，也许是误存。
写上至少一个城市，或删去这个文件。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import EMPTY_FILE as RULE

__all__ = ["RULE"]
