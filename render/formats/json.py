"""A city as JSON, under docs/city.schema.json: the resolved model for other programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from citydsl.dsl.model.model import (
    Citation,
    City,
    Document,
    Element,
    Fact,
    Formula,
    Labels,
    Model,
    Relation,
    Remark,
    Term,
)
from citydsl.dsl.model.quantity import Bound, Quantity

__all__ = ["city_data", "city_json", "quantity_data"]

Data = dict[str, Any]
# Written as escapes: the data stays whole, and whoever reads the file sees what is there.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_Citing = Element | Relation | Formula | Fact | Remark


def city_json(model: Model, city: City) -> str:
    """Return a city's JSON text, ending in a line break."""
    text = json.dumps(city_data(model, city), ensure_ascii=False, indent=2) + "\n"
    return _UNSEEN.sub(lambda mark: f"\\u{ord(mark[0]):04x}", text)


def city_data(model: Model, city: City) -> Data:
    """Return a city as plain data; the sources it cites stand at the top level only."""
    cited = {cite.source for inner in city.walk() for cite in _cites_of(inner)}
    sources = [_document(doc) for id, doc in model.documents.items() if id in cited]
    return {**_city(city), "sources": sources}


def _city(city: City) -> Data:
    return {
        "id": city.id,
        "path": city.path,
        "label": city.label,
        "labels": _labels(city.labels),
        "place": city.place,
        "level": city.level,
        "status": city.status,
        "since": city.since,
        "until": city.until,
        "alias": list(city.alias),
        "tags": list(city.tags),
        "link": city.link,
        "describe": city.describe,
        "cites": _cites(city.cites),
        "formulas": [_formula(formula) for formula in city.formulas],
        "elements": [_element(element) for element in city.elements],
        "relations": [_relation(relation) for relation in city.relations],
        "facts": [_fact(fact) for fact in city.facts],
        "notes": [_remark(remark) for remark in city.notes],
        "anomalies": [_remark(remark) for remark in city.anomalies],
        "cities": [_city(inner) for inner in city.cities],
    }


def _formula(formula: Formula) -> Data:
    return {
        "of": formula.of,
        "printed": formula.printed,
        "status": formula.status,
        "terms": [_term(term) for term in formula.terms],
        "cites": _cites(formula.cites),
    }


def _term(term: Term) -> Data:
    return {
        "symbol": term.symbol,
        "count": term.count,
        "open": term.open,
        "measure": term.measure,
        "label": term.label,
        "labels": _labels(term.labels),
        "kind": term.kind,
        "named": list(term.named),
        "inferred": list(term.inferred),
        "unnamed": term.unnamed,
    }


def _element(element: Element) -> Data:
    return {
        "path": element.path,
        "id": element.id,
        "kind": element.kind,
        "label": element.label,
        "labels": _labels(element.labels),
        "layer": element.layer,
        "pillar": element.pillar,
        "status": element.status,
        "count": element.count,
        "parent": element.parent,
        "inferred": element.inferred,
        "since": element.since,
        "until": element.until,
        "alias": list(element.alias),
        "tags": list(element.tags),
        "link": element.link,
        "vendor": element.vendor,
        "describe": element.describe,
        "meta": dict(element.meta),
        "cites": _cites(element.cites),
    }


def _relation(relation: Relation) -> Data:
    return {
        "from": relation.source,
        "to": relation.target,
        "verb": relation.verb,
        "inferred": relation.inferred,
        "mutual": relation.mutual,
        "label": relation.label,
        "status": relation.status,
        "since": relation.since,
        "until": relation.until,
        "tags": list(relation.tags),
        "cites": _cites(relation.cites),
    }


def _fact(fact: Fact) -> Data:
    return {
        "id": fact.id,
        "of": fact.of,
        "subject": fact.subject,
        "printed": fact.printed,
        "quantity": quantity_data(fact.quantities[0]),
        "quantities": [quantity_data(quantity) for quantity in fact.quantities],
        "to": _end(fact),
        "to_printed": fact.to,
        "class": fact.class_,
        "status": fact.status,
        "as_of": fact.as_of,
        "since": fact.since,
        "until": fact.until,
        "tags": list(fact.tags),
        "scope": fact.scope,
        "baseline": fact.baseline,
        "stated": fact.stated,
        "cites": _cites(fact.cites),
    }


def _end(fact: Fact) -> Data | str | None:
    """A change's end: a quantity where it has one, else its text."""
    if fact.to is None:
        return None
    quantity = fact.to_quantities[0]
    return fact.to if quantity.bound is Bound.TEXT else quantity_data(quantity)


def quantity_data(quantity: Quantity) -> Data:
    """Return a quantity as plain data."""
    return {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "bound": quantity.bound.value,
        "noun": quantity.noun,
        "date": quantity.date,
    }


def _remark(remark: Remark) -> Data:
    return {
        "of": remark.of,
        "text": remark.text,
        "class": remark.class_,
        "cites": _cites(remark.cites),
    }


def _document(document: Document) -> Data:
    return {
        "id": document.id,
        "label": document.labels.pick("zh"),
        "labels": _labels(document.labels),
        "author": document.author,
        "publisher": document.publisher,
        "date": document.date,
        "link": document.link,
        "describe": document.describe,
    }


def _labels(labels: Labels) -> dict[str, str]:
    pairs = (("zh", labels.zh), ("en", labels.en))
    return {lang: text for lang, text in pairs if text}


def _cites(cites: Iterable[Citation]) -> list[Data]:
    return [{"source": cite.source, "locator": cite.locator} for cite in cites]


def _cites_of(city: City) -> Iterable[Citation]:
    yield from city.cites
    groups: tuple[tuple[_Citing, ...], ...] = (
        city.elements,
        city.relations,
        city.formulas,
        city.facts,
        city.notes,
        city.anomalies,
    )
    for group in groups:
        for thing in group:
            yield from thing.cites
