"""A spec as it is named on the command line, or found in a folder."""

from __future__ import annotations

from pathlib import Path

from citydsl.dsl.record import NamedTuple

__all__ = ["SpecFile"]


class SpecFile(NamedTuple):
    """A file, and the root folder its reading stays in."""

    path: Path
    root: Path
