"""A comparison as written (`status != planned`) to one of a known field with a value it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from citydsl.dsl.diagnostics import Diagnostic, Rule, Text
from citydsl.dsl.fixes import respelt
from citydsl.dsl.model.fields import FIELD_BY_SPELLING, FIELDS, META, Field, FieldType
from citydsl.dsl.model.predicates import Holds, Test, Unknown
from citydsl.dsl.model.rules import (
    BAD_VALUE,
    UNKNOWN_KIND,
    UNKNOWN_LAYER,
    UNKNOWN_PILLAR,
    UNKNOWN_PROPERTY,
)
from citydsl.dsl.model.words import Words
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes
from citydsl.dsl.vocabulary.choices import CHOICES

__all__ = ["read_comparison"]

_EQUALITY = ("=", "!=")
_ORDERED = frozenset({FieldType.NUMBER, FieldType.DATE})
_WORDED = nodes.String | nodes.Path | nodes.Tag | nodes.Number | nodes.Date
_WANTED = {
    FieldType.TEXT: Text("文字", "a text"),
    FieldType.NUMBER: Text("数字", "a number"),
    FieldType.DATE: Text("日期，如 2018、2018-10", "a date: 2018, 2018-10, 2018-10-04"),
    FieldType.TAG: Text("标签，如 #一期", "a tag such as #phase1"),
    FieldType.TRUTH: Text("是或否", "yes or no"),
    FieldType.STATUS: Text("状态", "a status"),
    FieldType.KIND: Text("类型", "a kind"),
    FieldType.LAYER: Text("层", "a layer"),
    FieldType.PILLAR: Text("支柱", "a pillar"),
}


def read_comparison(node: nodes.Comparison, words: Words, found: list[Diagnostic]) -> Test:
    """Bind a comparison; the empty text as value asks for what is not given."""
    left = node.left
    if isinstance(left, nodes.Path) and len(left.parts) == 2 and left.parts[0].text in META:
        value = _text(node.right)
        if value is None or node.op not in _EQUALITY:
            found.append(_wrong(node, left.text, FieldType.TEXT))
            return Unknown()
        return Holds("meta", node.op, value, left.parts[1].text)
    field = FIELD_BY_SPELLING.get(left.text) if isinstance(left, nodes.Path) else None
    if field is None:
        found.append(_no_field(left))
        return Unknown()
    if node.op not in _EQUALITY and field.type not in _ORDERED:
        found.append(_no_order(node, field))
        return Unknown()
    if isinstance(node.right, nodes.String) and not node.right.text and node.op in _EQUALITY:
        return Holds(field.name, node.op, "")
    read = _value(node, field, words, found)
    return Unknown() if read is None else Holds(field.name, node.op, read)


def _value(
    node: nodes.Comparison, field: Field, words: Words, found: list[Diagnostic]
) -> str | int | float | bool | None:
    right, text = node.right, _text(node.right)
    match field.type:
        case FieldType.KIND:
            return _word(right, words.kinds, UNKNOWN_KIND, field, found)
        case FieldType.LAYER:
            return _word(right, words.layers, UNKNOWN_LAYER, field, found)
        case FieldType.PILLAR:
            return _word(right, words.pillars, UNKNOWN_PILLAR, field, found)
        case FieldType.STATUS:
            return _word(right, _spellings("status"), BAD_VALUE, field, found)
        case FieldType.TRUTH:
            truth = _word(right, _spellings("truth"), BAD_VALUE, field, found)
            return None if truth is None else truth == "yes"
        case FieldType.NUMBER if isinstance(right, nodes.Number) and not right.percent:
            return right.value
        case FieldType.DATE if isinstance(right, nodes.Date):
            return right.text
        case FieldType.DATE if isinstance(right, nodes.Number) and re.fullmatch(
            r"[0-9]{4}", right.text
        ):
            return right.text
        case FieldType.TEXT | FieldType.TAG if text is not None:
            return text
    found.append(_wrong(node, field.name, field.type))
    return None


def _text(node: nodes.Value) -> str | None:
    return node.text if isinstance(node, _WORDED) else None


def _spellings(choices: str) -> dict[str, str]:
    return {word: one.id for one in CHOICES[choices] for word in (one.id, one.zh)}


def _word(
    node: nodes.Value,
    spellings: Mapping[str, str],
    rule: Rule,
    field: Field,
    found: list[Diagnostic],
) -> str | None:
    wanted = _WANTED[field.type]
    if not isinstance(node, nodes.Path | nodes.String):
        message = Text(f"`{field.zh}` 应为{wanted.zh}", f"`{field.name}` takes {wanted.en}")
        found.append(BAD_VALUE.at(node.span, message))
        return None
    if node.text in spellings:
        return spellings[node.text]
    help = did_you_mean(node.text, spellings)
    if help is None and rule is BAD_VALUE:
        help = _listed(spellings)
    article, what = wanted.en.split(" ", 1) if wanted.en.startswith("a ") else ("", wanted.en)
    message = Text(
        f"未知的{wanted.zh} `{node.text}`",
        f"unknown {what} `{node.text}`" if article else f"`{field.name}` takes {what}",
    )
    fix = respelt(node.span, node.text, spellings)
    found.append(rule.at(node.span, message, help=help, fix=fix))
    return None


def _listed(spellings: Mapping[str, str]) -> Text:
    zh = [word for word, id in spellings.items() if word != id]
    en = list(dict.fromkeys(spellings.values()))
    return Text(f"可取：{'、'.join(zh)}", f"one of: {', '.join(en)}")


def _no_field(left: nodes.Value) -> Diagnostic:
    help = fix = None
    if isinstance(left, nodes.Path):
        help = did_you_mean(left.text, FIELD_BY_SPELLING)
        fix = respelt(left.span, left.text, FIELD_BY_SPELLING)
        message = Text(
            f"不能按 `{left.text}` 比较", f"there is no property `{left.text}` to compare"
        )
    else:
        message = Text("比较的左边应为属性", "a property stands on the left of a comparison")
    return UNKNOWN_PROPERTY.at(left.span, message, help=help or _fields(FIELDS), fix=fix)


def _fields(fields: Iterable[Field]) -> Text:
    fields = tuple(fields)
    return Text(
        f"可比较：{'、'.join(field.zh for field in fields)}、元数据.键",
        f"there are: {', '.join(field.name for field in fields)}, meta.key",
    )


def _no_order(node: nodes.Comparison, field: Field) -> Diagnostic:
    return BAD_VALUE.at(
        node.span,
        Text(f"`{field.zh}` 不分大小", f"`{field.name}` has no order"),
        help=Text("只能用 `=` 或 `!=`", "compare it with `=` or `!=`"),
    )


def _wrong(node: nodes.Comparison, name: str, type: FieldType) -> Diagnostic:
    wanted = _WANTED[type]
    message = Text(f"`{name}` 应与{wanted.zh}比较", f"`{name}` is compared with {wanted.en}")
    return BAD_VALUE.at(node.right.span, message)
