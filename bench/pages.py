"""The pages in a browser: how heavy they are, how long their scripts take, how long they pause.

Usage: `python bench/pages.py [--rounds N]`. For each of the ten sheets: its size, and the script
time until it can be used. For a city of 1,000 elements and 1,500 relations: the same, and the
longest pause while words are typed into a filter, a column is sorted, an element is pointed at and
opened, and the language is switched. Needs playwright and /usr/bin/chromium; medians are shown.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from generate import SIZES, spec
from playwright.sync_api import Page, sync_playwright

from citydsl.dsl.compile import Compiled, compile_file, compile_text
from citydsl.dsl.model.load import Loader
from citydsl.render.build import Order, build_city

SPECS = Path(__file__).resolve().parent.parent / "specs"
PAUSES = """
  window.pauses = [];
  new PerformanceObserver(list => list.getEntries().forEach(one => pauses.push(one.duration)))
    .observe({ entryTypes: ["longtask"] });
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="only the city of 1,000 elements")
    options = parser.parse_args()
    rounds = options.rounds
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        print(f"{'sheet':12} {'KiB':>6} {'scripts':>9} {'DOM ready':>10}")
        for path in () if options.large else sorted(SPECS.glob("*.city")):
            if path.stem != "sources":
                page = _sheet(compile_file(path, Loader(SPECS)), Path(folder) / f"{path.stem}.html")
                _weigh(browser.new_page, page, rounds)
        elements, relations = SIZES["BIG"]
        large = compile_text(spec(elements, relations, facts=200))
        page = _sheet(large, Path(folder) / "thousand.html")
        _weigh(browser.new_page, page, rounds)
        print(f"\n{'thousand: longest pause':28} {'median':>8} {'worst':>8}")
        for name, act in ACTS.items():
            taken = [_pause(browser.new_page(), page, act) for _ in range(rounds)]
            print(f"{name:28} {statistics.median(taken):6.0f}ms {max(taken):6.0f}ms")
        browser.close()


def _sheet(compiled: Compiled, path: Path) -> Path:
    city = compiled.model.cities[0]
    (artifact,) = build_city(compiled.model, city, Order(("html",))).artifacts
    path.write_text(str(artifact.content), "utf-8")
    return path


def _weigh(new_page: Callable[[], Page], path: Path, rounds: int) -> None:
    scripts, ready = [], []
    for _ in range(rounds):
        page = new_page()
        client = page.context.new_cdp_session(page)
        client.send("Performance.enable")
        page.goto(path.as_uri())
        metrics = {
            one["name"]: one["value"] for one in client.send("Performance.getMetrics")["metrics"]
        }
        scripts.append(metrics["ScriptDuration"] * 1000)
        ready.append(
            page.evaluate(
                "performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart"
            )
        )
        page.close()
    size = path.stat().st_size / 1024
    print(
        f"{path.stem:12} {size:6.0f} {statistics.median(scripts):7.0f}ms {statistics.median(ready):8.0f}ms"
    )


def _arrive(page: Page) -> None:
    """Nothing but open it."""


def _filter(page: Page) -> None:
    page.locator(".finder input").first.press_sequentially("数据12", delay=60)


def _sort(page: Page) -> None:
    page.locator("table.components .sort").first.click()


def _hover(page: Page) -> None:
    page.locator(".zh [data-path]").nth(40).hover(force=True)


def _open(page: Page) -> None:
    page.locator(".zh [data-path]").nth(40).dispatch_event("click")


def _views(page: Page) -> None:
    page.locator("[role=tab]").last.click()


def _language(page: Page) -> None:
    page.locator("[data-set-lang=en]").click()


ACTS: dict[str, Callable[[Page], None]] = {
    "open the page": _arrive,
    "type into a filter": _filter,
    "sort a column": _sort,
    "point at an element": _hover,
    "open its details": _open,
    "go to the other view": _views,
    "switch the language": _language,
}


def _pause(page: Page, path: Path, act: Callable[[Page], None]) -> float:
    """The longest task while something is done, in milliseconds; 0 where none took 50."""
    page.add_init_script(PAUSES)
    page.goto(path.as_uri())
    page.wait_for_timeout(500)
    if act is not _arrive:
        page.evaluate("pauses.length = 0")
        act(page)
        page.wait_for_timeout(500)
    longest = page.evaluate("Math.max(0, ...pauses)")
    page.close()
    return float(longest)


if __name__ == "__main__":
    main()
