"""The pages in a browser: how heavy they are, how long their scripts take, how long they pause.

Usage: `python bench/pages.py [--rounds N] [--large]`. For each of the ten sheets: its size, and the
script time until it can be used. For a city of 1,000 elements and 1,500 relations: the same, and
the longest pause (see pauses.py) while it is opened and while each thing a reader does is done,
each on a page opened anew. Needs playwright and /usr/bin/chromium; medians are shown.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from generate import SIZES, spec
from pauses import click, longest, opened, point, table
from playwright.sync_api import Browser, Page, sync_playwright

from citydsl.dsl.compile import Compiled, compile_file, compile_text
from citydsl.dsl.model.load import Loader
from citydsl.render.build import Order, build_city

SPECS = Path(__file__).resolve().parent.parent / "specs"


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
        print("\nthousand:\n" + table(_pauses(browser, page) for _ in range(rounds)))
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
        page.wait_for_function("() => waking.isDone()")
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


def _keys(page: Page, text: str) -> Callable[[], None]:
    """Press keys one after another, as fast as someone types."""
    return lambda: page.keyboard.type(text, delay=60)


def _pauses(browser: Browser, path: Path) -> dict[str, float]:
    """The longest pause of each thing done with a page; after each it is opened anew."""
    found = {}
    for name, prepare in ACTS.items():
        page = opened(browser, path.as_uri(), ready="waking.isDone()")
        found[name] = longest(page, prepare(page) if prepare else None)
        page.close()
    return found


def _filter(page: Page) -> Callable[[], None]:
    click(page, ".finder input")()
    return _keys(page, "数据12")


def _back(page: Page) -> Callable[[], None]:
    click(page, "[role=tab]", 1)()
    return click(page, "[role=tab]")


def _language_again(page: Page) -> Callable[[], None]:
    click(page, "[data-set-lang=en]")()
    return click(page, "[data-set-lang=zh]")


def _scroll(page: Page) -> Callable[[], None]:
    page.mouse.move(640, 850)

    def wheel() -> None:
        for _ in range(10):
            page.mouse.wheel(0, 600)
            page.wait_for_timeout(60)

    return wheel


SHAPE = ".zh [data-path] rect"
ACTS: dict[str, Callable[[Page], Callable[[], None]] | None] = {
    "open the page": None,
    "type into a filter": _filter,
    "sort the components": lambda page: click(page, "table.components .sort"),
    "sort the relations": lambda page: click(page, "table.relations .sort"),
    "point at an element": lambda page: point(page, SHAPE, 60),
    "open its details": lambda page: click(page, SHAPE, 60),
    "open them from a row": lambda page: click(page, "table.components .show", 300),
    "go to the other view": lambda page: click(page, "[role=tab]", 1),
    "go back to the first": _back,
    "switch the language": lambda page: click(page, "[data-set-lang=en]"),
    "switch it back": _language_again,
    "switch the colours": lambda page: click(page, "[data-set-theme=dark]"),
    "zoom in": lambda page: click(page, "[data-tool=in]"),
    "fit the picture": lambda page: click(page, "[data-tool=fit]"),
    "fill the screen": lambda page: click(page, "[data-tool=full]"),
    "go to the facts": lambda page: click(page, ".contents a", 5),
    "scroll through the page": _scroll,
}


if __name__ == "__main__":
    main()
