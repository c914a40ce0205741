"""The comparison in a real browser, off the network: picked, searched, followed, and quiet."""

from __future__ import annotations

import runpy
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from test_pages_browser import CONTRAST

from citydsl.cli import cli

ROOT = Path(__file__).parent.parent
WIDTHS = (390, 1280, 2560)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compared")
    generated = runpy.run_path(str(ROOT / "bench" / "generate.py"))["spec"]
    many = folder / "many"
    many.mkdir()
    for n in range(50):
        text = generated(25, 30, city=f"c{n}", facts=4, seed=n)
        (many / f"c{n}.city").write_text(text, "utf-8")
    specs = str(ROOT / "specs")
    two = ["--city", "haikou", "--city", "nanan"]
    for args in (
        ["render", specs, "-f", "html", "-o", str(folder)],
        ["compare", specs, "-f", "html", "-o", str(folder), "--lang", "zh"],
        ["compare", specs, "-o", str(folder / "two.html"), "--lang", "en", *two],
        ["compare", str(many), "-o", str(folder / "fifty.html"), "--lang", "zh"],
    ):
        result = CliRunner().invoke(cli, args)
        assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def visit(visit, folder):
    """Open a page; returns it with what it said on the console and asked for."""

    def open_page(name="compare", *, width=1280, scheme="light"):
        page = visit(folder / f"{name}.html", width=width, scheme=scheme)
        return page, page.said, page.asked

    return open_page


def row(page, section, label):
    return page.locator(f"#{section} tr.row", has=page.get_by_role("rowheader", name=label))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["two", "compare", "fifty"])
def test_quiet_alone_and_no_wider_than_the_window(visit, name, width):
    page, said, asked = visit(name, width=width)
    assert said == []
    assert asked() == [page.url]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".menu-cities summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(visit, scheme):
    page, _, _ = visit("two", scheme=scheme)
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_known_to_axe(visit, scheme, lang):
    page, _, _ = visit("two", scheme=scheme)
    page.click(f"[data-set-lang={lang}]")
    page.locator(".menu-cities summary").click()
    # The bar is the shell's, and held to the same by the tests of the sheets.
    found = Axe().run(page, context={"exclude": [[".bar"]]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_headings_stay_in_sight(visit, width):
    page, _, _ = visit("fifty", width=width)
    box = page.locator("#q11-layers .scroll")
    box.scroll_into_view_if_needed()
    box.evaluate("node => node.scrollTo(1500, 200)")
    at = box.bounding_box()
    head = box.locator("thead th").nth(12).bounding_box()
    first = box.locator("tr.row th").first.bounding_box()
    assert abs(head["y"] - at["y"]) <= 2
    assert abs(first["x"] - at["x"]) <= 2
    assert first["width"] < width / 2


def test_picking_cities(visit):
    page, said, _ = visit()
    page.locator(".menu-cities summary").click()
    page.get_by_role("button", name="全不选").click()
    assert page.locator("#no-city").is_visible()
    page.get_by_label("海口城市大脑").check()
    page.get_by_label("重庆南岸区智慧城市管理").check()
    assert page.locator("#picked").inner_text() == "2/10"
    heads = page.locator("#q01-middle-platform thead th:visible")
    assert heads.count() == 3
    assert row(page, "q01-middle-platform", "数据中台").locator(".count").inner_text() == "2/2"
    assert page.locator("#q16-vendors").is_visible()
    assert row(page, "kinds", "热线").is_hidden()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.locator(".menu-cities fieldset").is_hidden()
    page.locator(".menu-cities summary").click()
    page.get_by_role("button", name="全选").click()
    assert heads.count() == 11
    assert row(page, "q01-middle-platform", "数据中台").locator(".count").inner_text() == "2/10"
    assert said == []


def test_finding_rows(visit):
    page, _, _ = visit()
    page.locator("#find").fill("区块链")
    assert page.locator("#q19-technologies").is_visible()
    assert page.locator("#q17-programmes").is_hidden()
    assert row(page, "q19-technologies", "区块链").is_visible()
    assert row(page, "q19-technologies", "IPv6").is_hidden()
    page.locator("#find").fill("没有这个词")
    assert page.locator("#nothing").is_visible()
    page.locator("#find").fill("")
    assert page.locator("#nothing").is_hidden()
    assert row(page, "q18-pillars", "安全保障体系").is_visible()
    page.locator("#said-only").check()
    assert row(page, "q18-pillars", "安全保障体系").is_hidden()


def test_entries_lead_to_places_in_the_sheets(visit, folder):
    page, said, _ = visit()
    links = page.locator("main a").evaluate_all(
        "nodes => [...new Set(nodes.map(node => node.href))]"
    )
    assert len(links) > 300
    ids = {}
    for link in links:
        parts = urlsplit(link)
        file = Path(unquote(parts.path)).name
        assert (folder / file).is_file(), link
        if file not in ids and parts.fragment:
            sheet, _, _ = visit(file.removesuffix(".html"))
            ids[file] = set(sheet.evaluate("[...document.querySelectorAll('[id]')].map(n => n.id)"))
        assert not parts.fragment or unquote(parts.fragment) in ids[file], link
    row(page, "q01-middle-platform", "数据中台").get_by_role("link").nth(1).click()
    assert page.url.endswith("nanan.html#at-nanan.brain.data")
    assert "数据中台" in page.locator(":target").inner_text()
    page.go_back()
    assert page.locator("h1").inner_text() == "10个城市对照"
    assert said == []


def test_both_languages_in_one_page(visit):
    page, _, _ = visit()
    assert page.locator("#q17-programmes h2").inner_text().startswith("一网统管")
    page.get_by_role("button", name="English").click()
    assert page.locator("#q17-programmes h2").inner_text().startswith("One-network")
    assert "not mentioned" in page.locator("#q17-programmes tbody").inner_text()
    assert "未提及" not in page.locator("#q17-programmes tbody").inner_text()


def test_keyboard_reaches_the_menus(visit):
    page, _, _ = visit()
    page.locator(".menu-cities summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu-cities fieldset").is_visible()
    page.keyboard.press("Escape")
    page.locator(".menu-sections summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="所称技术与附着对象").click()
    assert page.url.endswith("#q19-technologies")
    assert page.locator(".menu-sections nav").is_hidden()


def test_print_shows_every_column_picked(visit):
    page, _, _ = visit("two", width=1280)
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator("#q01-middle-platform thead th:visible").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.pdf().startswith(b"%PDF")
