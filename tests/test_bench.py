"""The bench: it measures ours at every size it is told, and sees what a picture has lost."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from citydsl import loads

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))
import dialects
from acceptance import acceptance
from contest import contest, quickest
from drawn import COUNTS, Drawn
from generate import sample, samples, spec, text_of
from growth import exponent
from measure import ROOT, run
from peer_tasks import peer_tasks
from results import markdown
from task import OURS, Task, done, only


def bench(script, *options, results):
    """Run a part of the bench; return what it keeps."""
    command = [sys.executable, f"bench/{script}.py", *options, "--results", str(results)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert (results / f"{script}.md").is_file()
    return json.loads((results / f"{script}.json").read_text("utf-8"))


def test_ours_is_measured_on_a_small_model(tmp_path):
    kept = bench("beside", "SMALL", "--rounds", "1", "--ours", results=tmp_path)
    assert [(row["job"], row["failure"]) for row in kept["rows"]] == [
        ("check", ""),
        ("draw", ""),
        ("fill the cache", ""),
        ("unchanged", ""),
    ]
    assert {row["tool"] for row in kept["rows"]} == {OURS}
    for row in kept["rows"]:
        assert row["rounds"] == 1
        assert row["wall"] > 0
        assert 1 < row["memory"] < 1000
        assert "python -m citydsl" in row["command"]
    assert {"processor", "cores", "memory_gib", "python", "load"} <= kept["machine"].keys()
    assert kept["versions"]["citydsl"]
    assert kept["command"].startswith("python bench/beside.py SMALL")


def test_many_cities_are_drawn_found_unchanged_and_one_anew(tmp_path):
    kept = bench("many", "--cities", "3", "--jobs", "1", results=tmp_path)
    assert [(row["what"], row["failure"]) for row in kept["rows"]] == [
        ("first run", ""),
        ("nothing changed", ""),
        ("one file changed", ""),
    ]
    assert "scaled to 3,000" in (tmp_path / "many.md").read_text("utf-8")


def test_growth_tells_every_step_of_every_size(tmp_path):
    kept = bench("growth", "--sizes", "10", "20", results=tmp_path)
    assert {"parse", "check", "layered layout", "relations, folded", "format", "diff"} <= kept[
        "points"
    ].keys()
    for points in kept["points"].values():
        assert [size for size, _, _ in points] == [10, 20]
    assert set(kept["exponents"].values()) == {None}


@pytest.mark.parametrize(
    "took, slope",
    [(lambda n: n, 1.0), (lambda n: n * n, 2.0), (lambda n: n * math.log(n), 1.11)],
    ids=["n", "n squared", "n log n"],
)
def test_the_exponent_is_the_slope_from_a_thousand_on(took, slope):
    points = [[10, 1e3, 0], *([n, took(n) * 1e-6, 0] for n in (1000, 10_000, 100_000))]
    assert exponent(points) == pytest.approx(slope, abs=0.02)


def test_the_stages_of_a_run_are_told(tmp_path):
    (tmp_path / "a.city").write_text(spec(5, 4), "utf-8")
    options = ["render", "-q", "--no-cache", "-j", "1", "-o", str(tmp_path / "out"), str(tmp_path)]
    told = subprocess.run(
        [sys.executable, "bench/stages.py", *options], cwd=ROOT, capture_output=True, check=True
    )
    stages = json.loads(told.stdout.splitlines()[-1])
    assert {"start-up", "parse", "resolve", "check", "views", "layered layout"} <= stages.keys()
    assert {"Graphviz", "graph layout", "svg", "gv", "templates", "write"} <= stages.keys()
    assert all(seconds >= 0 for seconds in stages.values())
    assert (tmp_path / "out" / "demo.html").is_file()


def test_a_model_is_the_same_in_every_language():
    one = sample(120, 150)
    assert (len(one.nodes), len(one.relations), len(one.containers)) == (120, 150, 6)
    model = loads(text_of(one)).model
    assert len(model.elements) == 120
    assert len(model.cities[0].relations) == 150
    for text in (dialects.d2(one), dialects.plantuml(one), dialects.mermaid(one)):
        assert text.count(dialects.VERB) == 150
        assert all(node.label in text for node in one.nodes)
    graph = pytest.importorskip("pygraphviz").AGraph(string=dialects.dot(one, newrank=True))
    assert (len(graph.nodes()), len(graph.edges()), len(graph.subgraphs())) == (114, 150, 6)
    many = samples("TEN")
    assert len({text_of(each) for each in many}) == 10
    assert dialects.likec4(many).count(dialects.VERB) == 300


def test_what_a_small_model_shows_is_counted_in_ours():
    one = sample(120, 150)
    for view in loads(text_of(one)).views():
        name = view.view.name
        found = COUNTS[name](view.svg())
        assert found == (Drawn(1, 120, 0) if name == "architecture" else Drawn(1, 0, 150))


def task(tmp_path, text, wanted, *, seconds=0, code=0):
    """A task of a program that writes a picture and ends as told."""
    target = tmp_path / "picture.svg"
    program = f"import time; time.sleep({seconds})\n"
    program += f"open({str(target)!r}, 'w').write({text!r})\n" if text else ""
    command = [sys.executable, "-c", f"{program}raise SystemExit({code})"]
    return Task("SMALL", "draw", "a tool", command, {}, ((target, "graphviz"),), wanted)


NODE, EDGE = '<g id="node1" class="node">', '<g id="edge1" class="edge">'


@pytest.mark.parametrize(
    "text, options, why",
    [
        (NODE + NODE + EDGE, {}, ""),
        (NODE + NODE, {}, "exit code 0, 1 of 1 relations lost"),
        (NODE + EDGE, {}, "exit code 0, 1 of 2 elements lost"),
        ("", {}, "exit code 0, no picture"),
        (NODE + NODE + EDGE, {"code": 3}, "exit code 3"),
        (NODE + NODE + EDGE, {"seconds": 60}, "not done after 2 s"),
    ],
    ids=["whole", "a relation lost", "an element lost", "no picture", "exit code", "late"],
)
def test_a_failure_is_one_whatever_the_exit_code(tmp_path, text, options, why):
    one = task(tmp_path, text, Drawn(1, 2, 1), **options)
    assert done(one, 2)[1] == why


def test_a_picture_of_an_earlier_run_is_not_counted(tmp_path):
    assert done(task(tmp_path, NODE + NODE + EDGE, Drawn(1, 2, 1)), 10)[1] == ""
    assert done(task(tmp_path, "", Drawn(1, 2, 1)), 10)[1] == "exit code 0, no picture"


@pytest.mark.parametrize("seconds, rounds", [(0, 1), (1000, 3)])
def test_there_are_as_many_rounds_as_there_is_time_for(tmp_path, seconds, rounds):
    tasks = [task(tmp_path, NODE, Drawn(1, 1, 0))._replace(tool=tool) for tool in "ab"]
    rows = contest(tasks, rounds=3, limit=60, seconds=seconds)
    assert [(row["tool"], row["rounds"]) for row in rows] == [("a", rounds), ("b", rounds)]


def test_the_quickest_go_on_when_not_all_can():
    took = {"a": 3.0, "b": 0.5, "c": 0.25}
    assert quickest(took, 4) == {"a", "b", "c"}
    assert quickest(took, 1) == {"b", "c"}
    assert quickest(took, 0.3) == {"c"}
    assert quickest(took, 0) == set()


def test_memory_is_of_the_command_and_not_of_who_runs_it():
    small = run([sys.executable, "-I", "-S", "-c", "pass"], limit=30)
    large = run([sys.executable, "-I", "-S", "-c", "b'x' * 90_000_000"], limit=30)
    assert small.memory < 30
    assert large.memory > 85


def row(size, job, tool, wall, failure=""):
    return {
        "size": size,
        "job": job,
        "tool": tool,
        "wall": wall,
        "memory": 100,
        "failure": failure,
    }


def test_what_was_asked_for_is_held_against_what_was_measured():
    rows = [
        row("SMALL", "draw", OURS, 0.1),
        row("SMALL", "draw", "D2 1, elk", 1.0),
        row("SMALL", "draw", "D2 1, dagre", 0.15),
        row("SMALL", "draw", "PlantUML 1", 0.7, "exit code 0, 2 of 30 relations lost"),
        row("BIG", "check", OURS, 0.9),
        row("HUGE", "draw architecture", OURS, 1.0, "not done after 1 s"),
    ]
    verdicts = {one.what: one.verdict for one in acceptance(rows)}
    assert verdicts == {
        "SMALL draw / D2 1, dagre": "MISSED",
        "SMALL draw / PlantUML 1": "no figure",
        "BIG check": "MISSED",
        "HUGE draw architecture": "FAILS",
        "HUGE draw architecture, memory": "FAILS",
    }


def test_a_cell_never_breaks_a_table():
    assert markdown(("a", "b"), [("x|y", 1)]) == "| a | b |\n| --- | ---: |\n| x\\|y | 1 |\n"


def test_peers_that_are_there_draw_all_of_a_small_model():
    """Only those that cost no installation: Graphviz as a program and in the process."""
    names = ("dot", "pygraphviz")
    tasks = [one for one in only(peer_tasks_here(), names) if one.job == "draw"]
    assert [(one.tool, done(one, 60)[1]) for one in tasks] == [(one.tool, "") for one in tasks]


def peer_tasks_here():
    """The tasks of peers no registry is asked for."""
    import peers

    kept = dict(peers.PEERS)
    for name in [name for name in kept if not name.startswith(("dot", "pygraphviz"))]:
        del peers.PEERS[name]
    try:
        return peer_tasks("SMALL")[0]
    finally:
        peers.PEERS.update(kept)
