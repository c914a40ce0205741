"""A citation names no declared source.

## What it does
Looks the name behind `@` up among the `source` declarations of the file and those it uses.

## Why
A citation nobody can follow is worth no more than none.

## Example
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "应用场景": "118个" @cnn "第3版"
}
```

## Use instead
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "应用场景": "118个" @ccn "第3版"
}
```

## Fix safety
The nearest name is offered where there is exactly one. It is a guess, so the fix is not safe.

## 中文
检查引用了却没有声明的来源。
查不到的出处等于没有出处。
改成已声明的来源，或用 `来源` 声明它，或引用声明了它的文件。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNKNOWN_SOURCE as RULE

__all__ = ["RULE"]
