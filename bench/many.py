"""Many cities: drawn, drawn again with nothing changed, and once more with one file changed.

Usage: `python bench/many.py [--cities N] [--jobs N]`; 3,000, about China's counties, by default,
each of 40 elements, 30 relations and 15 facts, as html, svg and gv. With fewer the figures are also
given scaled to 3,000, and called so.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any

from generate import spec
from measure import ROOT, WORK, run, shown
from results import FOLDER, markdown, save

COUNTIES = 3000
_ELEMENTS, _RELATIONS, _FACTS = 40, 30, 15
_TOP = WORK / "MANY"
_ASKED = {"first run": 90.0, "nothing changed": 3.0, "one file changed": 3.5}
_FILES = (
    "{}.html",
    *(f"{{}}.{view}.{form}" for view in ("architecture", "relations") for form in ("svg", "gv")),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=COUNTIES)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=1800, help="seconds a run may take")
    parser.add_argument("--results", type=Path, default=FOLDER, help="folder to write into")
    options = parser.parse_args()
    body = {"cities": options.cities, "rows": _rows(options)}
    text = report(body)
    print(text)
    save("many", " ".join(["python", "bench/many.py", *sys.argv[1:]]), body, text, options.results)
    # Not before the next run: minutes after thousands of files were deleted, ext4 still looks for
    # room for each new one past all of theirs.
    shutil.rmtree(ROOT / _TOP)


def report(body: dict[str, Any]) -> str:
    """A table, with scaled figures called so."""
    cities = body["cities"]
    less = cities != COUNTIES
    head = ["run", f"{cities:,} cities: wall s", "CPU s", "peak MiB"]
    head += [f"scaled to {COUNTIES:,}: s"] * less + [f"asked for {COUNTIES:,}: s", "", "failure"]
    cells = []
    for row in body["rows"]:
        full = row["wall"] * COUNTIES / cities
        verdict = "holds" if full <= row["asked"] and not row["failure"] else "MISSED"
        numbers = [row["what"], f"{row['wall']:.2f}", f"{row['cpu']:.2f}", row["memory"]]
        scaled = [f"{full:.1f}"] * less
        asked = f"at most {row['asked']:g}"
        cells.append([*numbers, *scaled, asked, f"{verdict}{' (scaled)' * less}", row["failure"]])
    return f"{markdown(head, cells)}\n```sh\n{body['rows'][0]['command']}\n```\n"


def _rows(options: argparse.Namespace) -> list[dict[str, Any]]:
    shutil.rmtree(ROOT / _TOP, ignore_errors=True)  # of a run that was cut off
    specs, out = _TOP / "specs", _TOP / "out"
    (ROOT / specs).mkdir(parents=True)
    for number in range(options.cities):
        _put(specs, number, seed=number)
    more = {"CITYDSL_CACHE_DIR": str(_TOP / "cache")}
    command = [sys.executable, "-m", "citydsl", "render", "-q", "-j", str(options.jobs)]
    command += ["-o", str(out), str(specs)]
    rows = []
    for what in _ASKED:
        if what == "one file changed":
            _put(specs, options.cities // 2, seed=options.cities)
        began = _newest(out)
        ran = run(command, limit=options.limit, more=more)
        rows.append(
            {
                "what": what,
                "wall": round(ran.wall, 3),
                "cpu": round(ran.cpu, 3),
                "memory": round(ran.memory),
                "asked": _ASKED[what],
                "failure": _failure(ran.code, ran.late, out, options.cities, what, began),
                "command": shown(command, more),
            }
        )
        print(f"  {what}: {ran.wall:.2f} s", file=sys.stderr)
    return rows


def _put(folder: Path, number: int, *, seed: int) -> None:
    name = f"county{number:04}"
    text = spec(_ELEMENTS, _RELATIONS, city=name, facts=_FACTS, seed=seed)
    (ROOT / folder / f"{name}.city").write_text(text, "utf-8")


def _failure(code: int, late: bool, out: Path, cities: int, what: str, before: int) -> str:
    """Say what is missing: a file of a city, or the change in what was to change."""
    if late or code:
        return "not done in time" if late else f"exit code {code}"
    wanted = [
        ROOT / out / name.format(f"county{number:04}")
        for number in range(cities)
        for name in _FILES
    ]
    lost = sum(not path.is_file() for path in (*wanted, ROOT / out / "index.html"))
    if lost:
        return f"{lost:,} of {len(wanted) + 1:,} files lost"
    changed = _newest(out) > before
    if changed != (what != "nothing changed"):
        return "written again" if changed else "the change is not drawn"
    return ""


def _newest(out: Path) -> int:
    """When a file of a folder was last written, in ns; 0 where there is none."""
    folder = ROOT / out
    return max((path.stat().st_mtime_ns for path in folder.glob("*")), default=0)


if __name__ == "__main__":
    main()
