"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    parser.addoption(
        "--update", action="store_true", help="write what is printed now into the pages of docs/"
    )


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    """No test finds what another has made."""
    monkeypatch.setenv("CITYDSL_CACHE_DIR", str(tmp_path / ".cache"))


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, one for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(browser):
    """Open a file off the network: `visit(path)` is a page with what it `said` and `asked` for.

    `width` is the window's, `scheme` the system's colours, `touch` has fingers for a mouse.
    """
    contexts = []

    def open_page(path, *, width=1280, scheme="light", touch=False, script=True):
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 500 else 900},
            color_scheme=scheme,
            has_touch=touch,
            java_script_enabled=script,
            offline=True,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.said, asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        page.asked = lambda: [url for url in asked if not url.startswith("data:")]
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def remembered():
    """Whether a page opened anew comes to be as it was left: `remembered(page, script, wanted)`.

    It is opened again a few times: on a busy machine Chromium hands every hundredth page from disk
    an empty storage, and the next one has all again.
    """

    def after_reload(page, script, wanted, tries=8):
        for _ in range(tries):
            page.reload()
            if page.evaluate(script) == wanted:
                return True
        return False

    return after_reload


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Call the command line in an empty folder: `run("check", "a.city")`."""
    from citydsl.cli import cli

    monkeypatch.chdir(tmp_path)

    def call(*args):
        return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)

    return call


@pytest.fixture
def spec(tmp_path):
    """Write a spec into the test's folder: `spec("a.city", text)`."""

    def put(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return put
