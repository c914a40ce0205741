"""The language's own words in the other language: what a word is written as, by its place.

Only what certainly means a word of the grammar, the tables or the prelude is changed: names and
kinds a spec declares are its own, and so is a name that something declared could be meant by.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from citydsl.dsl.format.own_words import Language, Spellings, own_words, same_thing
from citydsl.dsl.model.declare_words import WORD_SHAPES
from citydsl.dsl.model.fields import FIELD_BY_SPELLING, META, FieldType
from citydsl.dsl.model.shapes import shape_of
from citydsl.dsl.syntax import nodes
from citydsl.dsl.syntax.keywords import KEYWORDS
from citydsl.dsl.syntax.lexer import Token
from citydsl.dsl.vocabulary.properties import ELEMENT, Property, Type, owned_by

__all__ = ["respell"]

_owned = cache(owned_by)
_KEYWORD = {keyword.terminal: keyword for keyword in KEYWORDS}
_ID_FROM_KIND = frozenset({None, "city"})
"""The shapes whose id is the kind's word where neither an id nor a label stands."""

_RELATED_PARTS = "_"


def respell(file: nodes.File, tokens: Iterable[Token], to: Language) -> dict[int, str]:
    """Return the spelling in `to` of each word that has one, by its offset."""
    walk = _Walk(file, to)
    for statement in file.statements:
        walk.statement(statement, "")
    names = {name.span.start for name in _names(file.statements)}
    for token in tokens:
        keyword = _KEYWORD.get(token.type)
        if keyword and token.span.start not in names:
            walk.spelled[token.span.start] = keyword.zh if to == "zh" else keyword.en
    return walk.spelled


