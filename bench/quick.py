"""Ours alone, with where the time goes: the imports by module, the stages of a run, the parser.

Usage: `python bench/quick.py [--rounds N]`. Medians; each run is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measure import ROOT, WORK, run, shown
from our_tasks import our_tasks
from ours import from_sources
from results import FOLDER, markdown, save

_SIZES = ("SMALL", "TEN", "BIG", "HUGE")
_HERE = Path("bench")
_SHOWN = 14
_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", nargs="*", default=list(_SIZES))
    parser.add_argument("--results", type=Path, default=FOLDER, help="folder to write into")
    options = parser.parse_args()
    for size in {"SMALL", *options.sizes}:
        our_tasks(size, from_sources())
    body = {
        "startup": _startup(options.rounds),
        "imports": [_imports(verb) for verb in ("check", "render")],
        "stages": [_stages(size, options.rounds) for size in options.sizes],
        "parser": _parser(options.rounds, "HUGE" if "HUGE" in options.sizes else "SMALL"),
    }
    text = report(body)
    print(text)
    save(
        "quick", " ".join(["python", "bench/quick.py", *sys.argv[1:]]), body, text, options.results
    )


def report(body: dict[str, Any]) -> str:
    """All as Markdown."""
    rows = ((one["what"], one["wall"], one["cpu"], one["memory"]) for one in body["startup"])
    head = ("command", "wall s", "CPU s", "peak MiB")
    text = f"## Start-up\n\n{markdown(head, rows)}\n"
    for one in body["imports"]:
        took = [(name, f"{seconds * 1000:.1f}") for name, seconds in one["by"].items()]
        text += f"## Imports of `{one['command']}`\n\n"
        text += markdown(("of", "ms"), took) + "\n"
    for one in body["stages"]:
        total = sum(one["by"].values())
        parts = [
            (stage, f"{seconds * 1000:.1f}", f"{seconds / total:.0%}")
            for stage, seconds in one["by"].items()
        ]
        text += f"## Stages of `{one['command']}`\n\n"
        text += markdown(("stage", "ms", "share"), parts) + "\n"
    read = body["parser"]
    text += f"## Parser\n\n{read['mb_s']} MB/s over {read['mb']} MB: `{read['command']}`\n"
    return text


def _startup(rounds: int) -> list[dict[str, Any]]:
    spec = str(Path("specs") / "haikou.city")
    us = [sys.executable, "-m", "citydsl"]
    out = str(WORK / "quick")
    commands = [
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", "import click, lark"],
        [*us, "check", spec],
        [*us, "render", "--no-cache", "-f", "svg", spec, "-o", out],
        [*us, "render", "--no-cache", spec, "-o", out],
    ]
    taken: list[list[Any]] = [[] for _ in commands]
    for _ in range(rounds):
        for runs, command in zip(taken, commands, strict=True):
            runs.append(run(command, limit=60))
    return [
        {
            "what": f"`{shown(command)}`",
            "wall": f"{statistics.median(one.wall for one in runs):.3f}",
            "cpu": f"{statistics.median(one.cpu for one in runs):.3f}",
            "memory": round(statistics.median(one.memory for one in runs)),
        }
        for command, runs in zip(commands, taken, strict=True)
    ]


def _imports(verb: str) -> dict[str, Any]:
    """The seconds each module of a run takes to import, those of one package together."""
    more = ["--no-cache", "-o", str(WORK / "quick")] if verb == "render" else []
    spec = str(Path("specs") / "haikou.city")
    command = [sys.executable, "-X", "importtime", "-m", "citydsl", verb, "-q", *more, spec]
    told = _output(command).stderr
    by: Counter[str] = Counter()
    for micro, module in _LINE.findall(told):
        by[_package(module)] += int(micro)
    seconds = {name: round(micro / 1e6, 5) for name, micro in by.most_common(_SHOWN)}
    left = sum(by.values()) / 1e6 - sum(seconds.values())
    return {"command": shown(command), "by": {**seconds, "the others": round(left, 5)}}


def _package(module: str) -> str:
    """What a module is counted under: two names deep for ours, the package for others."""
    first, *rest = module.split(".")
    if first == "citydsl":
        return ".".join([first, *rest[:2]])
    return "the standard library" if first in sys.stdlib_module_names else first


def _stages(size: str, rounds: int) -> dict[str, Any]:
    out = str(WORK / "quick")
    specs = str(WORK / size / "citydsl")
    formats = ["-f", "svg"] if size == "HUGE" else []
    options = ["-q", "--no-cache", "-j", "1", *formats, "-o", out]
    command = [sys.executable, str(_HERE / "stages.py"), "render", *options, specs]
    runs = [json.loads(_output(command).stdout.splitlines()[-1]) for _ in range(rounds)]
    by = {stage: statistics.median(one[stage] for one in runs) for stage in runs[0]}
    return {"size": size, "command": shown(command), "by": by}


def _parser(rounds: int, size: str) -> dict[str, Any]:
    command = [sys.executable, str(_HERE / "parsing.py"), size, "--rounds", str(rounds)]
    return {**json.loads(_output(command).stdout), "command": shown(command)}


def _output(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{shown(command)} failed: {done.stderr[-500:]}")
    return done


if __name__ == "__main__":
    main()
