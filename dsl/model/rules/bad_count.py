"""A term of a formula begins with no count.

## What it does
Reads the first word of each term as a number, a Chinese numeral, or one letter for an open count.

## Why
A term without a count adds nothing to the formula.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  formula "1" = many portal
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  formula "1" = 1 portal
}
```

## 中文
检查公式中不以数目开头的项。
没有数目，这一项就无从核对。
写数字、中文数字，或用一个字母表示未定的数目。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import BAD_COUNT as RULE

__all__ = ["RULE"]
