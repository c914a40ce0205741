"""Many specs at a time: nothing is made twice, and what fails takes nothing else with it."""

from __future__ import annotations

import gc
import os
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citydsl.render.order import Order
from citydsl.spec_file import SpecFile
from citydsl.work.cache import Cache
from citydsl.work.executors import here, side_by_side, through
from citydsl.work.job import Job, Made

ROOT = Path(__file__).resolve().parent.parent
SPEC = 'source s "S"\ncity {id} "{id}城" @s {{\n  portal a "门户"\n  app b "应用"\n  b -> a\n}}\n'


@pytest.fixture
def specs(spec):
    """Three specs; the second uses a file of words."""
    spec("specs/words.city", 'kind tower "塔" { layer: infra }\n')
    spec("specs/x.city", SPEC.format(id="x"))
    spec("specs/y.city", 'use "words.city"\n' + SPEC.format(id="y").replace("app b", "tower b"))
    spec("specs/z.city", SPEC.format(id="z"))


@pytest.fixture
def made(monkeypatch):
    """The names of the specs that were made, not found."""
    import citydsl.work.make as module

    names = []
    real = module.make

    def noted(job, project):
        names.append(job.spec.path.name)
        return real(job, project)

    monkeypatch.setattr(module, "make", noted)
    return names


def _files(folder):
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def _times(folder):
    return {path.name: path.stat().st_mtime_ns for path in Path(folder).iterdir()}


def test_a_second_run_makes_and_writes_nothing(run, specs, made):
    assert run("render", "specs").exit_code == 0
    assert sorted(made) == ["words.city", "x.city", "y.city", "z.city"]
    before, output = _times("build"), run("render", "specs").output
    assert made[4:] == []
    assert _times("build") == before
    assert output == run("render", "specs", "--no-cache").output


def test_a_run_with_nothing_to_make_loads_no_compiler(run, specs):
    run("render", "specs")
    code = (
        "import sys; from citydsl.cli import cli; cli(standalone_mode=False); print(*sys.modules)"
    )
    command = [sys.executable, "-c", code, "render", "specs"]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    loaded = ended.stdout.splitlines()[-1].split()
    assert "citydsl.work.run" in loaded
    compiler = {"citydsl.dsl.compile", "citydsl.render.build", "pygraphviz._graphviz"}
    assert not compiler & set(loaded)


def test_one_changed_spec_is_made_alone(run, spec, specs, made):
    run("render", "specs")
    del made[:]
    before = _files("build")
    spec("specs/z.city", SPEC.format(id="z").replace("应用", "新应用"))
    run("render", "specs")
    assert made == ["z.city"]
    changed = {name for name, data in _files("build").items() if before[name] != data}
    assert {name.split(".")[0] for name in changed} <= {"z", "index"}
    assert "z.html" in changed


def test_a_change_in_a_used_file_makes_its_users_anew(run, spec, specs, made):
    run("render", "specs")
    del made[:]
    spec("specs/words.city", 'kind tower "铁塔" { layer: app }\n')
    run("render", "specs")
    assert sorted(made) == ["words.city", "y.city"]


@pytest.mark.parametrize(
    "more", [("--lang", "en"), ("--theme", "dark"), ("-f", "json"), ("--view", "relations")]
)
def test_another_order_is_another_result(run, specs, made, more):
    run("render", "specs")
    del made[:]
    run("render", "specs", *more)
    assert len(made) == 4
    run("render", "specs", *more)
    assert len(made) == 4


def test_settings_belong_to_what_a_result_comes_from(run, spec, specs, made):
    run("render", "specs")
    spec("specs/citydsl.toml", '[rules]\nfact-without-source = "info"\n')
    run("render", "specs")
    assert len(made) == 8


PIECES = ["<style>", "</style>", "<script>", "</script>", "</body>", "b{}", "甲市", "x" * 99]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(st.sampled_from(PIECES)).map("".join), min_size=1, max_size=3))
def test_the_cache_hands_back_the_bytes_it_was_given(tmp_path, bodies):
    cache = Cache(tmp_path, day=1)
    for number, body in enumerate(bodies):
        cache.put(bytes([number]), {}, body.encode())
    for number, body in enumerate(bodies):
        data = body.encode()
        assert cache.body(bytes([number]), len(data)) == data
        assert cache.body(bytes([number]), len(data) + 1) is None
        assert cache.body(bytes([number]), len(data) - 1) is None
    cache.close()


def test_a_file_that_was_touched_or_lost_comes_from_the_cache(run, specs, made):
    run("render", "specs")
    before = _files("build")
    del made[:]
    Path("build/x.html").write_text("mine", "utf-8")
    Path("build/y.architecture.svg").unlink()
    run("render", "specs")
    assert _files("build") == before
    run("render", "specs", "-o", "another")
    assert _files("another") == before
    assert made == []


def test_what_failed_is_not_kept(run, spec, made):
    spec("a.city", 'city a "A" { porta p "P" }')
    for _ in range(2):
        result = run("render", "a.city")
        assert result.exit_code == 1
        assert "did you mean" in result.output or "是否为" in result.output
    assert made == ["a.city", "a.city"]


# --- the store


def _store(tmp_path):
    return tmp_path / ".cache" / "made.sqlite"


