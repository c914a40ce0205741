"""The picture of relations: nothing lost, nothing on top of anything, the same every time."""

import json
import random
import shutil
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path

import pygraphviz
import pytest

from citydsl.dsl.compile import compile_file, compile_text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.views.compute import compute
from citydsl.dsl.views.view import View
from citydsl.render.layout import binding, engine, graph
from citydsl.render.layout.engine import LayoutError
from citydsl.render.layout.graph import layout
from citydsl.render.scene import Box, Route, Scene

SPECS = Path(__file__).parent.parent / "specs"
CASES = sorted(path.stem for path in SPECS.glob("*.city") if path.stem != "sources")

TOWN = """
city town "小城" {
  cloud cloud "政务云"
  vendor maker "某厂商"
  ~engine engine "引擎"
  platform base "平台"
  portal door "门户"
  users people "群众"
  users firms "企业"
  city ward "某区" {
    app ward_app "区应用"
    users ward_people "居民"
    ward_app -[serves]-> ward_people
  }
  cloud -[uses]-> maker
  cloud -[supports]-> base
  base <-> engine
  base ~[supplies]~> door
  door -[serves]-> people, firms
  door -[supplies]-> people "数据"
  people -> door
  door -> door "自查"
  town -[builds]-> base
  base -[supports]-> ward.ward_app
}
"""


@pytest.fixture(autouse=True)
def nothing_placed_before() -> None:
    engine.place.cache_clear()
    binding.functions.cache_clear()


def view_of(text: str) -> View:
    compiled = compile_text(text)
    assert not compiled.errors, compiled.errors[0].message.en
    model = compiled.model
    return next(v for v in compute(model, model.cities[0]) if v.layout == "graph")


def case_view(name: str) -> View:
    model = compile_file(SPECS / f"{name}.city", Loader(SPECS)).model
    return next(v for v in compute(model, model.cities[0]) if v.layout == "graph")


def relations(scene: Scene) -> list[Route]:
    return [route for route in scene.routes if route.source]


def by_path(scene: Scene) -> dict[str, Box]:
    return {box.path: box for box in scene.boxes if box.role == "node"}


def overlap(a: Box, b: Box) -> bool:
    return (
        a.x < b.x + b.w - 1 and b.x < a.x + a.w - 1 and a.y < b.y + b.h - 1 and b.y < a.y + a.h - 1
    )


def holds(box: Box, x: float, y: float, slack: float = 1.0) -> bool:
    return (
        box.x - slack <= x <= box.x + box.w + slack and box.y - slack <= y <= box.y + box.h + slack
    )


def assert_sound(view: View, scene: Scene) -> None:
    routes = relations(scene)
    assert len(routes) == len(view.relations)
    nodes = {box.id: box for box in scene.boxes if box.role == "node"}
    labels = [box for box in scene.boxes if box.role == "label"]
    ends = {path for one in view.relations for path in (one.source, one.target)}
    assert {box.path for box in nodes.values()} == ends | {one.path for one in view.elements}
    for a, b in combinations([*nodes.values(), *labels], 2):
        assert not overlap(a, b), (a.id, b.id)
    for route, relation in zip(routes, view.relations, strict=True):
        assert len(route.points) % 3 == 1
        assert nodes[route.source].path == relation.source
        assert nodes[route.target].path == relation.target
        touched = [
            holds(nodes[id], *point)
            for id, point in ((route.source, route.points[0]), (route.target, route.points[-1]))
        ]
        shared = any(
            holds(label, *point)
            for label in labels
            for point in (route.points[0], route.points[-1])
        )
        assert all(touched) or (any(touched) and shared)
    for box in scene.boxes:
        assert min(box.x, box.y, scene.width - box.x - box.w, scene.height - box.y - box.h) >= 0
    for text in scene.texts:
        for line in text.lines:
            left = line.x - {"start": 0, "middle": 0.5, "end": 1}[text.anchor] * line.width
            assert min(left, scene.width - left - line.width) >= -0.5
            assert 0 < line.y < scene.height


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CASES)
def test_the_cases(name: str, lang: str) -> None:
    view = case_view(name)
    scene = layout(view, lang=lang)
    assert_sound(view, scene)
    assert scene.width <= 2.2 * scene.height
    scale = min(1920 / scene.width, 1080 / scene.height)
    assert min(text.size for text in scene.texts) * scale >= 10


