"""What a spec means apart from how it is written, to tell whether two texts are one spec."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from citydsl.dsl.compile import compile_unit
from citydsl.dsl.diagnostics import Outcome
from citydsl.dsl.model.load import Unit
from citydsl.dsl.model.model import Model
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax import nodes
from citydsl.dsl.syntax.parse import parse

__all__ = ["meaning", "same_meaning"]


def same_meaning(unit: Unit, text: str) -> bool:
    """Whether `text` in place of the unit's main file says the same.

    That is: it uses the same files, gives the same model, and as many findings of each rule, so
    that what a comment allows stays allowed.
    """
    file = parse(Source(name=unit.main.source.name, text=text)).value
    other = Unit((*unit.files[:-1], file))
    return _uses(unit.main) == _uses(file) and _outcome(unit) == _outcome(other)


def _uses(file: nodes.File) -> list[str]:
    return [node.path.text for node in file.statements if isinstance(node, nodes.Use)]


def _outcome(unit: Unit) -> tuple[Any, Counter[str]]:
    compiled = compile_unit(Outcome(unit))
    return meaning(compiled.model), Counter(one.rule.name for one in compiled.diagnostics)


def meaning(model: Model) -> Any:
    """A model without its places in the text, as plain data that can be compared."""
    return _plain(model)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return [(key, _plain(one)) for key, one in value.items()]
    if isinstance(value, tuple):
        return [type(value).__name__, *(_plain(one) for one in value if not _is_place(one))]
    return value


def _is_place(value: Any) -> bool:
    return isinstance(value, Span)
