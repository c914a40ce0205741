"""Where a place of a comparison is in the fact sheet of its city."""

from __future__ import annotations

from citydsl.dsl.compare.model import Place, Spot
from citydsl.render.build import page_of
from citydsl.render.sheet.links import to_anchor

__all__ = ["folder", "href"]

_SECTIONS = {Spot.FORMULA: "formula", Spot.RELATION: "relations", Spot.OPEN: "open"}


def href(place: Place, base: str = "") -> str:
    """The link to a place: a page beside this one, or in the folder or at the address `base`."""
    return f"{folder(base)}{page_of(place.sheet)}{_anchor(place)}"


def folder(base: str) -> str:
    """What goes before the name of a page: nothing, or the folder with its slash."""
    return f"{base.rstrip('/')}/" if base else ""


def _anchor(place: Place) -> str:
    match place.spot:
        case Spot.FACT:
            return to_anchor(f"{place.city}.fact-{place.number + 1}")
        case Spot.ANOMALY:
            return f"#anomaly-{place.number + 1}"
        case Spot.FORMULA | Spot.RELATION:
            return f"{to_anchor(place.city)}-{_SECTIONS[place.spot]}"
        case Spot.OPEN if place.path == place.city:
            return f"{to_anchor(place.city)}-open"
        case _:
            return to_anchor(place.path)
