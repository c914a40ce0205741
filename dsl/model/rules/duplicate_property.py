"""A property is given twice.

## What it does
Finds the second of two equal property names in one block; a name and its Chinese spelling are the
same property.

## Why
Only the first counts, and a reader cannot know which was meant.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户" { status: live; status: live }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户" { status: live }
}
```

## Fix safety
Where both say the same, the second is removed; that is safe. Where they differ there is no fix.

## 中文
检查同一个块里写了两次的属性，中英文写法视为同一个属性。
只有第一个起作用，读者却不知道想写的是哪一个。
只保留一个；有多个值时用逗号隔开。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import DUPLICATE_PROPERTY as RULE

__all__ = ["RULE"]
