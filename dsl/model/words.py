"""The vocabulary in scope, and every spelling that leads to it."""

from __future__ import annotations

from citydsl.dsl.model.model import Kind, Layer, Pillar, Reference, Verb, Vocabulary
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span

__all__ = ["VerbUse", "Words"]


class VerbUse(NamedTuple):
    """A verb by one of its names; `inverse` names are said from the other end."""

    id: str
    inverse: bool


class Words(NamedTuple):
    """Spellings to ids, for kinds, layers, pillars and verbs; and what the ids stand for.

    `places` tells where each spelling was first given, to show both sides of a conflict.
    """

    kinds: dict[str, str]
    layers: dict[str, str]
    pillars: dict[str, str]
    verbs: dict[str, VerbUse]
    kind_by_id: dict[str, Kind]
    layer_by_id: dict[str, Layer]
    pillar_by_id: dict[str, Pillar]
    verb_by_id: dict[str, Verb]
    reference_by_id: dict[str, Reference]
    places: dict[tuple[str, str], Span]

    @classmethod
    def empty(cls) -> Words:
        """No words at all."""
        return cls({}, {}, {}, {}, {}, {}, {}, {}, {}, {})

    def copy(self) -> Words:
        """A copy to add to."""
        return Words(
            self.kinds.copy(),
            self.layers.copy(),
            self.pillars.copy(),
            self.verbs.copy(),
            self.kind_by_id.copy(),
            self.layer_by_id.copy(),
            self.pillar_by_id.copy(),
            self.verb_by_id.copy(),
            self.reference_by_id.copy(),
            self.places.copy(),
        )

    def vocabulary(self) -> Vocabulary:
        """The words as the model shows them."""
        return Vocabulary(
            self.kind_by_id,
            self.layer_by_id,
            self.pillar_by_id,
            self.verb_by_id,
            self.reference_by_id,
        )