class _Walk:
    """A walk over a file that notes each word to be written otherwise."""

    def __init__(self, file: nodes.File, to: Language) -> None:
        self.words = own_words(to)
        self.to = to
        self.taken = frozenset(same_thing(name) for name in _declared(file.statements))
        self.spelled: dict[int, str] = {}

    def statement(self, node: nodes.Statement, owner: str) -> None:
        """Note the words of a statement that stands inside an `owner` of properties."""
        match node:
            case nodes.Declaration():
                self._declaration(node)
            case nodes.Property():
                self._property(node, owner)
            case nodes.Relation():
                self._relation(node)
            case nodes.Formula():
                for term in node.terms:
                    # What stands before another word is a measure word: 3 级 level().
                    self._put_all(term.words[-1:], self.words.kinds)
                self._block(node.block, "formula")
            case nodes.Fact():
                self._block(node.block, "fact")
            case nodes.Use():
                pass

    def _put(self, name: nodes.Name, spellings: Spellings) -> None:
        if name.text in spellings:
            self.spelled[name.span.start] = spellings[name.text]

    def _put_all(self, names: Iterable[nodes.Name], spellings: Spellings) -> None:
        for name in names:
            self._put(name, spellings)

    def _block(self, block: nodes.Block | None, owner: str) -> None:
        for node in block.statements if block else ():
            self.statement(node, owner)

    def _declaration(self, node: nodes.Declaration) -> None:
        shape = shape_of(node)
        if shape not in _ID_FROM_KIND or node.id or _made_id(node):
            self._put(node.kind, self.words.shapes if shape else self.words.kinds)
        if shape == "kind" and node.parent:
            self._put(node.parent, self.words.kinds)
        self._block(node.block, shape or ELEMENT)

    def _relation(self, node: nodes.Relation) -> None:
        if node.arrow.verb:
            self._put(node.arrow.verb, self.words.verbs)
        for path in (*node.subjects, *node.objects):
            if len(path.parts) == 1 and not self._could_be_declared(path.text):
                self._put(path.parts[0], self.words.kinds)
        self._block(node.block, "relation")

    def _could_be_declared(self, name: str) -> bool:
        """Whether something of the spec has this name or another of the same word's."""
        thing = same_thing(name)
        return thing is None or thing in self.taken

    def _property(self, node: nodes.Property, owner: str) -> None:
        prop = _owned(owner).get(node.name.text)
        if prop is None:
            return
        self.spelled[node.name.span.start] = prop.zh if self.to == "zh" else prop.name
        if prop.type is Type.PREDICATES:
            for test in _tests(node.values):
                self._test(test)
            return
        spellings = self._values(prop)
        for value in node.values:
            self._word(value, spellings)

    def _word(self, value: nodes.Value, spellings: Spellings) -> None:
        if isinstance(value, nodes.Path) and len(value.parts) == 1:
            self._put(value.parts[0], spellings)

    def _values(self, prop: Property) -> Spellings:
        match prop.type:
            case Type.LAYER | Type.LAYERS:
                return self.words.layers
            case Type.PILLAR | Type.PILLARS:
                return self.words.pillars
            case Type.KINDS:
                return self.words.kinds
            case Type.CHOICE | Type.THEME:
                return self.words.choices[prop.choices]
            case _:
                return {}

    def _test(self, node: nodes.Value) -> None:
        """A test of a view: names of kinds, layers and pillars, or a comparison."""
        match node:
            case nodes.Path() | nodes.Pattern():
                self._selecting(node)
            case nodes.Between():
                for end in (node.subject, node.object):
                    if end is not None:
                        self._selecting(end)
            case nodes.Comparison():
                self._comparison(node)
            case _:
                pass

    def _selecting(self, node: nodes.Path | nodes.Pattern) -> None:
        path = node.path if isinstance(node, nodes.Pattern) else node
        if path is None:
            return
        first, *rest = path.parts
        alone = [part.text for part in rest] in ([], [_RELATED_PARTS])
        if alone and not self._could_be_declared(first.text):
            self._put(first, self.words.things)

    def _comparison(self, node: nodes.Comparison) -> None:
        if not isinstance(node.left, nodes.Path):
            return
        first, *rest = node.left.parts
        if rest:
            self._put_all([first] if first.text in META else (), self.words.fields)
            return
        field = FIELD_BY_SPELLING.get(first.text)
        if field is not None:
            self._put(first, self.words.fields)
            self._word(node.right, self._compared(field.type))

    def _compared(self, type: FieldType) -> Spellings:
        match type:
            case FieldType.KIND:
                return self.words.kinds
            case FieldType.LAYER:
                return self.words.layers
            case FieldType.PILLAR:
                return self.words.pillars
            case FieldType.STATUS:
                return self.words.choices["status"]
            case FieldType.TRUTH:
                return self.words.choices["truth"]
            case _:
                return {}


def _tests(values: Iterable[nodes.Value]) -> Iterator[nodes.Value]:
    """The tests that `and`, `or` and `not` join, however many they are."""
    waiting = [*values]
    while waiting:
        match waiting.pop():
            case nodes.BinaryOp() as joined:
                waiting += (joined.left, joined.right)
            case nodes.Not() as denied:
                waiting.append(denied.value)
            case test:
                yield test


def _declared(statements: Iterable[nodes.Statement]) -> Iterator[str]:
    """Every name a declaration of these gives, but for aliases."""
    for node in statements:
        if isinstance(node, nodes.Declaration):
            yield node.id.text if node.id else _made_id(node) or node.kind.text
            if node.label and shape_of(node) in WORD_SHAPES:
                yield node.label.text
        block = None if isinstance(node, nodes.Use | nodes.Property) else node.block
        yield from _declared(block.statements if block else ())


def _made_id(node: nodes.Declaration) -> str:
    label = unicodedata.normalize("NFKC", node.label.text) if node.label else ""
    return re.sub(r"\W+", "_", label).strip("_")


def _names(statements: Iterable[nodes.Statement]) -> Iterator[nodes.Name]:
    waiting: list[object] = [*statements]
    while waiting:
        one = waiting.pop()
        if isinstance(one, nodes.Name):
            yield one
        elif isinstance(one, tuple):
            waiting += one
