"""What predicates can compare: the fields of a thing, in both spellings, and the values they take."""

from __future__ import annotations

from enum import Enum, auto

from citydsl.dsl.record import NamedTuple

__all__ = ["FIELDS", "FIELD_BY_SPELLING", "META", "Field", "FieldType"]


class FieldType(Enum):
    """What a field is compared with."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    TAG = auto()
    TRUTH = auto()
    STATUS = auto()
    KIND = auto()
    LAYER = auto()
    PILLAR = auto()


class Field(NamedTuple):
    """One field: English and Chinese name, type, meaning."""

    name: str
    zh: str
    type: FieldType
    doc: str


FIELDS = (
    Field("id", "标识", FieldType.TEXT, "the name it is declared by, or its path in the city"),
    Field("label", "名称", FieldType.TEXT, "its label in any language"),
    Field("kind", "类型", FieldType.KIND, "its kind, or one that inherits from it"),
    Field("layer", "层", FieldType.LAYER, "the band it stands in"),
    Field("pillar", "支柱", FieldType.PILLAR, "the side pillar it stands in"),
    Field("status", "状态", FieldType.STATUS, "how far it is"),
    Field("tag", "标签", FieldType.TAG, "one of its tags"),
    Field("since", "始于", FieldType.DATE, "from when it is there"),
    Field("until", "止于", FieldType.DATE, "until when it is there"),
    Field("count", "数量", FieldType.NUMBER, "how many it stands for"),
    Field("inferred", "推断", FieldType.TRUTH, "whether the spec marks it `~`"),
    Field("city", "城市", FieldType.TEXT, "the id of the city it stands in"),
    Field("place", "地点", FieldType.TEXT, "where that city is"),
    Field("vendor", "供应商", FieldType.TEXT, "who supplies it"),
    Field("alias", "别名", FieldType.TEXT, "one of its other names"),
    Field("describe", "描述", FieldType.TEXT, "its description"),
)

META = ("meta", "元数据")
"""The field whose keys are the spec's own: `meta.owner`."""

FIELD_BY_SPELLING = {spelling: field for field in FIELDS for spelling in (field.name, field.zh)} | {
    "tags": next(field for field in FIELDS if field.name == "tag")
}
