"""A comment allows what does not occur.

## What it does
Finds names behind `citydsl: allow` that silenced no finding. Comments in a file with errors are
left aside, and errors are never silenced.

## Why
A comment left over hides the next finding of that rule.

## Example
```city
source ccn "某报"
city haikou "海口" @ccn {
  // citydsl: allow fact-without-source
  fact "应用场景": "118个"
}
```

## Use instead
```city
source ccn "某报"
city haikou "海口" @ccn {
  fact "应用场景": "118个"
}
```

## Fix safety
The name, or the comment when it holds nothing else, is removed. It had no effect: safe.

## 中文
检查没有放过任何结果的允许注释，错误从来不会被放过。
用不着的注释会掩盖日后的问题。
删去它；有错误的文件先改正错误再看。
"""

from __future__ import annotations

from citydsl.dsl.diagnostics import Rule, Severity, Text

__all__ = ["RULE"]

RULE = Rule(
    "C702",
    "unused-allow",
    Severity.INFO,
    Text("用不着的允许注释", "an allow comment without effect"),
)
