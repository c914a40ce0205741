"""The words of the language by the part they play, from the tables the compiler itself uses."""

from __future__ import annotations

from citydsl.dsl.syntax.keywords import KEYWORDS
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.dsl.vocabulary.properties import PROPERTIES
from citydsl.dsl.vocabulary.shapes import SHAPE_BY_SPELLING
from citydsl.dsl.vocabulary.words import WORDS

__all__ = ["KINDS", "KNOWN_PROPERTIES", "LOGIC", "SHAPES", "STATEMENTS", "VALUES"]

_JOINING = ("AND", "OR", "NOT")

STATEMENTS = frozenset(
    spelling
    for word in KEYWORDS
    if word.terminal not in _JOINING
    for spelling in (word.en, word.zh)
)
"""What begins a statement of its own: use, formula, fact."""

LOGIC = frozenset(
    spelling for word in KEYWORDS if word.terminal in _JOINING for spelling in (word.en, word.zh)
)
"""What joins conditions."""

SHAPES = frozenset(SHAPE_BY_SPELLING)
"""The declarations the compiler knows: city, source, view."""

KINDS: frozenset[str] = frozenset(WORDS["kinds"])
"""The kinds of element every spec begins with."""

KNOWN_PROPERTIES = frozenset(name for one in PROPERTIES for name in (one.name, one.zh))
"""The names of properties."""

VALUES = frozenset(
    name for choices in CHOICES.values() for one in choices for name in (one.id, one.zh)
)
"""What properties of a closed set of values take."""
