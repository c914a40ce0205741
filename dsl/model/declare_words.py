"""`layer`, `pillar`, `kind` and `verb` declarations to the words in scope."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files as resources

from citydsl.dsl.diagnostics import Diagnostic, Note, Text
from citydsl.dsl.model.model import Kind, Labels, Layer, Pillar, Verb
from citydsl.dsl.model.rules import DUPLICATE_ID, MISSING_LABEL, UNKNOWN_KIND
from citydsl.dsl.model.shapes import declarations, properties_of
from citydsl.dsl.model.values import Values, read_values
from citydsl.dsl.model.words import VerbUse, Words
from citydsl.dsl.source import Source, Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes
from citydsl.dsl.syntax.parse import parse
from citydsl.dsl.vocabulary.shapes import SHAPE_BY_SPELLING

__all__ = ["WORD_SHAPES", "declare_words", "labels_of", "prelude", "unknown_kind"]

# Kinds name layers and pillars, so these come first.
WORD_SHAPES = ("layer", "pillar", "kind", "verb")
_MIDDLE = 100


@cache
def prelude() -> Words:
    """The words every spec begins with."""
    text = (resources("citydsl.dsl.vocabulary") / "prelude.city").read_text("utf-8")
    outcome = parse(Source(name="prelude.city", text=text))
    words, found = declare_words(Words.empty(), [outcome.value])
    mistakes = [*outcome.diagnostics, *found]
    assert not mistakes, mistakes
    return words


def declare_words(base: Words, files: Iterable[nodes.File]) -> tuple[Words, list[Diagnostic]]:
    """Return `base` and all words the files declare at their top."""
    declared: dict[str, list[nodes.Declaration]] = {shape: [] for shape in WORD_SHAPES}
    for file in files:
        for shape, nodes_of_shape in declared.items():
            nodes_of_shape += declarations(file.statements, shape)
    if not any(declared.values()):
        return base, []
    adding = _Adding(base.copy())
    for shape in WORD_SHAPES:
        for node in declared[shape]:
            adding.add(shape, node)
    return adding.words, adding.found


def labels_of(label: str, values: Values) -> Labels:
    """The label and its translation, told apart by whether the label holds Chinese."""
    zh, en = values.get("zh", ""), values.get("en", "")
    if any(unicodedata.east_asian_width(char) == "W" for char in label):
        return Labels(label, en)
    return Labels(zh, en or label)


class _Adding:
    """Words while they grow."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.found: list[Diagnostic] = []

    def add(self, shape: str, node: nodes.Declaration) -> None:
        """Add one declaration to the words."""
        name = node.id.text if node.id else node.label.text if node.label else ""
        if not name:
            self.found.append(
                MISSING_LABEL.at(
                    node.span,
                    Text(f"`{node.kind.text}` 缺少名称", f"`{node.kind.text}` needs a name"),
                )
            )
            return
        values = read_values(properties_of(node.block), shape, self.words, self.found)
        labels = labels_of(node.label.text if node.label else name, values)
        span = (node.id or node.label or node.kind).span
        adder = getattr(self, f"_{shape}")
        adder(name, labels, values, node, span)

    def _layer(
        self, name: str, labels: Labels, values: Values, node: nodes.Declaration, span: Span
    ) -> None:
        known = self.words.layer_by_id
        if self._taken(span, name, known.get(name)):
            return
        known[name] = Layer(
            name,
            labels,
            values.get("order", _MIDDLE),
            values.get("look", "band"),
            values.get("describe", ""),
            span,
        )
        self._spell(self.words.layers, name, labels, values)

    def _pillar(
        self, name: str, labels: Labels, values: Values, node: nodes.Declaration, span: Span
    ) -> None:
        known = self.words.pillar_by_id
        if self._taken(span, name, known.get(name)):
            return
        known[name] = Pillar(
            name,
            labels,
            values.get("order", _MIDDLE),
            values.get("side", "right"),
            values.get("describe", ""),
            span,
        )
        self._spell(self.words.pillars, name, labels, values)

    def _kind(
        self, name: str, labels: Labels, values: Values, node: nodes.Declaration, span: Span
    ) -> None:
        known = self.words.kind_by_id
        if self._taken(span, name, known.get(name)):
            return
        parent = self._parent(node)
        layer, pillar = values.get("layer"), values.get("pillar")
        if parent and not (layer or pillar):
            layer, pillar = parent.layer, parent.pillar
        external = values.get("external", "yes" if parent and parent.external else "no")
        known[name] = Kind(
            name,
            labels,
            values.get("plural", ""),
            parent.id if parent else None,
            layer,
            pillar,
            external == "yes",
            values.get("describe", ""),
            span,
        )
        self._spell(self.words.kinds, name, labels, values)

    def _verb(
        self, name: str, labels: Labels, values: Values, node: nodes.Declaration, span: Span
    ) -> None:
        known = self.words.verb_by_id
        if self._taken(span, name, known.get(name)):
            return
        known[name] = Verb(name, labels, values.get("describe", ""), span)
        for spelling in (name, labels.zh, *values.get("alias", ())):
            if spelling:
                self.words.verbs.setdefault(spelling, VerbUse(name, inverse=False))
        for spelling in values.get("inverse", ()):
            self.words.verbs.setdefault(spelling, VerbUse(name, inverse=True))

    def _parent(self, node: nodes.Declaration) -> Kind | None:
        if node.parent is None:
            return None
        id = self.words.kinds.get(node.parent.text)
        if id is None:
            self.found.append(unknown_kind(node.parent, self.words))
            return None
        return self.words.kind_by_id[id]

    def _taken(self, span: Span, name: str, before: Kind | Layer | Pillar | Verb | None) -> bool:
        if before is None:
            return False
        self.found.append(
            DUPLICATE_ID.at(
                span,
                Text(f"`{name}` 已经声明过", f"`{name}` is declared already"),
                notes=(Note(before.span, Text("第一次在这里", "first declared here")),),
                help=Text("换一个名称", "take another name"),
            )
        )
        return True

    def _spell(self, spellings: dict[str, str], name: str, labels: Labels, values: Values) -> None:
        for spelling in (name, labels.zh, *values.get("alias", ())):
            if spelling:
                spellings.setdefault(spelling, name)


def unknown_kind(name: nodes.Name, words: Words) -> Diagnostic:
    """Report a kind nobody declares, with the nearest one."""
    help = did_you_mean(name.text, (*words.kinds, *SHAPE_BY_SPELLING)) or Text(
        f"`citydsl kinds` 列出所有类型；自定类型写作 `类型 {name.text} “…”`",
        f'`citydsl kinds` lists all; declare your own with `kind {name.text} "…"`',
    )
    message = Text(f"未知的类型 `{name.text}`", f"unknown kind `{name.text}`")
    return UNKNOWN_KIND.at(name.span, message, help=help)
