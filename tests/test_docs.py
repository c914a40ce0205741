"""Every example in README.md and docs/ is run: it compiles, and shows the findings it claims.

A fenced `city` block must compile without errors or warnings, or be followed by a `report` block
that holds what `citydsl check` prints of it, word for word.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def examples():
    for page in PAGES:
        blocks = [(match[1], match[2]) for match in FENCE.finditer(page.read_text("utf-8"))]
        for number, (language, text) in enumerate(blocks):
            if language == "city":
                after = blocks[number + 1] if number + 1 < len(blocks) else ("", "")
                name = f"{page.relative_to(ROOT)}-{number}"
                yield pytest.param(text, after[1] if after[0] == "report" else "", id=name)


@pytest.mark.parametrize("text, report", list(examples()))
def test_examples_in_the_docs(run, spec, text, report):
    name = report.split(":")[0] if report else "example.city"
    spec(name, text)
    result = run("check", name, "--lang", "en")
    found = result.output.rsplit("\n", 2)[0]
    if report:
        assert found == report.rstrip("\n")
    else:
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize("tool", ["pictures.py", "docs_tables.py"])
def test_what_is_generated_in_the_docs_is_current(tool):
    command = [sys.executable, str(ROOT / "tools" / tool), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"run `make docs-parts`: {result.stdout}{result.stderr}"
