"""Folded pictures of relations: fewer nodes and lines, and every element and relation counted."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from test_graph import TOWN, view_of

from citydsl.render.layout.aggregate import aggregate
from citydsl.render.layout.graph import layout

KINDS = ("app", "platform", "users", "technology", "cloud")
VERBS = ("->", "-[supports]->", "-[uses]->", "~[uses]~>", "<->")


@st.composite
def towns(draw) -> str:
    count = draw(st.integers(2, 14))
    lines, paths = ["city c {"], []
    for number in range(count):
        inner = number % 5 == 4
        kind = "city" if inner else draw(st.sampled_from(KINDS))
        lines.append(f'{kind} e{number} "要素{number}" {{')
        paths.append(f"e{number}")
        for part in range(draw(st.integers(0, 3))):
            lines.append(f'app p{part} "部分{part}"')
            paths.append(f"e{number}.p{part}")
        lines.append("}")
    ends = st.sampled_from(paths)
    for _ in range(draw(st.integers(1, 25))):
        lines.append(f"{draw(ends)} {draw(st.sampled_from(VERBS))} {draw(ends)}")
    return "\n".join([*lines, "}"])


@settings(max_examples=60, deadline=None)
@given(towns(), st.integers(1, 12))
def test_nothing_is_lost(text, limit):
    view = view_of(text)
    folded = aggregate(view, limit=limit)
    ends = {end for one in view.relations for end in (one.source, one.target)}
    ends |= {element.path for element in view.elements}
    if len(ends) <= limit and len(view.relations) <= 1.5 * limit:
        assert folded is None
        return
    assert folded is not None
    assert sum(folded.weights) + folded.inner == len(view.relations)
    assert len(folded.weights) == len(folded.view.relations)
    assert set(folded.stands) == ends
    shown = set(folded.stands.values())
    assert len(shown) <= limit
    assert len(folded.view.relations) <= 1.5 * limit
    assert {element.path for element in folded.view.elements} <= shown
    assert {end for one in folded.view.relations for end in (one.source, one.target)} <= shown


def many() -> str:
    parts = "\n".join(
        f'platform w{n} "平台{n}" {{\n' + "\n".join(f'app a{m} "用{m}"' for m in range(9)) + "\n}"
        for n in range(9)
    )
    links = "\n".join(
        f"w{n}.a{m} -[supports]-> w{(n + m % 3) % 9}.a{(m + 1) % 9}"
        for n in range(9)
        for m in range(9)
    )
    return f"city c {{\n{parts}\n{links}\n}}"


def test_the_titles_of_lines_add_up():
    view = view_of(many())
    folded = aggregate(view)
    assert folded is not None
    scene = layout(view)
    routes = [route for route in scene.routes if route.source]
    found = [re.search(r" × (\d+)$", route.title) for route in routes]
    assert sum(int(one[1]) if one else 1 for one in found) + folded.inner == len(view.relations)
    assert len({box.path for box in scene.boxes if box.role == "node"}) == 9


def test_the_subtitle_says_what_was_merged():
    view = view_of(many())
    said = [
        "".join(line.text for line in text.lines)
        for lang in ("zh", "en")
        for text in layout(view, lang=lang).texts
        if text.role == "subtitle"
    ]
    assert "81个要素、81条关系，合并为9组、18条（组内另有27条）" in said[0]
    assert "elements: 81, relations: 81, merged into groups: 9, lines: 18" in said[1]


def test_a_small_view_and_a_flow_stay_as_they_are():
    view = view_of(TOWN)
    assert aggregate(view) is None
    flow = view._replace(steps=tuple(range(1, len(view.relations) + 1)))
    assert aggregate(flow, limit=2) is None
