"""Rows further apart: nothing is laid out again, and everything stays where it belongs."""

import pytest
from test_graph import TOWN, view_of

from citydsl.render.layout import graph
from citydsl.render.layout.dot import dot_source
from citydsl.render.layout.engine import place
from citydsl.render.layout.places import places_of
from citydsl.render.layout.stretch import stretched

CROWD = "\n".join(
    [
        'city crowd "城" {',
        *(f'  portal p{n} "门户{n}"\n  platform m{n} "平台{n}"' for n in range(12)),
        '  cloud c "云"',
        *(f"  p{n} -[supports]-> m{n * 5 % 12}\n  m{n} -> c" for n in range(12)),
        "  p0 -> c",
        "  m3 -> m4\n  m4 -> m3",
        "}",
    ]
)
TEXTS = {
    "town": TOWN,
    "crowd": CROWD,
    **{
        way: TOWN.rstrip().removesuffix("}") + f"view relations {{ direction: {way} }}\n}}"
        for way in ("up", "left", "right")
    },
}


@pytest.fixture(params=TEXTS)
def placed(request, monkeypatch):
    """The plan of a graph and its places as Graphviz gave them."""
    seen = []
    monkeypatch.setattr(graph, "stretched", lambda *given: seen.append(given) or given[1])
    graph.layout(view_of(TEXTS[request.param]))
    (plan, places, *_), *more = seen
    assert not more
    return plan, places


def room_of(plan, places, times):
    """The room of a page on which a graph could be so many times as long as it is."""
    bounds = places.bounds
    return (bounds.w * times, bounds.h) if plan.across else (bounds.w, bounds.h * times)


def test_only_the_rows_go_apart(placed):
    plan, places = placed
    room = room_of(plan, places, 1.5)
    longer = stretched(plan, places, room, 130)
    before, after = places.bounds, longer.bounds
    across, along = ("y", "x") if plan.across else ("x", "y")
    size = "w" if plan.across else "h"
    assert getattr(after, size) > 1.2 * getattr(before, size)
    assert after.w <= room[0] + 1
    assert after.h <= room[1] + 1
    factors = set()
    first = plan.nodes and next(iter(plan.nodes))
    for path, rect in longer.nodes.items():
        was = places.nodes[path]
        assert (rect.w, rect.h, getattr(rect, across)) == (was.w, was.h, getattr(was, across))
        far = middle(was, along) - middle(places.nodes[first], along)
        if abs(far) > 1:
            farther = middle(rect, along) - middle(longer.nodes[first], along)
            factors.add(round(farther / far, 6))
    assert len(factors) == 1


def middle(rect, along):
    return rect.x + rect.w / 2 if along == "x" else rect.y + rect.h / 2


def test_lines_end_where_they_ended(placed):
    plan, places = placed
    longer = stretched(plan, places, room_of(plan, places, 1.5), 130)
    for number, relation in enumerate(plan.view.relations):
        old, new = places.routes[number], longer.routes[number]
        assert len(old) == len(new)
        for end, path in ((0, relation.source), (-1, relation.target)):
            assert any(
                from_corner(old[end], was) == pytest.approx(from_corner(new[end], now), abs=1e-6)
                for was, now in (
                    (places.nodes[path], longer.nodes[path]),
                    *zip(places.chips, longer.chips, strict=True),
                )
            ), (number, end)


def from_corner(point, rect):
    return point[0] - rect.x, point[1] - rect.y


def test_a_city_holds_what_is_in_it(placed):
    plan, places = placed
    longer = stretched(plan, places, room_of(plan, places, 1.5), 130)
    for city, rect in longer.cities.items():
        for path, node in plan.nodes.items():
            box, was = longer.nodes[path], places.nodes[path]
            inside = rect.x < box.x < rect.x + rect.w and rect.y < box.y < rect.y + rect.h
            around = places.cities[city]
            assert inside == (
                around.x < was.x < around.x + around.w and around.y < was.y < around.y + around.h
            )
            assert inside or node.city != city


def test_graphviz_itself_sets_everything_there_across_the_rows(placed):
    plan, places = placed
    wider = plan._replace(gap=plan.gap + 40)
    own = places_of(wider, place(dot_source(wider)))
    for path, rect in own.nodes.items():
        was = places.nodes[path]
        assert (rect.y if plan.across else rect.x) == (was.y if plan.across else was.x)


def test_a_page_that_is_full_changes_nothing(placed):
    plan, places = placed
    assert stretched(plan, places, room_of(plan, places, 1.0), 130) is places
    assert stretched(plan, places, room_of(plan, places, 0.5), 130) is places
