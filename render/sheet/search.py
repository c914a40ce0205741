"""What the overview searches and filters by: one city's cities, elements and facts as rows.

The rows are JSON already, so that the overview of thousands of cities only joins them. In them a
value to filter by is its number among the `words` of its city.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import City, Element, Fact, Labels, Model
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.render.pages.both import in_lang
from citydsl.render.plain import plain
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.figures import fact_anchor
from citydsl.render.sheet.links import anchor
from citydsl.render.sheet.words import WORDS

__all__ = ["SearchRows", "Word", "search_rows"]

_LAST = 1_000_000
"""The order of what comes after everything that has one."""


class Word(NamedTuple):
    """A value to filter by: `group` is level, layer, kind, status or class."""

    group: str
    id: str
    zh: str
    en: str
    order: float


class SearchRows(NamedTuple):
    """One city for the search: its `words`, then JSON, and how many elements and facts it has.

    - `city` is `{href, id, n, level, own, things, claims, names}`: `n` are the counts, `own` the
      statuses of the cities, `things` the different `[layer, kind, status]` of elements, `claims`
      the different `[class, status]` of facts, `names` a `[zh, en, anchor, level, more]` for each
      city
    - `elements` are `[zh, en, anchor, thing, more]`
    - `facts` are `[subject, printed, anchor, claim, owner in zh, owner in en, more]`

    An anchor goes on where `id` ends; `more` are lines that are found too.
    """

    words: tuple[Word, ...]
    city: str
    elements: str
    facts: str
    counts: tuple[int, int]


def search_rows(model: Model, city: City, href: str) -> SearchRows:
    """Gather what can be found of a city and of those inside it; `href` is its page."""
    return _Gathering(model, city).rows(href)


class _Gathering:
    """The rows of one city in the making."""

    def __init__(self, model: Model, city: City) -> None:
        self._city = city
        self._context = Context(model, city, "zh", both=True)
        self._kinds = {id: number for number, id in enumerate(model.vocabulary.kinds)}
        self._layers = model.vocabulary.layers
        self._pillars = model.vocabulary.pillars
        self._words: dict[Word, int] = {}
        self._numbers: dict[tuple[str | None, ...], int] = {}
        self._things: dict[tuple[int, ...], int] = {}
        self._claims: dict[tuple[int, ...], int] = {}
        self._start = len(anchor(city.path))

    def rows(self, href: str) -> SearchRows:
        cities = tuple(self._city.walk())
        names = [self._name(one) for one in cities]
        elements = [self._element(part) for one in cities for part in one.elements]
        facts = [
            self._fact(fact, fact_anchor(one, number))
            for one in cities
            for number, fact in enumerate(one.facts)
        ]
        about = {
            "href": safe_link(href),
            "id": anchor(self._city.path),
            "n": [len(elements), len(facts)],
            "level": names[0][3],
            "own": [*dict.fromkeys(self._choice("status", one.status) for one in cities)],
            "things": [*self._things],
            "claims": [*self._claims],
            "names": names,
        }
        return SearchRows(
            tuple(self._words),
            _json(about),
            _json(elements),
            _json(facts),
            (len(elements), len(facts)),
        )

    def _name(self, city: City) -> list[str | int]:
        printed = (formula.printed for formula in city.formulas)
        more = _joined([*city.alias, city.place, *printed, *city.tags])
        level = self._choice("level", city.level)
        return [*_labels(city.labels, city.label), self._anchor(anchor(city.path)), level, more]

    def _element(self, element: Element) -> list[str | int]:
        here = (
            self._once(("layer", element.layer, element.pillar), lambda: self._layer(element)),
            self._once(("kind", element.kind), lambda: self._kind(element)),
            self._choice("status", element.status),
        )
        thing = self._things.setdefault(here, len(self._things))
        more = _joined([*element.alias, element.vendor, *element.tags])
        names = _labels(element.labels, element.label)
        return [*names, self._anchor(anchor(element.path)), thing, more]

    def _fact(self, fact: Fact, id: str) -> list[str | int]:
        here = (self._choice("class", fact.class_), self._choice("status", fact.status))
        claim = self._claims.setdefault(here, len(self._claims))
        printed = f"{fact.printed} → {fact.to}" if fact.to else fact.printed
        owner = ("", "")
        if fact.of != self._city.path:
            owner = _each(self._context.owner(fact.of).text)
        more = _joined([fact.scope, *fact.tags])
        return [*map(plain, (fact.subject, printed)), self._anchor(id), claim, *_pair(*owner), more]

    def _anchor(self, id: str) -> str:
        """The part of an id after the city's own."""
        return id[self._start :]

    def _layer(self, element: Element) -> int:
        """Layers from the top, then pillars, then what stands in none."""
        zh, en = _each(self._context.place(element))
        pillar = self._pillars.get(element.pillar or "")
        layer = self._layers.get(element.layer or "")
        if pillar:
            return self._word("layer", pillar.id, zh, en, pillar.order + _LAST)
        if layer:
            return self._word("layer", layer.id, zh, en, layer.order)
        return self._word("layer", "", zh, en, 2 * _LAST)

    def _kind(self, element: Element) -> int:
        zh, en = _each(self._context.kind(element.kind))
        return self._word("kind", element.kind, zh, en, self._kinds.get(element.kind, _LAST))

    def _choice(self, group: str, value: str | None) -> int:
        return self._once((group, value), lambda: self._chosen(group, value))

    def _chosen(self, group: str, value: str | None) -> int:
        for order, choice in enumerate(CHOICES[group]):
            if choice.id == value:
                return self._word(group, choice.id, choice.zh, choice.en, order)
        return self._word(group, "", *WORDS["unmentioned"], _LAST)

    def _once(self, value: tuple[str | None, ...], number: Callable[[], int]) -> int:
        """The number of a value, which most elements and facts share with others."""
        known = self._numbers.get(value)
        if known is None:
            known = self._numbers[value] = number()
        return known

    def _word(self, group: str, id: str, zh: str, en: str, order: float) -> int:
        return self._words.setdefault(
            Word(group, id, plain(zh), plain(en), order), len(self._words)
        )


def _each(text: str) -> tuple[str, str]:
    """A text in Chinese and in English."""
    return in_lang(text, "zh"), in_lang(text, "en")


def _labels(labels: Labels, label: str) -> tuple[str, str]:
    return _pair(labels.zh or label, labels.en)


def _pair(zh: str, en: str) -> tuple[str, str]:
    """A text in both languages; in English nothing where it is the same."""
    first, second = plain(zh), plain(en)
    return first, second if second != first else ""


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(plain(text) for text in texts if text)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
