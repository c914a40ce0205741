"""A statement stands where it cannot stand.

## What it does
Finds elements outside a city, and `kind`, `source`, `use` and their like inside one.

## Why
What belongs to all files in use has its place at the top; what belongs to a city, inside it.

## Example
```city
portal citizen "公众服务门户"
city haikou "海口" {
  portal work "政府工作门户"
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  portal work "政府工作门户"
}
```

## 中文
检查位置不对的语句，如写在城市之外的元素，或写在城市里的类型、来源和引用。
属于全局的写在文件顶层，属于城市的写在城市的块里。
把语句移到应在的位置。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import MISPLACED as RULE

__all__ = ["RULE"]
