"""A printed figure is not understood.

## What it does
Reads the printed text of every fact as one or more quantities and points at the part that makes no
sense to it.

## Why
A figure that is not read cannot be compared, and is shown as plain text.

## Example
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "应用场景": "12x$%34 ??"
}
```

## Use instead
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "应用场景": "12x$%34 ??" = 12
}
```

## 中文
检查读不懂的数字，指出是哪一部分。
读不懂的数字只能照原样显示，无法比较。
按原文书写；确实难懂时，在后面用 `= 数值` 写明。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNREADABLE_QUANTITY as RULE

__all__ = ["RULE"]
