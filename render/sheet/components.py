"""Components and relations as a page shows them: rows by layer, and who does what to whom."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import City, Element, Relation
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.render.sheet.context import Context, tone
from citydsl.render.sheet.links import anchor, paragraphs
from citydsl.render.sheet.page import (
    Component,
    ComponentGroup,
    ComponentTable,
    RelationRow,
    RelationTable,
)
from citydsl.render.sheet.periods import period
from citydsl.render.sheet.quantities import number_words

_STATUSES = ("", *(choice.id for choice in CHOICES["status"]))

__all__ = ["component_table", "relation_table", "verb_words"]


def component_table(context: Context, city: City) -> ComponentTable:
    """Every element of a city: bands from the top, then pillars, then the rest."""
    return ComponentTable(
        tuple(_groups(context, city)),
        any(element.status for element in city.elements),
        any(element.count for element in city.elements),
        any(element.parent for element in city.elements),
    )


def relation_table(context: Context, city: City) -> RelationTable:
    """Every relation of a city."""
    rows = tuple(_relation(context, city, relation) for relation in city.relations)
    return RelationTable(rows, any(relation.status for relation in city.relations))


def verb_words(context: Context, relation: Relation) -> str:
    """What a relation says: its verb, its own label, or just that there is one."""
    verb = context.model.vocabulary.verbs.get(relation.verb or "")
    said = context.label(verb.labels, verb.id) if verb else relation.label
    said = said or context.say("related")
    return context.say("mutual", verb=said) if relation.mutual else said


def _groups(context: Context, city: City) -> Iterator[ComponentGroup]:
    vocabulary = context.model.vocabulary
    for layer in sorted(vocabulary.layers.values(), key=lambda layer: layer.order):
        found = [element for element in city.elements if element.layer == layer.id]
        if found:
            label = context.label(layer.labels, layer.id)
            yield ComponentGroup(label, tone(layer.id), _rows(context, found))
    for pillar in sorted(vocabulary.pillars.values(), key=lambda pillar: pillar.order):
        found = [element for element in city.elements if element.pillar == pillar.id]
        if found:
            label = context.say("pillar_group", label=context.label(pillar.labels, pillar.id))
            yield ComponentGroup(label, tone(pillar.id), _rows(context, found))
    rest = [element for element in city.elements if not (element.layer or element.pillar)]
    if rest:
        yield ComponentGroup(context.say("no_layer"), "plain", _rows(context, rest))


def _rows(context: Context, elements: list[Element]) -> tuple[Component, ...]:
    depths: dict[str, int] = {}
    for element in elements:
        depths[element.path] = depths[element.parent] + 1 if element.parent in depths else 0
    return tuple(_row(context, element, depths[element.path]) for element in elements)


def _row(context: Context, element: Element, depth: int) -> Component:
    return Component(
        anchor(element.path),
        element.path,
        context.name(element),
        context.second(element.labels),
        context.kind(element.kind),
        context.status(element.status),
        number_words(element.count) if element.count else "",
        element.count or 0,
        _STATUSES.index(element.status or ""),
        context.member(element.parent) if element.parent else None,
        min(depth, 4),
        element.inferred,
        safe_link(element.link),
        tuple(_details(context, element)),
        element.tags,
        paragraphs(element.describe),
        context.notes(element.path),
        context.flags(element.path),
        context.marks(element.cites),
    )


def _details(context: Context, element: Element) -> Iterator[str]:
    if element.alias:
        yield context.say("called", text=context.listed(element.alias))
    if element.since or element.until:
        yield period(context, element.since, element.until)
    if element.vendor:
        yield context.say("supplier", text=element.vendor)
    yield from (context.entry(name, value) for name, value in element.meta)


def _relation(context: Context, city: City, relation: Relation) -> RelationRow:
    return RelationRow(
        (relation.source, relation.target),
        context.owner(relation.source, city),
        verb_words(context, relation),
        context.owner(relation.target, city),
        relation.label if relation.verb else "",
        relation.inferred,
        context.status(relation.status),
        context.marks(relation.cites),
    )
