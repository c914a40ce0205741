"""Writes a view as D2: layers as containers, nested elements in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from citydsl.dsl.views.view import View
from citydsl.render.formats.left_out import head_lines
from citydsl.render.formats.outline import Link, Node, Outline, look_of, outline

__all__ = ["d2"]

_CLASSES = {
    "ghost": "style.stroke-dash: 4; style.opacity: 0.6",
    "inferred": "style.stroke-dash: 4",
    "planned": "style.stroke-dash: 2",
    "building": "style.stroke-dash: 8",
    "pilot": "style.stroke-width: 3",
    "live": "style.stroke-width: 2",
    "retired": "style.opacity: 0.5",
    "apart": "style.opacity: 0",
}
_ELK = ("vars: {", "  d2-config: {", "    layout-engine: elk", "  }", "}")


def d2(view: View, lang: str) -> str:
    """Return a view as D2 source."""
    tree = outline(view, lang)
    stacked = list(pairwise(tree.layers)) if view.layout == "layered" else []
    lines = [f"# {line}" for line in head_lines(view, tree, lang, ("kinds",))]
    if any(link.nested and link.source != link.target for link in tree.links):
        # D2's usual layout refuses a relation of a whole and its own part.
        lines += _ELK
    lines.append(f"direction: {view.direction or 'down'}")
    lines += _classes(tree, bool(stacked))
    for node in tree.nodes:
        lines += _node(node, "")
    lines += [_link(link, tree) for link in tree.links]
    lines += [f"{above.id} -> {below.id}: {{class: apart}}" for above, below in stacked]
    lines += ["title: " + _quoted(tree.title) + " {", "  shape: text", "  near: top-center", "}"]
    return "\n".join(lines) + "\n"


def _classes(tree: Outline, stacked: bool) -> Iterator[str]:
    used = {name for node in tree.every() for name in look_of(node)}
    used |= {name for link in tree.links for name in _looks(link)}
    used |= {"apart"} if stacked else set()
    if used:
        yield "classes: {"
        yield from (f"  {name}: {{{look}}}" for name, look in _CLASSES.items() if name in used)
        yield "}"


def _node(node: Node, indent: str) -> Iterator[str]:
    head = f"{indent}{node.id}: {_quoted(node.label)}"
    look = look_of(node)
    if not look and not node.parts:
        yield head
        return
    yield head + " {"
    if look:
        yield f"{indent}  class: {_listed(look)}"
    for part in node.parts:
        yield from _node(part, indent + "  ")
    yield indent + "}"


def _link(link: Link, tree: Outline) -> str:
    source, target = (".".join(tree.paths[id]) for id in (link.source, link.target))
    label = f" {_quoted(link.label)}" if link.label else ""
    looks = _looks(link)
    look = f" {{class: {_listed(looks)}}}" if looks else ""
    colon = ":" if label or look else ""
    return f"{source} {'<->' if link.mutual else '->'} {target}{colon}{label}{look}"


def _looks(link: Link) -> tuple[str, ...]:
    return (*(["inferred"] if link.inferred else ()), *([link.status] if link.status else ()))


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"[{'; '.join(names)}]"


def _quoted(text: str) -> str:
    """A string in which only the quote itself means anything."""
    return "'" + text.replace("'", "''") + "'"
