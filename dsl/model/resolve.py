"""A unit of files to a model, in two walks: declare everything, then bind what refers to it."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Diagnostic, Outcome
from citydsl.dsl.model.bind import Binder
from citydsl.dsl.model.declare import Declarer
from citydsl.dsl.model.declare_words import declare_words
from citydsl.dsl.model.documents import declare_documents
from citydsl.dsl.model.load import Unit
from citydsl.dsl.model.model import Model
from citydsl.dsl.model.prelude import prelude

__all__ = ["resolve"]


def resolve(unit: Unit) -> Outcome[Model]:
    """Resolve a unit; the model's cities are those of its main file.

    Findings are those of the main file and of what it uses; a name that cannot be bound is
    reported and left out, so that the rest of the model still stands.
    """
    found: list[Diagnostic] = []
    words, problems = declare_words(prelude(), unit.files)
    found += problems
    documents = declare_documents(unit.files, words, found)
    declarer = Declarer(words, documents, found)
    for file in unit.files:
        declarer.file(file)
    binder = Binder(words, documents, found)
    for draft in declarer.drafts():
        binder.bind(draft)
    declarer.root.dissolve()
    main = unit.main.source
    cities = tuple(city.freeze() for city in declarer.cities if city.span.source is main)
    elements = {
        element.path: element
        for city in declarer.cities
        for inner in city.walk()
        for element in inner.elements
    }
    model = Model(cities, documents, words.vocabulary(), elements)
    return Outcome(model, tuple(found))
