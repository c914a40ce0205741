"""Blocks are nested beyond the limit.

## What it does
Finds a block that stands inside a hundred others. What follows is not read.

## Why
No architecture is nested that deep: the file is damaged, or was made to exhaust the compiler.

## Example
```city
city haikou {
app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{
app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{
app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{
app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{
app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{app{
}}}}}}}}}}}}}}}}}}}}
}}}}}}}}}}}}}}}}}}}}
}}}}}}}}}}}}}}}}}}}}
}}}}}}}}}}}}}}}}}}}}
}}}}}}}}}}}}}}}}}}}}
}
```

## Use instead
```city
city haikou "海口" {
  app traffic "交通" {
    app signals "信号灯"
  }
}
```

## 中文
检查嵌套超过一百层的块，之后的内容不再读取。
真实的架构不会嵌得这么深，多半是文件损坏。
减少嵌套，用关系代替层层包含。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import TOO_DEEP as RULE

__all__ = ["RULE"]
