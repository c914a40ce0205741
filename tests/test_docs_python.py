"""The examples of the page on Python are run as a reader would type them."""

from __future__ import annotations

import doctest
import re

from conftest import ROOT

PAGE = ROOT / "docs" / "reference" / "python.md"
FENCE = re.compile(r"^```(\w+)(?: path=(\S+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_page_on_python_is_followed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names, failed, examples = {}, [], 0
    for number, (language, path, text) in enumerate(FENCE.findall(PAGE.read_text("utf-8"))):
        if path:
            (tmp_path / path).write_text(text, "utf-8")
        if language != "python":
            continue
        test = doctest.DocTestParser().get_doctest(text, names, f"block {number}", str(PAGE), 0)
        said = []
        doctest.DocTestRunner().run(test, out=said.append, clear_globs=False)
        names, failed, examples = test.globs, failed + said, examples + len(test.examples)
    assert not failed, "".join(failed)
    assert examples > 0
