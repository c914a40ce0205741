"""Checking a spec, beside the peers that can be installed: time, CPU and peak memory.

Usage: `python bench/check.py [SIZE...] [--rounds N]`; the sizes are those of generate.py, FIFTY and
HUGE by default. Each round runs every tool once on the same model in its own language, and the
imports that no run of ours can avoid; medians of one run are compared.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import SIZES, model
from peers import d2, d2_spec, likec4, likec4_spec

IMPORTS = "import lark, click"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["FIFTY", "HUGE"])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    # As in an installed package, whatever PYTHONDONTWRITEBYTECODE says here.
    for room in ("app", "dsl", "render", "templates"):
        compileall.compile_dir(Path(__file__).resolve().parent.parent / room, quiet=1)
    for size in options.sizes:
        _run(size, options.rounds)


def _run(size: str, rounds: int) -> None:
    elements, relations = SIZES[size]
    print(f"\n{size}: {elements} elements, {relations} relations, {rounds} rounds")
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(size, Path(folder))
        taken: dict[str, list[tuple[float, float, int]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(_measure(command))
    medians = {
        name: tuple(statistics.median(column) for column in zip(*runs, strict=True))
        for name, runs in taken.items()
    }
    ours = medians["citydsl check"][0]
    print(f"{'command':44} {'wall':>8} {'CPU':>8} {'memory':>9} {'of ours':>8}")
    for name, (wall, cpu, memory) in medians.items():
        print(f"{name:44} {wall:7.2f}s {cpu:7.2f}s {memory / 1024:6.0f}MiB {wall / ours:7.2f}x")


def _commands(size: str, folder: Path) -> dict[str, list[str]]:
    ours = folder / "demo.city"
    ours.write_text(model(size), "utf-8")
    commands = {
        f'python -c "{IMPORTS}"': [sys.executable, "-c", IMPORTS],
        "citydsl check": [sys.executable, "-m", "citydsl", "check", "-q", str(ours)],
    }
    if peer := likec4():
        (folder / "likec4").mkdir()
        (folder / "likec4" / "model.c4").write_text(likec4_spec(size), "utf-8")
        validate = [str(peer.program), "validate", "--no-layout", str(folder / "likec4")]
        commands[f"{peer.name} validate --no-layout"] = validate
    else:
        print("LikeC4: cannot be installed here, left out")
    if peer := d2():
        (folder / "model.d2").write_text(d2_spec(size), "utf-8")
        commands[f"{peer.name} fmt (parses only)"] = [
            str(peer.program),
            "fmt",
            str(folder / "model.d2"),
        ]
    else:
        print("D2: cannot be installed here, left out")
    return commands


def _measure(command: list[str]) -> tuple[float, float, int]:
    """Wall seconds, CPU seconds and peak KiB of one run. An exit code above 1 is a failure."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} failed with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


if __name__ == "__main__":
    main()
