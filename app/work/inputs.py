"""What specs are made from, told from anything else: each file and folder is looked at once a run."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from citydsl.settings_file import find_settings
from citydsl.work.fingerprint import code, digest

if TYPE_CHECKING:
    from citydsl.work.job import Job

__all__ = ["Inputs", "files_in"]


class Inputs:
    """The inputs of one run, as they were when it first asked for them."""

    def __init__(self) -> None:
        self._settings = cache(_settings)
        self._templates = cache(_templates)
        self._resolved = cache(Path.resolve)
        self._contents = cache(_contents)

    def key(self, job: Job) -> bytes:
        """The digest of all a spec's files come from, but for the files it uses.

        It is empty where something cannot be read.
        """
        spec = job.spec
        try:
            texts = [spec.path.read_bytes(), self._settings(spec.root)]
            templates = self._templates(job.order.templates)
        except OSError:
            return b""
        root = os.path.relpath(self._resolved(spec.root), self._folder(spec.path))
        said = repr((spec.path.as_posix(), root, job.order, job.lang)).encode()
        return digest([code(), said, *texts, *templates])

    def used(self, job: Job, path: Path) -> tuple[str, str]:
        """A file a spec uses: its name seen from the spec's folder, and the digest of its bytes."""
        return os.path.relpath(path, self._folder(job.spec.path)), self._contents(path).hex()

    def is_as_it_was(self, job: Job, name: str, was: str) -> bool:
        """Whether a file that was `used` still has the same bytes."""
        return self._contents(self._folder(job.spec.path) / name).hex() == was

    def _folder(self, path: Path) -> Path:
        """The folder a spec is really in."""
        return path.resolve().parent if path.is_symlink() else self._resolved(path.parent)


def files_in(folder: Path) -> list[Path]:
    """Return every file in a folder and those below it, in a stable order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _settings(root: Path) -> bytes:
    held = find_settings(root)
    return held.read_bytes() if held else b""


def _templates(folder: Path | None) -> tuple[bytes, ...]:
    """Names and bytes of all files in a folder."""
    if folder is None:
        return ()
    return tuple(
        part for path in files_in(folder) for part in (path.as_posix().encode(), path.read_bytes())
    )


def _contents(path: Path) -> bytes:
    """The digest of a file's bytes; empty where it cannot be read."""
    try:
        return digest([path.read_bytes()])
    except OSError:
        return b""
