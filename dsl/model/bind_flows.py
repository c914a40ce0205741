"""`flow` declarations to flows: each relation in them is a step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.dsl.model.bind_views import named, picture_label
from citydsl.dsl.model.drafts import CityDraft
from citydsl.dsl.model.model import Relation
from citydsl.dsl.model.pictures import Flow, FlowStep
from citydsl.dsl.model.rules import EMPTY_FLOW, MISPLACED
from citydsl.dsl.model.scope import Scope, unknown_name
from citydsl.dsl.model.shapes import properties_of
from citydsl.dsl.model.values import read_values
from citydsl.dsl.model.words import Words
from citydsl.dsl.syntax import nodes

__all__ = ["bind_flow"]

_Found = list[Diagnostic]
Relate: TypeAlias = Callable[[nodes.Relation, list[str], list[str]], list[Relation]]
"""Makes the relations of a statement between bound ends."""


def bind_flow(
    node: nodes.Declaration,
    scope: Scope,
    city: CityDraft,
    words: Words,
    found: _Found,
    relate: Relate,
) -> None:
    """Bind a flow and add it to its city; one without a name or with a taken one is left out."""
    name = named(node, city, found)
    values = read_values(properties_of(node.block), "flow", words, found)
    steps: list[FlowStep] = []
    written = 0
    for statement in node.block.statements if node.block else ():
        if isinstance(statement, nodes.Relation):
            written += 1
            subjects = _ends(statement.subjects, scope, found)
            objects = _ends(statement.objects, scope, found)
            steps += (FlowStep(written, one) for one in relate(statement, subjects, objects))
        elif not isinstance(statement, nodes.Property):
            found.append(_misplaced(statement))
    if not written:
        found.append(_empty(node))
    if name is None:
        return
    label, labels = picture_label(node, values)
    city.flows.append(
        Flow(
            name,
            label,
            labels,
            values.get("describe", ""),
            values.get("direction", ""),
            values.get("theme"),
            values.get("page", ""),
            tuple(steps),
            (node.id or node.label or node.kind).span,
        )
    )


def _ends(paths: Iterable[nodes.Path], scope: Scope, found: _Found) -> list[str]:
    """The things a step runs between; a step of a whole kind would say nothing definite."""
    ends = []
    for path in paths:
        hit = scope.find(path)
        if hit is None:
            found.append(unknown_name(path, scope))
        else:
            ends.append(hit.path)
    return list(dict.fromkeys(ends))


def _empty(node: nodes.Declaration) -> Diagnostic:
    return EMPTY_FLOW.at(
        (node.id or node.label or node.kind).span,
        Text("流程没有任何步骤，不会画出", "the flow has no step and is not drawn"),
        help=Text("写作 `甲 -> 乙 “提交材料”`", 'write a step: `a -> b "submits"`'),
    )


def _misplaced(node: nodes.Statement) -> Diagnostic:
    return MISPLACED.at(
        node.span,
        Text("不能写在流程里", "this cannot stand in a flow"),
        help=Text(
            "流程里只写属性和步骤 `甲 -> 乙 “…”`", 'a flow holds properties and steps `a -> b "…"`'
        ),
    )
