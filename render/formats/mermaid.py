"""Writes a view as a Mermaid flowchart: layers as subgraphs, one above the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from citydsl.dsl.model.model import Labels
from citydsl.dsl.views.view import View
from citydsl.render.formats.left_out import head_lines
from citydsl.render.formats.outline import Link, Node, Outline, look_of, outline

__all__ = ["mermaid"]

_DIRECTIONS = {"down": "TB", "right": "LR", "up": "BT", "left": "RL"}
_ARROWS = {(False, False): "-->", (True, False): "-.->", (False, True): "<-->", (True, True): "<-.->"}  # fmt: skip
_MOST_LINKS, _MOST_TEXT = 500, 50_000
_OWN = 500
"""More characters than what is said of the limits has itself."""
_LINKS = Labels(
    "Mermaid 默认最多画 500 条连线，本图有 {} 条：请在其设置中调高 maxEdges",
    "Mermaid draws 500 links unless set otherwise and this has {}: raise maxEdges in its settings",
)
_TEXT = Labels(
    "Mermaid 默认最多读 50000 个字符，本图更长：请在其设置中把 maxTextSize 调高到 {}",
    "Mermaid reads 50,000 characters unless set otherwise: raise maxTextSize to {} in its settings",
)
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
    title = ["---", f"title: {_title(tree.title)}", "---"]
    head = [f"%% {line}" for line in head_lines(view, tree, lang, ("kinds", "relation_status"))]
    body = list(_body(view, tree))
    apart = len(tree.layers) - 1 if view.layout == "layered" and tree.layers else 0
    links = len(tree.links) + apart
    size = sum(len(line) + 1 for line in (*title, *head, *body)) + _OWN
    head += [f"%% {line}" for line in _limits(links, size, lang)]
    return "\n".join([*title, *head, *body]) + "\n"


def _limits(links: int, size: int, lang: str) -> Iterator[str]:
    """What must be set where the picture is drawn: Mermaid takes no such word from the text."""
    if links > _MOST_LINKS:
        yield _LINKS.pick(lang).format(links)
    if size > _MOST_TEXT:
        yield _TEXT.pick(lang).format(size)


def _body(view: View, tree: Outline) -> Iterator[str]:
    yield f"flowchart {_DIRECTIONS.get(view.direction, 'TB')}"
    for node in tree.nodes:
        yield from _node(node, "  ")
    yield from (f"  {_link(link)}" for link in tree.links)
    if view.layout == "layered":
        yield from (f"  {above.id} ~~~ {below.id}" for above, below in pairwise(tree.layers))
    yield from _classes(tree)


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
