"""A closing brace closes nothing.

## What it does
Finds a `}` where no block is open.

## Why
Either it is left over, or a block above was closed too early and its statements stand outside.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## Fix safety
Removing the brace is offered, but the missing `{` may be the real mistake: the fix is not safe.

## 中文
检查没有对应左花括号的右花括号。
它或是多余的，或是上面的块过早结束，使后面的语句落在块外。
删去它，或补上缺少的左花括号。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import UNMATCHED_BRACE as RULE

__all__ = ["RULE"]
