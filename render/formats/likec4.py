"""Writes a view as a LikeC4 model with one view: layers as elements that hold the others."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.views.view import View
from citydsl.render.formats.left_out import head_lines
from citydsl.render.formats.outline import Link, Node, Outline, look_of, outline

__all__ = ["likec4"]

_KINDS = {
    "layer": "opacity 10%",
    "pillar": "opacity 10%",
    "city": "opacity 20%",
    "element": "",
    "ghost": "color muted; border dashed; opacity 30%",
    "end": "color muted",
}
_TAGS = ("inferred", "planned", "building", "pilot", "live", "retired")
_RELATIONS = {
    "stated": "line solid",
    "inferred": "line dashed",
    "mutual": "line solid; head normal; tail normal",
    "inferred_mutual": "line dashed; head normal; tail normal",
}
_DIRECTIONS = {"down": "TopBottom", "right": "LeftRight", "up": "BottomTop", "left": "RightLeft"}


def likec4(view: View, lang: str) -> str:
    """Return a view as LikeC4 source."""
    tree = outline(view, lang)
    lines = [f"// {line}" for line in head_lines(view, tree, lang, ("order", "nested"))]
    lines += _specification(tree)
    lines.append("model {")
    for node in tree.nodes:
        lines += _node(node, "  ")
    for link in tree.links:
        lines += _link(link)
    lines += ["}", "views {", "  view index {", f"    title {_quoted(tree.title)}"]
    # `*` alone would fold every layer.
    tops = (node.id for node in tree.nodes if node.parts)
    lines.append(f"    include {', '.join(['*', *(f'{id}.**' for id in tops)])}")
    lines.append(f"    autoLayout {_DIRECTIONS.get(view.direction, 'TopBottom')}")
    return "\n".join([*lines, "  }", "}"]) + "\n"


def _specification(tree: Outline) -> Iterator[str]:
    roles = {node.role for node in tree.every()}
    tags = {name for node in tree.every() for name in look_of(node)}
    tags |= {link.status for link in tree.links}
    kinds = {_kind(link) for link in tree.links}
    yield "specification {"
    for role, look in _KINDS.items():
        if role in roles:
            yield from _declared(f"element {role}", look, "style")
    yield from (f"  tag {tag}" for tag in _TAGS if tag in tags)
    for kind, look in _RELATIONS.items():
        if kind in kinds:
            yield from _declared(f"relationship {kind}", look)
    yield "}"


def _declared(head: str, look: str, block: str = "") -> Iterator[str]:
    if not look:
        yield f"  {head}"
        return
    yield f"  {head} {{"
    indent = "      " if block else "    "
    yield from [f"    {block} {{"] if block else []
    yield from (f"{indent}{one}" for one in look.split("; "))
    yield from ["    }"] if block else []
    yield "  }"


def _node(node: Node, indent: str) -> Iterator[str]:
    head = f"{indent}{node.id} = {node.role} {_quoted(node.label)}"
    tags = [f"#{name}" for name in look_of(node) if name in _TAGS]
    inner = [" ".join(tags)] if tags else []
    if node.kind:
        inner.append(f"technology {_quoted(node.kind)}")
    if not inner and not node.parts:
        yield head
        return
    yield head + " {"
    yield from (f"{indent}  {line}" for line in inner)
    for part in node.parts:
        yield from _node(part, indent + "  ")
    yield indent + "}"


def _kind(link: Link) -> str:
    marks = (("inferred", link.inferred), ("mutual", link.mutual))
    return "_".join(name for name, wanted in marks if wanted) or "stated"


def _link(link: Link) -> Iterator[str]:
    label = f" {_quoted(link.label)}" if link.label else ""
    tags = f" {{ #{link.status} }}" if link.status else ""
    # LikeC4 refuses a relation of a whole and its own part.
    mark = "// " if link.nested else ""
    yield f"  {mark}{link.source} -[{_kind(link)}]-> {link.target}{label}{tags}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
