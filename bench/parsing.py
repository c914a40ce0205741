"""How fast the parser reads, in-process, with what a plain `pip install` brings: MB/s of UTF-8.

Usage: `python bench/parsing.py [SIZE] [--rounds N]`; HUGE by default. Prints JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time

from generate import samples, text_of

from citydsl.dsl.source import Source
from citydsl.dsl.syntax.parse import parse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", nargs="?", default="HUGE")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    # As the command line sets it.
    gc.set_threshold(200_000, 20, 20)
    text = "".join(text_of(one) for one in samples(options.size))
    # The first fills what is kept between texts, and is not counted.
    _, *seconds = [_once(text) for _ in range(options.rounds + 1)]
    size = len(text.encode()) / 1e6
    print(json.dumps({"mb": round(size, 3), "mb_s": round(size / statistics.median(seconds), 3)}))


def _once(text: str) -> float:
    began = time.perf_counter()
    outcome = parse(Source(name="bench.city", text=text))
    took = time.perf_counter() - began
    if outcome.diagnostics:
        raise SystemExit(f"not read: {outcome.diagnostics[0].message.en}")
    return took


if __name__ == "__main__":
    main()
