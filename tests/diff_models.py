"""Specs made at random, for the laws of a comparison."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

KINDS = ("app", "portal", "platform", "data_set", "cloud", "应用")
LABELS = (
    "政务",
    "交通",
    "医疗",
    "数据中台",
    "业务中台",
    "公众服务门户",
    "市民服务门户",
    "统一底座",
)
IDS = ("a", "b", "c", "gate", "data")
VERBS = ("supports", "serves", "uses")
STATUSES = ("", " { status: pilot }", " { status: live; tags: #one, #two }")


class Node(NamedTuple):
    """An element: what is written in front of its block, what in it, and its parts."""

    head: str
    inner: tuple[str, ...]
    parts: tuple[Node, ...]
    id: str


@st.composite
def nodes(draw, depth=2):
    """Elements of one whole, each with an id of its own, or with a label or nothing for one."""
    found, ids, labels = [], draw(st.permutations(IDS)), draw(st.permutations(LABELS))
    for number in range(draw(st.integers(0, 4 if depth == 2 else 2))):
        kind = draw(st.sampled_from(KINDS))
        named = draw(st.integers(0, 3))
        id = ids[number] if named != 2 else ""
        label = f' "{labels[number]}"' if named != 3 else ""
        inner = draw(
            st.lists(
                st.sampled_from(("status: pilot", "count: 3", 'vendor: "甲"')),
                unique=True,
                max_size=2,
            )
        )
        parts = draw(nodes(depth=depth - 1)) if depth else ()
        found.append(Node(f"{kind} {id}{label}".strip(), tuple(inner), tuple(parts), id))
    return tuple(found)


class Case(NamedTuple):
    """A spec: the statements of its city, written as they are, or in another order."""

    elements: tuple[Node, ...]
    claims: tuple[str, ...]

    def text(self, turn=lambda statements: statements):
        """The spec, each block's statements as `turn` puts them."""
        inner = turn([*(_written(one, turn) for one in self.elements), *self.claims])
        return 'source s "报告"\ncity x "某市" @s {\n' + "\n".join(inner) + "\n}\n"


def _written(node, turn):
    inner = turn([*node.inner, *(_written(part, turn) for part in node.parts)])
    return f"{node.head} {{\n" + "\n".join(inner) + "\n}" if inner else node.head


@st.composite
def cases(draw):
    """A case with relations, facts, formulas and notes on what it has."""
    elements = draw(nodes())
    ids = [one.id for one in elements if one.id] + ["x"]
    claims = draw(
        st.lists(
            st.one_of(
                st.builds(
                    "{} -[{}]-> {}".format,
                    st.sampled_from(ids),
                    st.sampled_from(VERBS),
                    st.sampled_from(ids),
                ),
                st.builds("{} <-> {}".format, st.sampled_from(ids), st.sampled_from(ids)),
                st.builds(
                    'fact "{}": "{}{}"{}'.format,
                    st.sampled_from(("规模", "覆盖", "建设")),
                    st.sampled_from(("近400项", "118个", "约30%", "全市")),
                    st.sampled_from(("", '" @s "L1')),
                    st.sampled_from(("", " { class: scale }")),
                ),
                st.builds('note "{}"'.format, st.sampled_from(("原文如此", "没有说明"))),
                st.builds(
                    'formula "{0}+N" = {0} portal + N app'.format, st.sampled_from(("1", "2", "3"))
                ),
            ),
            max_size=6,
        )
    )
    return Case(elements, tuple(claims))
