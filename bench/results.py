"""Results on disk: what was measured, on which machine, of which versions, by which command."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import time
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from measure import ROOT
from peers import PEERS

__all__ = ["FOLDER", "load", "markdown", "save"]

FOLDER = ROOT / "bench" / "results"
_OURS = ("click", "lark", "jinja2", "pygraphviz", "platformdirs")


def save(name: str, command: str, body: dict[str, Any], text: str, folder: Path = FOLDER) -> None:
    """Write `name`.json, and `name`.md with the same as tables."""
    head = {
        "command": command,
        "date": time.strftime("%Y-%m-%d"),
        "machine": _machine(),
        "versions": _versions(peers=name == "beside" and "--ours" not in command),
    }
    folder.mkdir(parents=True, exist_ok=True)
    result = json.dumps({**head, **body}, ensure_ascii=False, indent=1)
    (folder / f"{name}.json").write_text(result + "\n", "utf-8")
    (folder / f"{name}.md").write_text(_page(name, head, text), "utf-8")


def load(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return what was measured last. Raises FileNotFoundError."""
    found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text("utf-8"))
    return found


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; cells that are numbers stand right."""
    body = [[str(cell).replace("|", "\\|") for cell in row] for row in rows]
    columns = zip(*body, strict=True)
    left = [not any(column) or not all(map(_numeric, column)) for column in columns]
    rule = ["---" if one else "---:" for one in left]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, rule, *body))


def _numeric(cell: str) -> bool:
    return not cell or cell[0].isdigit()


def _page(name: str, head: dict[str, Any], text: str) -> str:
    machine = head["machine"]
    used = ", ".join(f"{tool} {number}" for tool, number in head["versions"].items())
    return (
        f"# {name.capitalize()}\n\n"
        f"`{head['command']}`, {head['date']}: {machine['processor']}, {machine['cores']} cores, "
        f"{machine['memory_gib']} GiB, {machine['system']}; load before it began "
        f"{machine['load']}. {used}.\n\n{text}"
    )


def _machine() -> dict[str, Any]:
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(pages * size / 2**30),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load": _LOAD,
    }


_LOAD = round(os.getloadavg()[0], 2)
"""When this was imported: before anything was run."""


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").split("\n")
    except OSError:
        return platform.processor()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def _versions(*, peers: bool) -> dict[str, str]:
    found = {"citydsl": _commit()}
    for package in _OURS:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    for find in PEERS.values() if peers else ():
        if peer := find():
            name, _, number = peer.name.rpartition(" ")
            found[name] = number
    return found


def _commit() -> str:
    """The commit that was measured, and whether something but results was changed since."""
    commit = _git("rev-parse", "--short", "HEAD")
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!bench/results")
    return f"{commit}-dirty" if commit and changed else commit or "?"


def _git(*words: str) -> str:
    asked = ["git", "-C", str(ROOT), *words]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
