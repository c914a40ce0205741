"""The pages on Sphinx and MkDocs are followed: their files built, their warnings provoked."""

from __future__ import annotations

import re

import pytest
from sites import ROOT, mkdocs, put, read, sphinx

BLOCK = re.compile(r"^(`{3,})(\w+)(?: path=(\S+))?\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
SPHINX = [ROOT / "docs/howto-sphinx.md", ROOT / "docs/zh/howto-sphinx.md"]
MKDOCS = [ROOT / "docs/howto-mkdocs.md", ROOT / "docs/zh/howto-mkdocs.md"]


def blocks(page):
    return [match.groups()[1:] for match in BLOCK.finditer(page.read_text("utf-8"))]


def project(page, folder):
    return put(folder, {path: text for _, path, text in blocks(page) if path})


def warning(page):
    """What the page says is printed."""
    return next(text for language, path, text in blocks(page) if language == "text")


@pytest.mark.parametrize("page", SPHINX, ids=lambda page: page.parent.name)
def test_the_page_on_sphinx_is_followed(page, tmp_path):
    folder = project(page, tmp_path)
    pages = sorted(path for path in folder.rglob("*.rst") if path.parent.name == "docs")
    for path in pages:
        if path.stem != "index":
            path.write_text(f":orphan:\n\n{path.read_text('utf-8')}", "utf-8")
    inline = folder / "docs/inline.md"
    inline.write_text(f"---\norphan: true\n---\n{inline.read_text('utf-8')}", "utf-8")
    done = sphinx(folder, "html", "-W", "-n", "-q")
    assert done.returncode == 0, done.stderr
    assert [read(folder / f"html/{name}.html").tags["svg"] for name in ("index", "numbers")] == [
        1,
        1,
    ]
    put(folder, {"broken/conf.py": (folder / "docs/conf.py").read_text("utf-8")})
    done = sphinx(folder, "html", "-W", "-q", docs="broken", out="html-broken")
    assert done.returncode == 1
    assert warning(page) in done.stderr


@pytest.mark.parametrize("page", MKDOCS, ids=lambda page: page.parent.name)
def test_the_page_on_mkdocs_is_followed(page, tmp_path):
    folder = project(page, tmp_path / "site")
    done = mkdocs(folder, "--strict", "-q")
    assert done.returncode == 0, done.stderr
    assert 'data-path="haikou.public"' in (folder / "site/index.html").read_text("utf-8")
    put(folder / "broken", {"mkdocs.yml": (folder / "mkdocs.yml").read_text("utf-8")})
    done = mkdocs(folder / "broken", "--strict")
    assert done.returncode == 1
    assert warning(page) in done.stderr


@pytest.mark.parametrize("page", MKDOCS, ids=lambda page: page.parent.name)
def test_the_fences_alone_are_as_the_page_has_them(page, tmp_path, monkeypatch):
    monkeypatch.chdir(project(page, tmp_path))
    (code,) = (text for language, path, text in blocks(page) if language == "python")
    names = {}
    exec(compile(code, page.name, "exec"), names)
    assert "<svg" in names["html"]
