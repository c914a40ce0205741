"""A predicate as written to one with its names bound; what means nothing is reported."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.dsl.fixes import respelt
from citydsl.dsl.model.predicates import (
    Below,
    Everything,
    Holds,
    InLayer,
    InPillar,
    Join,
    OfKind,
    Predicate,
    Related,
    Step,
    Tagged,
    Test,
    Thing,
    Unknown,
)
from citydsl.dsl.model.read_comparison import read_comparison
from citydsl.dsl.model.rules import BAD_VALUE, UNKNOWN_NAME
from citydsl.dsl.model.scope import Scope, unknown_name
from citydsl.dsl.model.words import Words
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes

__all__ = ["read_predicate"]

_RELATED_PARTS = "_"


def read_predicate(
    node: nodes.Value, scope: Scope, words: Words, found: list[Diagnostic]
) -> Predicate:
    """Bind a predicate where `scope` is; whatever it holds, a predicate comes of it."""
    reader = _Reader(scope, words, found)
    steps: list[Step] = []
    waiting: list[nodes.Value | Join] = [node]
    while waiting:
        one = waiting.pop()
        match one:
            case Join.NOT if steps[-1] is Join.NOT:
                steps.pop()  # twice denied is not denied
            case Join():
                steps.append(one)
            case nodes.BinaryOp():
                waiting += [Join.AND if one.op == "and" else Join.OR, one.right, one.left]
            case nodes.Not():
                waiting += [Join.NOT, one.value]
            case _:
                steps.append(reader.test(one))
    return Predicate(tuple(steps), node.span)


class _Reader:
    """Binds single tests."""

    def __init__(self, scope: Scope, words: Words, found: list[Diagnostic]) -> None:
        self.scope = scope
        self.words = words
        self.found = found

    def test(self, node: nodes.Value) -> Test:
        """Bind a test that joins nothing."""
        match node:
            case nodes.Path() | nodes.Pattern():
                return self._things(node)
            case nodes.Tag():
                return Tagged(node.text)
            case nodes.String():
                return Holds("label", "=", node.text)
            case nodes.Between():
                source = self._things(node.subject) if node.subject else None
                target = self._things(node.object) if node.object else None
                return Related(source, target)
            case nodes.Comparison():
                return read_comparison(node, self.words, self.found)
            case _:
                self.found.append(_selects_nothing(node))
                return Unknown()

    def _things(self, node: nodes.Path | nodes.Pattern) -> Test:
        if isinstance(node, nodes.Path):
            return self._related_parts(node) or self._name(node)
        if node.path is None:
            return Everything()
        return Below(self._name(node.path), "all" if node.deep else "parts")

    def _related_parts(self, path: nodes.Path) -> Test | None:
        """`x._`, unless something is really called so."""
        *whole, last = path.parts
        if not whole or last.text != _RELATED_PARTS or self.scope.find(path):
            return None
        return Below(self._name(nodes.Path(tuple(whole))), "related")

    def _name(self, path: nodes.Path) -> Test:
        """The thing, else the kind, layer or pillar of a name."""
        hit = self.scope.find(path)
        if hit is not None:
            return Thing(hit.path)
        text = path.text
        if text in self.words.kinds:
            return OfKind(self.words.kinds[text])
        if text in self.words.layers:
            return InLayer(self.words.layers[text])
        if text in self.words.pillars:
            return InPillar(self.words.pillars[text])
        self.found.append(self._unknown(path))
        return Unknown()

    def _unknown(self, path: nodes.Path) -> Diagnostic:
        text = path.text
        if len(path.parts) > 1:
            return unknown_name(path, self.scope)
        words = self.words
        known = (*self.scope.visible(), *words.kinds, *words.layers, *words.pillars)
        help = did_you_mean(text, known)
        if help is None:
            return unknown_name(path, self.scope)
        message = Text(f"未知的名称 `{text}`", f"unknown name `{text}`")
        fix = respelt(path.span, text, known)
        return UNKNOWN_NAME.at(path.span, message, help=help, fix=fix)


def _selects_nothing(node: nodes.Value) -> Diagnostic:
    return BAD_VALUE.at(
        node.span,
        Text("这不是条件", "this selects nothing by itself"),
        help=Text(
            "写名称、`#标签`、`甲.**`、`-> 甲` 或比较，如 `数量 > 10`",
            "write a name, `#tag`, `x.**`, `-> x`, or a comparison such as `count > 10`",
        ),
    )
