"""The driver: from a file to a checked model, one stage after another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from citydsl.dsl.checks.table import check
from citydsl.dsl.diagnostics import Diagnostic, Outcome, Severity
from citydsl.dsl.model.load import Loader, Unit
from citydsl.dsl.model.model import Model
from citydsl.dsl.model.resolve import resolve
from citydsl.dsl.silence import silenced
from citydsl.dsl.source import Source
from citydsl.dsl.views.findings import view_findings

__all__ = ["Compiled", "compile_file", "compile_text"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """What became of one spec: its unit of files, its model, and all findings in order."""

    unit: Unit
    model: Model
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that leave no meaning to draw from."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)


def compile_file(path: Path, loader: Loader) -> Compiled:
    """Compile a file on disk; `loader` keeps what several specs share."""
    return _compile(loader.load(path))


def compile_text(text: str, *, name: str = "<text>", root: Path | None = None) -> Compiled:
    """Compile a text; what it uses is looked up in `root` (default: the working folder)."""
    return _compile(Loader(root or Path()).text(Source(name=name, text=text)))


def _compile(loaded: Outcome[Unit]) -> Compiled:
    unit = loaded.value
    resolved = resolve(unit)
    checked = (*check(resolved.value), *view_findings(resolved.value))
    found = (*loaded.diagnostics, *resolved.diagnostics, *checked)
    kept = silenced(found, unit.files)
    ordered = sorted(kept, key=lambda one: (one.span.source.name, one.span.start, one.span.end))
    return Compiled(unit, resolved.value, tuple(dict.fromkeys(ordered)))
