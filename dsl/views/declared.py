"""A declared view drawn from what a city has: selected, with its overrides, put in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from citydsl.dsl.model.model import City, Element, Labels, Model, Relation
from citydsl.dsl.model.pictures import Override, ViewSpec
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.ghosts import ghosts_of
from citydsl.dsl.views.select import select
from citydsl.dsl.views.universe import Universe, ghost_key, universe_of
from citydsl.dsl.views.view import Ghost, View

__all__ = ["Stock", "declared_view", "stock_of"]

_Place = tuple[str | None, str | None]


class Stock(NamedTuple):
    """All a city's views draw from: its own and what the cities inside it have."""

    model: Model
    city: City
    elements: tuple[Element, ...]
    relations: tuple[Relation, ...]
    ghosts: tuple[Ghost, ...]
    universe: Universe | None

    @property
    def ends(self) -> frozenset[str]:
        """What relations join."""
        return frozenset(end for one in self.relations for end in (one.source, one.target))


def stock_of(model: Model, city: City) -> Stock:
    """Collect what the views of a city draw from."""
    ghosts = ghosts_of(model, city)
    return Stock(
        model,
        city,
        tuple(element for inner in city.walk() for element in inner.elements),
        tuple(relation for inner in city.walk() for relation in inner.relations),
        ghosts,
        universe_of(model, city, ghosts) if city.views else None,
    )


def declared_view(
    stock: Stock, spec: ViewSpec, name: str, labels: Labels, layout: str, date: str
) -> View:
    """Return a view as its city declares it."""
    assert stock.universe is not None
    keys = select(stock.universe, spec).keys
    if name == "relations" and not spec.include and spec.focus is None:
        keys &= stock.ends
    overrides = {override.path: override for override in spec.overrides}
    elements = tuple(_shown(stock.elements, keys, overrides))
    ghosts = (ghost for ghost in stock.ghosts if ghost_key(ghost) in keys)
    return View(
        stock.city,
        stock.model,
        name,
        labels,
        layout,
        elements,
        tuple(one for one in stock.relations if {one.source, one.target} <= keys),
        tuple(_standing(ghost, stock, keys) for ghost in ghosts) if layout == "layered" else (),
        spec.direction,
        spec.theme.name if spec.theme else "",
        page=spec.page,
        date=date,
        drawn=spec.drawn and layout == "layered",
    )


def _shown(
    elements: Iterable[Element], keys: frozenset[str], overrides: Mapping[str, Override]
) -> Iterator[Element]:
    """The elements of a view; a part whose whole is left out is one of what that stands in."""
    wholes: dict[str, str | None] = {}
    moved: dict[str, tuple[_Place, _Place]] = {}
    for element in elements:
        outer = element.parent
        wholes[element.path] = outer if outer in keys else wholes.get(outer or "")
        place = (element.layer, element.pillar)
        before, after = moved.get(outer or "", (None, place))
        if place == before:
            # A part stands where its whole stands, unless it says otherwise.
            element = element._replace(layer=after[0], pillar=after[1])
        override = overrides.get(element.path)
        if override is not None:
            element = _overridden(element, override)
        moved[element.path] = place, (element.layer, element.pillar)
        if element.path in keys:
            whole = wholes[element.path]
            yield element if whole == outer else element._replace(parent=whole)


def _overridden(element: Element, override: Override) -> Element:
    labels = override.labels or Labels()
    placed = bool(override.layer or override.pillar)
    return element._replace(
        label=labels.zh or labels.en or element.label,
        labels=Labels(labels.zh or element.labels.zh, labels.en or element.labels.en),
        layer=override.layer if placed else element.layer,
        pillar=override.pillar if placed else element.pillar,
        status=override.status or element.status,
    )


def _standing(ghost: Ghost, stock: Stock, keys: frozenset[str]) -> Ghost:
    """A ghost whose element is left out stands where that would."""
    if ghost.parent is None or ghost.parent in keys or stock.universe is None:
        return ghost
    whole = stock.universe.entries[ghost.parent]
    shown = next((one for one in stock.universe.above(ghost_key(ghost)) if one in keys), None)
    return ghost._replace(parent=shown, layer=whole.layer, pillar=whole.pillar)
