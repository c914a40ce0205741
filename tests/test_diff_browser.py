"""The pages of differences and of a case beside a model, in a real browser off the network."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from test_pages_browser import CONTRAST, WIDTHS

from citydsl.cli import cli

OLD = """\
city x "某市城市大脑" {
  en: "X City Brain"
  portal gate "公众门户" { en: "Public portal" }
  app a "政务"; app b "交通" { status: pilot }; standard_system s "标准体系"
  fact "在线服务": "近400项"
}
"""
NEW = """\
city x "某市城市大脑" {
  en: "X City Brain"
  portal gate "市民门户" { en: "Citizens' portal" }
  platform p "平台" { app a "政务" }
  app b "交通" { status: live }
  fact "在线服务": "超过500项"
}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("diff")
    for name, text in (("old", OLD), ("new", NEW)):
        (folder / f"{name}.city").write_text(text, "utf-8")
    paths = [str(folder / name) for name in ("old.city", "new.city", "diff.html")]
    made = CliRunner().invoke(
        cli, ["diff", *paths[:2], "-f", "html", "-o", paths[2], "--lang", "zh"]
    )
    assert made.exit_code == 1, made.output
    beside = ["--against", "five_layer", "-o", str(folder), "--no-cache"]
    made = CliRunner().invoke(cli, ["render", paths[1], *beside])
    assert made.exit_code == 0, made.output
    (folder / "x.against-five_layer.html").rename(folder / "beside.html")
    return folder


@pytest.fixture
def visit(visit, folder):
    """Open a page and return it with what it said on the console and what it asked for."""

    def open_page(name, *, width=1280, scheme="light"):
        page = visit(folder / f"{name}.html", width=width, scheme=scheme)
        return page, page.said, page.asked

    return open_page


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ("diff", "beside"))
def test_quiet_alone_readable_and_no_wider_than_the_window(visit, name, width, scheme):
    page, said, asked = visit(name, width=width, scheme=scheme)
    for lang in ("en", "zh"):
        page.click(f"[data-set-lang={lang}]")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(CONTRAST) == []
    assert said == []
    assert asked() == [page.url]


def test_only_changes_of_one_sort(visit):
    page, _, _ = visit("diff")
    assert page.locator(".change:visible").count() == 6
    page.click("[data-only=moved]")
    assert page.locator(".change:visible strong").all_inner_texts() == ["政务"]
    page.click("[data-only=moved]")
    assert page.locator(".change:visible").count() == 6


def test_a_change_leads_to_its_box_and_the_box_back(visit):
    page, _, _ = visit("diff", width=390)
    page.locator('.change[data-path="x.b"] [data-find]').click()
    box = page.locator('.canvas .zh g.found[data-path="x.b"]')
    assert box.count() == 1
    box.locator("text").first.click()
    assert page.locator(".change.found strong").inner_text() == "交通"


def test_the_picture_is_in_the_language_of_the_page(visit):
    page, _, _ = visit("diff")
    assert page.locator(".canvas svg:visible").count() == 1
    page.click("[data-set-lang=en]")
    told = page.locator(".canvas svg:visible").text_content()
    assert "Public portal ⇒ Citizens' portal" in " ".join(told.split())
