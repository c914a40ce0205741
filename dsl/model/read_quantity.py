"""Reads a figure as a newspaper prints it (近6万个, 60多项, 40—50天) into normal form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from citydsl.dsl.model.quantity import Bound, Number, Quantity

__all__ = ["Reading", "read_quantity"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed figure says, and the part of it that was not understood."""

    quantities: tuple[Quantity, ...]
    unread: tuple[int, int] | None


# ---- tables: words are separated by a bar, since English ones contain spaces

_BEFORE: Mapping[Bound | None, str] = {
    Bound.ABOUT: "约|约为|约有|大约|大概|近似|≈|~|about|around|approximately|roughly|some|circa",
    Bound.BELOW: "近|将近|接近|不足|不到|未满|低于|少于|小于|<|nearly|almost|close to|just under"
    "|under|below|less than|fewer than",
    Bound.ABOVE: "超|超过|超出|突破|逾|多于|高于|大于|>|over|more than|above|exceeding|in excess of",
    Bound.AT_LEAST: "不少于|不低于|不小于|至少|最少|起码|≥|at least|no fewer than|no less than"
    "|not less than",
    Bound.AT_MOST: "不超过|不超|不多于|不高于|不大于|至多|最多|≤|at most|up to|no more than"
    "|not more than|within",
    # "between 40 and 50" is not joined below, and RANGE on a lone number is a contradiction.
    Bound.RANGE: "介于|between",
    # "from 5 to 9" is a change and no range: EXACT on a joined number is a contradiction.
    Bound.EXACT: "从|由|from",
    None: "累计|累计达|共|共计|合计|总计|总共|已|已有|已经|目前|当前|现有|现已|达|达到|高达|多达|可达|有|为|是"
    "|了|至|到|和|及|与|以及|降低|下降|减少|缩短|压缩|节约|节省|降|提升|提高|增长|增加|上升|增|升|同比|环比"
    "|覆盖|整合|汇聚|实现|建成|by|of|in|to|and|across|with|plus|total|reached|since",
}
_AFTER: Mapping[Bound, str] = {
    Bound.ABOUT: "左右|上下|or so",
    Bound.AT_LEAST: "以上|及以上|及其以上|含以上|(含)以上|起|or more|and above|and more",
    Bound.AT_MOST: "以下|及以下|及其以下|含以下|(含)以下|以内|之内|or less|or fewer",
    Bound.ABOVE: "开外|+",
}
_MORE: Mapping[str, Bound] = {
    "多": Bound.ABOVE,
    "余": Bound.ABOVE,
    "几": Bound.ABOVE,
    "+": Bound.ABOVE,
    "来": Bound.ABOUT,
}
_MEASURES = (
    "个|项|条|类|大类|小类|套|张|朵|级|家|所|处|座|人|户|次|人次|件|天|日|月|个月|年|年度|周|小时|个小时"
    "|分钟|秒|毫秒|倍|名|位|种|批|期|端|部|台|辆|公里|平方公里|米|平方米|立方米|千米|吨|千克|公斤|亩|公顷"
    "|元|美元|千瓦|千瓦时|兆|层|款|组|支|艘|架|栋|幢|间|只|块|份|篇|笔|宗|起|例|场|轮|门|岁|个百分点|百分点"
    "|%|‰|℃|KB|MB|GB|TB|PB|EB|ZB|km|kg|percent|per cent|second|seconds|minute|minutes|hour|hours"
    "|day|days|week|weeks|month|months|year|years|times"
)
_SIZES = "KB|MB|GB|TB|PB|EB|ZB|毫秒|秒|分钟|小时|亿元|万元"
_SPELLING = {"percent": "%", "per cent": "%"}
_NOT_AFTER = {"近": "[附最靠邻]", "约": "[签预集合条公契违]", "~": r"[^\s(]", "到": "[得]"}
_NOT_BEFORE = {
    "部": "[门委分署]",
    "人": "[工民口才物类]",
    "家": "[庭]",
    "项": "[目]",
    "位": "一体|[置数]",
    "台": "[账风]",
    "期": "[间限望]",
    "处": "[理置]",
    "日": "[常]",
    "年": "[级]",
    "级": "[别]",
    "类": "[型别]",
    "名": "[单称]",
    "批": "[准量]",
    "条": "[件例款]",
    "套": "[餐]",
    "户": "[籍]",
    "端": "[口]",
    "场": "[景所馆地]",
    "组": "[织]",
    "层": "[次级]",
    "门": "[户]",
    "份": "[额]",
    "间": "[隔]",
    "支": "[撑持]",
    "架": "[构]",
    "起": r"(?=$)",
}
_SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_DIGITS = {"零": 0, "〇": 0, "两": 2} | {c: n for n, c in enumerate("一二三四五六七八九", start=1)}
_BOTH: Mapping[frozenset[Bound], Bound] = {
    frozenset({Bound.ABOVE, Bound.AT_LEAST}): Bound.ABOVE,
    frozenset({Bound.ABOUT, Bound.RANGE}): Bound.RANGE,
    frozenset({Bound.ABOUT, Bound.ORDER}): Bound.ORDER,
    frozenset({Bound.ABOVE, Bound.ORDER}): Bound.ABOVE,
    frozenset({Bound.BELOW, Bound.ORDER}): Bound.BELOW,
}
