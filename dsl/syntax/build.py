"""The parser's callbacks: each makes the node of one grammar rule from its children."""

from __future__ import annotations

from typing import Any, TypeVar

from citydsl.dsl.source import Span
from citydsl.dsl.syntax import literals
from citydsl.dsl.syntax.lexer import Token
from citydsl.dsl.syntax.nodes import (
    Arrow,
    Between,
    BinaryOp,
    Block,
    Cite,
    Comparison,
    Date,
    Declaration,
    Fact,
    Formula,
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
    Tag,
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
_LITERALS = {
    "STRING": literals.string,
    "LONG_STRING": literals.long_string,
    "NUMBER": literals.number,
    "DATE": literals.date,
}


class Build:
    """Callbacks by rule name, for lark's inline transformer."""

    def NAME(self, token: Token) -> Name:
        return _new(Name, token[1:])

    def STRING(self, token: Token) -> String:
        return literals.string(token.text, token.span)

    def LONG_STRING(self, token: Token) -> String:
        return literals.long_string(token.text, token.span)

    def NUMBER(self, token: Token) -> Number:
        return literals.number(token.text, token.span)

    def DATE(self, token: Token) -> Date:
        return literals.date(token.text, token.span)

    def TAG(self, token: Token) -> Tag:
        return Tag(token.text[1:], token.span)

    def file(self, children: Children) -> tuple[Statement, ...]:
        return tuple(children)

    def block(self, children: Children) -> Block:
        return Block(tuple(children[1:-1]), _span(children))

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
        return Property(children[0], tuple(children[1:]), _span(children))

    def ends(self, children: Children) -> list[Path]:
        return children

    def arrow(self, children: Children) -> Arrow:
        opener: Token = children[0]
        verb = children[1] if len(children) > 1 else None
        inferred = "WAVY" in opener.type
        return Arrow(inferred, "BOTH" in opener.type, verb, _span(children))

    def relation(self, children: Children) -> Relation:
        subjects, arrow, objects, *rest = children
        label, cites, block = _sorted(rest)
        span = _between(subjects[0].span, _last(children[-1]))
        return Relation(tuple(subjects), arrow, tuple(objects), label, cites, block, span)

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
        span = _between(children[0].span, (members or children[-2]).span)
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
        op = children[0] if isinstance(children[0], Token) else None
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
        return _new(Path, (tuple(children), _span(children)))

    def either(self, children: Children) -> BinaryOp:
        return BinaryOp("or", children[0], children[2], _span(children))

    def both(self, children: Children) -> BinaryOp:
        return BinaryOp("and", children[0], children[2], _span(children))

    def denied(self, children: Children) -> Not:
        return Not(children[1], _span(children))

    def comparison(self, children: Children) -> Comparison:
        op = _op(children[1]) if isinstance(children[1], Token) else "="
        return Comparison(children[0], op, children[-1], _span(children))

    def reaching(self, children: Children) -> Between:
        return Between(None, children[1], _span(children))

    def reached(self, children: Children) -> Between:
        return Between(children[0], children[2] if len(children) > 2 else None, _span(children))

    def grouped(self, children: Children) -> Value:
        value: Value = children[1]
        return value

    def below(self, children: Children) -> Pattern:
        path = Path(tuple(children[:-1]), _span(children[:-1]))
        return Pattern(path, children[-1].type == "STARS", _span(children))

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
    inferred = type(children[0]) is Token
    kind, *rest = children[1:] if inferred else children
    id = parent = None
    if rest and type(rest[0]) is Name:
        id, *rest = rest
    label, cites, block = _sorted(rest)
    for child in rest:
        if type(child) is _Parent:
            parent = child.name
    return Declaration(kind, id, label, parent, cites, block, inferred, _span(children))


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


def _op(token: Token) -> str:
    text = token.text
    return _OPS.get(text) or text.translate(str.maketrans("！＝＜＞～", "!=<>~"))


def _one(children: Children, kind: type[N]) -> N | None:
    for child in children:
        if isinstance(child, kind):
            return child
    return None


def _many(children: Children, kind: type[N]) -> tuple[N, ...]:
    return tuple(child for child in children if isinstance(child, kind))


def _last(child: Any) -> Span:
    span: Span = child[-1].span if isinstance(child, list) else child.span
    return span


def _span(children: Children) -> Span:
    first, last = children[0].span, children[-1].span
    return first if first is last else _new(Span, (first[0], first[1], last[2]))


def _between(first: Span, last: Span) -> Span:
    return _new(Span, (first[0], first[1], last[2]))
