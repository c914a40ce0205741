"""A declaration lacks the text or the name it needs.

## What it does
Finds notes and anomalies without their text, and sources and words of the vocabulary without a
name.

## Why
Such a declaration says nothing, or cannot be referred to.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  note
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  note "门户的建设单位原文没有说明"
}
```

## 中文
检查缺少文字的说明和存疑，以及缺少标识的来源和词汇。
没有文字就没有内容，没有标识就无法被引用。
补上引号中的文字或标识。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import MISSING_LABEL as RULE

__all__ = ["RULE"]
