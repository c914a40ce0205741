"""Models of the sizes that design/peers.md measures the field with, in our language.

SMALL has 25 elements and 30 relations, FIFTY 50 and 60, MID 200 and 300, BIG 1,000 and 1,500 in 50 containers,
HUGE 10,000 and 15,000. The same name always gives the same text.
"""

from __future__ import annotations

import random

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


def model(name: str, city: str = "demo", *, drawn: bool = False) -> str:
    """Return the spec of a size: containers with elements inside, and relations across.

    With `drawn` its architecture shows the relations too.
    """
    elements, relations = SIZES[name]
    text = spec(elements, relations, city=city)
    view = "  view architecture { relations: drawn }\n}\n"
    return text.removesuffix("}\n") + view if drawn else text


def spec(
    elements: int, relations: int, *, city: str = "demo", facts: int = 0, seed: int = 7
) -> str:
    """Return a spec of so many elements, relations and facts."""
    chance = random.Random(seed)
    lines = ['source s "来源"', f'city {city} "示例市城市大脑" @s "第1页" {{']
    paths: list[str] = []
    for number in range(elements):
        kind = KINDS[number * len(KINDS) // elements]
        label = "".join(chance.sample(WORDS, 3))
        whole = number - number % CONTAINER
        head = f'{kind} e{number} "{label}{number}"'
        if elements < 100:
            lines.append(f"  {head}")
            paths.append(f"e{number}")
        elif number == whole:
            if number:
                lines.append("  }")
            lines.append(f"  {head} {{")
            paths.append(f"e{number}")
        else:
            lines.append(f'    {head} {{ status: live; en: "Element {number}" }}')
            paths.append(f"e{whole}.e{number}")
    if elements >= 100:
        lines.append("  }")
    for _ in range(relations):
        a, b = chance.sample(paths, 2)
        lines.append(f"  {a} -[supports]-> {b}")
    for number in range(facts):
        lines.append(f'  fact "指标{number}": "近{number + 2}万个" @s "第{number}页"')
    return "\n".join([*lines, "}"]) + "\n"


if __name__ == "__main__":
    import sys

    print(model(sys.argv[1], drawn="drawn" in sys.argv[2:]), end="")
