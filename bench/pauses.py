"""How long a page in a browser does not answer, while someone does something with it.

A pause is the longest of two kinds: a task of the page that nothing can interrupt (counted from
50 ms), and the time from a press, a key or a pointer's arrival to the next picture on the screen
(counted from 16 ms). What is done comes from the browser's input, as from a hand, and not from a
script in the page.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Mapping

from playwright.sync_api import Browser, Page

__all__ = ["WATCH", "click", "longest", "opened", "point", "table"]

WATCH = """
  window.pauses = [];
  const watch = (type, more) => new PerformanceObserver(
    (list) => list.getEntries().forEach((one) => pauses.push([type, one.duration])),
  ).observe({ type, buffered: true, ...more });
  watch("longtask");
  watch("event", { durationThreshold: 16 });
"""
"""A script that listens from before the first byte of a page."""
_QUIET = 700
"""Milliseconds after which nothing is to be expected any more."""


def opened(browser: Browser, url: str, *, ready: str = "true") -> Page:
    """Open a page and wait until it has all it wants: `ready` is an expression that says so."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(WATCH)
    page.goto(url)
    page.wait_for_function(f"() => {ready}")
    page.wait_for_timeout(2 * _QUIET)
    return page


def click(page: Page, selector: str, at: int = 0) -> Callable[[], None]:
    """Look for something, and return what presses it: looking takes the page's time too."""
    x, y = _middle(page, selector, at)
    return lambda: page.mouse.click(x, y)


def point(page: Page, selector: str, at: int = 0) -> Callable[[], None]:
    """Look for something, and return what points at it."""
    x, y = _middle(page, selector, at)
    return lambda: page.mouse.move(x, y)


def longest(page: Page, act: Callable[[], object] | None = None) -> float:
    """The longest pause while something is done, in milliseconds; with nothing, since the start."""
    if act:
        page.wait_for_timeout(_QUIET)
        page.evaluate("() => { pauses.length = 0; }")
        act()
        page.wait_for_timeout(2 * _QUIET)
    return float(page.evaluate("Math.max(0, ...pauses.map((one) => one[1]))"))


def table(rounds: Iterable[Mapping[str, float]]) -> str:
    """Each thing done with the median of its pauses and the worst, in milliseconds."""
    each = [*rounds]
    lines = [f"{'longest pause':28} {'median':>8} {'worst':>8}"]
    for name in each[0]:
        taken = [one[name] for one in each]
        lines.append(f"{name:28} {statistics.median(taken):6.0f}ms {max(taken):6.0f}ms")
    return "\n".join(lines)


def _middle(page: Page, selector: str, at: int) -> tuple[float, float]:
    node = page.locator(selector).nth(at)
    node.scroll_into_view_if_needed()
    page.wait_for_timeout(_QUIET)
    box = node.bounding_box()
    assert box, selector
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
