"""Runs Graphviz: dot source to positions, in-process where `pygraphviz` is installed."""

from __future__ import annotations

import os
import re
import threading
from functools import lru_cache
from typing import BinaryIO, cast

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.record import NamedTuple
from citydsl.render.scene import Point

__all__ = ["LayoutError", "Placement", "place"]

_SECONDS = 60
_KEPT = 16
_GRAPHVIZ_KEEPS_GLOBALS = threading.Lock()
_STATEMENT = re.compile(
    r"^\s*(?:subgraph (?P<cluster>\w+) \{\s*graph|(?P<name>\w+(?P<edge> -> \w+)?))\s*\[(?P<said>[^]]*)",
    re.MULTILINE,
)
_SAID = re.compile(r'\b(bb|id|lp|pos|style)=("[^"]*"|\w+)')

_MISSING = Text(
    "画关系图需要 Graphviz：请安装 pygraphviz（pip install pygraphviz），"
    "或安装 Graphviz 并使 dot 位于 PATH 中",
    "a picture of relations needs Graphviz: install pygraphviz (pip install pygraphviz), "
    "or Graphviz itself with `dot` on PATH",
)
_TROUBLE = Text(
    "Graphviz 未能完成布局（{}）",
    "Graphviz could not lay the graph out ({})",
)


class LayoutError(Exception):
    """A picture that cannot be drawn; `message` says why and what to do, in both languages."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class Placement(NamedTuple):
    """What Graphviz says, y down: the middle of each node, the Bézier points of each edge."""

    nodes: dict[str, Point]
    edges: dict[str, tuple[Point, ...]]
    clusters: dict[str, tuple[float, float, float, float]]
    labels: dict[str, Point]


@lru_cache(maxsize=_KEPT)
def place(source: str) -> Placement:
    """Lay a dot source out; edges are known by their `id` attribute, or else as `tail -> head`.

    The last places are kept: the graphs of a page are drawn in two languages, often the same way.
    Only the program can be stopped when it takes too long: what bounds a call in this process is
    that `aggregate` hands no large graph on.
    """
    try:
        return _read(_run(source).decode())
    except (ValueError, KeyError, TypeError) as error:
        raise _trouble(str(error)) from error


def _run(source: str) -> bytes:
    from citydsl.render.layout.binding import laid_out

    with _GRAPHVIZ_KEEPS_GLOBALS, _file(source.encode()) as file:
        try:
            return laid_out(file)
        except ImportError:
            return _run_program(source)


def _file(data: bytes) -> BinaryIO:
    """A file with these bytes, which is all that Graphviz reads from; where there is one, in memory
    alone: `tempfile` is not imported for it."""
    if hasattr(os, "memfd_create"):
        file: BinaryIO = os.fdopen(os.memfd_create("graph"), "w+b")
    else:
        from tempfile import TemporaryFile

        file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 - the caller closes it
    file.write(data)
    file.seek(0)
    return file


def _run_program(source: str) -> bytes:
    import shutil
    import subprocess

    program = shutil.which("dot")
    if program is None:
        raise LayoutError(_MISSING)
    try:
        done = subprocess.run(
            [program, "-Tdot"], input=source.encode(), capture_output=True, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _trouble(str(error)) from error
    if done.returncode:
        raise _trouble(done.stderr.decode(errors="replace").strip()[:200])
    return done.stdout


def _trouble(detail: str) -> LayoutError:
    return LayoutError(Text(_TROUBLE.zh.format(detail), _TROUBLE.en.format(detail)))


def _read(answer: str) -> Placement:
    """What the source says that Graphviz hands back with places in it.

    All words in it are ours: names of letters and digits, and no brackets in any value.
    """
    placement = Placement({}, {}, {}, {})
    top = 0.0
    for statement in _STATEMENT.finditer(answer.replace("\\\n", "")):
        cluster, name, edge, text = statement.groups()
        said = dict(_SAID.findall(text))
        if name == "graph" and "bb" in said and not top:
            top = _numbers(said["bb"])[3]
        elif cluster and "bb" in said:
            left, low, right, high = _numbers(said["bb"])
            placement.clusters[cluster] = (left, top - high, right - left, high - low)
        elif not edge and "pos" in said:
            placement.nodes[name] = _points(said["pos"], top)[0]
        elif "pos" in said and "style" not in said:  # none of ours has one but what is not seen
            id = (said.get("id") or name).strip('"')
            placement.edges[id] = _points(said["pos"], top)
            if "lp" in said:
                placement.labels[id] = _points(said["lp"], top)[0]
    return placement


def _points(text: str, top: float) -> tuple[Point, ...]:
    """Points with y down."""
    numbers = iter(_numbers(text))
    return tuple([(x, top - y) for x, y in zip(numbers, numbers, strict=True)])


def _numbers(text: str) -> list[float]:
    return [*map(float, text.strip('"').replace(",", " ").split())]
