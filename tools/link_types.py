"""Lay out `.types/citydsl`: links to the rooms, as the package is named, for static checkers."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("dsl", "render", "templates")


def main() -> None:
    """Make the links anew."""
    farm = ROOT / ".types" / "citydsl"
    shutil.rmtree(farm.parent, ignore_errors=True)
    farm.mkdir(parents=True)
    for entry in sorted((ROOT / "app").iterdir()):
        if entry.name != "__pycache__":
            (farm / entry.name).symlink_to(f"../../app/{entry.name}")
    for room in ROOMS:
        (farm / room).symlink_to(f"../../{room}")


if __name__ == "__main__":
    main()
