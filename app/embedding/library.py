"""Specs for documents: each compiled once, with the files it was made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from citydsl import settings
from citydsl.api import Spec
from citydsl.dsl.compile import compile_unit
from citydsl.dsl.diagnostics import Diagnostic, Outcome, Severity
from citydsl.dsl.model.load import Loader, Unit
from citydsl.dsl.source import Source
from citydsl.project import judged
from citydsl.render.report.text import finding, place
from citydsl.settings_file import find_settings

__all__ = ["Library", "Opened", "paths_of", "told"]

_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Opened:
    """A spec, and every file it depends on: those it uses, looked for, and the settings."""

    spec: Spec
    files: tuple[Path, ...]

    def findings(self, severity: str) -> tuple[Diagnostic, ...]:
        """What was found in it, at least as severe as this."""
        return self.spec.check(severity=severity)

    @property
    def broken(self) -> bool:
        """Whether its errors leave nothing to draw."""
        return bool(self.spec.compiled.errors)


@dataclass(slots=True)
class Library:
    """The specs of one build; names in findings are relative to `base`.

    It keeps what it has opened: make a new one when files may have changed.
    """

    base: Path
    _opened: dict[tuple[Path, Path], Opened] = field(default_factory=dict)

    def file(self, path: Path, root: Path | None = None) -> Opened:
        """Open a spec file; what it uses lies in `root` (default: its folder).

        Raises FileNotFoundError.
        """
        if not path.is_file():
            raise FileNotFoundError(path)
        inside = root or path.parent
        key = (path.resolve(), inside.resolve())
        if key not in self._opened:
            loader = Loader(inside, base=self.base)
            self._opened[key] = self._open(loader.load(path), loader, inside)
        return self._opened[key]

    def text(self, text: str, *, name: str, root: Path, line: int = 1) -> Opened:
        """Compile a text that stands in a document from that line on; it may use files of `root`.

        Findings then tell the document's own lines.
        """
        loader = Loader(root, base=self.base)
        source = Source(name=name, text="\n" * (line - 1) + text)
        return self._open(loader.text(source), loader, root)

    def _open(self, loaded: Outcome[Unit], loader: Loader, root: Path) -> Opened:
        held = settings.load(root, self.base)
        compiled = judged(compile_unit(loaded), loader, held)
        ruling = find_settings(root)
        files = (*loader.paths, *((ruling,) if ruling else ()))
        return Opened(Spec(compiled), files)


def told(one: Diagnostic, lang: str, *, placed: bool) -> str:
    """Return a finding as `citydsl check` prints it, without the place where that is told by
    another."""
    text = finding(one, lang=lang)
    return text if placed else text.removeprefix(f"{place(one)}: ")


def paths_of(names: str, folder: Callable[[str], Path]) -> tuple[Path, ...]:
    """Return the files that several names mean, each a path or a pattern (`specs/*.city`).

    `folder` makes a path of a name. Raises FileNotFoundError where a name means none.
    """
    found: dict[Path, None] = {}
    for name in names.split():
        path = folder(name)
        if "*" in path.name:
            fitting = sorted(path.parent.glob(path.name))
            if not fitting:
                raise FileNotFoundError(name)
            found |= dict.fromkeys(fitting)
        else:
            found[path] = None
    return tuple(found)
