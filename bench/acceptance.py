"""What issue 7 asks for, figure by figure, beside what was measured in the same run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from task import OURS

__all__ = ["Figure", "acceptance", "acceptance_of"]


class Figure(NamedTuple):
    """What is asked, what was measured, the bound, and whether it holds."""

    what: str
    measured: str
    asked: str
    verdict: str


_RATIOS = (
    ("SMALL", "draw", "mingrammer/diagrams", 2.0),
    ("SMALL", "draw", "D2", 0.5),
    ("SMALL", "draw", "PlantUML", 0.25),
    ("SMALL", "draw", "LikeC4", 0.2),
    ("SMALL", "unchanged", "mingrammer/diagrams", 1.0),
    ("TEN", "draw", "mingrammer/diagrams", 1.0),
    ("TEN", "draw", "PlantUML", 0.25),
    ("TEN", "draw", "LikeC4", 0.25),
    ("BIG", "draw relations", "pygraphviz", 1.3),
)
_SECONDS = (
    ("BIG", "check", 0.35),
    ("BIG", "draw architecture", 0.5),
    ("HUGE", "check", 1.5),
    ("HUGE", "draw architecture", 2.5),
)
_COUNTIES, _MB_S = 3000, 2.0
_MEMORY = (("HUGE", "draw", 350), ("HUGE", "draw architecture", 350), ("HUGE", "check", 350))


def acceptance(rows: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    """Yield every figure both sides of which were measured."""
    for size, job, peer, most in _RATIOS:
        ours = _row(rows, size, job, OURS)
        theirs = _row(rows, size, "draw", peer)
        if ours and theirs:
            yield _ratio(size, job, ours, theirs, most)
    for size, job, seconds in _SECONDS:
        if row := _row(rows, size, job, OURS):
            what = f"{size} {job}"
            yield _figure(what, row["wall"], f"{row['wall']:.3f} s", f"{seconds} s", seconds, row)
    for size, job, mib in _MEMORY:
        if row := _row(rows, size, job, OURS):
            what = f"{size} {job}, memory"
            yield _figure(what, row["memory"], f"{row['memory']} MiB", f"{mib} MiB", mib, row)


def acceptance_of(results: dict[str, dict[str, Any]]) -> Iterator[Figure]:
    """Yield every figure of what was kept last, by the names of its parts."""
    yield from acceptance(results["beside"]["rows"])
    many, read = results["many"], results["quick"]["parser"]
    for row in many["rows"]:
        full = row["wall"] * _COUNTIES / many["cities"]
        scaled = "" if many["cities"] == _COUNTIES else f", scaled from {many['cities']:,}"
        what = f"{_COUNTIES:,} cities, {row['what']}{scaled}"
        yield _figure(what, full, f"{full:.1f} s", f"{row['asked']:g} s", row["asked"], row)
    holds = "holds" if read["mb_s"] >= _MB_S else "MISSED"
    yield Figure("parser", f"{read['mb_s']} MB/s", f"at least {_MB_S} MB/s", holds)


def _ratio(
    size: str, job: str, ours: dict[str, Any], theirs: dict[str, Any], most: float
) -> Figure:
    what = f"{size} {job} / {theirs['tool']}"
    if theirs["failure"]:
        return Figure(what, f"{theirs['tool']}: {theirs['failure']}", f"{most} times", "no figure")
    times = ours["wall"] / theirs["wall"]
    return _figure(what, times, f"{times:.2f} times", f"{most} times", most, ours)


def _figure(
    what: str, value: float, measured: str, asked: str, most: float, ours: dict[str, Any]
) -> Figure:
    if ours["failure"]:
        return Figure(what, ours["failure"], asked, "FAILS")
    return Figure(what, measured, f"at most {asked}", "holds" if value <= most else "MISSED")


def _row(rows: Sequence[dict[str, Any]], size: str, job: str, tool: str) -> dict[str, Any] | None:
    """The row of a tool whose name begins so; of several the fastest that has not failed."""
    found = [
        row
        for row in rows
        if (row["size"], row["job"]) == (size, job) and row["tool"].startswith(tool)
    ]
    return min(found, key=lambda row: (bool(row["failure"]), row["wall"]), default=None)
