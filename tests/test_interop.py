"""Mermaid, D2 and LikeC4 read what we write: `make test-interop` installs them from registries."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import sync_playwright
from real_scenes import NAMES
from test_exports import crowd, views_of_case
from test_hostile import PAYLOADS, built

from citydsl.render.formats.d2 import d2
from citydsl.render.formats.likec4 import likec4
from citydsl.render.formats.mermaid import mermaid
from citydsl.render.formats.outline import outline
from tools import run, tool

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))
import peers

pytestmark = pytest.mark.interop
HOSTILE = ("script", "markup", "attribute", "template", "commands", "links", "parts", "backslash")


def texts(export, suffix, hostile=None):
    """Every text of the ten cases and of the hostile spec, by a name for its file."""
    found = {
        f"{case}-{view.name}.{suffix}": export(view, "zh")
        for case in NAMES
        for view in views_of_case(case)
    }
    for name, payload in (hostile or {one: PAYLOADS[one] for one in HOSTILE}).items():
        files = built(payload, formats=(export.__name__,))
        found |= {f"{name}-{file}": text for file, text in files.items()}
    return found


def program(peer):
    """The program of a peer that has been installed."""
    return tool(peer.__name__, (found := peer()) and found.program)


def test_d2_reads_all_ten_and_the_hostile(tmp_path):
    d2_bin = program(peers.d2)
    for name, text in texts(d2, "d2").items():
        path = tmp_path / name
        path.write_text(text, "utf-8")
        run(d2_bin, path, path.with_suffix(".svg"))
        assert "<script" not in path.with_suffix(".svg").read_text("utf-8")
    drawn = ElementTree.parse(tmp_path / "haikou-architecture.svg").getroot()
    assert "数据中台" in "".join(drawn.itertext())


def test_likec4_validates_all_ten_and_the_hostile(tmp_path):
    likec4_bin = program(peers.likec4)
    for name, text in texts(likec4, "c4", {"all": "\n".join(map(PAYLOADS.get, HOSTILE))}).items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "model.c4").write_text(text, "utf-8")
        run(likec4_bin, "validate", "--no-layout", folder)


@pytest.fixture(scope="module")
def mermaid_page():
    """A page that has Mermaid as it comes, with its own limits."""
    script = tool("mermaid", (found := peers.mermaid()) and found.program)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_context(offline=True).new_page()
        page.set_content("<!doctype html><body></body>")
        page.add_script_tag(path=script)
        page.evaluate("mermaid.initialize({startOnLoad: false})")
        yield page
        browser.close()


def drawn(page, text):
    """The SVG Mermaid makes of a text; what it cannot take is an error of the page."""
    return page.evaluate(
        "async text => (await mermaid.render('x', text)).svg", text
    )  # fmt: skip


def test_mermaid_draws_all_ten_and_the_hostile(mermaid_page):
    asked, said = [], []
    mermaid_page.on("request", lambda request: asked.append(request.url))
    mermaid_page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    for name, text in texts(mermaid, "mmd").items():
        svg = drawn(mermaid_page, text)
        assert "Syntax error" not in svg, name
        assert "<script" not in svg
    assert asked == []
    assert said == []


@pytest.mark.parametrize("case", NAMES)
def test_mermaid_shows_every_label(mermaid_page, case):
    for view in views_of_case(case):
        svg = drawn(mermaid_page, mermaid(view, "zh"))
        mermaid_page.evaluate("svg => document.body.innerHTML = svg", svg)
        words = "".join(mermaid_page.evaluate("document.body.textContent").split())
        for node in outline(view, "zh").every():
            assert "".join(node.label.split()) in words


def test_mermaid_draws_a_large_model_with_the_limits_the_text_names(mermaid_page):
    text = mermaid(crowd(), "en")
    with pytest.raises(Exception, match="Edge limit exceeded"):
        drawn(mermaid_page, text)
    limits = {"maxEdges": len(crowd().relations), "maxTextSize": len(text)}
    mermaid_page.evaluate("limits => mermaid.initialize(limits)", limits)
    assert "<svg" in drawn(mermaid_page, text)
