"""What the cases of a project share, in two versions: sources, and the words they are told in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from citydsl.dsl.diff.changes import Added, Change, Removed
from citydsl.dsl.diff.compare import altered
from citydsl.dsl.diff.lens import Lens
from citydsl.dsl.diff.pairs import Pairs, pair
from citydsl.dsl.diff.properties import properties
from citydsl.dsl.model.model import Document, Kind, Layer, Model, Pillar, Reference, Verb
from citydsl.dsl.record import NamedTuple

__all__ = ["pair_documents", "shared_changes"]

T = TypeVar("T", Document, Kind, Layer, Pillar, Verb, Reference)
_GROUPS = ("layers", "pillars", "kinds", "verbs", "references")


class _Declared(NamedTuple):
    """A source or word, and the model it was found in."""

    thing: Document | Kind | Layer | Pillar | Verb | Reference
    lens: Lens


def pair_documents(old: Sequence[Model], new: Sequence[Model]) -> Pairs[_Declared]:
    """Pair the sources of two versions by id, then by title or link."""
    return _pair(
        [_Declared(one, Lens(model, {})) for model in old for one in model.documents.values()],
        [_Declared(one, Lens(model, {})) for model in new for one in model.documents.values()],
        (_titled, _linked),
    )


def shared_changes(
    old: Sequence[Model], new: Sequence[Model], documents: Pairs[_Declared]
) -> Iterator[Change]:
    """What differs in sources, layers, pillars, kinds, verbs and reference models.

    A word that comes with the compiler is the same on both sides. What several specs use of one
    file is told once.
    """
    yield from _told(documents)
    for group in _GROUPS:
        yield from _told(_pair(_words(old, group), _words(new, group), ()))


def _words(models: Sequence[Model], group: str) -> list[_Declared]:
    return [
        _Declared(word, Lens(model, {}))
        for model in models
        for word in getattr(model.vocabulary, group).values()
    ]


def _pair(
    old: Iterable[_Declared],
    new: Iterable[_Declared],
    keys: Iterable[Callable[[_Declared], Hashable]],
) -> Pairs[_Declared]:
    """Pair by id and all there is to compare, then by id, then by further keys."""
    every: list[Callable[[_Declared], Hashable]] = [_meaning, lambda one: one.thing.id, *keys]
    return pair(_once(old), _once(new), [(key, key) for key in every])


def _once(found: Iterable[_Declared]) -> list[_Declared]:
    """Each declaration once, however many specs use it."""
    kept: dict[Hashable, _Declared] = {}
    for one in found:
        kept.setdefault(_meaning(one), one)
    return list(kept.values())


def _meaning(one: _Declared) -> Hashable:
    told = properties(one.thing, one.lens)
    return one.thing.id, tuple(
        (name, *(value.text for value in values)) for name, values in told.items()
    )


def _titled(one: _Declared) -> Hashable:
    return one.thing.labels.pick("zh") or None


def _linked(one: _Declared) -> Hashable:
    return (one.thing.link or None) if isinstance(one.thing, Document) else None


def _told(pairs: Pairs[_Declared]) -> Iterator[Change]:
    for was, now in pairs.both:
        change = altered(was.thing, now.thing, (was.lens, now.lens))
        if change is not None:
            yield change
    yield from (Removed(one.thing) for one in pairs.gone)
    yield from (Added(one.thing) for one in pairs.come)
