"""Drawing a spec, beside the peers that can be installed: time, CPU and peak memory.

Usage: `python bench/pictures.py [SIZE...] [--rounds N] [--patience SECONDS]`; SMALL, TEN, BIG and HUGE
by default, where TEN is ten SMALL specs in one run. Each round runs every tool once, cold; medians
of one run are compared. A peer that fails or takes longer than the patience is named, not counted.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Timer

from generate import SIZES, model
from peers import d2, d2_spec, likec4, likec4_spec

_TEN = 10
_Run = tuple[float, float, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["SMALL", "TEN", "BIG", "HUGE"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--patience", type=float, default=120)
    options = parser.parse_args()
    # As in an installed package, whatever PYTHONDONTWRITEBYTECODE says here.
    for room in ("app", "dsl", "render", "templates"):
        compileall.compile_dir(Path(__file__).resolve().parent.parent / room, quiet=1)
    for size in options.sizes:
        elements, relations = SIZES["SMALL" if size == "TEN" else size]
        print(f"\n{size}: {elements} elements, {relations} relations, {options.rounds} rounds")
        with tempfile.TemporaryDirectory() as folder:
            _compare(_commands(size, Path(folder)), options.rounds, options.patience)


def _compare(commands: dict[str, list[str]], rounds: int, patience: float) -> None:
    taken: dict[str, list[_Run]] = {name: [] for name in commands}
    failed: dict[str, str] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            if name in failed:
                continue
            run = _measure(command, patience)
            if isinstance(run, str):
                failed[name] = run
            else:
                taken[name].append(run)
    medians = {
        name: tuple(statistics.median(column) for column in zip(*runs, strict=True))
        for name, runs in taken.items()
        if name not in failed
    }
    ours = next(iter(medians.values()))[0]
    print(f"{'command':44} {'wall':>8} {'CPU':>8} {'memory':>9} {'of ours':>8}")
    for name in commands:
        if name in failed:
            print(f"{name:44} {failed[name]}")
            continue
        wall, cpu, memory = medians[name]
        print(f"{name:44} {wall:7.2f}s {cpu:7.2f}s {memory / 1024:6.0f}MiB {wall / ours:7.2f}x")


def _commands(size: str, folder: Path) -> dict[str, list[str]]:
    """The commands by the name they are shown under, ours with every view first."""
    one = "SMALL" if size == "TEN" else size
    specs = folder / "specs"
    specs.mkdir()
    for number in range(_TEN if size == "TEN" else 1):
        (specs / f"demo{number}.city").write_text(model(one, city=f"demo{number}"), "utf-8")
    out = ["-q", "--no-cache", "-f", "svg", "-o", str(folder / "out")]
    ours = [sys.executable, "-m", "citydsl", "render", str(specs), *out]
    commands = {"citydsl render -f svg": ours}
    if size not in ("SMALL", "TEN"):
        for view in ("architecture", "relations"):
            commands[f"citydsl render -f svg --view {view}"] = [*ours, "--view", view]
    if size == "TEN":
        return commands
    if peer := d2():
        (folder / "model.d2").write_text(d2_spec(one), "utf-8")
        command = [str(peer.program), str(folder / "model.d2"), str(folder / "d2.svg")]
        commands[f"{peer.name} (dagre)"] = command
    else:
        print("D2: cannot be installed here, left out")
    if peer := likec4():
        (folder / "likec4").mkdir()
        (folder / "likec4" / "model.c4").write_text(likec4_spec(one), "utf-8")
        target = ["-o", str(folder / "likec4.json"), str(folder / "likec4")]
        commands[f"{peer.name} export json"] = [str(peer.program), "export", "json", *target]
    else:
        print("LikeC4: cannot be installed here, left out")
    commands |= _dot(folder)
    return commands


def _dot(folder: Path) -> dict[str, list[str]]:
    """Graphviz alone on the D2 model's relations would be another picture: only its start."""
    if not (dot := shutil.which("dot")):
        print("dot: not here, left out")
        return {}
    (folder / "one.gv").write_text("digraph { a -> b }\n", "utf-8")
    return {"dot, two nodes": [dot, "-Tsvg", "-o", os.devnull, str(folder / "one.gv")]}


def _measure(command: list[str], patience: float) -> _Run | str:
    """Wall seconds, CPU seconds and peak KiB of one run, or why there are none."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    late = Timer(patience, os.killpg, (process.pid, signal.SIGKILL))
    late.start()
    _, status, usage = os.wait4(process.pid, 0)
    late.cancel()
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == -signal.SIGKILL:
        return f"not done after {patience:.0f} s"
    if process.returncode:
        return f"failed with {process.returncode} after {wall:.1f} s"
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


if __name__ == "__main__":
    main()
