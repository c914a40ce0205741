"""A predicate asked of whole cities: what a person types, and the elements it holds for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citydsl.dsl.diagnostics import Diagnostic, Note, Outcome, Text
from citydsl.dsl.model.declare_words import declare_words
from citydsl.dsl.model.load import Unit
from citydsl.dsl.model.model import City, Element, Model
from citydsl.dsl.model.prelude import prelude
from citydsl.dsl.model.read_predicate import read_predicate
from citydsl.dsl.model.scope import Scope
from citydsl.dsl.model.words import Words
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax import nodes
from citydsl.dsl.syntax.parse import parse
from citydsl.dsl.syntax.rules import SYNTAX_ERROR
from citydsl.dsl.views.predicates import selected
from citydsl.dsl.views.universe import universe_of

__all__ = ["Answer", "Match", "Query", "ask", "read_query", "select"]

_NAME = "<query>"
_BEFORE = "where:"


class Query(NamedTuple):
    """A predicate as typed; what is separated by commas is asked for together."""

    source: Source
    values: tuple[nodes.Value, ...]


class Match(NamedTuple):
    """An element a query holds for, with the city it stands in."""

    city: City
    element: Element


class Answer(NamedTuple):
    """What a query matches, and what of it means nothing in any city."""

    matches: tuple[Match, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_query(text: str) -> Outcome[Query | None]:
    """Parse a query; None comes with the findings that say why."""
    source = Source(name=_NAME, text=text)
    # The grammar knows predicates as values of a property; findings are moved to what was typed.
    parsed = parse(Source(name=_NAME, text=_BEFORE + text))
    found = tuple(_moved(one, source) for one in parsed.diagnostics)
    statements = parsed.value.statements
    if found:
        return Outcome(None, found)
    if len(statements) == 1 and isinstance(statements[0], nodes.Property):
        return Outcome(Query(source, statements[0].values))
    second = _shifted(statements[-1].span, source)
    message = Text("查询只有一个条件", "a query is one predicate")
    help = Text("用 `且`、`或` 或逗号连接", "join several with `and`, `or` or a comma")
    return Outcome(None, (SYNTAX_ERROR.at(second, message, help=help),))


def ask(query: Query, units: Iterable[tuple[Unit, Model]]) -> Answer:
    """Ask a query of every city; a name is unknown only where no city has it."""
    matches: list[Match] = []
    findings: list[list[Diagnostic]] = []
    for unit, model in units:
        words, _ = declare_words(prelude(), unit.files)
        root = Scope("", "", None, None, "")
        for city in model.cities:
            root.names[city.id] = _scope(city, root)
        for city in model.cities:
            found: list[Diagnostic] = []
            matches += _matches(query, model, city, root.names[city.id], words, found)
            findings.append(found)
    return Answer(tuple(matches), tuple(_moved(one, query.source) for one in _common(findings)))


def select(text: str, unit: Unit, model: Model, city: City) -> Outcome[frozenset[str]]:
    """Return the paths of all in one city that a query holds for, cities among them."""
    read = read_query(text)
    if read.value is None:
        return Outcome(frozenset(), read.diagnostics)
    words, _ = declare_words(prelude(), unit.files)
    root = Scope("", "", None, None, "")
    root.names[city.id] = _scope(city, root)
    found: list[Diagnostic] = []
    keys = _keys(read.value, model, city, root.names[city.id], words, found)
    moved = tuple(_moved(one, read.value.source) for one in dict.fromkeys(found))
    return Outcome(frozenset(keys), moved)


def _keys(
    query: Query,
    model: Model,
    city: City,
    scope: Scope,
    words: Words,
    found: list[Diagnostic],
) -> set[str]:
    universe = universe_of(model, city)
    predicates = [read_predicate(value, scope, words, found) for value in query.values]
    return set().union(*(selected(predicate, universe) for predicate in predicates))


def _matches(
    query: Query,
    model: Model,
    city: City,
    scope: Scope,
    words: Words,
    found: list[Diagnostic],
) -> list[Match]:
    keys = _keys(query, model, city, scope, words, found)
    return [
        Match(inner, element)
        for inner in city.walk()
        for element in inner.elements
        if element.path in keys
    ]


def _scope(city: City, outer: Scope) -> Scope:
    """The names of a city as its own statements see them."""
    here = Scope(city.path, "city", city.span, outer, city.path)
    scopes = {city.path: here}
    for one in city.elements:
        whole = scopes[one.parent or city.path]
        scope = Scope(one.path, one.kind, one.span, whole, city.path, one.inferred)
        scopes[one.path] = whole.names[one.id] = scope
        for alias in one.alias:
            whole.aliases.setdefault(alias, scope)
    for inner in city.cities:
        here.names[inner.id] = _scope(inner, here)
    return here


def _common(findings: Sequence[Sequence[Diagnostic]]) -> list[Diagnostic]:
    """The findings every city makes; of each the one that knows the nearest name."""
    best: dict[tuple[str, Span], list[Diagnostic]] = {}
    for found in findings:
        for one in dict.fromkeys(found):
            best.setdefault((one.rule.code, one.span), []).append(one)
    everywhere = (ones for ones in best.values() if len(ones) >= len(findings))
    return [next((one for one in ones if one.fix), ones[0]) for ones in everywhere]


def _moved(diagnostic: Diagnostic, source: Source) -> Diagnostic:
    """A finding in the text as typed; what stands in a spec stays where it is."""
    notes = tuple(Note(_shifted(note.span, source), note.text) for note in diagnostic.notes)
    return diagnostic._replace(span=_shifted(diagnostic.span, source), notes=notes, fix=None)


def _shifted(span: Span, source: Source) -> Span:
    if span.source.name != _NAME or span.source is source:
        return span
    size = len(source.text)
    start, end = (min(max(at - len(_BEFORE), 0), size) for at in (span.start, span.end))
    return Span(source, start, max(start, end))
