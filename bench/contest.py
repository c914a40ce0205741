"""Tasks side by side: every round runs each once, so that what disturbs the machine disturbs all."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any

from measure import Run, shown
from task import Task, done

__all__ = ["contest"]


def contest(
    tasks: Sequence[Task], *, rounds: int, limit: float, seconds: float
) -> list[dict[str, Any]]:
    """Return a row for each task: its medians, or why it failed.

    A task that has failed is not run again. After the first round another begins only where it
    is likely to end within `seconds`.
    """
    runs: dict[str, list[Run]] = {task.key: [] for task in tasks}
    failed: dict[str, str] = {}
    began = time.monotonic()
    for number in range(rounds):
        start = time.monotonic()
        for task in tasks:
            if task.key in failed:
                continue
            ran, why = done(task, limit)
            runs[task.key].append(ran)
            if why:
                failed[task.key] = why
            print(f"  {number + 1}: {ran.wall:7.2f}s  {task.key} {why}", file=sys.stderr)
        spent, last = time.monotonic() - began, time.monotonic() - start
        if spent + last > seconds:
            break
    return [_row(task, runs[task.key], failed.get(task.key, "")) for task in tasks]


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
