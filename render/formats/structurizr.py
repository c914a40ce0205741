"""Writes a view as Structurizr DSL: the city as a software system, layers as groups in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citydsl.dsl.views.view import View
from citydsl.render.formats.left_out import head_lines
from citydsl.render.formats.outline import Link, Node, Outline, look_of, outline
from citydsl.render.plain import plain

__all__ = ["structurizr"]

_GROUPS = ("layer", "pillar", "city")
_STYLES = {
    "ghost": ("background #f4f4f4", "color #808080", "border dashed"),
    "inferred": ("border dashed",),
    "planned": ("border dotted",),
    "retired": ("opacity 50",),
}
_DIRECTIONS = {"down": "tb", "right": "lr", "up": "bt", "left": "rl"}
_ALSO = ("order", "nested", "mutual", "deep")


def structurizr(view: View, lang: str) -> str:
    """Return a view as a Structurizr workspace."""
    tree = outline(view, lang)
    city = plain(view.city.labels.pick(lang) or view.city.label) or view.city.id
    lines = [f"# {line}" for line in head_lines(view, tree, lang, _ALSO)]
    lines += [f"workspace {_quoted(tree.title)} {{", "  model {"]
    lines.append(f"    city = softwareSystem {_quoted(city)} {{")
    lines += _Inside(tree).lines()
    lines += ["    }", *(f"    {line}" for line in _links(tree.links)), "  }", "  views {"]
    lines += _views(tree, _DIRECTIONS.get(view.direction, "tb"))
    lines += ["    styles {", *_styles(tree), "    }"]
    return "\n".join([*lines, "  }", "}"]) + "\n"


class _Inside:
    """Writes what stands in the system: containers with components, in groups.

    Groups stand in no others and components in no components: what is deeper is spread out.
    Names are made different where the target wants them so.
    """

    def __init__(self, tree: Outline) -> None:
        self.tree = tree
        self.used: set[tuple[str, str]] = set()

    def lines(self) -> Iterator[str]:
        for node in self.tree.nodes:
            if node.role in _GROUPS:
                yield from self._group(node, node.label)
            else:
                yield from self._container(node, "      ")

    def _group(self, group: Node, label: str) -> Iterator[str]:
        own = [part for part in group.parts if part.role not in _GROUPS]
        if own:
            yield f"      group {_quoted(label)} {{"
            for node in own:
                yield from self._container(node, "        ")
            yield "      }"
        for part in group.parts:
            if part.role in _GROUPS:
                yield from self._group(part, f"{label} · {part.label}")

    def _container(self, node: Node, indent: str) -> Iterator[str]:
        head = f"{indent}{node.id} = container {self._said(node, '')}"
        if not node.parts:
            yield head
            return
        yield head + " {"
        yield from self._components(node, node, indent + "  ")
        yield indent + "}"

    def _components(self, whole: Node, top: Node, indent: str) -> Iterator[str]:
        """The parts of a whole, then those of each part in a group named after it."""
        for part in whole.parts:
            yield f"{indent}{part.id} = component {self._said(part, top.id)}"
        for part in whole.parts:
            if part.parts:
                if whole is not top:
                    yield from self._components(part, top, indent)
                    continue
                yield f"{indent}group {_quoted(part.label)} {{"
                yield from self._components(part, top, indent + "  ")
                yield indent + "}"

    def _said(self, node: Node, top: str) -> str:
        """The name, an empty description, the kind and the tags of a node."""
        name, number = node.label, 2
        while (top, name.casefold()) in self.used:
            name, number = f"{node.label} ({number})", number + 1
        self.used.add((top, name.casefold()))
        tags = ",".join(look_of(node))
        return f'{_quoted(name)} "" {_quoted(node.kind)} "{tags}"'


def _links(links: Iterable[Link]) -> Iterator[str]:
    """Every relation; of two that say the same of the same, the second with a number."""
    used: set[tuple[str, str, str]] = set()
    for link in links:
        ends = [(link.source, link.target)]
        if link.mutual:
            ends.append((link.target, link.source))
        tags = ("inferred", link.inferred), ("mutual", link.mutual), (link.status, link.status)
        said = ",".join(name for name, wanted in tags if wanted)
        # Structurizr refuses a relation of a whole and its own part.
        mark = "# " if link.nested else ""
        for source, target in ends:
            label, number = link.label, 2
            while (source, target, label) in used:
                label, number = f"{link.label} ({number})".strip(), number + 1
            used.add((source, target, label))
            yield f'{mark}{source} -> {target} {_quoted(label)} "" "{said}"'


def _views(tree: Outline, direction: str) -> Iterator[str]:
    """The city, and each of its containers that has parts."""
    groups = {node.id for node in tree.every() if node.role in _GROUPS}
    wholes = [
        node.id
        for node in tree.every()
        if node.parts and node.id not in groups and groups.issuperset(tree.paths[node.id][:-1])
    ]
    pairs = [("container city", "city"), *((f"component {id}", id) for id in wholes)]
    for head, key in pairs:
        yield f'    {head} "{key}" {{'
        yield from ("      include *", f"      autolayout {direction}", "    }")


def _styles(tree: Outline) -> Iterator[str]:
    used = {name for node in tree.every() for name in look_of(node)}
    for name, looks in _STYLES.items():
        if name in used:
            yield f'      element "{name}" {{'
            yield from (f"        {look}" for look in looks)
            yield "      }"
    if tree.links:
        # Solid unless it is inferred: the target's own way is dashed.
        yield from ('      relationship "Relationship" {', "        style solid", "      }")
    if any(link.inferred for link in tree.links):
        yield from ('      relationship "inferred" {', "        style dashed", "      }")


def _quoted(text: str) -> str:
    """A string: a backslash would swallow the quote after it, `${` begin a variable."""
    safe = text.replace("\\", "\uff3c").replace("${", "$ {")
    return '"' + safe.replace('"', '\\"') + '"'
