"""What a cold start costs: `check` and `render` of one spec beside the imports they cannot avoid.

Every round runs each command once in a fresh process; the medians are compared within the run,
because these machines are noisy. Usage: `python bench/startup.py [ROUNDS]`.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = str(ROOT / "specs" / "haikou.city")
BASE = "import lark, click"


def commands(output: str) -> dict[str, list[str]]:
    """The commands by the name they are shown under."""
    citydsl = [sys.executable, "-m", "citydsl"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        f'python -c "{BASE}"': [sys.executable, "-c", BASE],
        "citydsl check haikou.city": [*citydsl, "check", SPEC],
        "citydsl render -f svg haikou.city": [*citydsl, "render", "-f", "svg", SPEC, "-o", output],
        "citydsl render haikou.city": [*citydsl, "render", SPEC, "-o", output],
    }


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    # As in an installed package, whatever PYTHONDONTWRITEBYTECODE says here.
    for room in ("app", "dsl", "render", "templates"):
        compileall.compile_dir(ROOT / room, quiet=1)
    with tempfile.TemporaryDirectory() as output:
        table = commands(output)
        taken: dict[str, list[float]] = {name: [] for name in table}
        for _ in range(rounds + 1):
            for name, command in table.items():
                began = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True)
                taken[name].append(time.perf_counter() - began)
    # The first round fills caches and is not counted.
    medians = {name: statistics.median(times[1:]) for name, times in taken.items()}
    base = medians[f'python -c "{BASE}"']
    print(f"{'command':40} {'median':>8} {'ratio':>6}   ({rounds} rounds)")
    for name, median in medians.items():
        print(f"{name:40} {median * 1000:6.0f}ms {median / base:6.2f}")


if __name__ == "__main__":
    main()
