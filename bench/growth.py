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
from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from generate import spec
from measure import ROOT
from results import FOLDER, markdown, save

if TYPE_CHECKING:
    from citydsl.dsl.model.model import Model
    from citydsl.dsl.views.view import View

SIZES = (10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000)
FROM = 1000
STEEP = 1.25
_SHORT, _REPEATS = 0.1, 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES), metavar="N")
    parser.add_argument("--limit", type=float, default=600, help="seconds for all of a size")
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


_Line = tuple[str, float, float]
_Value = TypeVar("_Value")


def _steps(size: int) -> Iterator[_Line]:
    """Each step with its seconds and the peak of memory so far, in MiB."""
    from citydsl.dsl.checks.table import check
    from citydsl.dsl.format.printer import format_text
    from citydsl.dsl.model.load import Unit
    from citydsl.dsl.model.resolve import resolve
    from citydsl.dsl.source import Source
    from citydsl.dsl.syntax.parse import parse
    from citydsl.dsl.views.compute import compute
    from citydsl.render.formats.json import city_json

    # As the command line sets it.
    gc.set_threshold(200_000, 20, 20)
    text = spec(size, size * 3 // 2, facts=size // 10)
    source = Source(name="bench.city", text=text)
    file = (yield from _timed("parse", partial(parse, source))).value
    model = (yield from _timed("resolve", partial(resolve, Unit((file,))))).value
    yield from _timed("check", partial(check, model))
    city = model.cities[0]
    views = yield from _timed("views", partial(compute, model, city))
    yield from _pictures(*views)
    yield from _timed("json", partial(city_json, model, city))
    yield from _timed("format", partial(format_text, source))
    changed = Source(name="bench.city", text=text.replace("e1 ", "e1x ", 1))
    yield from _two(model, resolve(Unit((parse(changed).value,))).value)


def _pictures(layered: View, *graphs: View) -> Iterator[_Line]:
    from citydsl.render.build import draw
    from citydsl.render.formats.gv import gv
    from citydsl.render.formats.svg import svg
    from citydsl.render.layout.aggregate import aggregate

    scene = yield from _timed("layered layout", partial(draw, layered))
    yield from _timed("svg of layers", partial(svg, scene))
    yield from _timed("gv of layers", partial(gv, scene))
    for graph in graphs:
        yield from _timed("folding relations", partial(aggregate, graph))
        yield from _timed("relations, folded", partial(draw, graph))


def _two(old: Model, new: Model) -> Iterator[_Line]:
    """What lays two versions, or two cities, side by side."""
    from citydsl.dsl.compare.compare import compare
    from citydsl.dsl.diff.diff import diff

    yield from _timed("diff", partial(diff, [old], [new], one_case=True))
    pair = [(old, old.cities[0]), (new, new.cities[0])]
    yield from _timed("compare two", partial(compare, pair))


def _timed(step: str, do: Callable[[], _Value]) -> Generator[_Line, None, _Value]:
    """Tell the median of some goes, where one is short; return what the first has made."""
    # Else a collection of what others have left falls into a step by chance.
    gc.collect()
    value, took = _once(do)
    taken = [took]
    while took < _SHORT and len(taken) < _REPEATS:
        taken.append(_once(do)[1])
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield step, statistics.median(taken), mib
    return value


def _once(do: Callable[[], _Value]) -> tuple[_Value, float]:
    began = time.process_time()
    value = do()
    return value, time.process_time() - began


if __name__ == "__main__":
    main()
