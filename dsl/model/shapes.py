"""Declarations told apart by the shape their first word names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citydsl.dsl.syntax import nodes
from citydsl.dsl.vocabulary.shapes import SHAPE_BY_SPELLING

__all__ = ["declarations", "properties_of", "shape_of"]


def shape_of(node: nodes.Statement) -> str | None:
    """The shape a declaration has for the compiler; None for elements and other statements."""
    if isinstance(node, nodes.Declaration):
        return SHAPE_BY_SPELLING.get(node.kind.text)
    return None


def declarations(statements: Iterable[nodes.Statement], shape: str) -> Iterator[nodes.Declaration]:
    """The declarations of one shape."""
    for node in statements:
        if isinstance(node, nodes.Declaration) and shape_of(node) == shape:
            yield node


def properties_of(block: nodes.Block | None) -> Iterator[nodes.Property]:
    """The properties of a block."""
    for node in block.statements if block else ():
        if isinstance(node, nodes.Property):
            yield node
