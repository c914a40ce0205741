"""Spec files to compiled specs, each judged by the settings of its project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from citydsl import settings
from citydsl.dsl.compile import Compiled, compile_file
from citydsl.dsl.diagnostics import Diagnostic
from citydsl.dsl.model.load import Loader

__all__ = ["SpecFile", "compile_paths"]


class SpecFile(NamedTuple):
    """A file, and the root folder its reading stays in."""

    path: Path
    root: Path


def compile_paths(specs: Iterable[SpecFile]) -> Iterator[Compiled]:
    """Compile specs one after another, and let their project's settings judge what is found.

    What is wrong with the settings is found with the first spec they hold for; a finding in a
    file that several specs share is told once.
    """
    loaders: dict[Path, Loader] = {}
    known: dict[Path, settings.Settings] = {}
    told: set[tuple[str, int, str, str]] = set()
    for file, root in specs:
        loader = loaders.setdefault(root, Loader(root, base=Path()))
        held = known.get(root) or known.setdefault(root, settings.load(root, Path()))
        compiled = compile_file(file, loader)
        judged = (*held.found, *settings.apply(compiled.diagnostics, held))
        fresh = tuple(one for one in judged if _key(one) not in told)
        told.update(map(_key, fresh))
        yield Compiled(compiled.unit, compiled.model, fresh)


def _key(one: Diagnostic) -> tuple[str, int, str, str]:
    return one.span.source.name, one.span.start, one.rule.code, one.message.en
