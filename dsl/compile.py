"""The driver: from a file to a checked model, one stage after another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from citydsl.dsl.checks.table import check
from citydsl.dsl.diagnostics import Diagnostic, Outcome, Severity
from citydsl.dsl.garbage import uncollected
from citydsl.dsl.model.load import Loader, Unit
from citydsl.dsl.model.model import Model
from citydsl.dsl.model.resolve import resolve
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.silence import silenced
from citydsl.dsl.source import Source

__all__ = ["Compiled", "compile_file", "compile_text", "compile_unit", "errors_in"]


class Compiled(NamedTuple):
    """What became of one spec: its unit of files, its model, and all findings in order."""

    unit: Unit
    model: Model
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that leave no meaning to draw from."""
        return errors_in(self.diagnostics)


def errors_in(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the errors among findings."""
    return tuple(one for one in found if one.severity is Severity.ERROR)


@uncollected
def compile_file(path: Path, loader: Loader) -> Compiled:
    """Compile a file on disk; `loader` keeps what several specs share."""
    return compile_unit(loader.load(path))


@uncollected
def compile_text(text: str, *, name: str = "<text>", root: Path | None = None) -> Compiled:
    """Compile a text; what it uses is looked up in `root` (default: the working folder)."""
    return compile_unit(Loader(root or Path()).text(Source(name=name, text=text)))


@uncollected
def compile_unit(loaded: Outcome[Unit]) -> Compiled:
    """Compile a unit that is loaded already."""
    unit = loaded.value
    resolved = resolve(unit)
    checked = (*check(resolved.value), *_about_views(resolved.value))
    found = (*loaded.diagnostics, *resolved.diagnostics, *checked)
    kept = silenced(found, unit.files)
    ordered = sorted(kept, key=lambda one: (one.span.source.name, one.span.start, one.span.end))
    return Compiled(unit, resolved.value, tuple(dict.fromkeys(ordered)))


def _about_views(model: Model) -> tuple[Diagnostic, ...]:
    """What is odd about views; without any, what selects them is not even imported."""
    if not any(inner.views for city in model.cities for inner in city.walk()):
        return ()
    from citydsl.dsl.views.findings import view_findings

    return view_findings(model)
