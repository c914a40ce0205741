"""Writes a view as a Mermaid flowchart: layers as subgraphs, one above the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from citydsl.dsl.views.view import View
from citydsl.render.formats.left_out import head_lines
from citydsl.render.formats.outline import Link, Node, Outline, look_of, outline

__all__ = ["mermaid"]

_DIRECTIONS = {"down": "TB", "right": "LR", "up": "BT", "left": "RL"}
_ARROWS = {(False, False): "-->", (True, False): "-.->", (False, True): "<-->", (True, True): "<-.->"}  # fmt: skip
_CLASSES = (
    "classDef ghost stroke-dasharray:4 3,fill:none,color:gray",
    "classDef inferred stroke-dasharray:4 3",
    "classDef planned stroke-dasharray:1 3",
    "classDef building stroke-dasharray:8 3",
    "classDef pilot stroke-width:2px",
    "classDef live stroke-width:1px",
    "classDef retired opacity:0.5",
)


def mermaid(view: View, lang: str) -> str:
    """Return a view as Mermaid source."""
    tree = outline(view, lang)
    head = head_lines(view, tree, lang, ("kinds", "relation_status"))
    lines = ["---", f"title: {_title(tree.title)}", "---"]
    lines += [f"%% {line}" for line in head]
    lines.append(f"flowchart {_DIRECTIONS.get(view.direction, 'TB')}")
    for node in tree.nodes:
        lines += _node(node, "  ")
    lines += [f"  {_link(link)}" for link in tree.links]
    if view.layout == "layered":
        lines += [f"  {above.id} ~~~ {below.id}" for above, below in pairwise(tree.layers)]
    return "\n".join([*lines, *_classes(tree)]) + "\n"


def _node(node: Node, indent: str) -> Iterator[str]:
    label = f'{node.id}["{_escaped(node.label)}"]'
    if not node.parts:
        yield indent + label
        return
    yield f"{indent}subgraph {label}"
    for part in node.parts:
        yield from _node(part, indent + "  ")
    yield f"{indent}end"


def _link(link: Link) -> str:
    arrow = _ARROWS[link.inferred, link.mutual]
    label = f'|"{_escaped(link.label)}"|' if link.label else ""
    return f"{link.source} {arrow}{label} {link.target}"


def _classes(tree: Outline) -> Iterator[str]:
    """The classes in use, and what has them."""
    looks = {node.id: look_of(node) for node in tree.every()}
    used = {name for look in looks.values() for name in look}
    yield from (f"  {line}" for line in _CLASSES if line.split()[1] in used)
    for line in _CLASSES:
        name = line.split()[1]
        ids = [id for id, look in looks.items() if name in look]
        if ids:
            yield f"  class {','.join(ids)} {name}"


def _escaped(text: str) -> str:
    """Text with every ASCII mark as a number: neither Markdown nor HTML nor syntax is left."""
    return re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"#{ord(mark[0])};", text)


def _title(text: str) -> str:
    """A YAML string no directive or comment is found in."""
    inner = json.dumps(text, ensure_ascii=False)[1:-1]
    marks = r"[!#-/:-@\[\]^-`{-~]"
    return '"' + re.sub(marks, lambda mark: f"\\u{ord(mark[0]):04x}", inner) + '"'
