"""The language's own words by every spelling, each with how one language writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from citydsl.dsl.format.words import NAME
from citydsl.dsl.model.fields import FIELD_BY_SPELLING, META
from citydsl.dsl.model.model import Kind, Layer, Pillar, Verb
from citydsl.dsl.model.prelude import prelude
from citydsl.dsl.model.words import VerbUse
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.dsl.vocabulary.shapes import SHAPES

__all__ = ["LANGUAGES", "Language", "OwnWords", "Spellings", "own_words", "same_thing"]

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
Spellings: TypeAlias = Mapping[str, str]


class OwnWords(NamedTuple):
    """Spelling to spelling, by what a word stands for; `things` is what selects in a view."""

    shapes: Spellings
    kinds: Spellings
    layers: Spellings
    pillars: Spellings
    things: Spellings
    verbs: Spellings
    fields: Spellings
    choices: Mapping[str, Spellings]


@cache
def own_words(to: Language) -> OwnWords:
    """The words of the tables and the prelude, to be written in `to`."""
    words = prelude()
    kinds = _spellings(words.kinds, words.kind_by_id, to)
    layers = _spellings(words.layers, words.layer_by_id, to)
    pillars = _spellings(words.pillars, words.pillar_by_id, to)
    said = {spelling: use.id for spelling, use in words.verbs.items() if not use.inverse}
    verbs = _spellings(said, words.verb_by_id, to)
    fields = {spelling: _pick(one.name, one.zh, to) for spelling, one in FIELD_BY_SPELLING.items()}
    return OwnWords(
        {spelling: _pick(one.id, one.zh, to) for one in SHAPES for spelling in (one.id, one.zh)},
        kinds,
        layers,
        pillars,
        _things(pillars | layers | kinds),
        verbs | _inverses(words.verbs, to),
        fields | dict.fromkeys(META, _pick(*META, to)),
        {name: _choices(name, to) for name in CHOICES},
    )


def same_thing(spelling: str) -> tuple[str, str] | None:
    """What a name that selects means: `kind`, `layer` or `pillar`, and its id."""
    words = prelude()
    for what, known in (("kind", words.kinds), ("layer", words.layers), ("pillar", words.pillars)):
        if spelling in known:
            return what, known[spelling]
    return None


def _things(spellings: Spellings) -> Spellings:
    # A layer can be called as a kind is (sensing), and then that name is the kind's.
    return {
        spelling: written
        for spelling, written in spellings.items()
        if same_thing(spelling) == same_thing(written)
    }


def _pick(en: str, zh: str, to: Language) -> str:
    return zh if to == "zh" else en


def _choices(name: str, to: Language) -> Spellings:
    return {
        spelling: _pick(choice.id, choice.zh, to)
        for choice in CHOICES[name]
        for spelling in (choice.id, choice.zh)
    }


def _spellings(
    known: Spellings, by_id: Mapping[str, Kind | Layer | Pillar | Verb], to: Language
) -> dict[str, str]:
    written = {id: _pick(id, one.labels.zh, to) for id, one in by_id.items()}
    # A label another word has too, or one that is no name, cannot be written in its place.
    return {
        spelling: written[id]
        for spelling, id in known.items()
        if known.get(written[id]) == id and NAME.fullmatch(written[id])
    }


def _inverses(verbs: Mapping[str, VerbUse], to: Language) -> dict[str, str]:
    """Names said from the other end come in pairs: the English one is ASCII."""
    names: dict[str, list[str]] = {}
    for spelling, use in verbs.items():
        if use.inverse:
            names.setdefault(use.id, []).append(spelling)
    found: dict[str, str] = {}
    for pair in names.values():
        wanted = [spelling for spelling in pair if spelling.isascii() == (to == "en")]
        found |= dict.fromkeys(pair, wanted[0]) if wanted else {}
    return found
