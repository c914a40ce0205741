"""How citydsl itself is started when it is measured."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import ROOT
from peers import HERE

__all__ = ["from_sources", "installed"]


def from_sources() -> list[str]:
    """As it lies here, in the Python this runs in."""
    return [sys.executable, "-m", "citydsl"]


@cache
def installed() -> list[str]:
    """As its users and its peers are: installed, in an environment of its own, from these sources.

    What makes sources importable takes 15 ms of each start, which no user pays.
    """
    folder = HERE / "citydsl"
    python = folder / "bin" / "python"
    if not python.exists():
        _run([sys.executable, "-m", "venv", str(folder)])
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    with TemporaryDirectory() as copy:
        _copy(Path(copy))
        _run([*install, copy])
        # Of the same version, which says nothing of what changed since.
        _run([*install, "--force-reinstall", "--no-deps", copy])
    return [str(folder.relative_to(ROOT) / "bin" / "citydsl")]


def _copy(folder: Path) -> None:
    """What a package is built from, away from what an earlier build has left."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())


def _run(command: list[str]) -> None:
    # Compiled, as pip does it, whatever is said of our own sources.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run(command, check=True, env=kept)
