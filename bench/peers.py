"""The peers a measurement runs beside, installed from the registries into bench/.peers.

A peer that cannot be installed is named and left out; nothing else depends on them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from generate import CONTAINER, KINDS, SIZES, WORDS

HERE = Path(__file__).resolve().parent / ".peers"
LIKEC4 = "1.59.4"
D2 = "0.2.0"
MERMAID_CLI = "11.17.0"


class Peer(NamedTuple):
    """A tool: what it is called, its program, how its spec is named and written."""

    name: str
    program: Path
    suffix: str


def likec4() -> Peer | None:
    """LikeC4 from npm."""
    program = HERE / "node_modules" / ".bin" / "likec4"
    if not program.exists():
        _install(["npm", "install", "--no-audit", "--no-fund", f"likec4@{LIKEC4}"])
    return Peer(f"LikeC4 {LIKEC4}", program, "c4") if program.exists() else None


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
    return Peer("D2", found[0], "d2")


def mermaid() -> Peer | None:
    """Mermaid's own script, as its command line's package brings it: a browser runs it."""
    script = HERE / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
    if not script.exists():
        package = f"@mermaid-js/mermaid-cli@{MERMAID_CLI}"
        _install(
            ["npm", "install", "--no-audit", "--no-fund", package], PUPPETEER_SKIP_DOWNLOAD="1"
        )
    return Peer(f"Mermaid CLI {MERMAID_CLI}", script, "mmd") if script.exists() else None


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


def likec4_spec(size: str) -> str:
    """The model of a size in LikeC4's language: the same containers, labels and relations."""
    lines = ["specification {", *(f"  element {kind}" for kind in KINDS), "}", "model {"]
    for depth, kind, name, label, opens, closes in _rows(size):
        lines += ["  }"] * closes
        lines.append(f"{'  ' * (depth + 1)}{name} = {kind} '{label}'" + (" {" if opens else ""))
    lines += ["  }", *(f"  {a} -> {b} 'supports'" for a, b in _edges(size)), "}"]
    lines += ["views {", "  view index {", "    include *", "  }", "}"]
    return "\n".join(lines) + "\n"


def d2_spec(size: str) -> str:
    """The model of a size in D2."""
    lines = []
    for depth, _, name, label, opens, closes in _rows(size):
        lines += ["}"] * closes
        lines.append(f"{'  ' * depth}{name}: {label}" + (" {" if opens else ""))
    return "\n".join([*lines, "}", *(f"{a} -> {b}: supports" for a, b in _edges(size))]) + "\n"


def _rows(size: str) -> list[tuple[int, str, str, str, bool, int]]:
    """Each element: depth, kind, name, label, whether its block opens, how many close before."""
    elements, _ = SIZES[size]
    rows = []
    for number in range(elements):
        first = number % CONTAINER == 0
        label = f"{WORDS[number % len(WORDS)]}{WORDS[number * 7 % len(WORDS)]}{number}"
        kind = KINDS[number * len(KINDS) // elements]
        rows.append((int(not first), kind, f"e{number}", label, first, int(first and number > 0)))
    return rows


def _edges(size: str) -> list[tuple[str, str]]:
    """The relations; none of a whole and its own part, which D2's usual layout refuses."""
    elements, relations = SIZES[size]
    pairs = ((at * 13 % elements, (at * 29 + 7) % elements) for at in range(relations))
    return [
        (_path(a), _path(b))
        for a, b in pairs
        if a != b and not (a // CONTAINER == b // CONTAINER and 0 in (a % CONTAINER, b % CONTAINER))
    ]


def _path(number: int) -> str:
    whole = number - number % CONTAINER
    return f"e{number}" if number == whole else f"e{whole}.e{number}"
