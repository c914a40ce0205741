"""The house: who imports whom, what the wheel holds, how large the rooms are."""

from __future__ import annotations

import ast
import configparser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {
    "citydsl": "app",
    "citydsl.dsl": "dsl",
    "citydsl.render": "render",
    "citydsl.templates": "templates",
}
SOURCES = [path for room in ROOMS.values() for path in sorted((ROOT / room).rglob("*.py"))]
GENERATED = {ROOT / "dsl/syntax/tables.py", ROOT / "dsl/vocabulary/words.py"}


def _config():
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    return config


def _name(folder: Path) -> str:
    first, *rest = folder.relative_to(ROOT).parts
    return ".".join(["citydsl" if first == "app" else f"citydsl.{first}", *rest])


def _imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_package_is_listed_for_the_wheel():
    listed = set(_config()["options"]["packages"].split())
    folders = {_name(path.parent) for path in SOURCES}
    assert listed == folders


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_folder_with_code_is_a_package(path):
    assert (path.parent / "__init__.py").is_file()


LAW = [
    # (room, what it must not name)
    (
        "dsl",
        (
            "citydsl.render",
            "citydsl.cli",
            "citydsl.templates",
            "click",
            "jinja2",
            "graphviz",
            "pygraphviz",
        ),
    ),
    ("dsl/syntax", ("citydsl.dsl.model", "citydsl.dsl.checks", "citydsl.dsl.views")),
    (
        "dsl/vocabulary",
        ("citydsl.dsl.model", "citydsl.dsl.checks", "citydsl.dsl.views", "citydsl.dsl.syntax"),
    ),
    ("dsl/model", ("citydsl.dsl.checks", "citydsl.dsl.views", "citydsl.dsl.compile")),
    ("dsl/checks", ("citydsl.dsl.views", "citydsl.dsl.compile")),
    ("dsl/views", ("citydsl.dsl.compile",)),
    (
        "render",
        ("citydsl.cli", "citydsl.files", "click", "citydsl.dsl.syntax", "citydsl.dsl.compile"),
    ),
]


@pytest.mark.parametrize("room, forbidden", LAW, ids=[room for room, _ in LAW])
def test_nobody_imports_a_room_below_its_own(room, forbidden):
    for path in sorted((ROOT / room).rglob("*.py")):
        for module in _imports(path):
            named = [one for one in forbidden if f"{module}.".startswith(f"{one}.")]
            assert not named, f"{path} imports {module}"


def test_only_the_syntax_room_names_lark():
    for path in SOURCES:
        if path.parent != ROOT / "dsl/syntax":
            assert not any(module.split(".")[0] == "lark" for module in _imports(path)), path


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if p not in GENERATED], ids=lambda path: str(path.relative_to(ROOT))
)
def test_rooms_stay_small(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno <= 60, node.name


def test_rule_codes_and_names_are_unique():
    from citydsl.dsl.checks.table import CHECKS
    from citydsl.dsl.model.rules import RULES as MODEL
    from citydsl.dsl.syntax.rules import RULES as SYNTAX

    rules = [*SYNTAX, *MODEL, *(rule for rule, _ in CHECKS)]
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)
