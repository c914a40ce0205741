"""The same work on a real Dask cluster: a scheduler and two workers on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SPECS = 30
SPEC = 'use "words.city"\ncity c{n} "{n}城" {{\n  tower a "塔"\n  app b "应用{n}"\n  b -> a\n}}\n'
OPTIONS = ("--no-dashboard",)


def _until(ready, seconds=60):
    """Wait for something, and return what it is. Fails after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = ready()
        if found:
            return found
        time.sleep(0.05)
    pytest.fail(f"nothing after {seconds} s")


def _started(*arguments, **environment):
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "30s"} | environment,
        start_new_session=True,
    )


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler, and its two workers."""
    told = tmp_path / "scheduler.json"
    running = [
        _started(
            "scheduler", "--host", "127.0.0.1", "--port", 0, "--scheduler-file", told, *OPTIONS
        )
    ]
    try:
        address = _until(lambda: told.exists() and json.loads(told.read_text())["address"])
        for name in ("one", "two"):
            folder = tmp_path / name
            folder.mkdir()
            running.append(
                _started(
                    *("worker", address, "--host", "127.0.0.1", "--nthreads", 1, "--no-nanny"),
                    *("--local-directory", folder, "--name", name, *OPTIONS),
                )
            )
        yield address.replace("tcp://", "dask://"), running[1:]
    finally:
        for one in running:
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGKILL)
            one.wait()


@pytest.fixture
def specs(spec):
    spec("specs/words.city", 'kind tower "塔" { layer: infra }\n')
    for n in range(SPECS):
        spec(f"specs/c{n}.city", SPEC.format(n=n))


def _files(folder):
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def test_a_worker_killed_midway_loses_nothing(run, specs, cluster, tmp_path):
    address, workers = cluster
    rendering = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "citydsl",
            "render",
            "specs",
            "-o",
            "far",
            "--no-cache",
            "--executor",
            address,
        ],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    _until(lambda: list(tmp_path.glob("far/*.html")))
    os.killpg(workers[0].pid, signal.SIGKILL)
    told = rendering.communicate(timeout=120)[1]
    assert rendering.returncode == 0, told
    assert run("render", "specs", "-o", "near", "--no-cache").exit_code == 0
    assert _files("far") == _files("near")


def test_a_cluster_out_of_reach_is_a_wrong_call(run, specs):
    result = run("render", "specs", "--executor", "dask://127.0.0.1:9", "--lang", "en")
    assert result.exit_code == 2
    assert "cannot reach dask://127.0.0.1:9" in result.output
