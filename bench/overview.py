"""The overview of many cities: how long it takes to make, how heavy it is, how long it pauses.

Usage: `python bench/overview.py [--cities N] [--rounds N]`. Cities of 40 elements and 15 facts;
making it starts from entries as the cache gives them back. The pauses are the longest tasks of a
browser while the page opens, words are typed, a filter is ticked, the cards are sorted and the
language is switched; medians are shown. Needs playwright and /usr/bin/chromium.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from generate import spec
from pages import PAUSES
from playwright.sync_api import Browser, Page, sync_playwright

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
        rounds = [_pauses(browser, path) for _ in range(options.rounds)]
        for name in rounds[0]:
            each = [one[name] for one in rounds]
            print(f"{name:20} {statistics.median(each):6.0f}ms {max(each):6.0f}ms")
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
    """The longest task of each thing done, one after another, in milliseconds."""
    page = browser.new_page()
    page.add_init_script(PAUSES)
    page.goto(path.as_uri())
    found = {"open the page": _longest(page, wait=2000)}
    page.locator("#find").press_sequentially("数据 1", delay=80)
    found["type into the search"] = _longest(page)
    page.locator("#find").fill("")
    page.locator('.menu[data-group="kind"] summary').click()
    _longest(page)
    page.locator('.menu[data-group="kind"] input').first.check()
    found["tick a filter"] = _longest(page)
    page.select_option("#sort", "name")
    found["sort by name"] = _longest(page)
    page.locator("[data-set-lang=en]").click()
    found["switch the language"] = _longest(page)
    page.close()
    return found


def _longest(page: Page, wait: int = 600) -> float:
    page.wait_for_timeout(wait)
    longest = float(page.evaluate("Math.max(0, ...pauses)"))
    page.evaluate("pauses.length = 0")
    return longest


if __name__ == "__main__":
    main()