def test_a_town_with_everything() -> None:
    view = view_of(TOWN)
    scene = layout(view)
    assert_sound(view, scene)
    assert scene == layout(view)


def test_rows_follow_the_layers() -> None:
    lanes = [b for b in layout(view_of(TOWN)).boxes if b.role == "cluster" and not b.path]
    assert [lane.title for lane in lanes] == ["用户层", "接入层", "应用层", "中枢层", "基础设施层"]
    assert all(a.y + a.h < b.y for a, b in pairwise(lanes))


def test_every_node_stands_in_its_lane() -> None:
    scene = layout(view_of(TOWN))
    boxes = {box.id: box for box in scene.boxes}
    for box in by_path(scene).values():
        if box.parent != "page":
            assert holds(boxes[box.parent], box.x, box.y, 0)
            assert holds(boxes[box.parent], box.x + box.w, box.y + box.h, 0)


def test_a_city_is_a_node_and_a_city_inside_is_a_frame() -> None:
    scene = layout(view_of(TOWN))
    nodes = by_path(scene)
    assert nodes["town"].y < min(box.y for path, box in nodes.items() if path != "town")
    frame = next(box for box in scene.boxes if box.path == "town.ward")
    inside = {path for path, box in nodes.items() if overlap(frame, box)}
    assert inside == {"town.ward.ward_app", "town.ward.ward_people"}


def test_lines_and_outlines_say_what_is_stated() -> None:
    view = view_of(TOWN)
    scene = layout(view)
    routes = dict(zip(view.relations, relations(scene), strict=True))
    assert all(route.dashed == relation.inferred for relation, route in routes.items())
    assert all(route.arrow_start == relation.mutual for relation, route in routes.items())
    dashed = {path for path, box in by_path(scene).items() if box.dashed}
    assert dashed == {"town.maker", "town.engine"}
    keys = {text.lines[0].text for text in scene.texts if text.role == "legend"}
    assert keys == {"原文所述", "据文意推断", "双向", "外部"}


@pytest.mark.parametrize("direction", ["right", "up", "left"])
def test_directions(direction: str) -> None:
    view = view_of(TOWN)._replace(direction=direction)
    scene = layout(view)
    assert_sound(view, scene)
    users, infra = (
        next(box for box in scene.boxes if box.id == f"layer.{name}") for name in ("users", "infra")
    )
    first, last = (infra, users) if direction in ("up", "left") else (users, infra)
    assert (first.y + first.h < last.y) if direction == "up" else (first.x + first.w < last.x)
    frame = next(box for box in scene.boxes if box.path == "town.ward")
    label = next(text for text in scene.texts if text.box == frame.id)
    assert all(
        not holds(box, frame.x + frame.w / 2, label.lines[0].y) for box in by_path(scene).values()
    )


def test_steps_of_a_flow_are_numbered() -> None:
    view = view_of(TOWN)
    numbered = view._replace(steps=tuple(range(1, len(view.relations) + 1)))
    texts = [text.lines[0].text for text in layout(numbered).texts if text.role == "edge"]
    assert sorted(text[0] for text in texts) == list("①②③④⑤⑥⑦⑧⑨⑩⑪⑫")


def test_labels_give_verb_and_words() -> None:
    scene = layout(view_of(TOWN))
    said = sorted("".join(line.text for line in t.lines) for t in scene.texts if t.role == "edge")
    assert said.count("服务") == 2  # one for two of the town's users, one in the ward
    assert {"提供：数据", "自查", "采用", "构建"} <= set(said)
    assert "门户 → 群众: 提供：数据" in scene.describe


