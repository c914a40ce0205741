"""The pages in a real browser, off the network: quiet, self-contained, nothing wider than it."""

from __future__ import annotations

import pytest
from sheet_models import BARE, CASES, FULL, index, sheet

WIDTHS = (390, 1280, 2560)

CONTRAST = """() => {
  const parse = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = node => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
      if (a > 0) layers.push([r, g, b, a]);
      if (a === 1) break;
    }
    return layers.reverse().reduce(
      (under, [r, g, b, a]) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a)),
      [255, 255, 255]);
  };
  const low = [];
  for (const node of document.querySelectorAll('body *:not(svg):not(svg *)')) {
    const own = [...node.childNodes].some(c => c.nodeType === 3 && c.data.trim());
    if (!own || !node.getClientRects().length) continue;
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(`${node.className}: ${ratio.toFixed(2)}`);
  }
  return low;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for lang in ("zh", "en"):
        for name, text in CASES.items():
            page = sheet(text, lang=lang, home=f"index-{lang}.html")
            (folder / f"{name}-{lang}.html").write_text(page, "utf-8")
        (folder / f"index-{lang}.html").write_text(index(FULL, BARE, lang=lang), "utf-8")
    (folder / "alpha.html").write_text(sheet(FULL), "utf-8")
    return folder


@pytest.mark.parametrize("lang", ("zh", "en"))
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", (*CASES, "index"))
def test_quiet_alone_and_no_wider_than_the_window(visit, folder, name, width, lang):
    page = visit(folder / f"{name}-{lang}.html", width=width)
    assert page.said == []
    assert page.asked() == [page.url]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("name", ("full-zh", "bare-zh", "index-zh"))
def test_text_can_be_read(visit, folder, name, scheme):
    page = visit(folder / f"{name}.html", scheme=scheme)
    assert page.evaluate(CONTRAST) == []


def test_styles_and_pictures_are_let_through(visit, folder):
    page = visit(folder / "full-zh.html")
    mast = page.locator(".masthead").evaluate("node => getComputedStyle(node).backgroundColor")
    assert mast == "rgb(11, 46, 99)"
    title = page.locator(".canvas .f-page-text").first
    assert title.evaluate("node => getComputedStyle(node).fill") == mast
    page = visit(folder / "index-zh.html")
    assert page.locator("img").first.evaluate("node => node.naturalWidth") > 0


def test_footnotes_lead_there_and_back(visit, folder):
    page = visit(folder / "full-zh.html")
    mark = page.locator("main a.mark").first
    use = mark.get_attribute("id")
    mark.click()
    assert page.url.endswith("#source-" + use.split("-")[1])
    page.locator(f'.backs a[href="#{use}"]').click()
    assert page.url.endswith("#" + use)


def test_members_lead_to_their_rows(visit, folder):
    page = visit(folder / "full-zh.html")
    page.locator(".members a", has_text="数据中台").click()
    assert page.locator("tr:target").inner_text().startswith("数据中台")


def test_index_leads_to_the_sheet(visit, folder):
    page = visit(folder / "index-zh.html")
    page.locator(".case").first.click()
    assert page.locator("h1").inner_text().startswith("甲市大脑")


def test_keyboard_reaches_the_content_first(visit, folder):
    page = visit(folder / "full-zh.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
