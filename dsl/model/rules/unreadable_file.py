"""A file is there but cannot be read.

## What it does
Reports what the operating system says when a file cannot be opened, and files above 64 MiB.

## Why
What the file declares is unknown; often only a permission is missing.

## Example
```city
use "sources.city"
city haikou "海口" {
  portal citizen "公众服务门户"
}
```
```city path=sources.city unreadable
source ccn "某报"
```

## Use instead
```city
use "sources.city"
city haikou "海口" {
  portal citizen "公众服务门户"
}
```
```city path=sources.city
source ccn "某报"
```

## 中文
检查存在却读不出来的文件，以及过大的文件。
读不出来就不知道其中声明了什么，常见的原因是没有权限。
检查文件的权限和大小。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import UNREADABLE_FILE as RULE

__all__ = ["RULE"]
