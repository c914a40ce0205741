"""How alike two elements are: points for what they have in common."""

from __future__ import annotations

from collections import Counter

from citydsl.dsl.model.model import Element, Labels
from citydsl.dsl.record import NamedTuple

__all__ = ["Traits", "dice", "likeness"]


class Traits(NamedTuple):
    """What an element is known by; paths are those of the new version.

    `made` says the id was made from the label, or from the kind where there is no label either.
    `relations` are told only where no other of its kind has the same.
    """

    element: Element
    made: bool
    whole: str
    parts: frozenset[str]
    relations: frozenset[tuple[str, ...]]


def likeness(old: Traits, new: Traits) -> float:
    """Points for what two elements have in common; the same with the sides exchanged.

    Label 4, or up to 3 for one that shares at least half its letters; id 3 where it is written;
    whole 1; kind 1; parts and relations up to 2 each; all further properties 1. Elements of
    different kinds have none unless label or id is the same.
    """
    one, other = old.element, new.element
    shared = bool(_names(one) & _names(other))
    same_id = one.id == other.id and not (old.made or new.made)
    if one.kind != other.kind and not (shared or same_id):
        return 0.0
    points = 4.0 if shared else _near(one.labels, other.labels)
    points += 3.0 if same_id else 0.0
    points += (old.whole == new.whole) + (one.kind == other.kind)
    points += 2.0 * _common(old.parts, new.parts) + 2.0 * _common(old.relations, new.relations)
    return points + (_rest(one) == _rest(other) != _NOTHING)


def _names(element: Element) -> frozenset[str]:
    names = (element.label, *element.labels)
    return frozenset(name.casefold() for name in names if name)


def _near(old: Labels, new: Labels) -> float:
    best = max(dice(one, other) for one, other in zip(old, new, strict=True))
    return 3.0 * best if best >= 0.5 else 0.0


def dice(one: str, other: str) -> float:
    """The share of letters two texts have in common (Dice 1945, over multisets of letters)."""
    if not one or not other:
        return 0.0
    both = Counter(one.casefold()) & Counter(other.casefold())
    return 2 * both.total() / (len(one.casefold()) + len(other.casefold()))


def _common(old: frozenset[object], new: frozenset[object]) -> float:
    """The share of what either has that both have (Jaccard)."""
    return len(old & new) / len(old | new) if old and new else 0.0


def _rest(element: Element) -> tuple[object, ...]:
    return (
        element.count,
        element.since,
        element.vendor,
        element.link,
        element.describe,
        element.meta,
    )


_NOTHING = (None, "", "", "", "", ())
