"""A formula's count is not what is declared.

## What it does
Counts the members of each term. A term without a list (`2 portal`) stands for every component
of that kind in its scope, and their number must be the printed one. A term with a list
(`10 app(motor, claims)`) may name fewer than it counts, never more.

## Why
The formula is what readers remember; a picture that shows something else is not believed.

## Example
```city
city haikou "海口" {
  formula "2" = 2 portal
  portal citizen "公众服务门户"
}
```

## Use instead
```city
city haikou "海口" {
  formula "2" = 2 portal
  portal citizen "公众服务门户"
  portal work "政府工作门户"
}
```

## Fix safety
Where nothing of the kind is declared, an empty list is offered: the source only counts them.
That is a guess about the source, so the fix is not safe.

## 中文
逐项清点公式的成员，与写明的数目比较。
没有列出成员的项，算上范围内全部同类组件，必须正好相等；列了成员的项可以少列，不能多列。
公式是读者记住的东西，图上画的对不上，就没有人相信。
补上缺少的组件，或改成只列已知成员的形式，如 `2 门户(甲)`。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Edit, Fix, Note, Rule, Severity, Text
from citydsl.dsl.model.model import City, Element, Formula, Model, Term

__all__ = ["RULE", "check"]

RULE = Rule(
    "C201",
    "formula-mismatch",
    Severity.ERROR,
    Text("公式与组件数目不符", "a formula that does not add up"),
)


def check(model: Model) -> Iterator[Diagnostic]:
    """Find the terms whose members are not as many as they count."""
    for city in model.every_city():
        for formula in city.formulas:
            for place, term in enumerate(formula.terms, 1):
                if term.count is not None:
                    yield from _term(model, city, formula, place, term)


def _term(
    model: Model, city: City, formula: Formula, place: int, term: Term
) -> Iterator[Diagnostic]:
    members = [
        model.elements[path] for path in (*term.named, *term.inferred) if path in model.elements
    ]
    # A member that is the city itself counts as one.
    others = len(term.named) + len(term.inferred) - len(members)
    counted = sum(member.count or 1 for member in members) + others
    assert term.count is not None
    if counted == term.count or (not term.bound and counted < term.count):
        return
    zh = f"{term.symbol}{term.measure}{term.labels.pick('zh')}"
    written = re.split(r"[(（]", term.span.text)[0].strip()
    message = Text(
        f"公式“{formula.printed}”第 {place} 项“{zh}”应有 {term.count} 个，"
        f"实际{'声明' if term.bound else '列出'} {counted} 个",
        f'term {place} of formula "{formula.printed}", `{written}`, counts {term.count}, '
        f"but {counted} {'is' if counted == 1 else 'are'} "
        f"{'declared' if term.bound else 'listed'}",
    )
    yield RULE.at(
        term.span,
        message,
        label=Text(f"{term.count} ≠ {counted}", f"{term.count} ≠ {counted}"),
        notes=tuple(_counted(number, member) for number, member in enumerate(members, 1)),
        help=_help(term, counted),
        fix=_fix(term) if counted == 0 else None,
    )


def _counted(number: int, member: Element) -> Note:
    many = f" × {member.count}" if member.count else ""
    return Note(
        member.span,
        Text(
            f"计入的第 {number} 个：“{member.label}”{many}",
            f'counted, number {number}: "{member.label}"{many}',
        ),
    )


def _help(term: Term, counted: int) -> Text:
    assert term.count is not None
    kind = term.kind or ""
    if counted > term.count:
        return Text(
            "删去多余的，或把该项写成只列成员的形式，如 `2 门户(甲, 乙)`",
            "remove what is too many, or list the members: `2 portal(a, b)`",
        )
    if counted == 0:
        return Text(
            f"若来源只给出数目，写作 `{term.symbol} {kind}()`",
            f"if the source only counts them, write `{term.symbol} {kind}()`",
        )
    return Text(
        f"补上缺少的，或列出已知的成员，其余按未列名画出：`{term.symbol} {kind}(…)`",
        f"declare what is missing, or list the known members and leave the rest unnamed: "
        f"`{term.symbol} {kind}(…)`",
    )


def _fix(term: Term) -> Fix:
    end = term.span._replace(start=term.span.end)
    return Fix(Text("改为只有数目的 `()`", "only count them: `()`"), (Edit(end, "()"),), safe=False)
