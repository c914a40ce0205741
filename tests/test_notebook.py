"""Notebooks: a real kernel executes one, and what it shows is looked at."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest

import citydsl

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs/notebook.ipynb"
HAIKOU = ROOT / "specs/haikou.city"


EXECUTE = """
import sys
import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

class Here(KernelSpecManager):
    def get_kernel_spec(self, name):
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="here", language="python")

source, target, folder = sys.argv[1:]
book = nbformat.read(source, as_version=4)
manager = AsyncKernelManager(kernel_spec_manager=Here(), kernel_name="here")
NotebookClient(
    book, km=manager, timeout=300, resources={"metadata": {"path": folder}}
).execute()
nbformat.write(book, target)
"""
"""Executes a notebook with the kernel of this very Python: in a process of its own, as it leaves
sockets open."""


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """The cells of the notebook with their outputs."""
    target = tmp_path_factory.mktemp("notebook") / "executed.ipynb"
    command = [sys.executable, "-c", EXECUTE, NOTEBOOK, target, NOTEBOOK.parent]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    book = nbformat.read(target, as_version=4)
    return [cell for cell in book.cells if cell.cell_type == "code"]


def shown(cell):
    (output,) = [one for one in cell.outputs if one.output_type == "execute_result"]
    return output.data


def ids(text):
    return re.findall(r'\bid="([^"]+)"', text)


def test_a_spec_shows_its_name_counts_findings_and_picture(executed):
    data = shown(executed[0])
    html = data["text/html"]
    assert "<strong>海口城市大脑</strong> Haikou City Brain · 1+2+2+N · 17 elements" in html
    assert html.count("<svg") == html.count("</svg>") == 1
    assert "<summary>found: 3 infos</summary>" in html
    assert "info[C306 ambiguous-note]" in html
    text = data["text/plain"]
    assert text.startswith("海口城市大脑 Haikou City Brain · 1+2+2+N · 17 elements, ")
    assert text.endswith("\nfound: 3 infos")


def test_a_picture_shows_its_svg_with_its_text(executed):
    data = shown(executed[1])
    root = ElementTree.fromstring(data["image/svg+xml"])
    labelled = root.get("aria-labelledby").split()
    texts = {one.get("id"): one.text for one in root.iter() if one.get("id") in labelled}
    assert texts[labelled[0]].startswith("Haikou City Brain")
    assert "Data middle platform" in texts[labelled[1]]
    assert data["text/plain"].startswith("<Picture haikou.architecture>\nFrom top to bottom")


def test_pictures_share_a_page_without_sharing_ids(executed):
    one = shown(executed[0])["text/html"]
    other = shown(executed[1])["image/svg+xml"]
    assert ids(one)
    assert set(ids(one)).isdisjoint(ids(other))
    picture = citydsl.load(HAIKOU).view()
    dark = citydsl.load(HAIKOU).view(look=citydsl.Look(theme="dark"))
    assert set(ids(picture._repr_svg_())).isdisjoint(ids(dark._repr_svg_()))


def test_a_broken_spec_shows_the_line_with_a_caret(executed):
    data = shown(executed[2])
    assert "<svg" not in data["text/html"]
    assert "示例.city:6:3: error[C101 unknown-kind]" in data["text/html"]
    assert "<pre>" in data["text/html"]
    assert "    6 |   用 市民\n      |   ^^" in data["text/plain"]


def test_the_notebook_of_the_docs_holds_no_outputs_and_runs(executed):
    stored = json.loads(NOTEBOOK.read_text("utf-8"))
    cells = [cell for cell in stored["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
    nbformat.validate(nbformat.read(NOTEBOOK, as_version=4))
    assert shown(executed[3])["text/plain"].startswith("[('")


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.seen = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "text",
    [
        'city x "<script>a</script>" { app a "<b>" { note "&<i>" } }',
        'city x "<script>" { ap a "<img src=x>" }',
        "",
        'city x "X"',
        'city x "X" { city y "Y" { app a "A" } }',
    ],
)
def test_any_spec_shows_itself_as_well_formed_html(text):
    spec = citydsl.loads(text)
    bundle = spec._repr_mimebundle_()
    tags = Tags(bundle["text/html"])
    assert tags.open == []
    assert not {"script", "b", "i", "img"} & tags.seen
    assert bundle["text/html"] == spec._repr_html_()
    assert bundle["text/plain"]


def test_showing_is_the_same_each_time():
    bundles = [citydsl.load(HAIKOU)._repr_mimebundle_() for _ in range(2)]
    assert bundles[0] == bundles[1]
