"""A file is not in UTF-8.

## What it does
Reads every file as UTF-8 and points at the first byte that is not.

## Why
A file in another encoding would show wrong characters instead of Chinese ones.

## Example
```city encoding=gb18030
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## Use instead
```city
city haikou "海口" {
  portal citizen "公众服务门户"
}
```

## 中文
检查不是 UTF-8 编码的文件，并指出第一个出错的字节。
按别的编码保存的汉字会变成乱码。
用编辑器另存为 UTF-8。
"""

from __future__ import annotations

from citydsl.dsl.model.rules import NOT_UTF8 as RULE

__all__ = ["RULE"]
