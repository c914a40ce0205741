"""A declared flow to a view: its steps in order, and what they run between."""

from __future__ import annotations

from citydsl.dsl.model.model import City, Labels, Model
from citydsl.dsl.model.pictures import Flow
from citydsl.dsl.views.view import View

__all__ = ["flow_view"]


def flow_view(model: Model, city: City, flow: Flow, name: str, labels: Labels, date: str) -> View:
    """Return the picture of a flow; its elements stand in the order the steps come to them."""
    relations = tuple(step.relation for step in flow.steps)
    ends = dict.fromkeys(end for one in relations for end in (one.source, one.target))
    elements = tuple(model.elements[end] for end in ends if end in model.elements)
    return View(
        city,
        model,
        name,
        labels,
        "graph",
        elements,
        relations,
        (),
        flow.direction,
        flow.theme.name if flow.theme else "",
        tuple(step.number for step in flow.steps),
        date,
        flow.page,
    )
