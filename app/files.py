"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

__all__ = ["write"]


def write(path: Path, content: str | bytes) -> bool:
    """Write bytes, or a text as UTF-8, and return whether the file changed.

    The content goes to a temporary file beside the target, which then takes its place; a file that
    holds just that already is left alone. Raises OSError.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    temporary, file = _beside(path)
    try:
        with file:
            file.write(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


def _beside(path: Path) -> tuple[Path, BinaryIO]:
    """A new file in the folder of another, with a name nobody else has taken."""
    number = 0
    while True:
        name = path.with_name(f".citydsl-{os.getpid()}-{number}")
        try:
            return name, name.open("xb")
        except FileExistsError:
            # Of a run that was cut off, and whose process number this one has now.
            number += 1
