"""What was made before, kept in the user's cache folder under the digest of what it came from.

The store is one SQLite file, which several runs may share. It holds data only (JSON and the bytes
of files), never code; whatever is wrong with it, a run goes on as if it were empty.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from citydsl.dsl.record import NamedTuple

__all__ = ["Cache", "Stamp", "cache_folder"]

_NAME = "made.sqlite"
_LIMIT = 512 * 2**20
_ROOM = 0.8
_MOST_STAMPS = 300_000
_PATIENCE = 10.0
_SHARED = ((b"<style>", b"</script>"), (b"<script>", b"</body>"))
"""Where parts begin and end that most pages have in common."""
_LEVEL = 1
_RAW = -15
_SCHEMA = """
CREATE TABLE IF NOT EXISTS made (
    key BLOB PRIMARY KEY, day INTEGER NOT NULL, size INTEGER NOT NULL,
    head BLOB NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS stamp (
    folder TEXT, name TEXT, digest BLOB NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL,
    PRIMARY KEY (folder, name)) WITHOUT ROWID;
"""


class Stamp(NamedTuple):
    """A file as it was left: the digest of its bytes, its size, when it was changed (ns)."""

    digest: bytes
    size: int
    changed: int


def cache_folder() -> Path:
    """Return the folder of the cache: `CITYDSL_CACHE_DIR`, else the user's own for citydsl."""
    named = os.environ.get("CITYDSL_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("citydsl", appauthor=False)


class Cache:
    """The store of one run. `day` counts days, to tell what has not been used for long."""

    def __init__(self, folder: Path, *, day: int, limit: int = _LIMIT) -> None:
        """Open the store, or make it. One that cannot be used is left alone, or begun anew."""
        self._path = folder / _NAME
        self._day = day
        self._limit = limit
        self._used: set[bytes] = set()
        self._store = self._open()

    def heads(self, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """Return what is known of keys without their files."""
        found: dict[bytes, Any] = {}
        for key in keys:
            row = self._one("SELECT head FROM made WHERE key = ?", key)
            head = _read_json(row[0]) if row else None
            if head is not None:
                found[key] = head
                self._used.add(key)
        return found

    def body(self, key: bytes, size: int) -> bytes | None:
        """Return the bytes kept with a key, where there are just `size` of them."""
        row = self._one("SELECT body FROM made WHERE key = ?", key)
        try:
            unpacked = zlib.decompressobj(_RAW).decompress(row[0], size + 1) if row else None
        except (zlib.error, TypeError):
            return None
        return unpacked if unpacked is not None and len(unpacked) == size else None

    def put(self, key: bytes, head: object, body: bytes) -> None:
        """Keep something; it is on disk after the next `flush`."""
        told = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
        packed = (zlib.compress(told, _LEVEL), _packed(body))
        size = sum(map(len, packed))
        if size <= self._limit * _ROOM:
            self._run(
                "INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)",
                (key, self._day, size, *packed),
            )

    def stamps(self, folder: str) -> dict[str, Stamp]:
        """Return how the files of a folder (its absolute path) were left, by their names."""
        rows = self._all("SELECT name, digest, size, changed FROM stamp WHERE folder = ?", folder)
        return {name: Stamp(*rest) for name, *rest in rows}

    def stamp(self, folder: str, name: str, stamp: Stamp) -> None:
        """Remember how a file was left."""
        self._run("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?, ?, ?)", (folder, name, *stamp))

    def flush(self) -> None:
        """Make what was put so far last, so that a run cut off has not worked in vain."""
        try:
            if self._store is not None:
                self._store.commit()
        except sqlite3.Error:
            self._give_up()

    def close(self) -> None:
        """Note what was used, drop what has not been for longest above the limit, and close."""
        for key in sorted(self._used):
            self._run(
                "UPDATE made SET day = ? WHERE key = ? AND day <> ?", (self._day, key, self._day)
            )
        self._shrink()
        self.flush()
        if self._store is not None:
            self._store.close()
            self._store = None

    def _shrink(self) -> None:
        row = self._one("SELECT total(size) FROM made")
        if row and row[0] > self._limit:
            self._run(
                "DELETE FROM made WHERE key IN (SELECT key FROM (SELECT key, sum(size) OVER"
                " (ORDER BY day DESC, key) AS so_far FROM made) WHERE so_far > ?)",
                (int(self._limit * _ROOM),),
            )
        row = self._one("SELECT count(*) FROM stamp")
        if row and row[0] > _MOST_STAMPS:
            self._run("DELETE FROM stamp", ())

    def _open(self) -> sqlite3.Connection | None:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _connect(self._path)
        except sqlite3.OperationalError:
            # Locked, full or not to be written: another run may be well served by it.
            return None
        except sqlite3.DatabaseError:
            return self._anew()
        except OSError:
            return None

    def _anew(self) -> sqlite3.Connection | None:
        """Replace a store that is damaged."""
        try:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
            return _connect(self._path)
        except (sqlite3.Error, OSError):
            return None

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        rows = self._all(query, *values)
        return rows[0] if rows else None

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        if self._store is None:
            return []
        try:
            return self._store.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(damaged=not isinstance(error, sqlite3.OperationalError))
            return []

    def _run(self, query: str, values: tuple[object, ...]) -> None:
        if self._store is None:
            return
        try:
            self._store.execute(query, values)
        except sqlite3.Error as error:
            self._give_up(damaged=not isinstance(error, sqlite3.OperationalError))

    def _give_up(self, *, damaged: bool = False) -> None:
        """Go on without the store; a damaged one is begun anew."""
        store, self._store = self._store, None
        if store is not None:
            store.close()
        if damaged:
            self._store = self._anew()


def _packed(body: bytes) -> bytes:
    """Bytes as one raw stream of deflate (RFC 1951), whose blocks can be put one after another.

    The styles and scripts of a page are those of most others, and are packed once for all.
    """
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    parts, start = [], 0
    for first, last in _SHARED:
        begin = body.find(first, start)
        end = body.find(last, begin)
        if begin >= 0 and end >= 0:
            parts += [packer.compress(body[start:begin]), packer.flush(zlib.Z_FULL_FLUSH)]
            parts.append(_block(body[begin:end]))
            start = end
    return b"".join([*parts, packer.compress(body[start:]), packer.flush()])


@lru_cache(maxsize=8)
def _block(part: bytes) -> bytes:
    """A block that refers to nothing before it."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)


def _connect(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=_PATIENCE)
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = NORMAL")
    store.executescript(_SCHEMA)
    return store


def _read_json(packed: object) -> Any:
    """What was kept, or None where it is damaged."""
    if not isinstance(packed, bytes):
        return None
    try:
        return json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError):
        return None
