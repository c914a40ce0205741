"""The properties of a block, read by the table: values of the right type, or a finding."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from citydsl.dsl.diagnostics import Diagnostic, Note, Rule, Text
from citydsl.dsl.fixes import respelt, without
from citydsl.dsl.links import safe_link
from citydsl.dsl.model.rules import (
    BAD_VALUE,
    DUPLICATE_PROPERTY,
    UNKNOWN_KIND,
    UNKNOWN_LAYER,
    UNKNOWN_PILLAR,
    UNKNOWN_PROPERTY,
    UNSAFE_LINK,
)
from citydsl.dsl.model.words import Words
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.dsl.vocabulary.properties import PROPERTIES, Property, Type, owned_by

__all__ = ["Values", "read_values"]

Values = dict[str, Any]
"""Property name to value: str, int, float, tuple of str, or nodes still to bind."""

_WORDED = nodes.String | nodes.Number | nodes.Date | nodes.Path
_owned = cache(owned_by)


def read_values(
    properties: Iterable[nodes.Property], owner: str, words: Words, found: list[Diagnostic]
) -> Values:
    """Read the properties of one owner; what is wrong is reported and left out."""
    table = _owned(owner)
    values: Values = {}
    places: dict[str, nodes.Property] = {}
    for node in properties:
        prop = table.get(node.name.text)
        if prop is None:
            found.append(_unknown(node, owner, table))
        elif prop.name in places:
            found.append(_twice(node, places[prop.name]))
        else:
            places[prop.name] = node
            value = _READERS[prop.type](node, prop, words, found)
            if value is not None:
                values[prop.name] = value
    return values


def _text(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    value = node.values[0]
    if len(node.values) == 1 and isinstance(value, _WORDED):
        return value.text
    found.append(_wrong(node, Text("一段文字", "one text")))
    return None


def _texts(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    texts = [value.text for value in node.values if isinstance(value, nodes.String | nodes.Path)]
    if len(texts) == len(node.values):
        return tuple(texts)
    found.append(_wrong(node, Text("文字", "texts")))
    return None


def _integer(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    value = node.values[0]
    if len(node.values) == 1 and isinstance(value, nodes.Number):
        number = value.value
        if isinstance(number, int) and number > 0 and not value.percent:
            return number
    found.append(_wrong(node, Text("一个正整数", "a whole number above zero")))
    return None


def _number(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    value = node.values[0]
    if len(node.values) == 1 and isinstance(value, nodes.Number):
        return value.value
    found.append(_wrong(node, Text("一个数字", "a number")))
    return None


def _date(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    value = node.values[0]
    if len(node.values) == 1:
        if isinstance(value, nodes.Date) and _possible(value.text):
            return value.text
        if isinstance(value, nodes.Number) and re.fullmatch(r"\d{4}", value.text):
            return value.text
    found.append(
        _wrong(
            node, Text("日期，如 2018、2018-10、2018-10-04", "a date: 2018, 2018-10, 2018-10-04")
        )
    )
    return None


def _possible(date: str) -> bool:
    _, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return 1 <= month <= 12 and 1 <= day <= 31


def _link(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    value = node.values[0]
    if len(node.values) != 1 or not isinstance(value, nodes.String):
        found.append(_wrong(node, Text("引号中的链接", "a quoted link")))
    elif not safe_link(value.text):
        found.append(
            UNSAFE_LINK.at(
                value.span,
                Text("链接的协议不被允许", "a link of this scheme is not allowed"),
                help=Text(
                    "可用 http、https、mailto 或相对链接",
                    "use http, https, mailto or a relative link",
                ),
            )
        )
    else:
        return value.text
    return None


def _tags(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    tags = [value.text for value in node.values if isinstance(value, nodes.Tag)]
    if len(tags) == len(node.values):
        return tuple(tags)
    found.append(_wrong(node, Text("标签，如 #一期", "tags such as #phase1")))
    return None


def _choice(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    choices = CHOICES[prop.choices]
    value = node.values[0]
    given = value.text if isinstance(value, nodes.Path | nodes.String) else None
    for choice in choices:
        if len(node.values) == 1 and given in (choice.id, choice.zh):
            return choice.id
    spellings = [spelling for choice in choices for spelling in (choice.id, choice.zh)]
    listed_zh = "、".join(choice.zh for choice in choices)
    listed_en = ", ".join(f"`{choice.id}`" for choice in choices)
    found.append(
        BAD_VALUE.at(
            value.span,
            Text(
                f"`{node.name.text}` 不能取 `{value.span.text}`",
                f"`{node.name.text}` cannot be `{value.span.text}`",
            ),
            help=did_you_mean(given or "", spellings)
            or Text(f"可取：{listed_zh}", f"one of: {listed_en}"),
            fix=respelt(value.span, given or "", spellings),
        )
    )
    return None


def _theme(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    """A theme by its name, or the file that holds one, known by its path from where specs are."""
    from citydsl.dsl.model.pictures import ThemeChoice

    value = node.values[0]
    if len(node.values) == 1 and isinstance(value, nodes.String) and value.text.endswith(".toml"):
        beside = posixpath.dirname(value.span.source.name)
        name = posixpath.normpath(posixpath.join(beside, value.text))
        return ThemeChoice(name, value.text, value.span)
    theme = _choice(node, prop, words, found)
    return theme and ThemeChoice(theme)


def _layer(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    return _word(node, words.layers, UNKNOWN_LAYER, Text("层", "layer"), found)


def _pillar(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    return _word(node, words.pillars, UNKNOWN_PILLAR, Text("支柱", "pillar"), found)


def _word(
    node: nodes.Property, spellings: dict[str, str], rule: Rule, what: Text, found: list[Diagnostic]
) -> str | None:
    value = node.values[0]
    if len(node.values) != 1 or not isinstance(value, nodes.Path | nodes.String):
        found.append(_wrong(node, Text(f"一个{what.zh}", f"a {what.en}")))
        return None
    if value.text in spellings:
        return spellings[value.text]
    message = Text(f"未知的{what.zh} `{value.text}`", f"unknown {what.en} `{value.text}`")
    help = did_you_mean(value.text, spellings)
    fix = respelt(value.span, value.text, spellings)
    found.append(rule.at(value.span, message, help=help, fix=fix))
    return None


def _layers(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    return _each(node, words.layers, UNKNOWN_LAYER, Text("层", "layer"), found)


def _pillars(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    return _each(node, words.pillars, UNKNOWN_PILLAR, Text("支柱", "pillar"), found)


def _kinds(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    return _each(node, words.kinds, UNKNOWN_KIND, Text("类型", "kind"), found)


def _each(
    node: nodes.Property, spellings: dict[str, str], rule: Rule, what: Text, found: list[Diagnostic]
) -> tuple[str, ...]:
    """Several words; those nobody declares are reported and left out."""
    one_by_one = (node._replace(values=(value,)) for value in node.values)
    ids = (_word(one, spellings, rule, what, found) for one in one_by_one)
    return tuple(id for id in ids if id is not None)


def _path(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    if len(node.values) == 1 and isinstance(node.values[0], nodes.Path):
        return node.values[0]
    found.append(_wrong(node, Text("一个名称", "a name")))
    return None


def _predicates(node: nodes.Property, prop: Property, words: Words, found: list[Diagnostic]) -> Any:
    return node.values


_Reader = Callable[[nodes.Property, Property, Words, list[Diagnostic]], Any]
_READERS: dict[Type, _Reader] = {
    Type.TEXT: _text,
    Type.TEXTS: _texts,
    Type.INTEGER: _integer,
    Type.NUMBER: _number,
    Type.DATE: _date,
    Type.LINK: _link,
    Type.TAGS: _tags,
    Type.CHOICE: _choice,
    Type.LAYER: _layer,
    Type.LAYERS: _layers,
    Type.PILLAR: _pillar,
    Type.PILLARS: _pillars,
    Type.KINDS: _kinds,
    Type.PATH: _path,
    Type.THEME: _theme,
    Type.PREDICATES: _predicates,
}


def _unknown(node: nodes.Property, owner: str, table: dict[str, Property]) -> Diagnostic:
    name = node.name.text
    help = did_you_mean(name, table)
    owners = [prop.owners for prop in PROPERTIES if name in (prop.name, prop.zh)]
    if help is None and owners:
        listed = ", ".join(dict.fromkeys(f"`{owner}`" for names in owners for owner in names))
        help = Text(f"`{name}` 属于：{listed}", f"`{name}` belongs to: {listed}")
    elif help is None:
        help = Text(
            "语言里没有的内容写进 `元数据 { … }`",
            "what the language has no word for goes into `meta { … }`",
        )
    message = Text(f"未知的属性 `{name}`", f"unknown property `{name}`")
    fix = respelt(node.name.span, name, table)
    return UNKNOWN_PROPERTY.at(node.name.span, message, help=help, fix=fix)


def _twice(node: nodes.Property, first: nodes.Property) -> Diagnostic:
    name = node.name.text
    return DUPLICATE_PROPERTY.at(
        node.name.span,
        Text(f"属性 `{name}` 重复", f"property `{name}` is given twice"),
        notes=(Note(first.name.span, Text("第一次在这里", "first given here")),),
        help=Text(
            "只保留一个；多个值用逗号隔开", "keep one; several values are separated by commas"
        ),
        fix=without(node.span, safe=True) if _said(node) == _said(first) else None,
    )


def _said(node: nodes.Property) -> list[str]:
    return [value.span.text for value in node.values]


def _wrong(node: nodes.Property, wanted: Text) -> Diagnostic:
    span = node.values[0].span._replace(end=node.values[-1].span.end)
    return BAD_VALUE.at(
        span,
        Text(
            f"`{node.name.text}` 应为{wanted.zh}",
            f"`{node.name.text}` takes {wanted.en}",
        ),
    )
