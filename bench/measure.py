"""One run of a command: wall and CPU time, peak memory, how it ended."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["ROOT", "WORK", "Run", "run", "shown"]

ROOT = Path(__file__).resolve().parent.parent
WORK = Path("build/bench")
"""Where models and pictures are kept, from the root of the project: what a result says to type
finds them there."""

_LAUNCH = Path(__file__).resolve().with_name("launch.py")
_ALLOWED = 60


class Run(NamedTuple):
    """Wall and CPU seconds, MiB of the largest process, exit code, whether it was stopped for
    taking too long, the last line it printed."""

    wall: float
    cpu: float
    memory: float
    code: int
    late: bool
    said: str


def run(command: Sequence[str], *, limit: float, more: Mapping[str, str] | None = None) -> Run:
    """Run a command in the root of the project, at most `limit` seconds."""
    log = ROOT / WORK / "log.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(_LAUNCH), str(limit), str(log), *command],
        cwd=ROOT,
        env=os.environ | (more or {}),
        check=True,
        capture_output=True,
        timeout=limit + _ALLOWED,
    )
    lines = log.read_text("utf-8", "replace").split("\n")
    said = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return Run(**json.loads(done.stdout), said=said)


def shown(command: Sequence[str], more: Mapping[str, str] | None = None) -> str:
    """The command as one types it in the root of the project."""
    words = ["python" if word == sys.executable else word for word in command]
    settings = [f"{name}={shlex.quote(value)}" for name, value in (more or {}).items()]
    return " ".join([*settings, shlex.join(words)]).replace(f"{ROOT}/", "")
