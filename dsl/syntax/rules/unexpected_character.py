"""A character belongs to no word of the language.

## What it does
Finds characters the language has no use for outside quoted texts, invisible ones among them.

## Why
They are slips of the keyboard, or come along when text is copied from a web page.

## Example
```city
city haikou "海口" {
  portal work! "政府工作门户"
}
```

## Use instead
```city
city haikou "海口" {
  portal work "政府工作门户"
}
```

## Fix safety
An invisible character is removed and a blank of another kind becomes a space. What is seen stays
the same: that is safe. A hyphen within a name becomes `_`; a file that is not fixed as well may use
the name, so that fix is not safe. No other character is touched.

## 中文
检查引号之外语言用不到的字符，包括看不见的字符。
它们多半是误按，或是从网页复制时带来的。
删去它，或放进引号里。
标识符里的连字符改成下划线。
"""

from __future__ import annotations

from citydsl.dsl.syntax.rules import UNEXPECTED_CHARACTER as RULE

__all__ = ["RULE"]
