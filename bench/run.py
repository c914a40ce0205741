"""All of the bench in one command: beside the peers, many cities, growth, and where time goes.

Usage: `python bench/run.py [--rounds N] [--limit SECONDS] [--cities N] [--largest N]`. Each part is
a command of its own, printed before it runs; results go to bench/results/, and what docs quote of
them is written anew by tools/docs_speed.py.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from acceptance import acceptance_of
from growth import SIZES
from many import COUNTIES
from measure import ROOT, shown
from results import load, markdown

_HERE = Path("bench")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="at most, of every command")
    parser.add_argument("--limit", type=float, default=30, help="seconds a run of a peer may take")
    parser.add_argument("--minutes", type=float, default=5, help="for all rounds beside peers")
    parser.add_argument("--cities", type=int, default=COUNTIES)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="elements, of the growth")
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    options = parser.parse_args()
    beside = ["--rounds", options.rounds, "--limit", options.limit, "--minutes", options.minutes]
    sizes = [size for size in SIZES if size <= options.largest]
    parts: tuple[list[object], ...] = (
        ["quick.py", "--rounds", min(options.rounds, 3)],
        ["beside.py", *beside, *["--ours"] * options.ours],
        ["growth.py", "--sizes", *sizes],
        ["many.py", "--cities", options.cities],
        ["pages.py", "--rounds", 1],
        ["overview.py", "--rounds", 1],
    )
    failed = [part[0] for part in parts if not _run(part)]
    if failed:
        raise SystemExit(f"failed: {', '.join(map(str, failed))}")
    figures = acceptance_of({name: load(name) for name in ("beside", "many", "quick")})
    print("\n" + markdown(("figure", "measured", "asked", ""), figures))


def _run(part: list[object]) -> bool:
    script, *options = part
    command = [sys.executable, str(_HERE / str(script)), *map(str, options)]
    print(f"\n$ {shown(command)}", flush=True)
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, check=False)
    print(f"({time.monotonic() - began:.0f} s)", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main()
