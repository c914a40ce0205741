"""The overview of many cities in a real browser: let in by turns, and nothing lost by it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from sheet_models import compiled

from citydsl.render.formats.html import index_entry, index_html

CITIES = 450


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """An overview of so many cities that it is a large one; every ninth is planned."""
    entries = []
    for number in range(CITIES):
        status = "planned" if number % 9 == 0 else "live"
        text = (
            f'city c{number} "城市{number:03}" {{ en: "City {CITIES - number:03}"; '
            f'app one "应用{number:03}" {{ status: {status} }} }}'
        )
        model = compiled(text)
        entries.append(index_entry(model, model.cities[0], f"c{number}.html", ""))
    path = tmp_path_factory.mktemp("overview") / "index.html"
    path.write_text(index_html(entries), "utf-8")
    return path


@pytest.fixture
def page(visit, path):
    page = visit(path)
    page.wait_for_function("() => waking.isDone()")
    return page


def names(page, lang="zh"):
    return page.locator(f".cases:not([hidden]) .case:not([hidden]) h3 .{lang}").all_text_contents()


ALL = [f"城市{number:03}" for number in range(CITIES)]


def test_all_cards_come_in_order_and_only_those_in_sight_are_drawn(page):
    assert names(page) == ALL
    drawn = page.locator(".case").evaluate_all(
        "all => all.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length"
    )
    assert 0 < drawn < CITIES / 2
    assert page.said == []


def test_sorting_goes_through_all_slices_and_back(page):
    page.click("[data-set-lang=en]")
    page.select_option("#sort", "name")
    assert names(page, "en") == [f"City {number:03}" for number in range(1, CITIES + 1)]
    page.click("[data-set-lang=zh]")
    assert names(page) == ALL
    page.select_option("#sort", "elements")
    assert names(page) == ALL


def test_what_is_found_fills_the_first_slices(page):
    page.fill("#find", "应用04")
    assert names(page) == [f"城市{number:03}" for number in range(40, 50)]
    assert page.locator(".cases:visible").count() == 1
    page.fill("#find", "")
    assert names(page) == ALL
    page.locator('.menu[data-group="status"] summary').click()
    page.locator('.menu[data-group="status"] label', has_text="规划").locator("input").check()
    assert names(page) == ALL[::9]
    page.click("#reset")
    assert names(page) == ALL


def test_what_is_asked_at_once_is_answered_from_all(visit, path):
    page = visit(path)
    page.fill("#find", "应用449")
    assert names(page) == ["城市449"]


def test_all_is_there_without_scripts_and_on_paper(visit, path):
    page = visit(path, script=False)
    assert page.locator(".case:visible").count() == CITIES
    page = visit(path)
    page.pdf()
    page.emulate_media(media="print")
    assert names(page) == ALL
    drawn = "node => node.checkVisibility({ contentVisibilityAuto: true })"
    assert page.locator(".case").last.evaluate(drawn)


@pytest.mark.parametrize("width", (390, 2560))
def test_no_wider_than_the_window_and_no_barrier_is_known_to_axe(visit, path, width):
    page = visit(path, width=width)
    page.wait_for_function("() => waking.isDone()")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
