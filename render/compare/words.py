"""The words of a comparison's own, in Chinese and English."""

from __future__ import annotations

from citydsl.dsl.compare.model import Basis, State
from citydsl.dsl.model.model import Labels

__all__ = ["BASES", "MARKS", "PAGE", "STATES", "WORDS", "say"]

STATES = {
    State.NAMED: Labels("列名", "named"),
    State.INSIDE: Labels("在别的构件之内", "inside another component"),
    State.COUNTED: Labels("只计数", "only counted"),
    State.ELSEWHERE: Labels("无一属于此类", "none of this sort"),
    State.SILENT: Labels("未提及", "not mentioned"),
}
BASES = {
    Basis.STATED: Labels("来源写明", "stated"),
    Basis.INFERRED: Labels("推断", "inferred"),
}
MARKS = {
    **{State.NAMED: "●", State.INSIDE: "◐", State.COUNTED: "○"},
    **{State.ELSEWHERE: "–", State.SILENT: "·"},
}
WORDS = {
    "title": Labels("{n}个城市对照", "{n} cities side by side"),
    "order": Labels("次序不是排名。", "The order is no ranking."),
    "legend": Labels(
        "● 列名　◐ 在别的构件之内　○ 只计数　– 无一属于此类　· 未提及（来源没有写到，不等于没有）",
        "● named  ◐ inside another component  ○ only counted  – none of this sort  "
        "· not mentioned (the source is silent; that does not mean there is none)",
    ),
    "questions": Labels("回答问题{n}", "answers question {n}"),
    "silent_cities": Labels("{state}：{cities}", "{state}: {cities}"),
    "rest": Labels("其余{n}个城市", "the other {n} cities"),
    "silent_all": Labels("所有城市均{state}", "{state} by any city"),
    "mentions": Labels("{n}/{m}", "{n}/{m}"),
    "empty": Labels("这些城市都没有可列的内容。", "These cities have nothing to list here."),
    "sources": Labels("出处", "Sources"),
    "section": Labels("小节", "Section"),
    "row": Labels("事项", "Row"),
    "group": Labels("分组", "Group"),
    "note": Labels("说明", "Note"),
    "city": Labels("城市", "City"),
    "state": Labels("提及方式", "Mentioned"),
    "text": Labels("内容", "Text"),
    "reading": Labels("读法", "Read as"),
    "basis": Labels("依据", "Basis"),
    "status": Labels("状态", "Status"),
    "details": Labels("补充", "Details"),
    "link": Labels("链接", "Link"),
    "all": Labels("逐条", "All entries"),
    "more_rows": Labels("另有{n}行，见 csv、xlsx 或 json", "{n} more rows: see csv, xlsx or json"),
    "and_more": Labels("{text}，另{n}项", "{text}, {n} more"),
    "more": Labels("另有{n}项", "{n} more"),
    "cut": Labels("（下文从略）", " (cut)"),
}


PAGE = {
    "lead": (
        "每一格照来源说：列名、在别的构件之内、只计数，或未提及。点开任一条，到该城市事实表的相应处。"
        "次序不是排名。",
        "Every cell says what the source says: named, inside another component, only counted, or "
        "not mentioned. Each entry leads to its place in the city's fact sheet. The order is no "
        "ranking.",
    ),
    "tools": ("挑选与查找", "Pick and find"),
    "menu_sections": ("小节", "Sections"),
    "menu_cities": ("城市", "Cities"),
    "pick_all": ("全选", "All"),
    "pick_none": ("全不选", "None"),
    "find": ("查找行", "Find rows"),
    "find_hint": ("如 数据中台、区块链", "such as 数据中台, Blockchain"),
    "said_only": ("隐藏无人提及的行", "Hide rows no city mentions"),
    "nothing_found": ("没有符合的行。", "No row fits."),
    "no_city": ("请至少选一个城市。", "Pick at least one city."),
    "row_head": ("事项", "Row"),
    "empty": ("这些城市都没有可列的内容。", "These cities have nothing to list here."),
    "sources": ("出处", "Sources"),
    "legend": ("图例", "Legend"),
    "print_hint": (
        "打印时每页容得下约十个城市；先用“城市”挑选。",
        "About ten cities fit a printed page; pick them first.",
    ),
}
"""What the page says of itself."""


def say(name: str, lang: str, **values: object) -> str:
    """One of the words in `zh` or `en`, with its blanks filled."""
    return WORDS[name].pick(lang).format(**values)
