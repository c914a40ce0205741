"""Values inside `meta`: the model holds their very text, so they are printed as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citydsl.dsl.format.words import VERBATIM
from citydsl.dsl.model.shapes import properties_of, shape_of
from citydsl.dsl.source import Span
from citydsl.dsl.syntax import nodes
from citydsl.dsl.syntax.lexer import Token

__all__ = ["keep_meta"]


def keep_meta(file: nodes.File, tokens: list[Token]) -> list[Token]:
    """Join the tokens of each value inside `meta` that is no string into one, to keep as it is."""
    kept = {span.start: span for span in _values(file.statements)}
    if not kept:
        return tokens
    joined: list[Token] = []
    end = 0
    for token in tokens:
        span = kept.get(token.span.start)
        if span is not None:
            joined.append(Token(VERBATIM, span.text.replace("\r\n", "\n"), span))
            end = span.end
        elif token.span.start >= end:
            joined.append(token)
    return joined


def _values(statements: Iterable[nodes.Statement]) -> Iterator[Span]:
    for node in statements:
        if isinstance(node, nodes.Use | nodes.Property):
            continue
        if shape_of(node) == "meta":
            for one in properties_of(node.block):
                yield from (value.span for value in one.values if _is_kept(value))
        yield from _values(node.block.statements if node.block else ())


def _is_kept(value: nodes.Value) -> bool:
    text = value.span.text
    plain = not any(mark in text for mark in ("//", "／／", "/*"))
    return plain and not isinstance(value, nodes.String)
