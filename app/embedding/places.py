"""Where documents show the elements of a city.

An element's place is what an author declares, else the first picture that shows it, else its
facts; among equals one in the same document comes first, then the order of the documents' names.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from citydsl.dsl.model.model import Labels, Model
from citydsl.dsl.record import NamedTuple

__all__ = [
    "ANYWHERE",
    "DECLARED",
    "FACTS",
    "PICTURE",
    "TOLD",
    "Place",
    "best",
    "called",
    "labels_of",
    "note",
]

DECLARED, PICTURE, FACTS = range(3)
ANYWHERE = frozenset({DECLARED, PICTURE, FACTS})
TOLD = frozenset({DECLARED, FACTS})
"""The places that say more of an element than a picture does: where pictures lead."""


class Place(NamedTuple):
    """Where a document shows an element: how well, its id there, and what it is called."""

    rank: int
    document: str
    order: int
    anchor: str
    labels: Labels


def note(places: dict[str, list[Place]], path: str, place: Place) -> None:
    """Add a place of an element, after those of the same document."""
    there = places.setdefault(path, [])
    there.append(place._replace(order=len(there)))


def best(
    places: Mapping[str, list[Place]],
    path: str,
    document: str,
    ranks: AbstractSet[int] = ANYWHERE,
) -> Place | None:
    """Return the best place of an element, as seen from a document."""
    there = [one for one in places.get(path, ()) if one.rank in ranks]
    return min(
        there,
        key=lambda one: (one.rank, one.document != document, one.document, one.order),
        default=None,
    )


def called(places: Mapping[str, list[Place]], path: str, lang: str) -> str:
    """Return what an element is called where it is shown, in `zh` or `en`, else its path."""
    names = (one.labels.pick(lang) for one in places.get(path, ()))
    return next((name for name in names if name), path)


def labels_of(model: Model, path: str) -> Labels:
    """What the element or city at a path is called."""
    thing = model.elements.get(path) or next(
        (city for city in model.every_city() if city.path == path), None
    )
    if thing is None:
        return Labels(path)
    return thing.labels if any(thing.labels) else Labels(thing.label or thing.id)
