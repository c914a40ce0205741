"""Writes a view as PlantUML: layers as packages, elements as rectangles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from citydsl.dsl.views.view import View
from citydsl.render.formats.left_out import head_lines
from citydsl.render.formats.outline import Link, Node, look_of, outline

__all__ = ["plantuml"]

_ARROWS = {(False, False): "-->", (True, False): "..>", (False, True): "<-->", (True, True): "<..>"}  # fmt: skip
_ACROSS = "left to right direction"
_LOOKS = {"ghost": "#F4F4F4;line:gray;line.dashed;text:gray", "inferred": "#line.dashed"}


def plantuml(view: View, lang: str) -> str:
    """Return a view as PlantUML source."""
    tree = outline(view, lang)
    also = ["kinds", "relation_status"]
    if view.direction in ("up", "left"):
        also.append("direction")
    lines = ["@startuml", *(f"' {line}" for line in head_lines(view, tree, lang, also))]
    lines.append(f"title {_escaped(tree.title)}")
    if view.direction == "right":
        lines.append(_ACROSS)
    for node in tree.nodes:
        lines += _node(node, "")
    lines += [_link(link) for link in tree.links]
    if view.layout == "layered":
        lines += [f"{above.id} -[hidden]-> {below.id}" for above, below in pairwise(tree.layers)]
    return "\n".join([*lines, "@enduml"]) + "\n"


def _node(node: Node, indent: str) -> Iterator[str]:
    shape = "rectangle" if node.role in ("element", "ghost", "end") else "package"
    looks = look_of(node)
    marks = "".join(f" <<{name}>>" for name in looks)
    colour = next((f" {_LOOKS[name]}" for name in looks if name in _LOOKS), "")
    head = f'{indent}{shape} "{_escaped(node.label)}" as {node.id}{marks}{colour}'
    if not node.parts:
        yield head
        return
    yield head + " {"
    for part in node.parts:
        yield from _node(part, indent + "  ")
    yield indent + "}"


def _link(link: Link) -> str:
    label = f" : {_escaped(link.label)}" if link.label else ""
    return f"{link.source} {_ARROWS[link.inferred, link.mutual]} {link.target}{label}"


def _escaped(text: str) -> str:
    """Text with every ASCII mark by its code point: no quote, Creole or preprocessor is left."""
    return re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"<U+{ord(mark[0]):04X}>", text)
