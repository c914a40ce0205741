"""citydsl beside every peer that can be installed: time, CPU and peak memory, and what got lost.

Usage: `python bench/beside.py [SIZE...] [--rounds N] [--limit SECONDS] [--ours] [--tool WORD]`; the
sizes are those of generate.py, SMALL, TEN, MID, BIG and HUGE by default, and CASES, the ten of
specs/. All run in turn, as cold processes, ours installed as a user has it; who is slow has fewer
rounds. What was drawn is counted in the files: a lost relation is a failure. `--ours` leaves the
peers out, and runs ours from these sources. Results go to bench/results/, all inputs stay in build/bench/.
"""

from __future__ import annotations

import argparse
import compileall
import sys
from pathlib import Path
from typing import Any

from acceptance import acceptance
from contest import contest
from measure import ROOT
from our_tasks import cases, our_tasks
from ours import from_sources, installed
from peer_tasks import peer_tasks
from results import FOLDER, markdown, save
from task import OURS, Task, only

SIZES = ("SMALL", "TEN", "CASES", "MID", "BIG", "HUGE")
_LATE = "not done after"


def main() -> None:
    options = _options()
    # As in an installed package, whatever PYTHONDONTWRITEBYTECODE says here.
    for room in ("app", "dsl", "render", "templates"):
        compileall.compile_dir(ROOT / room, quiet=1)
    rows: list[dict[str, Any]] = []
    skipped: list[str] = []
    absent: list[str] = []
    for size in options.sizes:
        tasks, missing = _tasks(size, options)
        absent = missing or absent
        idle = [task for task in tasks if task.tool in _given_up(rows, size)]
        idle = [task for task in idle if task.job == "draw"]
        skipped += [f"{task.tool} at {size}" for task in idle]
        tasks = [task for task in tasks if task not in idle]
        rows += contest(
            tasks,
            rounds=options.rounds,
            limit=options.limit,
            seconds=60 * options.minutes / len(options.sizes),
        )
    text = report(rows, skipped, absent)
    print(text)
    command = " ".join(["python", "bench/beside.py", *sys.argv[1:]])
    body = {"rows": rows, "skipped": skipped, "missing": absent, "limit": options.limit}
    save("beside", command, body, text, options.results)


def _given_up(rows: list[dict[str, Any]], size: str) -> set[str]:
    """Peers that were not done in time at a smaller size; at the largest, all that failed at one."""
    drawn = [row for row in rows if row["job"] == "draw" and row["tool"] != OURS]
    word = "" if size == SIZES[-1] else _LATE
    return {row["tool"] for row in drawn if row["failure"] and word in row["failure"]}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=list(SIZES), metavar="SIZE")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=120, help="seconds a run may take")
    parser.add_argument(
        "--minutes", type=float, default=6, help="for all rounds: the slowest have fewer of them"
    )
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--tool", action="append", default=[], help="only tools of such a name")
    parser.add_argument("--results", type=Path, default=FOLDER, help="folder to write into")
    options = parser.parse_args()
    unknown = set(options.sizes) - set(SIZES)
    if unknown:
        parser.error(f"no size {', '.join(sorted(unknown))}: there are {', '.join(SIZES)}")
    return options


def _tasks(size: str, options: argparse.Namespace) -> tuple[list[Task], list[str]]:
    start = from_sources() if options.ours else installed()
    if size == "CASES":
        return cases(start), []
    tasks = our_tasks(size, start)
    absent: list[str] = []
    if not options.ours:
        more, absent = peer_tasks(size)
        tasks += only(more, options.tool)
    return tasks, absent


def report(rows: list[dict[str, Any]], skipped: list[str], absent: list[str]) -> str:
    """All tables as Markdown, each figure with the command that gives it."""
    parts = []
    for job, title in (("check", "Checking, or only parsing"), ("draw", "Drawing")):
        shown = [row for row in rows if row["job"].startswith("check") == (job == "check")]
        if shown:
            parts.append(f"## {title}\n\n{_table(shown, job, rows)}")
    if skipped:
        parts.append(f"Not tried, as it failed at a smaller size: {', '.join(skipped)}.\n")
    if absent:
        parts.append(f"Cannot be installed here, left out: {', '.join(absent)}.\n")
    parts.append(f"## What was asked for\n\n{_asked(rows)}")
    commands = "".join(f"{row['command']}\n" for row in rows)
    parts.append(f"## Commands, row by row\n\n```sh\n{commands}```\n")
    return "\n".join(parts)


def _asked(rows: list[dict[str, Any]]) -> str:
    head = ("figure", "measured", "asked", "")
    cells = ((one.what, one.measured, one.asked, one.verdict) for one in acceptance(rows))
    return markdown(head, cells)


def _table(shown: list[dict[str, Any]], job: str, rows: list[dict[str, Any]]) -> str:
    ours = {row["size"]: row for row in rows if row["tool"] == OURS and row["job"] == job}
    cells = []
    for row in shown:
        base = ours.get(row["size"])
        ratio = f"{row['wall'] / base['wall']:.2f}" if base and not row["failure"] else ""
        done = row["job"].removeprefix(job).strip(" ,") or "both views" * (job == "draw")
        name = f"{row['tool']}: {done}" if row["tool"] == OURS and done else row["tool"]
        cells.append(
            (
                row["size"],
                name,
                f"{row['wall']:.3f}",
                f"{row['cpu']:.3f}",
                row["memory"],
                ratio,
                row["rounds"],
                row["failure"],
            )
        )
    head = ("size", "tool", "wall s", "CPU s", "peak MiB", "times ours", "rounds", "failure")
    return markdown(head, cells)


if __name__ == "__main__":
    main()
