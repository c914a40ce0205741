"""`layer`, `pillar`, `kind` and `verb` declarations to the words in scope."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from citydsl.dsl.diagnostics import Diagnostic, Note, Text
from citydsl.dsl.fixes import respelt
from citydsl.dsl.model.model import Kind, Labels, Layer, Pillar, Reference, Row, Verb
from citydsl.dsl.model.rules import DUPLICATE_ID, MISSING_LABEL, UNKNOWN_KIND
from citydsl.dsl.model.shapes import declarations, properties_of
from citydsl.dsl.model.values import Values, read_values
from citydsl.dsl.model.words import VerbUse, Words
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes
from citydsl.dsl.vocabulary.properties import PROPERTIES
from citydsl.dsl.vocabulary.shapes import SHAPE_BY_SPELLING

__all__ = ["WORD_SHAPES", "declare_words", "labels_of", "unknown_kind"]

# Kinds name layers and pillars, so these come first.
WORD_SHAPES = ("layer", "pillar", "kind", "verb", "reference")
_MIDDLE = 100


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


class _Word(NamedTuple):
    """One declaration, read as far as it is the same for every shape."""

    shape: str
    name: str
    labels: Labels
    values: Values
    node: nodes.Declaration
    span: Span

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name it can be used by."""
        names = (self.name, self.labels.zh, *self.values.get("alias", ()))
        return tuple(dict.fromkeys(name for name in names if name))


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
        word = _Word(shape, name, labels, values, node, (node.id or node.label or node.kind).span)
        if not self._claim(word, word.name):
            return
        match shape:
            case "layer":
                self.words.layer_by_id[name] = _layer(word)
                self._spell(word, self.words.layers)
            case "pillar":
                self.words.pillar_by_id[name] = _pillar(word)
                self._spell(word, self.words.pillars)
            case "kind":
                self.words.kind_by_id[name] = _kind(word, self._parent(node))
                self._spell(word, self.words.kinds)
            case "verb":
                self._verb(word)
            case "reference":
                self.words.reference_by_id[name] = self._reference(word)

    def _verb(self, word: _Word) -> None:
        name, values = word.name, word.values
        self.words.verb_by_id[name] = Verb(name, word.labels, values.get("describe", ""), word.span)
        uses = [(spelling, False) for spelling in word.spellings]
        uses += [(spelling, True) for spelling in values.get("inverse", ())]
        for spelling, inverse in uses:
            if self._claim(word, spelling):
                self.words.verbs[spelling] = VerbUse(name, inverse)

    def _reference(self, word: _Word) -> Reference:
        statements = word.node.block.statements if word.node.block else ()
        rows = tuple(self._row(node) for node in declarations(statements, "row"))
        return Reference(word.name, word.labels, rows, word.values.get("describe", ""), word.span)

    def _row(self, node: nodes.Declaration) -> Row:
        values = read_values(properties_of(node.block), "row", self.words, self.found)
        label = node.label.text if node.label else ""
        name = node.id.text if node.id else label
        return Row(
            name,
            labels_of(label or name, values),
            values.get("layers", ()),
            values.get("pillars", ()),
            values.get("describe", ""),
            (node.id or node.label or node.kind).span,
        )

    def _parent(self, node: nodes.Declaration) -> Kind | None:
        if node.parent is None:
            return None
        id = self.words.kinds.get(node.parent.text)
        if id is None:
            self.found.append(unknown_kind(node.parent, self.words))
            return None
        return self.words.kind_by_id[id]

    def _spell(self, word: _Word, spellings: dict[str, str]) -> None:
        for spelling in word.spellings:
            if self._claim(word, spelling):
                spellings[spelling] = word.name

    def _claim(self, word: _Word, spelling: str) -> bool:
        """Take a spelling for a word, or report whose it is already."""
        before = self.words.places.setdefault((word.shape, spelling), word.span)
        if before is word.span:
            return True
        self.found.append(
            DUPLICATE_ID.at(
                word.span,
                Text(f"`{spelling}` 已经声明过", f"`{spelling}` is declared already"),
                notes=(Note(before, Text("第一次在这里", "first declared here")),),
                help=Text("换一个名称", "take another name"),
            )
        )
        return False


def _layer(word: _Word) -> Layer:
    values = word.values
    return Layer(
        word.name,
        word.labels,
        values.get("order", _MIDDLE),
        values.get("look", "band"),
        values.get("describe", ""),
        word.span,
    )


def _pillar(word: _Word) -> Pillar:
    values = word.values
    return Pillar(
        word.name,
        word.labels,
        values.get("order", _MIDDLE),
        values.get("side", "right"),
        values.get("describe", ""),
        word.span,
    )


def _kind(word: _Word, parent: Kind | None) -> Kind:
    """A kind; what it does not say itself it has from its parent."""
    values = word.values
    layer, pillar = values.get("layer"), values.get("pillar")
    if parent and not (layer or pillar):
        layer, pillar = parent.layer, parent.pillar
    external = values.get("external", "yes" if parent and parent.external else "no")
    return Kind(
        word.name,
        word.labels,
        values.get("plural", ""),
        parent.id if parent else None,
        layer,
        pillar,
        external == "yes",
        values.get("contains", parent.contains if parent else ()),
        values.get("stands_in", parent.stands_in if parent else ()),
        values.get("describe", ""),
        word.span,
    )


def unknown_kind(name: nodes.Name, words: Words) -> Diagnostic:
    """Report a kind nobody declares, with the nearest one."""
    help = _as_property(name.text) or did_you_mean(name.text, (*words.kinds, *SHAPE_BY_SPELLING))
    help = help or Text(
        f"`citydsl kinds` 列出所有类型；自定类型写作 `类型 {name.text} “…”`",
        f'`citydsl kinds` lists all; declare your own with `kind {name.text} "…"`',
    )
    message = Text(f"未知的类型 `{name.text}`", f"unknown kind `{name.text}`")
    fix = respelt(name.span, name.text, (*words.kinds, *SHAPE_BY_SPELLING))
    return UNKNOWN_KIND.at(name.span, message, help=help, fix=fix)


def _as_property(name: str) -> Text | None:
    """What to say where a property stands without its colon."""
    if all(name not in (prop.name, prop.zh) for prop in PROPERTIES):
        return None
    return Text(f"属性写作 `{name}: 值`", f"a property is written `{name}: value`")