@pytest.mark.parametrize("harm", ["garbage", "cut", "tampered", "heads", "folder", "read-only"])
def test_a_damaged_store_harms_nothing(run, specs, tmp_path, harm):
    run("render", "specs", "-o", "first")
    store = _store(tmp_path)
    match harm:
        case "garbage":
            store.write_bytes(b"no database at all" * 1000)
        case "cut":
            store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])
        case "tampered" | "heads":
            column = "body" if harm == "tampered" else "head"
            with sqlite3.connect(store) as connection:
                connection.execute(f"UPDATE made SET {column} = ?", (b"nonsense",))
            connection.close()
        case "folder":
            store.unlink()
            store.mkdir()
        case "read-only":
            store.write_bytes(b"")
            store.parent.chmod(0o500)
    for folder in ("second", "third"):
        assert run("render", "specs", "-o", folder).exit_code == 0
        assert _files(folder) == _files("first")
    store.parent.chmod(0o700)


def test_the_store_stays_within_its_limit_and_keeps_what_was_used_last(tmp_path):
    data = os.urandom(30_000)
    for day in range(10):
        cache = Cache(tmp_path, day=day, limit=100_000)
        cache.put(f"key {day}".encode(), {"day": day}, data)
        assert cache.heads([b"key 0"])
        cache.close()
    cache = Cache(tmp_path, day=11, limit=100_000)
    kept = cache.heads([f"key {day}".encode() for day in range(10)])
    assert b"key 9" in kept
    assert b"key 0" in kept
    assert len(kept) <= 3
    assert cache.body(b"key 9", len(data)) == data
    assert cache.body(b"key 9", len(data) - 1) is None
    cache.close()


def test_runs_at_the_same_time_share_a_store(specs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "citydsl", "render", "specs", "-q", "-o"]
    runs = [subprocess.Popen([*command, f"out{n % 2}"]) for n in range(4)]
    assert [one.wait(timeout=120) for one in runs] == [0, 0, 0, 0]
    assert _files("out0") == _files("out1")


# --- several processes


def _fail(job: Job) -> Made:
    """What a worker does in these tests: it may crash, hang or raise, as the name says."""
    match job.spec.path.stem:
        case "crash":
            os._exit(7)
        case "hang":
            (job.spec.root / f"begun-{os.getpid()}").touch()
            time.sleep(600)
        case "raise":
            raise RuntimeError("nothing left")
    return Made(used=(job.spec.path,))


def _job(name, root=Path()):
    return Job(SpecFile(Path(f"{name}.city"), root), Order(("svg",)), "en")


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("crash", "crash.city: the process that drew it failed (ProcessExpired"),
        ("hang", "hang.city: not drawn within 2 s, given up"),
        ("raise", "raise.city: the process that drew it failed (RuntimeError: nothing left)"),
    ],
)
def test_a_job_that_fails_fails_alone_and_is_named(trouble, said, tmp_path):
    names = ["a", "b", trouble, "c", "d", "e"]
    with side_by_side(2, seconds=2, do=_fail) as doing:
        made = list(doing(_job(name, tmp_path) for name in names))
    assert [bool(one.failures) for one in made] == [name == trouble for name in names]
    assert [one.used[0].stem for one in made if one.used] == ["a", "b", "c", "d", "e"]
    assert said in made[2].failures[0].en
    assert len(list(tmp_path.glob("begun-*"))) == (trouble == "hang")


def test_several_processes_write_the_same_bytes(run, specs):
    assert run("render", "specs", "-j", "1", "-o", "one", "--no-cache").exit_code == 0
    assert run("render", "specs", "-j", "2", "-o", "two", "--no-cache").exit_code == 0
    assert _files("one") == _files("two")


def test_findings_come_in_the_order_of_the_specs(run, spec, specs):
    spec("specs/b.city", 'city b "B" { porta p "P" }')
    spec("specs/w.city", 'city w "W" { porta p "P" }')
    one = run("render", "specs", "-j", "1", "-o", "one", "--no-cache")
    two = run("render", "specs", "-j", "2", "-o", "two", "--no-cache")
    assert one.exit_code == two.exit_code == 1
    assert two.output == one.output.replace("one", "two")
    assert one.output.index("b.city") < one.output.index("w.city")


# --- another machine


def test_any_executor_does_the_jobs_from_the_files_they_carry(specs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = ["x", "y", "z"]
    jobs = [
        _job(name)._replace(spec=SpecFile(Path(f"specs/{name}.city"), Path("specs")))
        for name in names
    ]
    with ThreadPoolExecutor(2) as executor:
        far = list(through(executor.submit, jobs, 2))
    assert [one.cities[0].id for one in far] == names
    assert far == list(here(jobs))
    assert [path.name for path in far[1].used] == ["words.city"]


def test_a_job_leaves_nothing_behind(specs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    spec = SpecFile(Path("specs/x.city"), Path("specs"))
    job = Job(spec, Order(("html",)), "en")
    list(here([job]))
    gc.collect()
    gc.disable()
    try:
        (made,) = here([job])
        left = gc.collect()
    finally:
        gc.enable()
    assert made.cities
    assert left < 100


def test_a_user_s_templates_go_where_the_job_goes(specs, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    templates = tmp_path / "mine"
    templates.mkdir()
    (templates / "custom.css").write_text("body { letter-spacing: 3px }", "utf-8")
    order = Order(("html",), templates=templates)
    jobs = [Job(SpecFile(Path("specs/x.city"), Path("specs")), order, "en")]
    with ThreadPoolExecutor(1) as executor:
        (made,) = through(executor.submit, jobs, 1)
    page = made.cities[0].artifacts[0].content
    assert b"letter-spacing: 3px" in page
    assert made.cities == next(here(jobs)).cities


def test_an_executor_that_is_none_is_a_wrong_call(run, specs):
    result = run("render", "specs", "--executor", "tcp://127.0.0.1:1", "--lang", "en")
    assert result.exit_code == 2
    assert "write dask://host:port" in result.output
