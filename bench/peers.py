"""The peers a measurement runs beside, installed from the registries into bench/.peers.

A peer that cannot be installed is named and left out; nothing else depends on them.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

__all__ = ["PEERS", "Peer", "browser", "d2", "diagrams", "dot", "likec4", "mermaid", "mermaid_cli"]

HERE = Path(__file__).resolve().parent / ".peers"
LIKEC4 = "1.59.4"
D2 = "0.2.0"
MERMAID_CLI = "11.17.0"
DIAGRAMS = "0.25.1"


class Peer(NamedTuple):
    """A tool: what it is called, with its version, and the program that is run."""

    name: str
    program: Path


def likec4() -> Peer | None:
    """LikeC4 from npm."""
    program = HERE / "node_modules" / ".bin" / "likec4"
    if not program.exists():
        _install(["npm", "install", "--no-audit", "--no-fund", f"likec4@{LIKEC4}"])
    return Peer(f"LikeC4 {LIKEC4}", program) if program.exists() else None


def d2() -> Peer | None:
    """D2's own binary, as its Python wrapper carries it."""
    folder = HERE / "d2"
    if not folder.exists():
        _install(
            [sys.executable, "-m", "pip", "install", "--target", folder, f"d2-python-wrapper=={D2}"]
        )
    found = sorted(folder.rglob("bin/linux/d2-bin"))
    if not found:
        return None
    found[0].chmod(0o755)
    return Peer(f"D2 {_version([found[0], '--version'])}", found[0])


def mermaid() -> Peer | None:
    """Mermaid's own script, as its command line's package brings it: a browser runs it."""
    script = HERE / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
    if not script.exists():
        package = f"@mermaid-js/mermaid-cli@{MERMAID_CLI}"
        _install(
            ["npm", "install", "--no-audit", "--no-fund", package], PUPPETEER_SKIP_DOWNLOAD="1"
        )
    return Peer(f"mermaid-cli {MERMAID_CLI}", script) if script.exists() else None


def mermaid_cli() -> Peer | None:
    """Mermaid's command line, where there is a browser for it."""
    found = mermaid() and browser()
    program = HERE / "node_modules" / ".bin" / "mmdc"
    return Peer(f"mermaid-cli {MERMAID_CLI}", program) if found and program.exists() else None


def browser() -> str | None:
    """The browser of the system."""
    return shutil.which("chromium") or shutil.which("google-chrome")


def diagrams() -> Peer | None:
    """The Python of an environment that has mingrammer/diagrams, and nothing of ours."""
    program = HERE / "diagrams" / "bin" / "python"
    if not program.exists():
        _install([sys.executable, "-m", "venv", HERE / "diagrams"])
    if not [*HERE.glob("diagrams/lib/*/site-packages/diagrams")] and program.exists():
        _install([program, "-m", "pip", "install", f"diagrams=={DIAGRAMS}"])
    there = [*HERE.glob("diagrams/lib/*/site-packages/diagrams")]
    return Peer(f"mingrammer/diagrams {DIAGRAMS}", program) if there and dot() else None


def plantuml() -> Peer | None:
    """PlantUML as Debian has it."""
    return _of_the_system("PlantUML", "plantuml", "-version")


def dot() -> Peer | None:
    """Graphviz as Debian has it."""
    return _of_the_system("dot", "dot", "-V")


def pygraphviz() -> Peer | None:
    """The Python we run in, where it has pygraphviz with a Graphviz inside."""
    if not importlib.util.find_spec("pygraphviz"):
        return None
    from importlib.metadata import version

    return Peer(f"pygraphviz {version('pygraphviz')}", Path(sys.executable))


PEERS = {
    "dot (Debian: graphviz)": dot,
    "pygraphviz": pygraphviz,
    "mingrammer/diagrams": diagrams,
    "PlantUML (Debian: plantuml)": plantuml,
    "D2": d2,
    "LikeC4": likec4,
    "mermaid-cli (with a browser)": mermaid_cli,
}
"""All there are, by what is said of those that are missing."""


def _of_the_system(name: str, program: str, asks: str) -> Peer | None:
    found = shutil.which(program)
    return Peer(f"{name} {_version([found, asks])}", Path(found)) if found else None


def _version(command: list[object]) -> str:
    """The first version number a program prints when asked for it."""
    asked = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    found = re.search(r"\d+(\.\d+)+", asked.stdout + asked.stderr)
    return found[0] if found else ""


def _install(command: list[object], **more: str) -> None:
    HERE.mkdir(exist_ok=True)
    if shutil.which(str(command[0])):
        subprocess.run(
            [str(part) for part in command],
            cwd=HERE,
            env=os.environ | more,
            check=False,
            capture_output=True,
        )