def test_what_a_bundle_shares_is_drawn_once() -> None:
    view = view_of(
        'city c "城" { portal a "甲"\n users x "子"\n users y "丑"\n users z "寅"\n'
        " a ~[serves]~> x, y, z }"
    )
    first, *others = relations(layout(view))
    assert len([t for t in layout(view).texts if t.role == "edge"]) == 1
    assert all(len(first.points) > len(other.points) for other in others)
    assert all(other.arrow_end for other in others)


def test_a_wide_row_is_broken() -> None:
    users = "\n".join(f'users u{n} "第{n}类服务对象"' for n in range(30))
    names = ", ".join(f"u{n}" for n in range(30))
    view = view_of(f'city c "城" {{ {users}\n portal p "门户"\n p -[serves]-> {names} }}')
    scene = layout(view)
    assert_sound(view, scene)
    assert scene.width <= 2.2 * scene.height


def test_a_circle_of_relations() -> None:
    view = view_of(
        'city c "城" { app a "甲"\n app b "乙"\n app d "丙"\n app e "丁"\n'
        " a -> b\n b -> a\n d -> e\n e -> d\n e -> a\n b -> d }"
    )
    assert_sound(view, layout(view))


def test_nothing_to_draw() -> None:
    view = view_of(TOWN)._replace(elements=(), relations=())
    scene = layout(view)
    assert [text.role for text in scene.texts][:3] == ["title", "subtitle", "label"]


@pytest.mark.parametrize("seed", range(12))
def test_any_graph(seed: int) -> None:
    rng = random.Random(seed)
    kinds = ["users", "portal", "app", "brain", "data_lake", "cloud", "vendor", "technology"]
    count = rng.randrange(2, 22)
    rows = [f'{rng.choice(kinds)} e{n} "要素{"长" * rng.randrange(14)}{n}"' for n in range(count)]
    arrows = ["->", "~>", "<->", "-[serves]->", "~[supports]~>"]
    for _ in range(rng.randrange(1, 28)):
        a, b = (rng.choice(["c", *(f"e{n}" for n in range(count))]) for _ in range(2))
        rows.append(f"{a} {rng.choice(arrows)} {b}" + rng.choice(["", ' "说明文字"']))
    view = view_of('city c "城" {\n' + "\n".join(rows) + "\n}")
    assert_sound(view, layout(view))


def test_no_word_of_the_spec_reaches_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    sources: list[str] = []

    def place(source: str) -> engine.Placement:
        sources.append(source)
        return engine.place(source)

    monkeypatch.setattr(graph, "place", place)
    layout(view_of(TOWN.replace("政务云", '\\"]; evil <b> \\\\N')))
    assert sources
    assert all(source.isascii() and "evil" not in source for source in sources)


def test_what_has_one_name_is_laid_out_once_for_both_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sources: list[str] = []
    run = engine._run
    monkeypatch.setattr(engine, "_run", lambda source: sources.append(source) or run(source))
    one_name = view_of(TOWN)
    here, there = (layout(one_name, lang=lang) for lang in ("zh", "en"))
    assert len(sources) == 1
    for a, b in zip(relations(here), relations(there), strict=True):
        assert {x - u for (x, _), (u, _) in zip(a.points, b.points, strict=True)} <= {
            a.points[0][0] - b.points[0][0]
        }
    for scene in (here, there):
        assert_sound(one_name, scene)
    two_names = view_of(TOWN.replace('"政务云"', '"政务云" { en: "A cloud of the government" }'))
    assert by_path(layout(two_names, lang="en"))["town.cloud"].w > by_path(there)["town.cloud"].w
    assert len(sources) == 2


