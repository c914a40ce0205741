"""The overview of many cities: how long it takes to make, how heavy it is, how long it pauses.

Usage: `python bench/overview.py [--cities N] [--rounds N]`. Cities of 40 elements and 15 facts;
making it starts from entries as the cache gives them back. Then the longest pauses (see pauses.py)
while it is opened and a reader searches, filters, sorts and switches; medians are shown.
Needs playwright and /usr/bin/chromium.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from generate import spec
from pauses import click, longest, opened, table
from playwright.sync_api import Browser, sync_playwright

from citydsl.dsl.compile import compile_text
from citydsl.render.formats.html import IndexEntry, index_entry, index_html

_MODELS = 25
"""Different cities; there are as many of each as it takes."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    entries = _entries(options.cities)
    taken = []
    for _ in range(options.rounds):
        start = time.perf_counter()
        html = index_html(entries)
        taken.append(time.perf_counter() - start)
    made, size = statistics.median(taken) * 1000, len(html.encode()) / 1024
    print(f"{options.cities} cities: made in {made:.0f} ms, {size:.0f} KiB")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "index.html"
        path.write_text(html, "utf-8")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        print(table(_pauses(browser, path) for _ in range(options.rounds)))
        browser.close()


def _entries(count: int) -> list[IndexEntry]:
    made = []
    for number in range(min(count, _MODELS)):
        text = spec(40, 30, city=f"c{number}", facts=15, seed=number)
        model = compile_text(text).model
        entry = index_entry(model, model.cities[0], f"c{number}.html", "")
        made.append(json.dumps(entry))
    return [IndexEntry(*json.loads(made[number % len(made)])) for number in range(count)]


def _pauses(browser: Browser, path: Path) -> dict[str, float]:
    """The longest pause of each thing done, one after another."""
    page = opened(browser, path.as_uri())
    found = {"open the page": longest(page)}
    click(page, "#find")()
    found["type into the search"] = longest(page, lambda: page.keyboard.type("数据 1", delay=80))
    found["empty it again"] = longest(page, lambda: page.keyboard.press("Escape"))
    click(page, '.menu[data-group="kind"] summary')()
    found["tick a filter"] = longest(page, click(page, '.menu[data-group="kind"] input'))
    found["take it off"] = longest(page, click(page, "#reset"))
    page.locator("#sort").focus()
    found["sort by name"] = longest(page, lambda: page.keyboard.press("ArrowDown"))
    found["switch the language"] = longest(page, click(page, "[data-set-lang=en]"))
    found["switch the colours"] = longest(page, click(page, "[data-set-theme=dark]"))
    found["go to the end"] = longest(page, lambda: page.keyboard.press("End"))
    page.close()
    return found


if __name__ == "__main__":
    main()
