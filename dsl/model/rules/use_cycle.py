"""A file uses itself, directly or through others.

## What it does
Follows the chain of `use` and finds the link that leads back into it.

## Why
Nothing new can come from there, and which file comes first is undecided.

## Example
```city
use "sources.city"
city haikou "海口" {
  portal citizen "公众服务门户"
}
```
```city path=sources.city
use "example.city"
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
A file that uses itself directly loses that line, which the compiler ignores anyway: safe. A longer
circle has no fix.

## 中文
检查直接或间接引用自身的文件。
绕回来的引用带不来新内容，先后次序也无法确定。
删去多余的那条引用，把共用的内容放进第三个文件。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import USE_CYCLE as RULE

__all__ = ["RULE"]
