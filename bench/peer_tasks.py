"""What is measured of each peer at each size: the same models, drawn whole, and only parsed."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import dialects
from drawn import Drawn
from generate import Sample, samples
from measure import ROOT, WORK
from peers import PEERS, Peer, browser
from task import Task

__all__ = ["peer_tasks"]

_CHECKED = ("SMALL", "TEN", "BIG", "HUGE")


def peer_tasks(size: str) -> tuple[list[Task], list[str]]:
    """Write the models of a size for every peer; return what to do, and who is missing."""
    many = samples(size)
    tasks: list[Task] = []
    absent = []
    for name, find in PEERS.items():
        peer = find()
        if peer is None:
            absent.append(name)
        else:
            tasks += _TASKS[name.split()[0]](size, many, peer)
    return [task for task in tasks if task.job != "check" or size in _CHECKED], absent


def _dot(size: str, many: tuple[Sample, ...], peer: Peer) -> Iterator[Task]:
    for newrank in (False, True):
        folder = _folder(size, "dot-newrank" if newrank else "dot")
        files = [
            _put(folder / f"{one.name}.gv", dialects.dot(one, newrank=newrank)) for one in many
        ]
        targets = [Path(f"{file}.svg") for file in files]
        command = ["dot", "-Tsvg", "-O", *map(str, files)]
        name = f"{peer.name}, newrank" if newrank else peer.name
        yield _draw(size, name, command, targets, "graphviz", many)
    yield _check(size, f"{peer.name} (nop)", ["nop", *map(str, files)])


def _pygraphviz(size: str, many: tuple[Sample, ...], peer: Peer) -> Iterator[Task]:
    folder = _folder(size, "pygraphviz")
    targets = [folder / f"{one.name}.svg" for one in many]
    script = _put(folder / "draw.py", dialects.pygraphviz(many, [*map(str, targets)]))
    command = [str(peer.program), str(script)]
    yield _draw(size, f"{peer.name}, newrank", command, targets, "graphviz", many)


def _diagrams(size: str, many: tuple[Sample, ...], peer: Peer) -> Iterator[Task]:
    folder = _folder(size, "diagrams")
    targets = [folder / f"{one.name}.svg" for one in many]
    script = _put(folder / "draw.py", dialects.diagrams(many, [*map(str, targets)]))
    command = [str(peer.program), str(script)]
    yield _draw(size, peer.name, command, targets, "graphviz", many)


def _plantuml(size: str, many: tuple[Sample, ...], peer: Peer) -> Iterator[Task]:
    folder = _folder(size, "plantuml")
    files = [_put(folder / f"{one.name}.puml", dialects.plantuml(one)) for one in many]
    targets = [file.with_suffix(".svg") for file in files]
    command = ["plantuml", "-tsvg", *map(str, files)]
    yield _draw(size, peer.name, command, targets, "plantuml", many)
    yield _check(size, f"{peer.name} (-checkonly)", ["plantuml", "-checkonly", *map(str, files)])


def _d2(size: str, many: tuple[Sample, ...], peer: Peer) -> Iterator[Task]:
    """One process a file: it takes no more."""
    folder = _folder(size, "d2")
    files = [_put(folder / f"{one.name}.d2", dialects.d2(one)) for one in many]
    targets = [file.with_suffix(".svg") for file in files]
    program = str(peer.program.relative_to(ROOT))
    for layout in ("dagre", "elk"):
        each = f"{shlex.quote(program)} --layout {layout} $file ${{file%.d2}}.svg || exit 1"
        command = ["sh", "-c", f"for file in {folder}/*.d2; do {each}; done"]
        yield _draw(size, f"{peer.name}, {layout}", command, targets, "d2", many)
    yield _check(size, f"{peer.name} (fmt)", [program, "fmt", *map(str, files)])


def _likec4(size: str, many: tuple[Sample, ...], peer: Peer) -> Iterator[Task]:
    folder = _folder(size, "likec4")
    _put(folder / "model" / "model.c4", dialects.likec4(many))
    program, target = str(peer.program.relative_to(ROOT)), folder / "model.json"
    source = str(folder / "model")
    command = [program, "export", "json", "-o", str(target), source]
    yield _draw(size, f"{peer.name} (export json)", command, [target], "likec4", many)
    yield _check(size, f"{peer.name} (validate)", [program, "validate", "--no-layout", source])


def _mermaid(size: str, many: tuple[Sample, ...], peer: Peer) -> Iterator[Task]:
    folder = _folder(size, "mermaid")
    browses = {"executablePath": browser(), "args": ["--no-sandbox"]}
    pages = _put(folder / "browser.json", json.dumps(browses))
    limits = _put(folder / "limits.json", json.dumps({"maxTextSize": 10**8, "maxEdges": 10**6}))
    charts = [f"```mermaid\n{dialects.mermaid(one)}```\n" for one in many]
    source, target = _put(folder / "all.md", "\n".join(charts)), folder / "all.svg"
    targets = [folder / f"all-{number}.svg" for number, _ in enumerate(many, 1)]
    options = ["-q", "-p", str(pages), "-c", str(limits), "-i", str(source), "-o", str(target)]
    command = [str(peer.program.relative_to(ROOT)), *options]
    yield _draw(size, peer.name, command, targets, "mermaid", many)


_TASKS: dict[str, Callable[[str, tuple[Sample, ...], Peer], Iterator[Task]]] = {
    "dot": _dot,
    "pygraphviz": _pygraphviz,
    "mingrammer/diagrams": _diagrams,
    "PlantUML": _plantuml,
    "D2": _d2,
    "LikeC4": _likec4,
    "mermaid-cli": _mermaid,
}


def _draw(
    size: str,
    tool: str,
    command: list[str],
    targets: list[Path],
    kind: str,
    many: tuple[Sample, ...],
) -> Task:
    nodes, edges = sum(len(one.nodes) for one in many), sum(len(one.relations) for one in many)
    pictures = tuple((target, kind) for target in targets)
    return Task(size, "draw", tool, command, {}, pictures, Drawn(len(many), nodes, edges))


def _check(size: str, tool: str, command: list[str]) -> Task:
    return Task(size, "check", tool, command, {}, (), Drawn(0, 0, 0))


def _folder(size: str, tool: str) -> Path:
    return WORK / size / tool


def _put(path: Path, text: str) -> Path:
    (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
    (ROOT / path).write_text(text, "utf-8")
    return path
