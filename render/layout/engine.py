"""Runs Graphviz: dot source to positions, in-process where `pygraphviz` is installed."""

from __future__ import annotations

import json
import threading
from typing import Any, NamedTuple, TypeAlias

from citydsl.dsl.diagnostics import Text

__all__ = ["LayoutError", "Placement", "Point", "place"]

Point: TypeAlias = tuple[float, float]

_SECONDS = 60
_GRAPHVIZ_KEEPS_GLOBALS = threading.Lock()

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


def place(source: str) -> Placement:
    """Lay a dot source out; edges are known by their `id` attribute.

    Only the program can be stopped when it takes too long: what bounds a call in this process is
    that `aggregate` hands no large graph on.
    """
    try:
        return _read(json.loads(_run(source)))
    except (ValueError, KeyError, TypeError) as error:
        raise _trouble(str(error)) from error


def _run(source: str) -> bytes:
    try:
        from pygraphviz import AGraph
    except ImportError:
        return _run_program(source)
    with _GRAPHVIZ_KEEPS_GLOBALS:
        graph = AGraph(string=source)
        try:
            return bytes(graph.draw(format="json0", prog="dot"))
        finally:
            graph.close()


def _run_program(source: str) -> bytes:
    import shutil
    import subprocess

    program = shutil.which("dot")
    if program is None:
        raise LayoutError(_MISSING)
    try:
        done = subprocess.run(
            [program, "-Tjson0"], input=source.encode(), capture_output=True, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _trouble(str(error)) from error
    if done.returncode:
        raise _trouble(done.stderr.decode(errors="replace").strip()[:200])
    return done.stdout


def _trouble(detail: str) -> LayoutError:
    return LayoutError(Text(_TROUBLE.zh.format(detail), _TROUBLE.en.format(detail)))


def _read(answer: dict[str, Any]) -> Placement:
    objects = answer.get("objects", [])
    edges = answer.get("edges", [])
    top = float(answer["bb"].split(",")[3])
    return Placement(
        {item["name"]: _point(item["pos"], top) for item in objects if "pos" in item},
        {
            item["id"]: tuple(_point(point, top) for point in item["pos"].split())
            for item in edges
            if "id" in item and "pos" in item
        },
        {
            item["name"]: _bounds(item["bb"], top)
            for item in objects
            if "pos" not in item and "bb" in item
        },
        {item["id"]: _point(item["lp"], top) for item in edges if "id" in item and "lp" in item},
    )


def _point(text: str, top: float) -> Point:
    x, y = text.split(",")
    return float(x), top - float(y)


def _bounds(text: str, top: float) -> tuple[float, float, float, float]:
    left, low, right, high = (float(part) for part in text.split(","))
    return left, top - high, right - left, high - low
