"""A file outside the root folder is used.

## What it does
Follows every `use`, links resolved, and refuses what lies outside the folder the compiler was
called for.

## Why
A spec from a stranger must not read other files of the machine.

## Example
```city
use "../secret.city"
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## Use instead
```city
use "shared/sources.city"
city haikou "海口" {
  portal citizen "公众服务门户"
}
```
```city path=shared/sources.city
source ccn "某报"
```

## 中文
检查指向根目录之外的引用，符号链接也会展开。
陌生人写的文件不应读到机器上别的内容。
把文件移到根目录内，或用 `--root` 指定更高的目录。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import OUTSIDE_ROOT as RULE

__all__ = ["RULE"]
