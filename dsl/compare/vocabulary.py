"""The words of all cities together: kinds, layers, pillars, verbs and standards, in order."""

from __future__ import annotations

from citydsl.dsl.compare.rows import Cases
from citydsl.dsl.model.model import Labels, Layer, Pillar, Reference, Verb

__all__ = ["kind_labels", "kind_order", "layers", "pillars", "place_labels", "references", "verbs"]


def layers(cases: Cases) -> tuple[Layer, ...]:
    """Every layer of any city, from the top."""
    found = {id: layer for case in cases for id, layer in case.model.vocabulary.layers.items()}
    return tuple(sorted(found.values(), key=lambda layer: (layer.order, layer.id)))


def pillars(cases: Cases) -> tuple[Pillar, ...]:
    """Every pillar of any city, in order."""
    found = {id: one for case in cases for id, one in case.model.vocabulary.pillars.items()}
    return tuple(sorted(found.values(), key=lambda pillar: (pillar.order, pillar.id)))


def place_labels(cases: Cases) -> dict[str, Labels]:
    """The labels of every layer and pillar by id."""
    bands = {layer.id: layer.labels for layer in layers(cases)}
    return bands | {pillar.id: pillar.labels for pillar in pillars(cases)}


def verbs(cases: Cases) -> dict[str, Verb]:
    """Every verb by id, in the order they are declared."""
    return {id: verb for case in cases for id, verb in case.model.vocabulary.verbs.items()}


def references(cases: Cases) -> dict[str, Reference]:
    """Every reference model by id."""
    return {id: one for case in cases for id, one in case.model.vocabulary.references.items()}


def kind_labels(cases: Cases) -> dict[str, Labels]:
    """The labels of every kind by id."""
    return {
        id: kind.labels if any(kind.labels) else Labels(id, id)
        for case in cases
        for id, kind in case.model.vocabulary.kinds.items()
    }


def kind_order(cases: Cases) -> dict[str, int]:
    """The rank of every kind: from the top layer down, then pillars, then the rest."""
    rank = {place: number for number, place in enumerate(place_labels(cases))}
    kinds = {id: kind for case in cases for id, kind in case.model.vocabulary.kinds.items()}
    places = {
        id: rank.get(kind.layer or kind.pillar or "", len(rank)) for id, kind in kinds.items()
    }
    ordered = sorted(kinds, key=lambda id: places[id])
    return {id: number for number, id in enumerate(ordered)}
