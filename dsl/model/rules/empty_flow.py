"""A flow has no steps.

## What it does
Finds flows that walk over nothing.

## Why
There is nothing to number and nothing to draw.

## Example
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  flow claim "理赔" {
  }
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
  app claims "理赔"
  flow claim "理赔" {
    citizen -> claims
  }
}
```

## 中文
检查没有步骤的流程。
没有可以编号的步骤，也就画不出来。
写上依次经过的元素，或删去这个流程。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import EMPTY_FLOW as RULE

__all__ = ["RULE"]
