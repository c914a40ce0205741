"""What a picture shows, counted in the file itself: an exit code of 0 says nothing about it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

__all__ = ["COUNTS", "Drawn", "missing", "total"]


class Drawn(NamedTuple):
    """Pictures, and the elements and relations in all of them together."""

    pictures: int
    nodes: int
    edges: int


def missing(found: Drawn, wanted: Drawn) -> str:
    """Say what is lost, or nothing."""
    lost = [
        f"{want - have:,} of {want:,} {what} lost"
        for what, have, want in zip(
            ("pictures", "elements", "relations"), found, wanted, strict=True
        )
        if have < want
    ]
    return "; ".join(lost)


def total(count: Callable[[str], Drawn], files: Sequence[Path]) -> Drawn:
    """Count in all files that are there."""
    drawn = [count(path.read_text("utf-8", "replace")) for path in files if path.is_file()]
    return Drawn(*(sum(column) for column in zip(Drawn(0, 0, 0), *drawn, strict=True)))


def _architecture(text: str) -> Drawn:
    """Ours: every block says the path of its element."""
    return Drawn(1, len(set(re.findall(r' data-path="([^"]+)"', text))), 0)


def _relations(text: str) -> Drawn:
    """Ours: a line says how many it stands for, the heading how many are within what is folded."""
    lines = re.findall(r' data-source="[^"]+" data-target="[^"]+"[^>]*>\s*<title>([^<]*)', text)
    many = [re.findall(r"× (\d+)", line.rpartition(": ")[2]) for line in lines]
    within = re.search(r"组内另有(\d+)条|inside a group: (\d+)", text)
    inside = int(within[1] or within[2]) if within else 0
    return Drawn(1, 0, sum(int(one[-1]) if one else 1 for one in many) + inside)


def _graphviz(text: str) -> Drawn:
    """Graphviz, and mingrammer/diagrams through it: a group of a class for each; clusters too."""
    kinds = re.findall(r'<g id="[^"]*" class="(node|edge|cluster)">', text)
    return Drawn(1, len(kinds) - kinds.count("edge"), kinds.count("edge"))


def _plantuml(text: str) -> Drawn:
    """PlantUML: a comment before each entity and cluster, a path for each link."""
    nodes = len(re.findall(r"^(?:entity|cluster) ", text, re.MULTILINE))
    return Drawn(1, nodes, len(re.findall(r'<path [^>]*id="[^"]+-(?:&gt;|to-)', text)))


def _d2(text: str) -> Drawn:
    """D2: a group with the path of each shape or connection."""
    names = [html.unescape(name) for name in re.findall(r'<g id="([^"]+)"', text)]
    edges = sum(name.endswith("]") for name in names)
    return Drawn(1, len(names) - edges, edges)


def _mermaid(text: str) -> Drawn:
    """Mermaid: classes."""
    nodes = len(re.findall(r'class="(?:node|cluster)[ "]', text))
    return Drawn(1, nodes, len(re.findall(r'class="[^"]*\bflowchart-link"', text)))


def _likec4(text: str) -> Drawn:
    """LikeC4: the views of its JSON, laid out."""
    try:
        views = json.loads(text)["views"].values()
    except (ValueError, KeyError):
        return Drawn(0, 0, 0)
    nodes, edges = (sum(len(view[part]) for view in views) for part in ("nodes", "edges"))
    return Drawn(len(views), nodes, edges)


COUNTS = {
    "architecture": _architecture,
    "relations": _relations,
    "graphviz": _graphviz,
    "plantuml": _plantuml,
    "d2": _d2,
    "mermaid": _mermaid,
    "likec4": _likec4,
}
