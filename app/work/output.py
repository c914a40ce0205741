"""The folder a run writes into: files as they should be, and whether they are so already."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citydsl.dsl.record import NamedTuple
from citydsl.files import write
from citydsl.work.fingerprint import digest

if TYPE_CHECKING:
    from citydsl.work.cache import Cache

__all__ = ["File", "Output"]


class File(NamedTuple):
    """A file to be: its name in the folder, the digest of its bytes, and how many they are.

    Without a cache nobody asks for the digest, and it is empty.
    """

    name: str
    digest: bytes
    size: int


class Output:
    """The files of one folder. With a cache it knows those an earlier run left there."""

    def __init__(self, folder: Path, cache: Cache | None) -> None:
        """Look at what is in the folder now."""
        self._folder = folder
        self._cache = cache
        self._place = os.fspath(folder.resolve())
        self._stamps = cache.stamps(self._place) if cache else {}
        self._there = _states(folder) if self._stamps else {}

    def holds(self, file: File) -> bool:
        """Whether the folder has this file, with just these bytes, untouched since it was left."""
        left, now = self._stamps.get(file.name), self._there.get(file.name)
        return (
            left is not None
            and (left.digest, left.size) == (file.digest, file.size)
            and now == (left.size, left.changed)
        )

    def holds_made_of(self, key: bytes) -> bool:
        """Whether the folder has the one file that was made of what this key tells from others."""
        head: Any = self._cache.heads([key]).get(key) if self._cache else None
        try:
            name, hexed, size = head
            return self.holds(File(name, bytes.fromhex(hexed), size))
        except (TypeError, ValueError):
            return False

    def remember(self, key: bytes, file: File) -> None:
        """Note that a file was made of what this key tells from others."""
        if self._cache:
            self._cache.put(key, [file.name, file.digest.hex(), file.size], b"")

    def write(self, name: str, data: bytes, known: bytes = b"") -> File:
        """Write a file, whole or not at all; `known` is its digest, if there is one already.

        Raises OSError.
        """
        path = self._folder / name
        write(path, data)
        if not self._cache:
            return File(name, b"", len(data))
        from citydsl.work.cache import Stamp

        file = File(name, known or digest([data]), len(data))
        changed = path.stat().st_mtime_ns
        self._cache.stamp(self._place, name, Stamp(file.digest, file.size, changed))
        return file


def _states(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of change (ns) of every file of a folder."""
    try:
        with os.scandir(folder) as entries:
            states = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
    except OSError:
        return {}
    return {name: (state.st_size, state.st_mtime_ns) for name, state in states}
