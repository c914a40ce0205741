"""The words differences are told in, in Chinese and English."""

from __future__ import annotations

from citydsl.dsl.diff.changes import Mark
from citydsl.dsl.model.model import Labels
from citydsl.dsl.vocabulary.properties import PROPERTIES

__all__ = ["MARKS", "SIGNS", "field_name", "noun", "say"]

MARKS = {
    Mark.ADDED: Labels("新增", "added"),
    Mark.REMOVED: Labels("删除", "removed"),
    Mark.MOVED: Labels("移动", "moved"),
    Mark.RENAMED: Labels("改名", "renamed"),
    Mark.CHANGED: Labels("修改", "changed"),
}
SIGNS = {
    Mark.ADDED: "+",
    Mark.REMOVED: "−",
    Mark.MOVED: "→",
    Mark.RENAMED: "≈",
    Mark.CHANGED: "≠",
}
"""A sign for each, so that none needs a colour."""

_NOUNS = {
    "City": Labels("城市", "city"),
    "Element": Labels("构件", "element"),
    "Relation": Labels("关系", "relation"),
    "Formula": Labels("公式", "formula"),
    "Fact": Labels("事实", "fact"),
    "Remark": Labels("说明", "note"),
    "ViewSpec": Labels("视图", "view"),
    "Flow": Labels("流程", "flow"),
    "Document": Labels("来源", "source"),
    "Kind": Labels("类型", "kind"),
    "Layer": Labels("层", "layer"),
    "Pillar": Labels("支柱", "pillar"),
    "Verb": Labels("关系动词", "verb"),
    "Reference": Labels("参考模型", "reference model"),
    "anomaly": Labels("存疑", "anomaly"),
}
_FIELDS = {
    "id": Labels("标识", "id"),
    "label": Labels("名称", "label"),
    "zh": Labels("中文名称", "Chinese label"),
    "en": Labels("英文名称", "English label"),
    "kind": Labels("类型", "kind"),
    "whole": Labels("所属", "part of"),
    "owner": Labels("所属", "of"),
    "inferred": Labels("推断", "inferred"),
    "from": Labels("主体", "from"),
    "to": Labels("对象", "to"),
    "verb": Labels("关系", "verb"),
    "mutual": Labels("相互", "mutual"),
    "subject": Labels("事项", "subject"),
    "figure": Labels("数字", "figure"),
    "bound": Labels("界限", "bound"),
    "reading": Labels("读法", "reading"),
    "source": Labels("出处", "source"),
    "printed": Labels("原文", "as printed"),
    "term": Labels("项", "term"),
    "named": Labels("列名成员", "named members"),
    "listed": Labels("成员列表", "list of members"),
    "text": Labels("内容", "text"),
    "steps": Labels("步骤", "steps"),
    "inherits": Labels("继承", "inherits"),
    "override": Labels("本视图中", "in this view"),
    "row": Labels("行", "row"),
    "meta": Labels("元数据", "meta"),
    "as_of": Labels("截至", "as of"),
    "stands_in": Labels("可立于", "may stand in"),
    "contains": Labels("可含", "may contain"),
}
_FIELDS = {prop.name: Labels(prop.zh, prop.name) for prop in PROPERTIES} | _FIELDS

_WORDS = {
    "same": Labels("含义相同，没有变化", "same: no difference in meaning"),
    "shared": Labels("共用的来源与词汇", "Shared sources and vocabulary"),
    "nothing": Labels("无", "none"),
    "colon": Labels("：", ": "),
    "comma": Labels("，", ", "),
    "list": Labels("、", ", "),
    "open": Labels("（", " ("),
    "close": Labels("）", ")"),
    "quote": Labels("“{}”", "“{}”"),
    "differences": Labels("{} 处变化", "{} differences"),
    "one_difference": Labels("1 处变化", "1 difference"),
    "in_cities": Labels("{} 个城市", "{} cities"),
    "in_city": Labels("1 个城市", "1 city"),
    "mark": Labels("变化", "Change"),
    "what": Labels("对象", "What"),
    "detail": Labels("前 → 后", "Before → after"),
    "where": Labels("位置", "Where"),
    "before": Labels("前", "before"),
    "after": Labels("后", "after"),
    "title": Labels("版本比较", "What has changed"),
    "summary": Labels("{old} → {new}", "{old} → {new}"),
    "legend": Labels("变化图例：", "Changes:"),
    "unchanged": Labels("未变", "unchanged"),
    "moved_away": Labels("虚线为原位置", "dashed: where it was"),
    "dashed": Labels("虚线", "dashed"),
    "picture": Labels("{}：变化图", "{}: what has changed"),
    "details": Labels("{} 处变化的详情", "Details of {} changes"),
    "meta_row": Labels("{}：{}", "{}: {}"),
}


def noun(name: str, lang: str) -> str:
    """What a sort of thing is called."""
    return _NOUNS[name].pick(lang)


def field_name(name: str, lang: str) -> str:
    """What a property is called; of `meta.owner` and `row.app` the part behind the point too."""
    first, _, rest = name.partition(".")
    said = _FIELDS[first].pick(lang).replace("_", " ") if first in _FIELDS else first
    return f"{said} {rest.lstrip(chr(0))}" if rest else said


def say(name: str, lang: str, *values: object, **named: object) -> str:
    """One of the words with its blanks filled."""
    return _WORDS[name].pick(lang).format(*values, **named)
