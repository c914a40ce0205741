"""Scopes: which name means which city or element, from the inside out.

A name is looked for where the statement stands, then in each enclosing scope, then among the
cities of all files in use. What stands inside a thing is reached by its path (`brain.data`).
An inner name hides an outer one, and in one scope an id hides an alias.
"""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.diagnostics import Diagnostic, Edit, Fix, Text
from citydsl.dsl.fixes import respelt
from citydsl.dsl.model.rules import UNKNOWN_NAME
from citydsl.dsl.source import Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes

__all__ = ["Scope", "unknown_name"]


class Scope:
    """A place names stand in: a city, an element, or (`path` empty) all files together."""

    __slots__ = ("aliases", "city", "inferred", "kind", "names", "outer", "path", "span")

    def __init__(
        self,
        path: str,
        kind: str,
        span: Span | None,
        outer: Scope | None,
        city: str,
        inferred: bool = False,
    ) -> None:
        """Begin with no names in it; `city` is the path of the city around it."""
        self.path = path
        self.kind = kind
        self.span = span
        self.outer = outer
        self.city = city
        self.inferred = inferred
        self.names: dict[str, Scope] = {}
        self.aliases: dict[str, Scope] = {}

    def called(self, name: str) -> Scope | None:
        """What stands right here under a name or alias."""
        return self.names.get(name) or self.aliases.get(name)

    def find(self, path: nodes.Path) -> Scope | None:
        """The thing a path means here, or None."""
        first, *rest = path.parts
        name, here = first.text, None
        scope: Scope | None = self
        while scope is not None and here is None:
            here = scope.names.get(name) or scope.aliases.get(name)
            scope = scope.outer
        for part in rest:
            here = here.called(part.text) if here else None
        return here

    def visible(self) -> Iterator[str]:
        """Every name that can be said here without a path, nearest first."""
        scope: Scope | None = self
        while scope is not None:
            yield from scope.names
            yield from scope.aliases
            scope = scope.outer

    def below(self) -> Iterator[Scope]:
        """Everything inside, parts after their whole."""
        pending = [self]
        while pending:
            scope = pending.pop()
            yield from scope.names.values()
            pending.extend(reversed(scope.names.values()))

    def dissolve(self) -> None:
        """Let go of what stands around each thing inside: no circle is left when this one goes."""
        for scope in self.below():
            scope.outer = None

    def top(self) -> Scope:
        """The outermost city this stands in, or the scope of all files."""
        scope = self
        while scope.outer is not None and scope.outer.path:
            scope = scope.outer
        return scope


def unknown_name(path: nodes.Path, scope: Scope) -> Diagnostic:
    """Report a path that means nothing here, with the nearest thing it could mean."""
    text = path.text
    known = scope.find(nodes.Path(path.parts[:1]))
    span, help, fix = path.span, None, None
    if len(path.parts) > 1 and known is not None:
        last = path.parts[-1]
        span = last.span
        help, fix = did_you_mean(last.text, known.names), respelt(span, last.text, known.names)
    deeper = _deeper(path, scope)
    if deeper and deeper != text and not help:
        help = Text(f"是否为 `{deeper}`？", f"did you mean `{deeper}`?")
        title = Text(f"改为 `{deeper}`", f"change it to `{deeper}`")
        fix = Fix(title, (Edit(path.span, deeper),), safe=False)
    if not help:
        help, fix = did_you_mean(text, scope.visible()), respelt(path.span, text, scope.visible())
    help = help or Text("先声明它，或改用已有的名称", "declare it first, or use a declared name")
    message = Text(f"未知的名称 `{text}`", f"unknown name `{text}`")
    return UNKNOWN_NAME.at(span, message, help=help, fix=fix)


def _deeper(path: nodes.Path, scope: Scope) -> str | None:
    """The path from here to a thing of this very name that stands deeper inside."""
    top = scope.top()
    name = path.parts[-1].text
    for inner in top.below():
        if inner.path.rpartition(".")[2] == name and inner.outer is not top:
            return inner.path.removeprefix(top.path + ".")
    return None
