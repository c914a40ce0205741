"""Every example in README.md and docs/ is run: it compiles, and what stands below it is true.

- A fenced `city` block must compile without errors or warnings.
- One named `city path=NAME.city`, `toml path=NAME.toml` or `markdown path=NAME.md` is a file of the
  folder in which the next block stands.
- A `report` block behind it holds all that `citydsl check` prints of it, word for word; in Chinese
  on the pages of `docs/zh`. What it reports may then be an error.
- A `fmt` block holds what `citydsl fmt -` makes of it.
- A `console` block holds commands (`$ citydsl …`) run beside it, and what they print.
- A table headed `printed` holds figures and how they are read.

Generated pages are left out: their examples are run where they come from. `pytest --update` writes
into the pages what is printed now, and fails all the same, so that it is looked at.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from citydsl.cli import cli
from citydsl.dsl.model.quantity import Bound, Quantity
from citydsl.dsl.model.read_quantity import read_quantity

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w+)(?: path=(\S+))?[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LONGER = re.compile(r"^(`{4,})[^`\n]*\n.*?^\1$", re.DOTALL | re.MULTILINE)
SUMMARY = re.compile(r"^(\d+ files?:|\d+ 个文件：)")
CLAIMS = ("report", "fmt", "console")
FIGURES = re.compile(r"^\| printed \|.*\n\|[-| ]+\n((?:\|.*\n)+)", re.MULTILINE)


class Example(NamedTuple):
    """A spec with the files beside it, and the blocks below that say what comes of it."""

    page: Path
    files: dict[str, str]
    main: str
    lang: str
    claims: dict[str, str]


def written(page):
    """The text of a page, or nothing where a tool wrote it."""
    text = page.read_text("utf-8")
    # What a longer fence holds is shown, not said: tests/test_howto_sites.py builds it.
    text = LONGER.sub("", text)
    return "" if "do not edit. -->" in text else text


def examples():
    for page in PAGES:
        lang = "zh" if "zh" in page.parent.parts else "en"
        blocks = [match.groups() for match in FENCE.finditer(written(page))]
        beside = {}
        for number, (language, path, text) in enumerate(blocks):
            if language in ("toml", "markdown") and path:
                beside[path] = text
            if language != "city":
                continue
            if path:
                beside[path] = text
                continue
            claims = {}
            for below, _, claim in blocks[number + 1 :]:
                if below == "city":
                    break
                if below in CLAIMS:
                    claims[below] = claim
            report = claims.get("report", "")
            main = report.split(":")[0] if report else "example.city"
            example = Example(page, {**beside, main: text}, main, lang, claims)
            beside = {}
            yield pytest.param(example, id=f"{page.relative_to(ROOT)}-{number}")


def without_summary(output):
    lines = output.splitlines()
    ends = [number for number, line in enumerate(lines) if SUMMARY.match(line)]
    return "\n".join(lines[: ends[-1]])


@pytest.mark.parametrize("example", list(examples()))
def test_examples_in_the_docs(run, spec, example, request):
    for name, text in example.files.items():
        spec(name, text)
    result = run("check", example.main, "--lang", example.lang)
    printed = {}
    if "report" in example.claims:
        printed["report"] = without_summary(result.output) + "\n"
    else:
        assert result.exit_code == 0, result.output
    if "fmt" in example.claims:
        text = example.files[example.main]
        made = CliRunner().invoke(cli, ["fmt", "-"], input=text.encode(), catch_exceptions=False)
        printed["fmt"] = made.output
    if "console" in example.claims:
        commands = re.split(r"^\$ ", example.claims["console"], flags=re.MULTILINE)[1:]
        printed["console"] = "".join(typed(run, command) for command in commands)
    if request.config.getoption("update") and printed != example.claims:
        update(example, printed)
    assert printed == example.claims


def update(example, printed):
    """Put what is printed now into the page, in the place of what is claimed."""
    text = example.page.read_text("utf-8")
    for language, claim in example.claims.items():
        text = text.replace(f"```{language}\n{claim}```", f"```{language}\n{printed[language]}```")
    example.page.write_text(text, "utf-8")


def typed(run, command):
    """A command of a console block, with what it prints now."""
    line = command.split("\n")[0]
    program, *args = shlex.split(line)
    assert program == "citydsl"
    return f"$ {line}\n{run(*args).stdout}"


def figures():
    for page in PAGES:
        for table in FIGURES.findall(written(page)):
            for row in table.splitlines():
                printed, *cells = (cell.strip(" `") for cell in row.strip("|").split("|"))
                yield pytest.param(printed, cells, id=f"{page.stem}-{printed}")


@pytest.mark.parametrize("printed, cells", list(figures()))
def test_figures_in_the_docs_are_read_as_they_say(printed, cells):
    quantities = read_quantity(printed).quantities
    assert cells == ["; ".join(column) for column in zip(*map(shown, quantities), strict=True)]


def shown(quantity: Quantity):
    """A quantity as the columns of a table: the figure, its unit, what is counted, the bound."""
    values = dict.fromkeys(
        str(value) for value in (quantity.low, quantity.high) if value is not None
    )
    figure = quantity.date or "–".join(values) or "–"
    bound = "text" if quantity.bound is Bound.TEXT else quantity.bound.replace("_", " ")
    return figure, quantity.unit or "–", quantity.noun or "–", bound


@pytest.mark.parametrize(
    "tool",
    ["pictures.py", "docs_tables.py", "docs_rules.py", "docs_cli.py", "docs_speed.py"],
)
def test_what_is_generated_in_the_docs_is_current(tool):
    command = [sys.executable, str(ROOT / "tools" / tool), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"run `make docs-parts`: {result.stdout}{result.stderr}"


def test_blocks_filled_from_specs_are_current(monkeypatch):
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli, ["embed", "--check", "--root", ".", "README.md", "docs"])
    assert result.exit_code == 0, f"run `make docs-parts`: {result.output}"


def anchors(page):
    """What the headings of a page can be linked by."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def test_links_in_the_docs_lead_somewhere():
    lost = []
    for page in PAGES:
        for link in re.findall(r"\]\(([^):]+)\)", page.read_text("utf-8")):
            path, _, anchor = link.partition("#")
            target = page.parent / path if path else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                lost.append(f"{page.relative_to(ROOT)}: {link}")
    assert lost == []
