"""A formula's terms are not those it prints.

## What it does
Reads the counts in the printed formula (`1+2+2+N`, `114N`, `五大平台、十大应用`) and compares them
with the counts of the terms behind the `=`.

## Why
The printed string is the citation; terms that say something else misquote it.

## Example
```city
city haikou "海口" {
  formula "1+2+N" = 1 cloud + 1 portal + N app
  cloud gov "政务云"
  portal citizen "公众服务门户"
}
```

## Use instead
```city
city haikou "海口" {
  formula "1+2+N" = 1 cloud + 2 portal + N app
  cloud gov "政务云"
  portal citizen "公众服务门户"
  portal work "政府工作门户"
}
```

## 中文
读出原文公式里的数目，与等号后面各项的数目比较。
原文是引文，各项说的是另一回事，就是误引。
让各项与原文一致；原文本身有误时，照录并用存疑记下。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Rule, Severity, Text
from citydsl.dsl.model.model import Model
from citydsl.dsl.model.numerals import chinese_number

__all__ = ["RULE", "check"]

RULE = Rule(
    "C202",
    "formula-printed-differs",
    Severity.WARNING,
    Text("公式各项与原文不符", "terms that are not those printed"),
)

_COUNT = r"[0-9]+|[一二两三四五六七八九十百]+|(?<![A-Za-z])[A-Z](?![A-Za-z])"


def check(model: Model) -> Iterator[Diagnostic]:
    """Find formulas whose printed counts differ from their terms'."""
    for city in model.every_city():
        for formula in city.formulas:
            printed = _printed(formula.printed)
            terms = [term.count for term in formula.terms]
            if terms and printed and printed != terms:
                shown = "+".join("N" if count is None else str(count) for count in terms)
                yield RULE.at(
                    formula.span,
                    Text(
                        f"原文“{formula.printed}”，各项却是 {shown}",
                        f'printed "{formula.printed}", but the terms are {shown}',
                    ),
                    help=Text("让各项与原文一致", "make the terms those printed"),
                )


def _printed(text: str) -> list[int | None]:
    """The counts a printed formula shows, None for an open one; empty where it shows none."""
    plain = text.replace(" ", "").replace("＋", "+")
    if re.fullmatch(r"[0-9]+[A-Z]?", plain):
        # Digits run together: 114N is 1, 1, 4 and N.
        return [_value(char) for char in plain]
    return [_value(found) for found in re.findall(_COUNT, plain)]


def _value(token: str) -> int | None:
    return int(token) if token.isascii() and token.isdigit() else chinese_number(token)
