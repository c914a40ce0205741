"""The same models in the language of each peer: every element, every container, every relation.

Labels are the same Chinese ones as ours, every relation is labelled `supports`. What a language
needs to draw the model whole is set, so that no peer loses for a limit of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generate import KINDS, Node, Sample

__all__ = ["d2", "diagrams", "dot", "likec4", "mermaid", "plantuml", "pygraphviz"]

VERB = "supports"


def dot(one: Sample, *, newrank: bool = False) -> str:
    """Graphviz source; with `newrank` ranked by the way that loses no edge of a clustered graph."""
    lines = ["digraph {", "  node [shape=box]"]
    lines += ["  newrank=true"] * newrank
    for whole, parts in _blocks(one):
        if whole:
            lines.append(f'  subgraph "cluster_{whole.id}" {{ label="{whole.label}"')
        lines += [f'    {node.id} [label="{node.label}"]' for node in parts]
        lines += ["  }"] * bool(whole)
    lines += [f'  {a.id} -> {b.id} [label="{VERB}"]' for a, b in one.relations]
    return "\n".join([*lines, "}"]) + "\n"


def d2(one: Sample) -> str:
    """D2."""
    lines = []
    for whole, parts in _blocks(one):
        lines += [f"{whole.id}: {whole.label} {{"] if whole else []
        lines += [f"  {node.id}: {node.label}" for node in parts]
        lines += ["}"] * bool(whole)
    lines += [f"{a.path} -> {b.path}: {VERB}" for a, b in one.relations]
    return "\n".join(lines) + "\n"


def plantuml(one: Sample) -> str:
    """A component diagram of PlantUML."""
    lines = ["@startuml"]
    for whole, parts in _blocks(one):
        lines += [f'package "{whole.label}" as {whole.id} {{'] if whole else []
        lines += [f'  component "{node.label}" as {node.id}' for node in parts]
        lines += ["}"] * bool(whole)
    lines += [f"{a.id} --> {b.id} : {VERB}" for a, b in one.relations]
    return "\n".join([*lines, "@enduml"]) + "\n"


def mermaid(one: Sample) -> str:
    """A flowchart of Mermaid."""
    lines = ["flowchart TD"]
    for whole, parts in _blocks(one):
        lines += [f'  subgraph {whole.id}["{whole.label}"]'] if whole else []
        lines += [f'    {node.id}["{node.label}"]' for node in parts]
        lines += ["  end"] * bool(whole)
    lines += [f"  {a.id} -->|{VERB}| {b.id}" for a, b in one.relations]
    return "\n".join(lines) + "\n"


def likec4(many: Sequence[Sample]) -> str:
    """One LikeC4 project: a view for each model, whose ids begin with its name."""
    lines = ["specification {", *(f"  element {kind}" for kind in KINDS), "}", "model {"]
    for one in many:
        for whole, parts in _blocks(one):
            lines += [f"  {_own(one, whole)} = {whole.kind} '{whole.label}' {{"] if whole else []
            for node in parts:
                name = node.id if whole else _own(one, node)
                lines.append(f"    {name} = {node.kind} '{node.label}'")
            lines += ["  }"] * bool(whole)
        ends = ((_own(one, a), _own(one, b)) for a, b in one.relations)
        lines += [f"  {a} -> {b} '{VERB}'" for a, b in ends]
    lines += ["}", "views {"]
    for one in many:
        lines += [f"  view {one.name} {{", f"    include {', '.join(_everything(one))}", "  }"]
    return "\n".join([*lines, "}"]) + "\n"


def pygraphviz(many: Sequence[Sample], targets: Sequence[str]) -> str:
    """A Python program that builds each model with pygraphviz and draws it into a file."""
    return _program(many, targets, _PYGRAPHVIZ)


def diagrams(many: Sequence[Sample], targets: Sequence[str]) -> str:
    """A Python program that builds each model with mingrammer/diagrams; `.svg` is its to add."""
    return _program(many, [target.removesuffix(".svg") for target in targets], _DIAGRAMS)


_PYGRAPHVIZ = """\
from pygraphviz import AGraph

for target, blocks, relations in GRAPHS:
    graph = AGraph(directed=True, strict=False, newrank="true")
    graph.node_attr["shape"] = "box"
    for whole, label, parts in blocks:
        for name, text in parts:
            graph.add_node(name, label=text)
        if whole:
            graph.add_subgraph([name for name, _ in parts], name="cluster_" + whole, label=label)
    for a, b in relations:
        graph.add_edge(a, b, label="supports")
    graph.draw(target, format="svg", prog="dot")
"""
_DIAGRAMS = """\
from contextlib import nullcontext

from diagrams import Cluster, Diagram, Edge, Node

for target, blocks, relations in GRAPHS:
    with Diagram("demo", filename=target, outformat="svg", show=False):
        nodes = {}
        for whole, label, parts in blocks:
            with Cluster(label) if whole else nullcontext():
                for name, text in parts:
                    nodes[name] = Node(text)
        for a, b in relations:
            nodes[a] >> Edge(label="supports") >> nodes[b]
"""


def _program(many: Sequence[Sample], targets: Sequence[str], body: str) -> str:
    graphs = []
    for one, target in zip(many, targets, strict=True):
        blocks = [
            (
                whole.id if whole else "",
                whole.label if whole else "",
                [(part.id, part.label) for part in parts],
            )
            for whole, parts in _blocks(one)
        ]
        graphs.append((target, blocks, [(a.id, b.id) for a, b in one.relations]))
    return f"GRAPHS = {graphs!r}\n{body}"


def _blocks(one: Sample) -> Iterator[tuple[Node | None, Iterable[Node]]]:
    """The parts of each container after it; those in none together, after None."""
    inner = one.containers
    containers = {node.id: node for node in one.nodes if node.id in inner}
    rest = (node for node in one.nodes if node.id not in containers)
    for whole, parts in groupby(rest, key=lambda node: node.whole):
        yield containers.get(whole), list(parts)


def _own(one: Sample, node: Node) -> str:
    return f"{one.name}_{node.path}"


def _everything(one: Sample) -> list[str]:
    """What a view includes: each element at the top, and all that is inside."""
    tops = [node for node in one.nodes if not node.whole]
    containers = one.containers
    inner = [f"{_own(one, node)}.**" for node in tops if node.id in containers]
    return [*(_own(one, node) for node in tops), *inner]
