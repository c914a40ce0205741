"""A city to its views: the layered architecture, a graph where there are relations, its own."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.model.model import City, Labels, Model
from citydsl.dsl.model.pictures import ViewSpec
from citydsl.dsl.views.declared import Stock, declared_view, stock_of
from citydsl.dsl.views.flow import flow_view
from citydsl.dsl.views.view import View

__all__ = ["compute"]

_ARCHITECTURE, _RELATIONS = "architecture", "relations"
_LABELS = {
    _ARCHITECTURE: Labels("总体架构图", "Architecture"),
    _RELATIONS: Labels("关系图", "Relations"),
}


def compute(model: Model, city: City, *, date: str = "") -> tuple[View, ...]:
    """Return the views of a city, in the order they are shown.

    First come the architecture and the relations, as the city declares them or as they are for
    any; then its other views and its flows, and those of the cities inside it. `date` is what the
    city was reduced to, and shown with every view.
    """
    return tuple(_views(model, city, "", date))


def _views(model: Model, city: City, prefix: str, date: str) -> Iterator[View]:
    stock = stock_of(model, city)
    declared = {spec.name: spec for spec in city.views}
    flows = {flow.name for flow in city.flows}
    if not prefix:
        for name in (_ARCHITECTURE, _RELATIONS):
            spec = declared.pop(name, None)
            if spec is not None:
                yield _declared(stock, spec, "", date)
            elif name not in flows and (name == _ARCHITECTURE or stock.relations):
                yield _default(stock, name, date)
    for spec in declared.values():
        yield _declared(stock, spec, prefix, date)
    for flow in city.flows:
        if flow.steps:
            labels = _dated(_named(flow.labels, flow.name), date)
            yield flow_view(model, city, flow, prefix + flow.name, labels, date)
    for inner in city.cities:
        yield from _views(model, inner, f"{prefix}{inner.id}-", date)


def _default(stock: Stock, name: str, date: str) -> View:
    """The architecture, or the relations with what they join."""
    labels = _dated(_LABELS[name], date)
    elements, relations, ghosts = stock.elements, stock.relations, stock.ghosts
    layout = "layered"
    if name == _RELATIONS:
        layout, ghosts = "graph", ()
        ends = stock.ends
        elements = tuple(element for element in elements if element.path in ends)
    return View(
        stock.city, stock.model, name, labels, layout, elements, relations, ghosts, date=date
    )


def _declared(stock: Stock, spec: ViewSpec, prefix: str, date: str) -> View:
    known = "" if prefix else spec.name
    layout = spec.layout or ("graph" if known == _RELATIONS else "layered")
    labels = spec.labels if any(spec.labels) else _LABELS.get(known, Labels())
    labels = _dated(_named(labels, spec.name), date)
    return declared_view(stock, spec, prefix + spec.name, labels, layout, date)


def _named(labels: Labels, name: str) -> Labels:
    return labels if any(labels) else Labels(name)


def _dated(labels: Labels, date: str) -> Labels:
    """The labels of a view with the date it is for."""
    if not date:
        return labels
    units = ("年", "月", "日")
    parts = (str(int(part)) for part in date.split("-"))
    zh = "".join(f"{part}{unit}" for part, unit in zip(parts, units, strict=False))
    return Labels(
        f"{labels.zh or labels.en}（{zh}）",
        f"{labels.en or labels.zh}, {date}",
    )
