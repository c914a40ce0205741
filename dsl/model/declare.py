"""The first walk: every city and element gets its path, kind, properties and place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from citydsl.dsl.diagnostics import Diagnostic, Note, Text
from citydsl.dsl.model.declare_words import WORD_SHAPES, labels_of, unknown_kind
from citydsl.dsl.model.documents import bind_cites
from citydsl.dsl.model.drafts import CityDraft
from citydsl.dsl.model.model import Citation, Document, Element, Kind
from citydsl.dsl.model.rules import DUPLICATE_ID, MISPLACED
from citydsl.dsl.model.scope import Scope
from citydsl.dsl.model.shapes import declarations, properties_of, shape_of
from citydsl.dsl.model.values import Values, read_values
from citydsl.dsl.model.words import Words
from citydsl.dsl.source import Span
from citydsl.dsl.syntax import nodes
from citydsl.dsl.syntax.parse import BROKEN

__all__ = ["Declarer", "id_from"]

_TOP_ONLY = frozenset({*WORD_SHAPES, "source"})


class Declarer:
    """Walks files and collects drafts of their cities."""

    def __init__(
        self, words: Words, documents: Mapping[str, Document], found: list[Diagnostic]
    ) -> None:
        self.words = words
        self.documents = documents
        self.found = found
        self.root = Scope("", "", None, None, "")
        self.cities: list[CityDraft] = []

    def drafts(self) -> Iterator[CityDraft]:
        """Every city, outer ones first."""
        for city in self.cities:
            yield from city.walk()

    def file(self, file: nodes.File) -> None:
        """Declare what stands at the top of a file."""
        for node in file.statements:
            if isinstance(node, nodes.Use):
                continue
            if isinstance(node, nodes.Declaration):
                shape = shape_of(node)
                if shape == "city":
                    self._city(node, self.root, None)
                    continue
                if shape in _TOP_ONLY:
                    continue
                if node.kind.text == BROKEN:
                    self._lost(node)
                    continue
                if shape is None and node.kind.text not in self.words.kinds:
                    self.found.append(unknown_kind(node.kind, self.words))
                    continue
            self._misplaced(
                node.span,
                Text("只能写在城市里", "this stands inside a city"),
                Text("放进 `城市 … { }` 里", "move it into `city … { }`"),
            )

    def _lost(self, node: nodes.Declaration) -> None:
        """Check the block of a head that could not be kept: its findings count, it does not."""
        scope = Scope("?", "city", node.span, self.root, "?")
        draft = CityDraft(scope, "?", "?", labels_of("?", {}), {}, (), node.span)
        self._block(node.block, draft, scope, None)

    def _city(self, node: nodes.Declaration, outer: Scope, within: CityDraft | None) -> None:
        id = _id_of(node)
        path = f"{outer.path}.{id}" if outer.path else id
        scope = Scope(path, "city", _name_span(node), outer, path)
        if not self._enter(scope, outer, id):
            self._lost(node)
            return
        values = self._values(node, "city")
        self._alias(scope, outer, values.get("alias", ()))
        cites = bind_cites(node.cites, self.documents, self.found)
        if not cites and within is not None:
            cites = within.cites
        label = node.label.text if node.label else id
        draft = CityDraft(
            scope, id, label, labels_of(label, values), values, cites, _name_span(node)
        )
        (within.cities if within else self.cities).append(draft)
        self._block(node.block, draft, scope, None)

    def _block(
        self, block: nodes.Block | None, city: CityDraft, scope: Scope, whole: Element | None
    ) -> None:
        for node in block.statements if block else ():
            match node:
                case nodes.Declaration():
                    self._declaration(node, city, scope, whole)
                case nodes.Relation() | nodes.Formula() | nodes.Fact():
                    city.pending.append((scope, node))
                case nodes.Use():
                    self._misplaced(
                        node.span,
                        Text("`use` 只能写在文件顶层", "`use` stands at the top of a file"),
                        Text("移到城市之外", "move it out of the city"),
                    )
                case nodes.Property():
                    pass

    def _declaration(
        self, node: nodes.Declaration, city: CityDraft, scope: Scope, whole: Element | None
    ) -> None:
        word = node.kind.text
        shape = shape_of(node)
        if shape == "city" and whole is None:
            self._city(node, scope, city)
        elif shape in ("note", "anomaly") or (shape in ("view", "flow") and whole is None):
            city.pending.append((scope, node))
        elif shape == "meta":
            pass
        elif shape is not None:
            where = Text("只能写在文件顶层", "stands at the top of a file")
            if shape in ("city", "view", "flow"):
                where = Text("不能写在元素里", "cannot stand inside an element")
            elif shape == "override":
                where = Text("只能写在视图里", "stands in a view")
            self._misplaced(
                node.kind.span,
                Text(f"`{word}` {where.zh}", f"`{word}` {where.en}"),
                Text("移到外面", "move it out"),
            )
        elif word == BROKEN:
            self._block(node.block, city, scope, whole)
        elif word in self.words.kinds:
            kind = self.words.kind_by_id[self.words.kinds[word]]
            self._element(node, kind, city, scope, whole)
        else:
            self.found.append(unknown_kind(node.kind, self.words))
            # The name is entered all the same: one mistake, one finding.
            self._element(node, None, city, scope, whole)

    def _element(
        self,
        node: nodes.Declaration,
        kind: Kind | None,
        city: CityDraft,
        outer: Scope,
        whole: Element | None,
    ) -> None:
        id = _id_of(node)
        if node.id is None and node.label is None:
            id = _free(id, outer)
        path = f"{outer.path}.{id}"
        span = _name_span(node)
        scope = Scope(path, kind.id if kind else "", span, outer, city.scope.path, node.inferred)
        if not self._enter(scope, outer, id):
            self._lost(node)
            return
        values = self._values(node, "element")
        self._alias(scope, outer, values.get("alias", ()))
        cites = bind_cites(node.cites, self.documents, self.found)
        if kind is None:
            self._block(node.block, city, scope, whole)
            return
        element = _element(node, id, path, kind, whole, values, cites or city.cites, span)
        city.elements.append(element)
        self._block(node.block, city, scope, element)

    def _values(self, node: nodes.Declaration, owner: str) -> Values:
        statements = node.block.statements if node.block else ()
        values = read_values(properties_of(node.block), owner, self.words, self.found)
        for inner in declarations(statements, "meta"):
            values["meta"] = values.get("meta", ()) + _meta(inner)
        return values

    def _enter(self, scope: Scope, outer: Scope, id: str) -> bool:
        before = outer.names.setdefault(id, scope)
        if before is not scope:
            self.found.append(_twice(scope, before, id))
        return before is scope

    def _alias(self, scope: Scope, outer: Scope, aliases: tuple[str, ...]) -> None:
        for alias in aliases:
            before = outer.aliases.setdefault(alias, scope)
            if before is not scope:
                self.found.append(_twice(scope, before, alias))

    def _misplaced(self, span: Span, message: Text, help: Text) -> None:
        self.found.append(MISPLACED.at(span, message, help=help))


def _twice(scope: Scope, before: Scope, name: str) -> Diagnostic:
    assert scope.span is not None
    assert before.span is not None
    return DUPLICATE_ID.at(
        scope.span,
        Text(f"`{name}` 在同一范围内重复声明", f"`{name}` is declared twice in one scope"),
        notes=(Note(before.span, Text("第一次在这里", "first declared here")),),
        help=Text("换一个名称", "give one of them another name"),
    )


def _element(
    node: nodes.Declaration,
    id: str,
    path: str,
    kind: Kind,
    whole: Element | None,
    values: Values,
    cites: tuple[Citation, ...],
    span: Span,
) -> Element:
    label = node.label.text if node.label else id if node.id else kind.labels.pick("zh")
    layer, pillar = values.get("layer"), values.get("pillar")
    if not (layer or pillar):
        layer, pillar = kind.layer, kind.pillar
        if whole is not None and (whole.layer or whole.pillar):
            # A part stands where its whole stands.
            layer, pillar = whole.layer, whole.pillar
    return Element(
        path,
        id,
        kind.id,
        label,
        labels_of(label, values),
        whole.path if whole else None,
        layer,
        pillar,
        values.get("status"),
        node.inferred,
        cites,
        span,
        count=values.get("count"),
        since=values.get("since", ""),
        until=values.get("until", ""),
        alias=values.get("alias", ()),
        tags=values.get("tags", ()),
        link=values.get("link", ""),
        vendor=values.get("vendor", ""),
        describe=values.get("describe", ""),
        meta=values.get("meta", ()),
    )


def _id_of(node: nodes.Declaration) -> str:
    """The id as written, else one made from the label, else from the kind."""
    if node.id is not None:
        return node.id.text
    return (id_from(node.label.text) if node.label is not None else "") or node.kind.text


def id_from(label: str) -> str:
    """The id made from a label; empty where it has nothing an id could hold."""
    made = re.sub(r"\W+", "_", unicodedata.normalize("NFKC", label)).strip("_")
    return f"_{made}" if made[:1].isdigit() else made


def _free(id: str, outer: Scope) -> str:
    """`id`, or with a number behind it where another thing has that made-up name already."""
    number, free = 1, id
    while free in outer.names:
        number += 1
        free = f"{id}_{number}"
    return free


def _name_span(node: nodes.Declaration) -> Span:
    return (node.id or node.label or node.kind).span


def _meta(node: nodes.Declaration) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.name.text, "、".join(_shown(value) for value in one.values))
        for one in properties_of(node.block)
    )


def _shown(value: nodes.Value) -> str:
    return value.text if isinstance(value, nodes.String) else value.span.text
