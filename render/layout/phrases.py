"""What the layered picture says of its own: short phrases in Chinese and English."""

from __future__ import annotations

from citydsl.dsl.model.model import Labels, Term
from citydsl.dsl.views.view import Ghost

__all__ = ["PHRASES", "counted", "ghost_text", "phrase", "term_name"]

PHRASES = {
    "named": Labels("已列名", "named"),
    "counted": Labels("只给出数量，未列名", "counted, not named"),
    "inferred": Labels("据文意推断", "inferred from the text"),
    "source": Labels("来源：", "Source: "),
    "published": Labels("{}《{}》", "{}, “{}”"),
    "since": Labels("{} 启动", "since {}"),
    "until": Labels("至 {}", "until {}"),
    "is_inferred": Labels("推断", "inferred"),
    "member": Labels("推断属“{}”", "inferred as “{}”"),
    "count": Labels("共{}个，未逐一列名", "{} in all, not named one by one"),
    "rest": Labels("另有{}{}未列名", "{} more, not named"),
    "none_named": Labels("{}{}{}（未列名）", "{0} × {2} (not named)"),
    "nothing": Labels("没有可画的内容", "nothing to draw"),
    "title": Labels("{}·{}", "{} · {}"),
    "stack": Labels("自上而下：{}。", "From top to bottom: {}."),
    "band": Labels("{}（{}）", "{} ({})"),
    "many": Labels("{}等{}项", "{} and others, {} in all"),
    "left": Labels("左侧：{}。", "On the left: {}."),
    "right": Labels("右侧：{}。", "On the right: {}."),
    "formula": Labels("公式“{}”：{}。", "Formula “{}”: {}."),
    "relations": Labels("关系：{}。", " Relations: {}."),
    "comma": Labels("、", ", "),
    "semicolon": Labels("；", "; "),
    "of": Labels("{}“{}”", "{} “{}”"),
    "printed": Labels("“{}”", "“{}”"),
}


def phrase(name: str, lang: str, *values: object) -> str:
    """Return a phrase with its values filled in."""
    return PHRASES[name].pick(lang).format(*values)


def counted(count: int, lang: str) -> str:
    """The line under what stands for many."""
    return phrase("count", lang, count)


def ghost_text(ghost: Ghost, lang: str) -> str:
    """What is written in the place of what a source counts without naming."""
    if ghost.named:
        return phrase("rest", lang, ghost.many, _measure(ghost.measure))
    label = ghost.labels.pick(lang)
    measure = ghost.measure or ("个" if label else "项")
    if label.startswith(measure):
        measure = ""
    return phrase("none_named", lang, ghost.many, measure, label)


def _measure(word: str) -> str:
    """五大平台 counts by 大, but what is left of them is counted by 项."""
    return "项" if word in ("", "大") else word


def term_name(term: Term, lang: str) -> str:
    """A term as one reads it: 一码, 2个门户, N apps."""
    label = term.labels.pick(lang) or term.label
    if lang == "en":
        return f"{term.symbol} {label}".strip()
    return f"{term.symbol}{term.measure}{label}"