def test_places_are_those_graphviz_tells_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    sources: list[str] = []

    def place(source: str) -> engine.Placement:
        sources.append(source)
        return engine.place(source)

    monkeypatch.setattr(graph, "place", place)
    for view in (view_of(TOWN), case_view("hengqin"), case_view("haikou")):
        layout(view)
    for source in sources:
        told = json.loads(pygraphviz.AGraph(string=source).draw(format="json0", prog="dot"))
        top = float(told["bb"].split(",")[3])
        placed = engine.place(source)
        nodes = {one["name"]: one["pos"] for one in told["objects"] if "pos" in one}
        assert placed.nodes.keys() == nodes.keys()
        for name, (x, y) in placed.nodes.items():
            assert (x, top - y) == pytest.approx(tuple(map(float, nodes[name].split(","))))
        names = {one["_gvid"]: one["name"] for one in told["objects"]}
        edges = {
            one.get("id") or f"{names[one['tail']]} -> {names[one['head']]}": one
            for one in told["edges"]
            if one.get("style") != "invis"
        }
        assert placed.edges.keys() == edges.keys()
        for id, points in placed.edges.items():
            wanted = [tuple(map(float, point.split(","))) for point in edges[id]["pos"].split()]
            assert [(x, pytest.approx(top - y)) for x, y in points] == wanted, id
        labels = {id for id, one in edges.items() if "lp" in one}
        assert placed.labels.keys() == labels
        clusters = {one["name"]: one["bb"] for one in told["objects"] if "bb" in one}
        assert placed.clusters.keys() == clusters.keys()
        for name, (x, y, w, h) in placed.clusters.items():
            assert (x, top - y - h, x + w, top - y) == pytest.approx(
                tuple(map(float, clusters[name].split(",")))
            )


def test_the_package_around_the_binding_is_left_to_those_who_want_it() -> None:
    code = (
        "import sys; from citydsl.render.layout.engine import place; s = 'digraph { a -> b [dir=none] }'\n"
        "ours = place(s); print('pygraphviz' in sys.modules, 'subprocess' in sys.modules)\n"
        "import pygraphviz, pygraphviz.graphviz\n"
        "from citydsl.render.layout import engine; engine.place.cache_clear()\n"
        "theirs = pygraphviz.AGraph(string=s).draw(format='dot', prog='dot').decode()\n"
        "print(engine._read(theirs) == ours == place(s), bool(pygraphviz.graphviz.agread))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines() == ["False False", "True True"]


def without_binding(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pygraphviz", "pygraphviz.graphviz"):
        monkeypatch.setitem(sys.modules, name, None)


def test_without_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    without_binding(monkeypatch)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(LayoutError) as caught:
        layout(view_of(TOWN))
    assert "pip install pygraphviz" in caught.value.message.zh
    assert "关系图" in caught.value.message.zh
    assert "`relations`" in caught.value.message.en


def program(folder: Path, lines: str) -> None:
    path = folder / "dot"
    path.write_text(f"#!{sys.executable}\n{lines}")
    path.chmod(0o755)


def test_the_program_serves_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of(TOWN)
    expected = layout(view)
    program(
        tmp_path,
        "import sys, pygraphviz as p\n"
        "g = p.AGraph(string=sys.stdin.read())\n"
        "sys.stdout.buffer.write(g.draw(format=sys.argv[1][2:], prog='dot'))\n",
    )
    without_binding(monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert layout(view) == expected


@pytest.mark.parametrize(
    "lines", ["import sys; sys.exit('out of order')", "print('{}')", "print('no graph')"]
)
def test_a_program_that_fails(lines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, lines)
    without_binding(monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LayoutError, match="cannot draw view `relations`"):
        layout(view_of(TOWN))


def test_an_edge_left_out_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def place(source: str) -> engine.Placement:
        placed = engine.place(source)
        return placed._replace(edges=dict(list(placed.edges.items())[1:]))

    monkeypatch.setattr(graph, "place", place)
    with pytest.raises(LayoutError, match=r"left `.*` out"):
        layout(view_of(TOWN))


def test_an_end_outside_the_model_is_an_error() -> None:
    view = view_of(TOWN)
    lost = view.relations[0]._replace(target="nowhere")
    with pytest.raises(LayoutError, match="no `nowhere`"):
        layout(view._replace(relations=(lost,)))
