"""The parser's callbacks: each makes the node of one grammar rule from its children.

Those of the frequent rules know by their places what a child holds: a leaf is (text, source,
start, end), a path (its names,), and a span (source, start, end).
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from citydsl.dsl.source import Span
from citydsl.dsl.syntax.nodes import (
    Arrow,
    Between,
    BinaryOp,
    Block,
    Cite,
    Comparison,
    Declaration,
    Fact,
    Formula,
    Leaf,
    Mark,
    Member,
    Name,
    NormalForm,
    Not,
    Number,
    Path,
    Pattern,
    Property,
    Relation,
    Statement,
    String,
    Term,
    Use,
    Value,
)

__all__ = ["Build"]

N = TypeVar("N")
Children = list[Any]

# A named tuple's own constructor costs three times as much, and nodes are made by the million.
_new = tuple.__new__
_OPS = {"＝": "=", "==": "=", "＝＝": "=", "≠": "!=", "≤": "<=", "≥": ">=", "！": "!"}


class Build:
    """Callbacks by rule name, for lark's inline transformer."""

    def file(self, children: Children) -> tuple[Statement, ...]:
        return tuple(children)

    def block(self, children: Children) -> Block:
        first, *statements, last = children
        span = _new(Span, (first[1], first[2], last[3]))
        return _new(Block, (tuple(statements), span))

    def use(self, children: Children) -> Use:
        return Use(children[1], _span(children))

    def bare(self, children: Children) -> Declaration:
        return _declaration(children)

    def named(self, children: Children) -> Declaration:
        return _declaration(children)

    def labelled(self, children: Children) -> Declaration:
        return _declaration(children)

    def parent(self, children: Children) -> _Parent:
        return _Parent(children[0])

    def property(self, children: Children) -> Property:
        name, *values = children
        span = _new(Span, (name[1], name[2], _end(values[-1])))
        return _new(Property, (name, tuple(values), span))

    def ends(self, children: Children) -> tuple[Path, ...]:
        return tuple(children)

    def arrow(self, children: Children) -> Arrow:
        first, verb, last = children if len(children) == 3 else (children[0], None, children[0])
        inferred, mutual = _arrow(first[0])
        return _new(Arrow, (inferred, mutual, verb, _new(Span, (first[1], first[2], last[3]))))

    def relation(self, children: Children) -> Relation:
        subjects, arrow, objects, *rest = children
        if rest:
            span = _between(subjects[0], rest[-1])
            return _new(Relation, (subjects, arrow, objects, *_sorted(rest), span))
        _, source, start, _ = subjects[0][0][0]
        span = _new(Span, (source, start, objects[-1][0][-1][3]))
        return _new(Relation, (subjects, arrow, objects, None, (), None, span))

    def formula(self, children: Children) -> Formula:
        present = [child for child in children if child is not None]
        return Formula(
            present[1],
            _many(present, Term),
            _many(present, Cite),
            _one(present, Block),
            _span(present),
        )

    def term(self, children: Children) -> Term:
        members: _Members | None = children[-1]
        span = _between(children[0], members or children[-2])
        words = tuple(child for child in children[1:] if isinstance(child, Name))
        named = members.members if members else None
        return Term(children[0], words, _one(children, String), named, span)

    def members(self, children: Children) -> _Members:
        return _Members(tuple(children[1:-1]), _span(children))

    def member(self, children: Children) -> Member:
        return Member(children[-1], len(children) > 1, _span(children))

    def fact(self, children: Children) -> Fact:
        present = [child for child in children if child is not None]
        strings = [child for child in present if isinstance(child, String)]
        return Fact(
            _one(present, Name),
            strings[0],
            strings[1],
            strings[2] if len(strings) > 2 else None,
            _one(present, NormalForm),
            _many(present, Cite),
            _one(present, Block),
            _span(present),
        )

    def normal(self, children: Children) -> NormalForm:
        op = children[0] if isinstance(children[0], Mark) else None
        numbers = [child for child in children if isinstance(child, Number)]
        unit = children[-1] if isinstance(children[-1], Name | String) else None
        return NormalForm(
            _op(op) if op else "=",
            numbers[0],
            numbers[1] if len(numbers) > 1 else None,
            unit,
            _span(children),
        )

    def cite(self, children: Children) -> Cite:
        return Cite(children[1], _one(children, String), _span(children))

    def path(self, children: Children) -> Path:
        return _new(Path, (tuple(children),))

    def either(self, children: Children) -> BinaryOp:
        return BinaryOp("or", children[0], children[2], _span(children))

    def both(self, children: Children) -> BinaryOp:
        return BinaryOp("and", children[0], children[2], _span(children))

    def denied(self, children: Children) -> Not:
        return Not(children[1], _span(children))

    def comparison(self, children: Children) -> Comparison:
        op = _op(children[1]) if isinstance(children[1], Mark) else "="
        return Comparison(children[0], op, children[-1], _span(children))

    def reaching(self, children: Children) -> Between:
        return Between(None, children[1], _span(children))

    def reached(self, children: Children) -> Between:
        return Between(children[0], children[2] if len(children) > 2 else None, _span(children))

    def grouped(self, children: Children) -> Value:
        value: Value = children[1]
        return value

    def below(self, children: Children) -> Pattern:
        path = Path(tuple(children[:-1]))
        return Pattern(path, len(children[-1].text) > 1, _span(children))

    def everything(self, children: Children) -> Pattern:
        return Pattern(None, True, _span(children))


