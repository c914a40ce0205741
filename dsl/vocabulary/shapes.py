"""Declarations the compiler itself knows: not kinds of element, but of statement."""

from __future__ import annotations

from citydsl.dsl.record import NamedTuple

__all__ = ["SHAPES", "SHAPE_BY_SPELLING", "Shape"]


class Shape(NamedTuple):
    """One known declaration: its id (and English spelling), Chinese spelling, meaning."""

    id: str
    zh: str
    doc: str


SHAPES = (
    Shape("city", "城市", "one case; may stand inside another city"),
    Shape("source", "来源", "a document that can be cited"),
    Shape("kind", "类型", "a kind of element"),
    Shape("layer", "层", "a band of the picture"),
    Shape("pillar", "支柱", "a side pillar of the picture"),
    Shape("verb", "动词", "what one element does to another"),
    Shape("reference", "参考模型", "a standard's layers and pillars to lay a case beside"),
    Shape("row", "行", "a row or pillar of a reference model"),
    Shape("note", "说明", "a remark on what it stands in"),
    Shape("anomaly", "存疑", "what the source gets wrong, kept and flagged"),
    Shape("view", "视图", "a picture: what it selects, and how it is drawn"),
    Shape("override", "改写", "how one element looks in one view"),
    Shape("flow", "流程", "an ordered walk over elements, drawn numbered"),
    Shape("meta", "元数据", "keys and values the language has no word for"),
)

SHAPE_BY_SPELLING = {spelling: shape.id for shape in SHAPES for spelling in (shape.id, shape.zh)}
