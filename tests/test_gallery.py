"""The contact sheet: every picture once, quiet, alone, and filtered in a browser."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_gallery_shows_every_picture(tmp_path, monkeypatch, visit):
    monkeypatch.syspath_prepend(ROOT / "tools")
    from gallery import gallery

    specs = [ROOT / "specs" / "jiashan.city", ROOT / "specs" / "haikou.city"]
    text = gallery(specs)
    assert text == gallery(reversed(specs))
    (tmp_path / "gallery.html").write_text(text, "utf-8")
    page = visit(tmp_path / "gallery.html")
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
    assert page.said == []
    assert [url for url in page.asked() if not url.startswith(("blob:", "file:"))] == []
