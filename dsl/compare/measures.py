"""What a figure measures: the thing counted and the dimension of its unit.

Figures share a row only where both agree. 亿条 and PB级 are both about data and stay apart: no
rule turns records into bytes.
"""

from __future__ import annotations

import re

from citydsl.dsl.model.model import Fact, Labels
from citydsl.dsl.model.quantity import Bound, Quantity
from citydsl.dsl.record import NamedTuple

__all__ = ["Measure", "in_base_unit", "measure"]


class Measure(NamedTuple):
    """The thing a figure counts (`head`), and in what dimension (`count`, `bytes`, `time`…)."""

    head: str
    labels: Labels
    dimension: str


_HEADS = tuple(
    (id, Labels(zh, en), re.compile(pattern))
    for id, zh, en, pattern in (
        ("data", "数据", "Data", "数据$|数据量|数据资源"),
        ("systems", "应用与应用系统", "Applications", "应用系统|应用场景|场景$|应用$"),
        ("departments", "部门与单位", "Departments", "部门|委办局|单位$"),
        ("communities", "社区、街道与居委", "Communities", "社区$|街道|居委"),
        ("services", "服务与事项", "Services", "事项|服务$|功能"),
        ("hotlines", "热线", "Hotlines", "热线"),
        ("fields", "领域", "Fields", "领域"),
        ("tasks", "任务", "Tasks", "任务|工单"),
        ("levels", "层级", "Levels", "层级|组织"),
        ("efficiency", "效率与工作量", "Efficiency and effort", "效率|工作量"),
        ("duration", "用时", "Time taken", "用时|时限|时间"),
        ("coverage", "覆盖率", "Coverage", "覆盖率"),
        ("people", "人口与用户", "People", "人口|用户|群众"),
    )
)
_DIMENSIONS = {
    **dict.fromkeys(("KB", "MB", "GB", "TB", "PB", "EB", "ZB"), "bytes"),
    **dict.fromkeys(("%", "‰", "百分点", "个百分点"), "share"),
    **dict.fromkeys(("毫秒", "秒", "分钟", "小时", "个小时", "天", "日", "周"), "time"),
    **dict.fromkeys(("月", "个月", "年", "年度"), "calendar"),
    **dict.fromkeys(("元", "美元"), "money"),
    **dict.fromkeys(("米", "千米", "公里", "km"), "length"),
    **{"倍": "ratio", "级": "level", "平方公里": "area", "平方米": "area", "亩": "area"},
}
_BASES = {
    **{"秒": ("秒", 1), "分钟": ("秒", 60), "小时": ("秒", 3600), "个小时": ("秒", 3600)},
    **{"天": ("秒", 86400), "日": ("秒", 86400), "周": ("秒", 604800)},
    **{"米": ("米", 1), "千米": ("米", 1000), "公里": ("米", 1000), "km": ("米", 1000)},
    **{"平方米": ("平方米", 1), "平方公里": ("平方米", 1_000_000)},
}
_OTHER = Labels("其他", "Other")


def measure(fact: Fact, quantity: Quantity) -> Measure:
    """What one figure of a fact measures; the noun behind the figure, else the fact's subject."""
    dimension = _DIMENSIONS.get(quantity.unit, "count")
    for said in (quantity.noun, fact.subject):
        for id, labels, pattern in _HEADS:
            if said and pattern.search(said):
                return Measure(id, labels, dimension)
    return Measure("other", _OTHER, dimension)


def in_base_unit(quantity: Quantity) -> str:
    """A figure in the base unit of its dimension, where that takes no assumption.

    Bytes are not turned (1,000 or 1,024?), nor months and years into days.
    """
    unit, factor = _BASES.get(quantity.unit, ("", 0))
    known = dict.fromkeys(n for n in (quantity.low, quantity.high) if n is not None)
    if not unit or not known or quantity.bound is Bound.TEXT:
        return ""
    return "–".join(f"{number * factor:,}" for number in known) + f" {unit}"
