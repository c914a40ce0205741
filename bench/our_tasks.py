"""What is measured of citydsl at each size."""

from __future__ import annotations

from pathlib import Path

from drawn import Drawn
from generate import Sample, samples, text_of
from measure import ROOT, WORK
from task import OURS, Task

__all__ = ["cases", "our_tasks"]

_LARGE = ("MID", "BIG", "HUGE")
_CHECKED = (0, 1)
"""Warnings are no failure to check."""


def our_tasks(size: str, start: list[str]) -> list[Task]:
    """Write the specs of a size, and return what to do with them; `start` is our program."""
    many = samples(size)
    folder = WORK / size / "citydsl"
    (ROOT / folder).mkdir(parents=True, exist_ok=True)
    for one in many:
        (ROOT / folder / f"{one.name}.city").write_text(text_of(one), "utf-8")
    return [_check(size, start, folder), *_drawing(size, start, folder, many)]


def cases(start: list[str]) -> list[Task]:
    """The ten cases of specs/: what they draw is what they say, so pictures are only counted."""
    out = WORK / "CASES" / "out"
    specs = sorted(path.stem for path in (ROOT / "specs").glob("*.city"))
    names = tuple(name for name in specs if name != "sources")
    pictures = tuple((out / f"{name}.architecture.svg", "architecture") for name in names)
    tasks = [_check("CASES", start, Path("specs"))]
    for job, jobs in (("draw", ()), ("draw, -j 1", ("-j", "1"))):
        command = _render(start, Path("specs"), out, "--no-cache", *jobs)
        wanted = Drawn(len(names), 0, 0)
        tasks.append(Task("CASES", job, OURS, command, {}, pictures, wanted, (out,)))
    return tasks


def _check(size: str, start: list[str], folder: Path) -> Task:
    command = [*start, "check", "-q", str(folder)]
    return Task(size, "check", OURS, command, {}, (), Drawn(0, 0, 0), codes=_CHECKED)


def _drawing(size: str, start: list[str], folder: Path, many: tuple[Sample, ...]) -> list[Task]:
    """Cold, with nothing changed since (which finds what the run before it has left), by view."""
    out, kept = WORK / size / "out", WORK / size / "kept"
    cache = {"CITYDSL_CACHE_DIR": str(WORK / size / "cache")}
    cold = _render(start, folder, out, "--no-cache")
    tasks = [_task(size, "draw", cold, out, many)]
    if size == "TEN":
        tasks.append(_task(size, "draw, -j 1", [*cold, "-j", "1"], out, many))
    warm = _render(start, folder, kept)
    filling = _task(size, "fill the cache", warm, kept, many)._replace(
        more=cache, fresh=(kept, WORK / size / "cache")
    )
    again = filling._replace(job="unchanged", fresh=())
    tasks += [filling, again]
    if size in _LARGE:
        for view in ("architecture", "relations"):
            command = [*cold, "--view", view]
            tasks.append(_task(size, f"draw {view}", command, out, many, (view,)))
    return tasks


def _render(start: list[str], folder: Path, out: Path, *options: str) -> list[str]:
    return [*start, "render", "-q", "-f", "svg", *options, "-o", str(out), str(folder)]


def _task(
    size: str,
    job: str,
    command: list[str],
    out: Path,
    many: tuple[Sample, ...],
    views: tuple[str, ...] = ("architecture", "relations"),
) -> Task:
    pictures = tuple((out / f"{one.name}.{view}.svg", view) for one in many for view in views)
    nodes = sum(len(one.nodes) for one in many) if "architecture" in views else 0
    edges = sum(len(one.relations) for one in many) if "relations" in views else 0
    return Task(size, job, OURS, command, {}, pictures, Drawn(len(pictures), nodes, edges), (out,))
