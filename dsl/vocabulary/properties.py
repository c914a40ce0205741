"""The table of properties: who has them, what they take, what they mean."""

from __future__ import annotations

from enum import Enum, auto

from citydsl.dsl.record import NamedTuple

__all__ = ["ELEMENT", "PROPERTIES", "Property", "Type", "owned_by"]


class Type(Enum):
    """What a property's value is read into."""

    TEXT = auto()
    TEXTS = auto()
    INTEGER = auto()
    NUMBER = auto()
    DATE = auto()
    LINK = auto()
    TAGS = auto()
    CHOICE = auto()
    LAYER = auto()
    LAYERS = auto()
    PILLAR = auto()
    PILLARS = auto()
    KINDS = auto()
    PATH = auto()
    THEME = auto()
    PREDICATES = auto()


ELEMENT = "element"
_THINGS = ("city", ELEMENT)
_WORDS = ("kind", "layer", "pillar", "verb", "reference", "row")
_DATED = (*_THINGS, "fact", "relation")
_PICTURES = ("view", "flow")
_LABELLED = (*_THINGS, *_WORDS, "source", *_PICTURES, "override")


class Property(NamedTuple):
    """One property: English and Chinese name, owners, type, the choices it takes, meaning."""

    name: str
    zh: str
    owners: tuple[str, ...]
    type: Type
    doc: str
    choices: str = ""


PROPERTIES = (
    Property("en", "英文", _LABELLED, Type.TEXT, "the label in English"),
    Property("zh", "中文", _LABELLED, Type.TEXT, "the label in Chinese"),
    Property("alias", "别名", (*_THINGS, *_WORDS), Type.TEXTS, "other names of the same thing"),
    Property("describe", "描述", (*_THINGS, *_WORDS, "source", *_PICTURES), Type.TEXT, "Markdown"),
    Property("place", "地点", ("city",), Type.TEXT, "where the city is"),
    Property("level", "级别", ("city",), Type.CHOICE, "administrative level", "level"),
    Property(
        "status", "状态", (*_DATED, "formula", "override"), Type.CHOICE, "how far it is", "status"
    ),
    Property("since", "始于", _DATED, Type.DATE, "from when: a year, month or day"),
    Property("until", "止于", _DATED, Type.DATE, "until when: a year, month or day"),
    Property("tags", "标签", (*_THINGS, "relation", "fact"), Type.TAGS, "`#tag`s to select by"),
    Property("link", "链接", (*_THINGS, "source"), Type.LINK, "http, https, mailto or relative"),
    Property("layer", "层", (ELEMENT, "kind", "override"), Type.LAYER, "the band it stands in"),
    Property(
        "pillar",
        "支柱",
        (ELEMENT, "kind", "override"),
        Type.PILLAR,
        "the side pillar it stands in",
    ),
    Property("count", "数量", (ELEMENT,), Type.INTEGER, "how many it stands for"),
    Property("vendor", "供应商", (ELEMENT,), Type.TEXT, "who supplies it"),
    Property("class", "类别", ("fact",), Type.CHOICE, "what the figure tells", "class"),
    Property("class", "类别", ("note",), Type.CHOICE, "what the note is about", "remark"),
    Property("as_of", "截至", ("fact",), Type.DATE, "the date the figure holds for"),
    Property("scope", "范围", ("fact",), Type.TEXT, "what the figure is limited to"),
    Property("baseline", "基线", ("fact",), Type.TEXT, "what an outcome is measured against"),
    Property("of", "所属", ("fact", "note", "anomaly"), Type.PATH, "what it is about"),
    Property("author", "作者", ("source",), Type.TEXT, "who wrote it"),
    Property("publisher", "出版方", ("source",), Type.TEXT, "who published it"),
    Property("date", "日期", ("source",), Type.DATE, "when it was published"),
    Property("order", "次序", ("layer", "pillar"), Type.NUMBER, "its place, small first"),
    Property("look", "样式", ("layer",), Type.CHOICE, "band, or slab: dark, full width", "look"),
    Property("side", "侧", ("pillar",), Type.CHOICE, "left or right", "side"),
    Property("plural", "复数", ("kind",), Type.TEXT, "the English plural"),
    Property("external", "外部", ("kind",), Type.CHOICE, "not part of the city's own", "truth"),
    Property("contains", "可含", ("kind",), Type.KINDS, "the only kinds its parts may be of"),
    Property("stands_in", "可立于", ("kind",), Type.LAYERS, "the only layers it may stand in"),
    Property("layers", "各层", ("row",), Type.LAYERS, "the layers that fill the row"),
    Property("pillars", "各支柱", ("row",), Type.PILLARS, "the pillars that fill the row"),
    Property("include", "包含", ("view",), Type.PREDICATES, "what the view shows; else everything"),
    Property("exclude", "排除", ("view",), Type.PREDICATES, "what it leaves out of that"),
    Property("where", "条件", ("view",), Type.PREDICATES, "what must hold for all it shows"),
    Property("focus", "聚焦", ("view",), Type.PATH, "shows one thing and what it is related to"),
    Property("depth", "深度", ("view",), Type.INTEGER, "how many relations away from the focus"),
    Property("layout", "布局", ("view",), Type.CHOICE, "bands, or a graph of relations", "layout"),
    Property(
        "direction", "方向", _PICTURES, Type.CHOICE, "where a graph's relations run", "direction"
    ),
    Property(
        "relations", "关系", ("view",), Type.CHOICE, "whether bands show relations", "relations"
    ),
    Property("theme", "主题", _PICTURES, Type.THEME, "the colours of the picture", "theme"),
    Property("page", "页面", _PICTURES, Type.CHOICE, "the page the picture is made for", "page"),
    Property("label", "名称", ("override",), Type.TEXT, "what the element is called in the view"),
    Property("inverse", "逆", ("verb",), Type.TEXTS, "names for the same from the other end"),
)


def owned_by(owner: str) -> dict[str, Property]:
    """The properties of an owner by each of their spellings."""
    owned = [prop for prop in PROPERTIES if owner in prop.owners]
    return {spelling: prop for prop in owned for spelling in (prop.name, prop.zh)}