class _Parent:
    """Wraps the name behind a declaration's colon, to tell it from its other names."""

    __slots__ = ("name", "span")

    def __init__(self, name: Name) -> None:
        self.name = name
        self.span = name.span


class _Members:
    """The parenthesised list of a term, with its place."""

    __slots__ = ("members", "span")

    def __init__(self, members: tuple[Member, ...], span: Span) -> None:
        self.members = members
        self.span = span


def _declaration(children: Children) -> Declaration:
    inferred = type(children[0]) is Mark
    kind, *rest = children[1:] if inferred else children
    id = parent = None
    if rest and type(rest[0]) is Name:
        id, *rest = rest
    label, cites, block = _sorted(rest)
    for child in rest:
        if type(child) is _Parent:
            parent = child.name
    span = _span(children)
    return _new(Declaration, (kind, id, label, parent, cites, block, inferred, span))


def _sorted(children: Children) -> tuple[String | None, tuple[Cite, ...], Block | None]:
    """The label, citations and block among children: what most statements end in."""
    label = block = None
    cites: list[Cite] = []
    for child in children:
        shape = type(child)
        if shape is Cite:
            cites.append(child)
        elif shape is Block:
            block = child
        elif shape is String:
            label = child
    return label, tuple(cites), block


@cache
def _arrow(text: str) -> tuple[bool, bool]:
    """Whether a mark draws an inferred relation, and a mutual one."""
    return any(wave in text for wave in "~～⇢"), text[0] in "<＜↔"


def _op(mark: Mark) -> str:
    text = mark.text
    return _OPS.get(text) or text.translate(str.maketrans("！＝＜＞～", "!=<>~"))


def _one(children: Children, kind: type[N]) -> N | None:
    for child in children:
        if isinstance(child, kind):
            return child
    return None


def _many(children: Children, kind: type[N]) -> tuple[N, ...]:
    return tuple(child for child in children if isinstance(child, kind))


def _span(children: Children) -> Span:
    return _between(children[0], children[-1])


def _between(first: Any, last: Any) -> Span:
    """From the first node to the last."""
    begin = first if isinstance(first, Leaf) else first[0][0] if type(first) is Path else first.span
    # The last three of a leaf are those of a span: source, start, end.
    return _new(Span, (begin[-3], begin[-2], _end(last)))


def _end(node: Any) -> int:
    """Where a node ends; asked of leaves and paths for the most part, which have no span ready."""
    if type(node) is Path:
        node = node[0][-1]
    end: int = node[3] if isinstance(node, Leaf) else node.span[2]
    return end
