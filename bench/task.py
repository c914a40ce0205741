"""One thing to measure: a command on a model, and what it has to leave behind."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from drawn import COUNTS, Drawn, missing, total
from measure import ROOT, Run, run

__all__ = ["OURS", "Task", "done", "failure", "kept", "only"]

OURS = "citydsl"


class Task(NamedTuple):
    """`job` is what is done (`check`, `draw`, …) by which `tool`. `pictures` are files to be,
    with how each is counted; `wanted` is all that has to be in them. `fresh` is deleted before."""

    size: str
    job: str
    tool: str
    command: Sequence[str]
    more: Mapping[str, str]
    pictures: tuple[tuple[Path, str], ...]
    wanted: Drawn
    fresh: tuple[Path, ...] = ()
    codes: tuple[int, ...] = (0,)

    @property
    def key(self) -> str:
        """What tells it from others."""
        return f"{self.size} {self.job} {self.tool}"


def done(task: Task, limit: float) -> tuple[Run, str]:
    """Run a task once; return what it took, and why it failed, or nothing."""
    for path in (*task.fresh, *(picture for picture, _ in task.pictures)):
        if (ROOT / path).is_dir():
            shutil.rmtree(ROOT / path)
        elif (ROOT / path).exists() and path not in kept(task):
            (ROOT / path).unlink()
    ran = run(task.command, limit=limit, more=task.more)
    return ran, failure(task, ran, limit)


def kept(task: Task) -> frozenset[Path]:
    """The pictures of a task that is to find them in place."""
    return frozenset(path for path, _ in task.pictures) if task.job == "unchanged" else frozenset()


def failure(task: Task, ran: Run, limit: float) -> str:
    """Say why a run is none to compare with: it took too long, or did not do all."""
    if ran.late:
        return f"not done after {limit:g} s"
    if ran.code not in task.codes:
        return f"exit code {ran.code}"
    found = [
        total(COUNTS[kind], [ROOT / path for path, of in task.pictures if of == kind])
        for kind in dict.fromkeys(kind for _, kind in task.pictures)
    ]
    sums = Drawn(*(sum(column) for column in zip(Drawn(0, 0, 0), *found, strict=True)))
    if sums.pictures == 0 < task.wanted.pictures:
        return f"exit code {ran.code}, no picture"
    lost = missing(sums, task.wanted)
    return f"exit code {ran.code}, {lost}" if lost else ""


def only(tasks: Sequence[Task], words: Sequence[str]) -> list[Task]:
    """The tasks of tools with one of these words in their names; all without words."""
    return [
        task
        for task in tasks
        if not words or any(word.lower() in task.tool.lower() for word in words)
    ]
