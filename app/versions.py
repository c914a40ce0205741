"""Two versions of specs: files and folders as they are, or as they were in a revision."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from citydsl.dsl.compile import compile_file
from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.model.model import Model
from citydsl.revisions import GitError, Repository, repository, valid_revision
from citydsl.spec_file import SpecFile

__all__ = ["Version", "as_it_is", "as_it_was", "named"]

Find = Callable[[Path, Path | None], list[SpecFile]]
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class Version:
    """One side: the models, the errors that leave something unread, and whether it is one file."""

    models: tuple[Model, ...]
    errors: tuple[Diagnostic, ...]
    one_file: bool


def named(name: str, root: Path | None, find: Find, target: Path) -> Version:
    """The version an argument means: a file or folder, else `REVISION:PATH`, else a revision.

    What was in a revision is copied to `target`. Raises GitError where it means nothing.
    """
    path = Path(name)
    if path.exists():
        return as_it_is(path, root, find)
    revision, colon, inner = name.partition(":")
    if _DRIVE.match(name) or not valid_revision(revision):
        raise _nothing(name)
    try:
        repo = repository(Path())
        if not colon:
            repo.commit(revision)
    except GitError as error:
        raise (error if colon else _nothing(name)) from error
    return _copied(repo, revision, repo.inside(inner), root, find, target)


def as_it_is(path: Path, root: Path | None, find: Find) -> Version:
    """The files or folders at a path now."""
    here = Path().resolve()

    def loader(root: Path) -> Loader:
        inside = root.resolve().is_relative_to(here)
        # Two folders elsewhere often hold files of the same names: theirs tells them apart.
        return Loader(root, base=here if inside else root.resolve().parent)

    return _compiled(find(path, root), loader, path.is_file())


def as_it_was(path: Path, revision: str, root: Path | None, find: Find, target: Path) -> Version:
    """What was at a path of the working tree in a revision, copied to `target`."""
    repo = repository(path if path.is_dir() else path.parent)
    return _copied(repo, revision, _below(repo, path), root, find, target)


def _copied(
    repo: Repository, revision: str, path: str, root: Path | None, find: Find, target: Path
) -> Version:
    base = target.resolve()
    whole = None if root is None else _below(repo, root)
    is_file = repo.copy(repo.commit(revision), path, whole, base)
    specs = find(base / path, None if whole is None else base / whole)
    prefix = f"{revision}:"
    return _compiled(specs, lambda root: Loader(root, base=base, prefix=prefix), is_file)


def _compiled(specs: list[SpecFile], loader: Callable[[Path], Loader], one_file: bool) -> Version:
    loaders: dict[Path, Loader] = {}
    models: list[Model] = []
    errors: list[Diagnostic] = []
    for path, root in specs:
        if root not in loaders:
            loaders[root] = loader(root)
        compiled = compile_file(path, loaders[root])
        models.append(compiled.model)
        errors += compiled.errors
    return Version(tuple(models), tuple(errors), one_file)


def _below(repo: Repository, path: Path) -> str:
    """Where a path of the working tree is in its repository."""
    top, here = repo.top.resolve(), path.resolve()
    if not here.is_relative_to(top):
        shown = path.as_posix()
        raise GitError(
            f"`{shown}` 不在仓库 `{top.name}` 中",
            f"`{shown}` is outside the repository `{top.name}`",
        )
    inside = here.relative_to(top).as_posix()
    return "" if inside == "." else inside


def _nothing(name: str) -> GitError:
    text = Text(
        f"没有文件、文件夹或版本 `{name}`（版本中的文件写作 `HEAD~3:specs/haikou.city`）",
        f"no file, folder or revision `{name}` (a file of a revision is `HEAD~3:specs/a.city`)",
    )
    return GitError(text.zh, text.en)
