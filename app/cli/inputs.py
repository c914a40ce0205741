"""What the verbs share: which files are meant, and in which language findings are told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from citydsl.spec_file import SpecFile

__all__ = [
    "lang_option",
    "locale_language",
    "paths_argument",
    "root_option",
    "spec_files",
    "templates_option",
]

F = TypeVar("F", bound=Callable[..., Any])


def paths_argument(function: F) -> F:
    """Files or folders; the current folder when none is given."""
    return click.argument(
        "paths",
        nargs=-1,
        type=click.Path(exists=True, path_type=Path),
        metavar="[PATH]...",
    )(function)


def root_option(function: F) -> F:
    """The folder no `use` leaves."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder that `use` may not leave (default: the folder given, or the file's).",
    )(function)


def lang_option(function: F) -> F:
    """The language of findings."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default=locale_language,
        help="Language of messages (default: the locale's).",
    )(function)


def templates_option(function: F) -> F:
    """A folder of the user's own page templates."""
    return click.option(
        "--templates",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="DIR",
        help="Folder of your own page templates, styles and scripts; they go before ours.",
    )(function)


def locale_language() -> str:
    """The language the environment asks for: `zh`, else `en`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].lower().startswith("zh") else "en"
    return "en"


def spec_files(paths: Iterable[Path], root: Path | None) -> list[SpecFile]:
    """Every spec meant by files and folders, each once, in a stable order.

    Raises click.UsageError where there is none.
    """
    given = list(paths) or [Path()]
    found: dict[Path, SpecFile] = {}
    for path in given:
        inside = sorted(_search(path)) if path.is_dir() else [path]
        for file in inside:
            spec = SpecFile(file, root or (path if path.is_dir() else path.parent))
            found.setdefault(file.resolve(), spec)
    if not found:
        shown = ", ".join(f"`{path}`" for path in given)
        raise click.UsageError(f"no *.city file in {shown}")
    return list(found.values())


def _search(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.city"):
        inner = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") for part in inner):
            yield path
