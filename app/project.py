"""Spec files to compiled specs, each judged by the settings of its project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from citydsl import settings
from citydsl.dsl.compile import Compiled, compile_file, errors_in
from citydsl.dsl.diagnostics import Diagnostic
from citydsl.dsl.model.load import Loader
from citydsl.dsl.record import NamedTuple
from citydsl.spec_file import SpecFile
from citydsl.themes import SUFFIX, themes_of

if TYPE_CHECKING:
    from citydsl.dsl.model.load import Unit
    from citydsl.dsl.model.model import Model
    from citydsl.render.theme import Themes

__all__ = ["Judged", "Project", "Told", "compile_paths", "judged", "key_of"]


class Judged(NamedTuple):
    """A compiled spec with what its project says of it.

    `themes` are those its views name and, without a name, the project's. `used` are the places of
    all files it is made from but its own.
    """

    unit: Unit
    model: Model
    diagnostics: tuple[Diagnostic, ...]
    themes: Themes
    used: tuple[Path, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that leave no meaning to draw from."""
        return errors_in(self.diagnostics)


class Project:
    """Spec files compiled one after another; files that several of them use are read once."""

    def __init__(self, base: Path = Path()) -> None:
        """Show the names of files relative to `base`."""
        self._base = base
        self._loaders: dict[Path, Loader] = {}
        self._settings: dict[Path, settings.Settings] = {}

    def compile(self, spec: SpecFile) -> Judged:
        """Compile a spec, what is wrong with its project's settings first among its findings."""
        root = spec.root
        if root not in self._settings:
            self._settings[root] = settings.load(root, self._base)
        held = self._settings[root]
        loader = self._loader(root)
        return judged(compile_file(spec.path, loader), loader, held)

    def forget(self, spec: SpecFile) -> None:
        """Keep a compiled spec no longer: in a run over thousands each is compiled once."""
        self._loader(spec.root).forget(spec.path)

    def used(self, spec: SpecFile) -> tuple[Path, ...]:
        """Return the places of the files a spec uses, as far as they are there."""
        unit = self._loader(spec.root).load(spec.path).value
        if any(SUFFIX in file.source.text for file in unit.files):
            return self.compile(spec).used
        return unit.used

    def _loader(self, root: Path) -> Loader:
        if root not in self._loaders:
            self._loaders[root] = Loader(root, base=self._base)
        return self._loaders[root]


def judged(compiled: Compiled, loader: Loader, held: settings.Settings) -> Judged:
    """Read the themes a compiled spec names, and let the settings judge what is found."""
    themes = themes_of(compiled.model, loader)
    found = (*compiled.diagnostics, *themes.diagnostics)
    own = (("", held.theme),) if held.theme else ()
    return Judged(
        compiled.unit,
        compiled.model,
        (*held.found, *settings.apply(found, held)),
        (*themes.themes, *own),
        (*compiled.unit.used, *themes.used),
    )


class Told:
    """What was told already: a finding in a file that several specs use is told once."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._keys: set[tuple[str, int, str, str]] = set()

    def fresh(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the findings not told yet; they are from now on."""
        kept = {key_of(one): one for one in found if key_of(one) not in self._keys}
        self._keys.update(kept)
        return tuple(kept.values())


def compile_paths(specs: Iterable[SpecFile]) -> Iterator[Judged]:
    """Compile specs one after another."""
    project = Project()
    return map(project.compile, specs)


def key_of(one: Diagnostic) -> tuple[str, int, str, str]:
    """Return what tells a finding from others, whichever spec it was found with."""
    return one.span.source.name, one.span.start, one.rule.code, one.message.en
