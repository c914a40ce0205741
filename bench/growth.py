"""CPU time and memory against size, from 10 to 100,000 elements, and the exponent of each step.

Usage: `python bench/growth.py [--sizes N...] [--limit SECONDS]`. A process for each size does one
step after another; a size that takes longer than the limit tells the steps it has done, and no
larger one is tried. The exponent is the slope of log time over log size from 1,000 elements on;
n log n has a slope of 1.1 there, and what is above 1.25 is said to grow faster. CPU time, as other
work on the machine would bend a curve of wall time.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generate import spec
from measure import ROOT
from results import FOLDER, markdown, save

SIZES = (10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000)
FROM = 1000
STEEP = 1.25
_SHORT, _REPEATS = 0.1, 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES), metavar="N")
    parser.add_argument("--limit", type=float, default=120, help="seconds for all of a size")
    parser.add_argument("--results", type=Path, default=FOLDER, help="folder to write into")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        # What is imported and kept between texts is none of the growth.
        list(_steps(min(SIZES)))
        for step, seconds, mib in _steps(options.one):
            print(json.dumps([step, round(seconds, 6), round(mib)]), flush=True)
        return
    body = measured(options.sizes, options.limit)
    text = report(body)
    print(text)
    command = " ".join(["python", "bench/growth.py", *sys.argv[1:]])
    save("growth", command, body, text, options.results)


def measured(sizes: list[int], limit: float) -> dict[str, Any]:
    """Measure every size; return the points of each step, and its exponent."""
    points: dict[str, list[list[float]]] = {}
    late = ""
    for size in sizes:
        lines, done = _one(size, limit)
        for step, seconds, mib in lines:
            points.setdefault(step, []).append([size, seconds, mib])
        print(f"  {size:,}: {sum(line[1] for line in lines):.2f} s", file=sys.stderr)
        if not done:
            late = f"{size:,} elements: not done after {limit:g} s, steps told are those done"
            break
    exponents = {step: exponent(of) for step, of in points.items()}
    return {"points": points, "exponents": exponents, "late": late, "from": FROM, "steep": STEEP}


def exponent(points: list[list[float]]) -> float | None:
    """The slope of a line of least squares through log size and log seconds; None for one point."""
    pairs = [
        (math.log(size), math.log(max(took, 1e-6))) for size, took, _ in points if size >= FROM
    ]
    if len(pairs) < 2:
        return None
    slope = statistics.linear_regression(*zip(*pairs, strict=True)).slope
    return round(slope, 2)


def report(body: dict[str, Any]) -> str:
    """A table of seconds by step and size, the memory, and what is steeper than it may be."""
    points, exponents = body["points"], body["exponents"]
    sizes = sorted({int(point[0]) for of in points.values() for point in of})
    rows = []
    for step, of in points.items():
        found = {int(size): seconds for size, seconds, _ in of}
        cells = [f"{found[size]:.4f}" if size in found else "" for size in sizes]
        slope = "" if exponents[step] is None else f"{exponents[step]:.2f}"
        rows.append([step, *cells, slope])
    peaks: dict[int, float] = {}
    for size, _, mib in (point for of in points.values() for point in of):
        peaks[int(size)] = max(mib, peaks.get(int(size), 0))
    rows.append(["peak MiB", *(f"{peaks[size]:.0f}" for size in sizes), ""])
    text = markdown(("CPU seconds for", *(f"{size:,}" for size in sizes), "exponent"), rows)
    steep = [step for step, slope in exponents.items() if slope is not None and slope > STEEP]
    text += f"\nSteeper than {STEEP} from {FROM:,} elements on: {', '.join(steep) or 'nothing'}.\n"
    return text + (f"\n{body['late']}.\n" if body["late"] else "")


def _one(size: int, limit: float) -> tuple[list[tuple[str, float, float]], bool]:
    """What a process of its own tells of a size, and whether it came to the end."""
    command = [sys.executable, str(Path(__file__).resolve()), "--one", str(size)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, timeout=limit, text=True, check=True
        )
        told, whole = done.stdout, True
    except subprocess.TimeoutExpired as late:
        told, whole = (late.stdout or b"").decode(), False
    return [tuple(json.loads(line)) for line in told.splitlines()], whole


def _steps(size: int) -> Iterator[tuple[str, float, float]]:
    """Each step with its seconds and the peak of memory so far, in MiB."""
    from citydsl.dsl.checks.table import check
    from citydsl.dsl.compile import compile_text
    from citydsl.dsl.format.printer import format_text
    from citydsl.dsl.model.resolve import resolve
    from citydsl.dsl.source import Source
    from citydsl.dsl.syntax.parse import parse
    from citydsl.dsl.views.compute import compute
    from citydsl.render.formats.gv import gv
    from citydsl.render.formats.json import city_json
    from citydsl.render.formats.svg import svg

    # As the command line sets it.
    gc.set_threshold(200_000, 20, 20)
    text = spec(size, size * 3 // 2, facts=size // 10)
    source = Source(name="bench.city", text=text)
    unit = compile_text(text).unit
    yield _timed("parse", lambda: parse(source))
    yield _timed("resolve", lambda: resolve(unit))
    model = resolve(unit).value
    city = model.cities[0]
    yield _timed("check", lambda: check(model))
    yield _timed("views", lambda: compute(model, city))
    layered, *graphs = compute(model, city)
    yield from _pictures(layered, graphs, (("svg", svg), ("gv", gv)))
    yield _timed("json", lambda: city_json(model, city))
    yield _timed("format", lambda: format_text(source))
    yield from _two(text)


def _pictures(
    layered: Any, graphs: list[Any], formats: tuple[tuple[str, Callable[[Any], str]], ...]
) -> Iterator[tuple[str, float, float]]:
    from citydsl.render.build import draw
    from citydsl.render.layout.aggregate import aggregate

    yield _timed("layered layout", lambda: draw(layered))
    scene = draw(layered)
    for name, form in formats:
        yield _timed(f"{name} of layers", partial(form, scene))
    for graph in graphs:
        yield _timed("folding relations", partial(aggregate, graph))
        yield _timed("relations, folded", partial(draw, graph))


def _two(text: str) -> Iterator[tuple[str, float, float]]:
    """What lays two versions, or two cities, side by side."""
    from citydsl.dsl.compare.compare import compare
    from citydsl.dsl.compile import compile_text
    from citydsl.dsl.diff.diff import diff

    old, new = (compile_text(one).model for one in (text, text.replace("e1 ", "e1x ", 1)))
    yield _timed("diff", lambda: diff([old], [new], one_case=True))
    pair = [(old, old.cities[0]), (new, new.cities[0])]
    yield _timed("compare two", lambda: compare(pair))


def _timed(step: str, do: Callable[[], object]) -> tuple[str, float, float]:
    """The median of some goes where one is short."""
    taken = [_once(do)]
    while taken[0] < _SHORT and len(taken) < _REPEATS:
        taken.append(_once(do))
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return step, statistics.median(taken), mib


def _once(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return time.process_time() - began


if __name__ == "__main__":
    main()
