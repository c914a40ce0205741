"""A file is used that is not there.

## What it does
Looks every `use` up beside the file that says it.

## Why
What the file would have declared is unknown.

## Example
```city
use "sorces.city"
city haikou "海口" {
  portal citizen "公众服务门户"
}
```
```city path=sources.city
source ccn "某报"
```

## Use instead
```city
use "sources.city"
city haikou "海口" {
  portal citizen "公众服务门户"
}
```
```city path=sources.city
source ccn "某报"
```

## Fix safety
The nearest file name in that folder is offered where there is exactly one. It is a guess, so the
fix is not safe.

## 中文
检查引用了却不存在的文件，路径相对于写下引用的文件。
缺了它，其中声明的来源和词汇都无从得知。
改正文件名，或把文件放到应在的位置。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import MISSING_FILE as RULE

__all__ = ["RULE"]
