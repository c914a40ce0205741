"""Models of the sizes that design/peers.md measures the field with, and their text in our language.

SMALL has 25 elements and 30 relations, FIFTY 50 and 60, MID 200 and 300, BIG 1,000 and 1,500 in
50 containers, HUGE 10,000 and 15,000; TEN is ten different SMALL ones. The same name always gives
the same model. Usage: `python bench/generate.py SIZE [drawn]` prints the text.
"""

from __future__ import annotations

import random
from typing import NamedTuple

SIZES = {
    "SMALL": (25, 30),
    "FIFTY": (50, 60),
    "MID": (200, 300),
    "BIG": (1000, 1500),
    "HUGE": (10_000, 15_000),
}
KINDS = ("portal", "app", "platform", "data_set", "cloud")
WORDS = (
    "智慧",
    "城市",
    "数据",
    "政务",
    "交通",
    "医疗",
    "共享",
    "治理",
    "服务",
    "平台",
    "运行",
    "感知",
)
CONTAINER = 20
_TEN = 10
_NESTED = 100
_SEED = 7
_REACH = 2 * (CONTAINER - 1)
"""A relation leads forward, at most so many elements: no further than two containers on. Without
that `dot` takes minutes for BIG, and there would be nothing to compare with."""


class Node(NamedTuple):
    """An element: its id, its kind, its label, and the id of the element it is inside."""

    id: str
    kind: str
    label: str
    whole: str = ""

    @property
    def path(self) -> str:
        """The id behind that of its whole."""
        return f"{self.whole}.{self.id}" if self.whole else self.id


class Sample(NamedTuple):
    """A model in no language yet. A container stands before its parts, and no relation ends at it:
    not every peer can say that one does. No two relations join the same two the same way."""

    name: str
    nodes: tuple[Node, ...]
    relations: tuple[tuple[Node, Node], ...]

    @property
    def containers(self) -> frozenset[str]:
        """The ids of the elements that have others inside."""
        return frozenset(node.whole for node in self.nodes if node.whole)


def samples(size: str) -> tuple[Sample, ...]:
    """Return the models of a size: ten for TEN, else one."""
    if size == "TEN":
        return tuple(sample(*SIZES["SMALL"], name=f"demo{at}", seed=at) for at in range(_TEN))
    return (sample(*SIZES[size]),)


def sample(elements: int, relations: int, *, name: str = "demo", seed: int = _SEED) -> Sample:
    """Return a model of so many elements and, where there are as many pairs, relations."""
    chance = random.Random(seed)
    nodes: list[Node] = []
    for number in range(elements):
        kind = KINDS[number * len(KINDS) // elements]
        label = "".join(chance.sample(WORDS, 3)) + str(number)
        first = number - number % CONTAINER
        whole = f"e{first}" if elements >= _NESTED and number != first else ""
        nodes.append(Node(f"e{number}", kind, label, whole))
    wholes = {node.whole for node in nodes}
    ends = [node for node in nodes if node.id not in wholes]
    pairs: dict[tuple[Node, Node], None] = {}
    possible = sum(min(_REACH, len(ends) - 1 - at) for at, _ in enumerate(ends))
    while len(pairs) < min(relations, possible):
        at = chance.randrange(len(ends))
        to = at + chance.randint(1, _REACH)
        if to < len(ends):
            pairs[ends[at], ends[to]] = None
    return Sample(name, tuple(nodes), tuple(pairs))


def model(name: str, city: str = "demo", *, drawn: bool = False) -> str:
    """Return the spec of a size: containers with elements inside, and relations across.

    With `drawn` its architecture shows the relations too.
    """
    elements, relations = SIZES[name]
    text = spec(elements, relations, city=city)
    view = "  view architecture { relations: drawn }\n}\n"
    return text.removesuffix("}\n") + view if drawn else text


def spec(
    elements: int, relations: int, *, city: str = "demo", facts: int = 0, seed: int = _SEED
) -> str:
    """Return a spec of so many elements, relations and facts."""
    return text_of(sample(elements, relations, name=city, seed=seed), facts=facts)


def text_of(one: Sample, *, facts: int = 0) -> str:
    """Return a model in our language."""
    lines = ['source s "来源"', f'city {one.name} "示例市城市大脑" @s "第1页" {{']
    inside, containers = False, one.containers
    for number, node in enumerate(one.nodes):
        head = f'{node.kind} {node.id} "{node.label}"'
        if node.whole:
            lines.append(f'    {head} {{ status: live; en: "Element {number}" }}')
            continue
        if inside:
            lines.append("  }")
        inside = node.id in containers
        lines.append(f"  {head} {{" if inside else f"  {head}")
    if inside:
        lines.append("  }")
    lines += [f"  {a.path} -[supports]-> {b.path}" for a, b in one.relations]
    for number in range(facts):
        lines.append(f'  fact "指标{number}": "近{number + 2}万个" @s "第{number}页"')
    return "\n".join([*lines, "}"]) + "\n"


if __name__ == "__main__":
    import sys

    print(model(sys.argv[1], drawn="drawn" in sys.argv[2:]), end="")
