"""Tasks side by side: every round runs each once, so that what disturbs the machine disturbs all."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from measure import Run, shown
from task import Task, done

__all__ = ["contest", "quickest"]


def contest(
    tasks: Sequence[Task], *, rounds: int, limit: float, seconds: float
) -> list[dict[str, Any]]:
    """Return a row for each task: its medians, or why it failed.

    A task that has failed is not run again. After the first round the quickest go on, as many of
    them as each round's share of what is left of `seconds` holds.
    """
    runs: dict[str, list[Run]] = {task.key: [] for task in tasks}
    failed: dict[str, str] = {}
    began = time.monotonic()
    going_on = list(tasks)
    for number in range(rounds):
        for task in going_on:
            ran, why = done(task, limit)
            runs[task.key].append(ran)
            if why:
                failed[task.key] = why
            print(f"  {number + 1}: {ran.wall:7.2f}s  {task.key} {why}", file=sys.stderr)
        left = seconds - (time.monotonic() - began)
        took = {task.key: runs[task.key][-1].wall for task in going_on if task.key not in failed}
        fit = quickest(took, left / max(1, rounds - number - 1))
        going_on = [task for task in going_on if task.key in fit]
    return [_row(task, runs[task.key], failed.get(task.key, "")) for task in tasks]


def quickest(took: Mapping[str, float], seconds: float) -> set[str]:
    """The quickest of tasks that so many seconds hold, one after another."""
    keys = sorted(took, key=took.__getitem__)
    ends = accumulate(took[key] for key in keys)
    return {key for key, end in zip(keys, ends, strict=True) if end <= seconds}


def _row(task: Task, runs: Sequence[Run], failure: str) -> dict[str, Any]:
    """Medians of all rounds: wall and CPU seconds, MiB; what a failed run took is told as well."""
    return {
        "size": task.size,
        "job": task.job,
        "tool": task.tool,
        "rounds": len(runs),
        "wall": _median(run.wall for run in runs),
        "cpu": _median(run.cpu for run in runs),
        "memory": round(statistics.median(run.memory for run in runs)),
        "failure": failure,
        "said": runs[-1].said[:200] if failure else "",
        "command": shown(task.command, task.more),
    }


def _median(values: Iterable[float]) -> float:
    return round(statistics.median(values), 4)
