"""Digests of what a result depends on: the code that makes it, and the bytes it is made from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

__all__ = ["code", "digest"]

_ROOMS = ("", "dsl", "render", "templates")
_SUFFIXES = (".py", ".j2", ".css", ".js", ".city", ".typ")


def digest(parts: Iterable[bytes]) -> bytes:
    """Return one digest of several byte strings, told apart by their lengths (BLAKE2b, 20 bytes)."""
    # What is never asked for a digest need not load OpenSSL.
    from hashlib import blake2b

    whole = blake2b(digest_size=20)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


@cache
def code() -> bytes:
    """Return a digest of this installation: its files, and what is installed beside it.

    Sizes and times stand for the bytes: reading them all would take longer than a small picture.
    A folder of installed packages changes with each package that comes or goes.
    """
    found = [sys.version.encode(), str(sys.maxsize).encode()]
    for room in _ROOMS:
        for folder in import_module(f"citydsl.{room}" if room else "citydsl").__path__:
            found += sorted(_states(folder))
    found += (_packages(place) for place in sys.path if place.endswith("-packages"))
    return digest(found)


def _states(folder: str, below: str = "") -> Iterator[bytes]:
    """What the sources of a folder are called there, their sizes and times.

    Not by `Path.rglob`, which takes ten times as long: half of a run with nothing to do.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{below}/{entry.name}"
            if entry.name.endswith(_SUFFIXES):
                state = entry.stat()
                yield f"{name} {state.st_size} {state.st_mtime_ns}".encode()
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield from _states(entry.path, name)


def _packages(place: str) -> bytes:
    try:
        return str(Path(place).stat().st_mtime_ns).encode()
    except OSError:
        return b""
