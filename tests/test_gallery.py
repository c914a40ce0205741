"""The contact sheet: every picture once, quiet, alone, and filtered in a browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent


def test_the_gallery_shows_every_picture(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "tools")
    from gallery import gallery

    specs = [ROOT / "specs" / "jiashan.city", ROOT / "specs" / "haikou.city"]
    text = gallery(specs)
    assert text == gallery(reversed(specs))
    (tmp_path / "gallery.html").write_text(text, "utf-8")
    said, asked = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_context(offline=True).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "gallery.html").as_uri())
        figures = page.locator("figure:visible")
        assert figures.count() == 2 * 2 * 4 * 3
        page.select_option("[name=theme]", "dark")
        page.select_option("[name=lang]", "en")
        assert figures.count() == 2 * 2
        assert page.locator("output").inner_text() == "4 shown"
        page.locator("img:visible").last.scroll_into_view_if_needed()
        page.wait_for_function(
            "[...document.images].some(one => one.naturalWidth > 0)"
            " && [...document.images].some(one => !one.src)"
        )
        browser.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("blob:", "file:"))] == []
