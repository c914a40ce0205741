"""The closed sets of values a property can take, each value in both languages."""

from __future__ import annotations

from functools import lru_cache

from citydsl.dsl.record import NamedTuple

__all__ = ["CHOICES", "Choice", "choice_label"]


class Choice(NamedTuple):
    """One value: its id (and English spelling), Chinese spelling, and how it reads in English."""

    id: str
    zh: str
    en: str


CHOICES: dict[str, tuple[Choice, ...]] = {
    "status": (
        Choice("planned", "规划", "planned"),
        Choice("building", "在建", "under construction"),
        Choice("pilot", "试点", "pilot"),
        Choice("live", "已建成", "live"),
        Choice("retired", "停用", "retired"),
    ),
    "level": (
        Choice("municipality", "直辖市", "municipality"),
        Choice("municipal_district", "直辖市辖区", "district of a municipality"),
        Choice("provincial_capital", "省会", "provincial capital"),
        Choice("prefecture", "地级市", "prefecture-level city"),
        Choice("district", "市辖区", "district"),
        Choice("county", "县", "county"),
        Choice("county_city", "县级市", "county-level city"),
        Choice("new_area", "新区", "new area"),
        Choice("town", "镇", "town"),
        Choice("village", "村", "village"),
    ),
    "class": (
        Choice("structure", "结构", "structure"),
        Choice("scale", "规模", "scale"),
        Choice("coverage", "覆盖", "coverage"),
        Choice("capability", "能力", "capability"),
        Choice("output", "产出", "output"),
        Choice("outcome", "成效", "outcome"),
        Choice("rank", "荣誉", "recognition"),
        Choice("date", "日期", "date"),
        Choice("target", "目标", "target"),
        Choice("context", "背景", "context"),
    ),
    "remark": (
        Choice("remark", "备注", "remark"),
        Choice("ambiguous", "歧义", "ambiguous"),
        Choice("inferred", "推断", "inferred"),
        Choice("anomaly", "存疑", "anomaly"),
    ),
    "side": (Choice("left", "左", "left"), Choice("right", "右", "right")),
    "look": (Choice("band", "普通", "band"), Choice("slab", "深色", "slab")),
    "layout": (Choice("layered", "分层", "layered"), Choice("graph", "关系图", "graph")),
    "direction": (
        Choice("down", "向下", "down"),
        Choice("right", "向右", "to the right"),
        Choice("up", "向上", "up"),
        Choice("left", "向左", "to the left"),
    ),
    "relations": (Choice("hidden", "不画", "hidden"), Choice("drawn", "画出", "drawn")),
    "theme": (
        Choice("gov", "政务", "government"),
        Choice("light", "浅色", "light"),
        Choice("dark", "深色", "dark"),
        Choice("print", "打印", "print"),
    ),
    "page": (
        Choice("slide", "幻灯片", "slide, 16:9"),
        Choice("a4", "A4竖", "A4, upright"),
        Choice("a4_landscape", "A4横", "A4, lying"),
        Choice("free", "自由", "as large as it is"),
    ),
    "truth": (Choice("yes", "是", "yes"), Choice("no", "否", "no")),
}


@lru_cache(maxsize=256)
def choice_label(set_name: str, value: str, lang: str) -> str:
    """The reading of a value (`status`, `live`) in `zh` or `en`."""
    choice = next(choice for choice in CHOICES[set_name] if choice.id == value)
    return choice.en if lang == "en" else choice.zh
