"""Digests of what a result depends on: the code that makes it, and the bytes it is made from."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

__all__ = ["code", "digest"]

_ROOMS = ("", "dsl", "render", "templates")
_SUFFIXES = (".py", ".j2", ".css", ".js", ".city", ".typ")


def digest(parts: Iterable[bytes]) -> bytes:
    """Return one digest of several byte strings, told apart by their lengths (BLAKE2b, 20 bytes)."""
    whole = hashlib.blake2b(digest_size=20)
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
    import importlib.util

    found = [sys.version.encode(), str(sys.maxsize).encode()]
    for room in _ROOMS:
        spec = importlib.util.find_spec(f"citydsl.{room}" if room else "citydsl")
        for folder in (spec and spec.submodule_search_locations) or ():
            inner = sorted(path for path in Path(folder).rglob("*") if path.suffix in _SUFFIXES)
            found += (_state(path) for path in inner)
    found += (_state(Path(place)) for place in sys.path if place.endswith("-packages"))
    return digest(found)


def _state(path: Path) -> bytes:
    try:
        state = path.stat()
    except OSError:
        return b""
    return f"{path.name} {state.st_size} {state.st_mtime_ns}".encode()
