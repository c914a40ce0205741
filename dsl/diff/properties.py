"""What there is to compare of each thing, as values by the name of the property."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import assert_never

from citydsl.dsl.diff.changes import Thing, Value
from citydsl.dsl.diff.lens import Lens, choice, plain_value, texts
from citydsl.dsl.model.model import (
    City,
    Document,
    Element,
    Fact,
    Formula,
    Kind,
    Labels,
    Layer,
    Pillar,
    Reference,
    Relation,
    Remark,
    Verb,
)
from citydsl.dsl.model.pictures import Flow, ThemeChoice, ViewSpec
from citydsl.dsl.model.quantity import Bound, Quantity

__all__ = ["LISTS", "Properties", "label_properties", "properties"]

Properties = Mapping[str, tuple[Value, ...]]

LISTS = frozenset(
    {"alias", "tags", "source", "include", "exclude", "where", "contains", "stands_in"}
)
"""Properties whose values are told apart one by one; their order means nothing."""

_YES = Value("yes", Labels("是", "yes"))
_BOUNDS = {
    Bound.EXACT: Labels("确数", "exact"),
    Bound.ABOUT: Labels("约", "about"),
    Bound.BELOW: Labels("近", "nearly"),
    Bound.ABOVE: Labels("多于", "more than"),
    Bound.AT_LEAST: Labels("至少", "at least"),
    Bound.AT_MOST: Labels("至多", "at most"),
    Bound.RANGE: Labels("区间", "a range"),
    Bound.ORDER: Labels("量级", "an order of magnitude"),
    Bound.TEXT: Labels("非数值", "no number"),
}
_SPACE = re.compile(r"\s+")


def properties(thing: Thing, lens: Lens) -> Properties:
    """The properties of a thing that can differ, without those that are things of their own."""
    match thing:
        case City():
            return _city(thing, lens)
        case Element():
            return _element(thing, lens)
        case Relation():
            return _relation(thing, lens)
        case Formula():
            return {
                "owner": (lens.place(thing.of),),
                "printed": plain_value(thing.printed),
                "status": choice("status", thing.status),
                "source": lens.cites(thing.cites),
            }
        case Fact():
            return _fact(thing, lens)
        case Remark():
            return {
                "owner": (lens.place(thing.of),),
                "text": plain_value(thing.text),
                "class": choice("remark", thing.class_),
                "source": lens.cites(thing.cites),
            }
        case ViewSpec():
            return _view(thing, lens)
        case Flow():
            return _flow(thing, lens)
        case Document():
            return _document(thing)
        case Kind() | Layer() | Pillar() | Verb() | Reference():
            return _word(thing, lens)
        case _:
            assert_never(thing)


def label_properties(label: str, labels: Labels) -> dict[str, tuple[Value, ...]]:
    """A label, and the one in the other language where it is another."""
    return {
        "label": plain_value(label),
        "zh": plain_value(labels.zh if labels.zh != label else ""),
        "en": plain_value(labels.en if labels.en != label else ""),
    }


def _city(city: City, lens: Lens) -> Properties:
    return {
        "id": plain_value(city.id),
        **label_properties(city.label, city.labels),
        "place": plain_value(city.place),
        "level": choice("level", city.level),
        "status": choice("status", city.status),
        "since": plain_value(city.since),
        "until": plain_value(city.until),
        "alias": texts(city.alias),
        "tags": texts(city.tags),
        "link": plain_value(city.link),
        "describe": plain_value(city.describe),
        "source": lens.cites(city.cites),
    }


def _element(element: Element, lens: Lens) -> Properties:
    # The whole is no property here: whether a thing has moved depends on which is its whole now.
    return {
        "id": plain_value(element.id),
        **label_properties(element.label, element.labels),
        "kind": lens.word(element.kind, "kinds"),
        "layer": lens.word(element.layer, "layers"),
        "pillar": lens.word(element.pillar, "pillars"),
        "status": choice("status", element.status),
        "inferred": (_YES,) if element.inferred else (),
        "count": plain_value(element.count),
        "since": plain_value(element.since),
        "until": plain_value(element.until),
        "alias": texts(element.alias),
        "tags": texts(element.tags),
        "link": plain_value(element.link),
        "vendor": plain_value(element.vendor),
        "describe": plain_value(element.describe),
        **{f"meta.{key}": plain_value(value) for key, value in element.meta},
        "source": lens.cites(element.cites),
    }


def _relation(relation: Relation, lens: Lens) -> Properties:
    ends = (lens.place(relation.source), lens.place(relation.target))
    if relation.mutual:
        # a <-> b says what b <-> a does.
        ends = (min(ends), max(ends))
    return {
        "from": ends[:1],
        "to": ends[1:],
        "verb": lens.word(relation.verb, "verbs"),
        "mutual": (_YES,) if relation.mutual else (),
        "inferred": (_YES,) if relation.inferred else (),
        "label": plain_value(relation.label),
        "status": choice("status", relation.status),
        "since": plain_value(relation.since),
        "until": plain_value(relation.until),
        "tags": texts(relation.tags),
        "source": lens.cites(relation.cites),
    }


def _fact(fact: Fact, lens: Lens) -> Properties:
    quantities = (*fact.quantities, *fact.to_quantities)
    bounds = tuple(Value(one.bound.value, _BOUNDS[one.bound]) for one in quantities)
    return {
        "owner": (lens.place(fact.of),),
        "id": plain_value(fact.id),
        "subject": plain_value(fact.subject),
        "figure": plain_value(fact.printed if fact.to is None else f"{fact.printed} → {fact.to}"),
        "bound": bounds,
        "reading": texts(map(_reading, quantities)) if fact.stated else (),
        "class": choice("class", fact.class_),
        "status": choice("status", fact.status),
        "as_of": plain_value(fact.as_of),
        "scope": plain_value(fact.scope),
        "baseline": plain_value(fact.baseline),
        "since": plain_value(fact.since),
        "until": plain_value(fact.until),
        "tags": texts(fact.tags),
        "source": lens.cites(fact.cites),
    }


def _reading(quantity: Quantity) -> str:
    numbers = dict.fromkeys(
        str(number) for number in (quantity.low, quantity.high) if number is not None
    )
    return f"{'–'.join(numbers) or quantity.date}{quantity.unit}"


def _view(view: ViewSpec, lens: Lens) -> Properties:
    overrides = {
        f"override.{lens.path(one.path)}": _override(one.labels, one.layer, one.pillar, one.status)
        for one in view.overrides
    }
    return {
        "id": plain_value(view.name),
        **label_properties(view.label, view.labels),
        "describe": plain_value(view.describe),
        "layout": choice("layout", view.layout),
        "direction": choice("direction", view.direction),
        "theme": _theme(view.theme),
        "page": choice("page", view.page),
        "include": _predicates(view, lens, "include"),
        "exclude": _predicates(view, lens, "exclude"),
        "where": _predicates(view, lens, "where"),
        "focus": (lens.place(view.focus),) if view.focus else (),
        "depth": plain_value(view.depth),
        **overrides,
    }


def _theme(theme: ThemeChoice | None) -> tuple[Value, ...]:
    """One of ours by its id, or a file as it is written."""
    return choice("theme", theme.path or theme.name) if theme else ()


def _override(
    labels: Labels | None, layer: str | None, pillar: str | None, status: str | None
) -> tuple[Value, ...]:
    return texts((*(labels or ()), layer, pillar, status))


def _predicates(view: ViewSpec, lens: Lens, name: str) -> tuple[Value, ...]:
    """Predicates, compared by what they test and read as they are written."""
    return tuple(
        Value(_meaning(one.steps, lens), Labels(_SPACE.sub(" ", one.span.text)))
        for one in getattr(view, name)
    )


def _meaning(value: object, lens: Lens) -> str:
    """A predicate without its places in the text, its paths as both sides know them."""
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        inner = [
            lens.path(one) if fields and fields[at] == "path" else _meaning(one, lens)
            for at, one in enumerate(value)
        ]
        return f"{type(value).__name__}({', '.join(inner)})"
    return repr(value)


def _flow(flow: Flow, lens: Lens) -> Properties:
    return {
        "id": plain_value(flow.name),
        **label_properties(flow.label, flow.labels),
        "describe": plain_value(flow.describe),
        "direction": choice("direction", flow.direction),
        "theme": _theme(flow.theme),
        "page": choice("page", flow.page),
        "steps": tuple(_step(step.number, step.relation, lens) for step in flow.steps),
    }


def _step(number: int, relation: Relation, lens: Lens) -> Value:
    ends = lens.place(relation.source), lens.place(relation.target)
    told = _relation(relation, lens)
    said = [value for name in ("verb", "label") for value in told[name]]
    if any(relation.cites == one.cites for one in lens.around(relation.source)):
        told = {name: values for name, values in told.items() if name != "source"}
    key = " ".join(value.text for values in told.values() for value in values)
    shown = []
    for lang in ("zh", "en"):
        words = " ".join(value.labels.pick(lang) for value in said)
        pair = " → ".join(end.labels.pick(lang) for end in ends)
        shown.append(f"{number}. {pair} {words}".rstrip())
    return Value(f"{number} {key}", Labels(*shown))


def _document(document: Document) -> Properties:
    return {
        "id": plain_value(document.id),
        "zh": plain_value(document.labels.zh),
        "en": plain_value(document.labels.en),
        "author": plain_value(document.author),
        "publisher": plain_value(document.publisher),
        "date": plain_value(document.date),
        "link": plain_value(document.link),
        "describe": plain_value(document.describe),
    }


def _word(word: Kind | Layer | Pillar | Verb | Reference, lens: Lens) -> Properties:
    shared = {
        "zh": plain_value(word.labels.zh),
        "en": plain_value(word.labels.en),
        "describe": plain_value(word.describe),
    }
    match word:
        case Kind():
            return shared | {
                "plural": plain_value(word.plural),
                "inherits": lens.word(word.parent, "kinds"),
                "layer": lens.word(word.layer, "layers"),
                "pillar": lens.word(word.pillar, "pillars"),
                "external": (_YES,) if word.external else (),
                "contains": _words(word.contains, lens, "kinds"),
                "stands_in": _words(word.stands_in, lens, "layers"),
            }
        case Layer():
            return shared | {
                "order": plain_value(word.order),
                "look": choice("look", word.look),
            }
        case Pillar():
            return shared | {
                "order": plain_value(word.order),
                "side": choice("side", word.side),
            }
        case Verb():
            return shared
        case Reference():
            return shared | {
                f"row.{row.id}": (
                    *texts(row.labels),
                    *_words(row.layers, lens, "layers"),
                    *_words(row.pillars, lens, "pillars"),
                )
                for row in word.rows
            }
        case _:
            assert_never(word)


def _words(ids: Iterable[str], lens: Lens, group: str) -> tuple[Value, ...]:
    return tuple(value for id in ids for value in lens.word(id, group))
