"""Where the settings of a project are: `citydsl.toml` in its root folder, or the nearest above."""

from __future__ import annotations

from pathlib import Path

__all__ = ["NAME", "find_settings"]

NAME = "citydsl.toml"


def find_settings(root: Path) -> Path | None:
    """Return the file of the settings that hold for a root folder: its own, or one above it."""
    folder = root.resolve()
    paths = (above / NAME for above in (folder, *folder.parents))
    return next((path for path in paths if _is_file(path)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A folder above that nobody may look into.
        return False
