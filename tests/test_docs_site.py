"""Our documentation is built as `make docs` builds it, and every link inside it arrives."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from sites import ROOT, sphinx

LOCAL = ("href", "src", "xlink:href", "data")


class Page(HTMLParser):
    """The links and anchors of a page."""

    def __init__(self, path):
        super().__init__()
        self.lang, self.links, self.anchors = "", [], set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "html":
            self.lang = given.get("lang", "")
        self.links += [given[name] for name in LOCAL if given.get(name)]
        self.anchors |= {given[name] for name in ("id", "name") if given.get(name)}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site") / "html"
    done = sphinx(ROOT, "html", "-W", "-n", "-q", "-d", str(out.parent / "trees"), out=str(out))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out


@pytest.fixture(scope="session")
def pages(site):
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


def test_every_page_of_docs_is_in_the_site(site):
    written = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")]
    assert [path for path in written if not (site / path.with_suffix(".html")).is_file()] == []


def test_every_local_link_and_anchor_of_the_site_leads_somewhere(site, pages):
    lost, followed = [], 0
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            # A query of ours is read by the page's own script.
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            followed += 1
            anchor = unquote(parts.fragment)
            arrives = target.exists() and (
                not anchor or target not in pages or anchor in pages[target].anchors
            )
            if not arrives:
                lost.append(f"{path.relative_to(site)}: {link}")
    assert lost == []
    assert followed > 1000


def test_the_gallery_leads_to_the_sheet_of_each_case(site, pages):
    cases = {path.stem for path in (ROOT / "specs").glob("*.city")} - {"sources"}
    links = pages[site / "gallery.html"].links
    assert {f"cases/{case}.html" for case in cases} <= set(links)


def test_pages_say_which_language_they_are_in(site, pages):
    assert pages[site / "tutorial.html"].lang == "en"
    assert pages[site / "zh/tutorial.html"].lang == "zh"


NAMED = re.compile(r"`((?:app|dsl|render|templates|tests|tools|docs|specs)/[\w./-]*)`")


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs/maintain").glob("*.md")), ids=lambda page: page.stem
)
def test_what_maintainers_are_told_of_is_in_the_tree(page):
    text = page.read_text("utf-8")
    named = set(NAMED.findall(text))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = re.findall(r"^make ([\w -]+)$|`make ([\w -]+)`", text, re.MULTILINE)
    assert {name for pair in told for name in " ".join(pair).split()} <= targets
    tables = {"PROPERTIES": "dsl/vocabulary/properties.py", "CHOICES": "dsl/vocabulary/choices.py"}
    tables |= {"CHECKS": "dsl/checks/table.py", "FORMATS": "render/formats/table.py"}
    tables |= {"VERBS": "app/cli/__init__.py"}
    for name, path in tables.items():
        if f"`{name}` of" in text:
            assert re.search(rf"`{name}` of\s+`{path}`", text)
            assert re.search(rf"^{name}\b.* = ", (ROOT / path).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (390, "dark")])
def test_no_page_is_wider_than_its_window_or_complains(site, browser, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True
    )
    page = context.new_page()
    said, wide, seen = [], [], 0
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda message: said.append(f"{page.url}: {message}"))
    for path in sorted((ROOT / "docs").rglob("*.md")):
        page.goto((site / path.relative_to(ROOT / "docs").with_suffix(".html")).as_uri())
        wide += [page.url] if page.evaluate("document.documentElement.scrollWidth") > width else []
        seen += 1
    context.close()
    assert (said, wide) == ([], [])
    assert seen > 0
