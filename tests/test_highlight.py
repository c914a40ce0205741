"""Colours for specs: Pygments and editors see what the compiler sees, and never drift from it."""

from __future__ import annotations

import configparser
import json
import logging
import re
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    String,
)

from citydsl.dsl.syntax.keywords import KEYWORDS
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.dsl.vocabulary.properties import PROPERTIES
from citydsl.dsl.vocabulary.shapes import SHAPES
from citydsl.highlight.lexer import CityLexer

ROOT = Path(__file__).resolve().parent.parent
GRAMMAR = ROOT / "editors/vscode/syntaxes/city.tmLanguage.json"
SPECS = [
    *sorted((ROOT / "specs").glob("*.city")),
    *sorted((ROOT / "tests/cases").glob("*.city")),
    *sorted((ROOT / "tests/fmt").glob("*.city")),
    *sorted((ROOT / "dsl/vocabulary").glob("*.city")),
]
BLOCK = re.compile(r"^```city(?: path=\S+)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LONGER = re.compile(r"^(`{4,})[^`\n]*\n.*?^\1$", re.DOTALL | re.MULTILINE)
TEXTS = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in SPECS} | {
    f"{page.relative_to(ROOT)}-{number}": text
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    for number, text in enumerate(BLOCK.findall(LONGER.sub("", page.read_text("utf-8"))))
    if page.stem != "rules"
}
each_text = pytest.mark.parametrize("name", TEXTS)


def tokens(text):
    return [(kind, part) for _, kind, part in CityLexer().get_tokens_unprocessed(text)]


def kinds(text):
    return {part: kind for kind, part in tokens(text) if part.strip()}


@each_text
def test_every_spec_is_coloured_whole_and_without_errors(name):
    text = TEXTS[name]
    found = list(CityLexer().get_tokens_unprocessed(text))
    assert "".join(part for _, _, part in found) == text
    at = 0
    for start, kind, part in found:
        assert start == at
        at += len(part)
        assert kind is not Generic.Error, part


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from('ab中文 \t\r\n"“”{}｛:：,;-[]>~@#./*1万%\\$\ufeff'), max_size=60))
def test_any_text_at_all_is_coloured_whole(text):
    assert "".join(part for _, part in tokens(text)) == text


def test_the_lexer_is_found_by_pygments():
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    (line,) = config["options.entry_points"]["pygments.lexers"].split("\n")[1:]
    name, value = line.split(" = ")
    assert EntryPoint(name, value, "pygments.lexers").load() is CityLexer
    assert name in CityLexer.aliases
    html = highlight("城市 a “甲” { 状态：试点 }", CityLexer(), HtmlFormatter())
    assert '<span class="kd">城市</span>' in html
    assert '<span class="kc">试点</span>' in html


def test_every_word_of_the_tables_is_known():
    for shape in SHAPES:
        for word in (shape.id, shape.zh):
            assert kinds(f'{word} x "X" {{ }}')[word] is Keyword.Declaration
    for one in PROPERTIES:
        for word in (one.name, one.zh):
            assert kinds(f"{word}: 1")[word] is Name.Attribute
    for word in KEYWORDS:
        wanted = Operator.Word if word.terminal in ("AND", "OR", "NOT") else Keyword
        assert kinds(f"{word.en} {word.zh}") == {word.en: wanted, word.zh: wanted}
    for choice in (choice for choices in CHOICES.values() for choice in choices):
        for word in (choice.id, choice.zh):
            assert kinds(f"status: {word}")[word] is Keyword.Constant


def test_the_parts_of_a_spec_are_told_apart():
    text = (
        '~app hub “智脑” @报告 "第1页" { 状态：规划; tags: #一期 /* 注 */ }\n'
        "lakehouse lake {}\nhub -[serves]-> app\n公式 “1+N” = 1 云 + N app(hub)\n"
        "view v { where: kind = app and status != live, not #旧 }\n"
        "fact f “约”：“6万个” = ~60000\nsince: 2018-10 // end\n"
    )
    assert kinds(text) == {
        "~": Operator, "app": Keyword.Type, "hub": Name, "“智脑”": String,
        "@": Name.Decorator, "报告": Name.Decorator, '"第1页"': String,
        "{": Name.Function.parent.parent.Punctuation, "}": Name.parent.Punctuation,
        "状态": Name.Attribute, "：": Name.parent.Punctuation, ":": Name.parent.Punctuation,
        "规划": Keyword.Constant, ";": Name.parent.Punctuation, "tags": Name.Attribute,
        "#一期": Name.Tag, "/* 注 */": Comment, "lakehouse": Name.Class, "lake": Name.Variable,
        "-[": Operator, "serves": Name.Function, "]->": Operator, "公式": Keyword,
        "“1+N”": String, "=": Operator, "1": Number, "云": Keyword.Type, "+": Operator,
        "N": Number, "(": Name.parent.Punctuation, ")": Name.parent.Punctuation,
        "view": Keyword.Declaration, "v": Name.Variable, "where": Name.Attribute, "kind": Name,
        "and": Operator.Word, "status": Name, "!=": Operator, "live": Keyword.Constant,
        ",": Name.parent.Punctuation, "not": Operator.Word, "#旧": Name.Tag, "fact": Keyword,
        "f": Name.Variable, "“约”": String, "“6万个”": String, "60000": Number,
        "since": Name.Attribute, "2018-10": Literal.Date, "// end": Comment,
    }  # fmt: skip


def test_what_nobody_reads_is_an_error_and_an_open_string_is_a_string():
    assert kinds("app a $")["$"] is Generic.Error
    assert kinds('app a "A')['"A'] is String


def test_the_files_for_editors_are_current():
    command = [sys.executable, str(ROOT / "tools/editors.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run tools/editors.py: {done.stdout}"


def test_the_extension_names_files_that_are_there():
    folder = GRAMMAR.parent.parent
    package = json.loads((folder / "package.json").read_text("utf-8"))
    named = [one["configuration"] for one in package["contributes"]["languages"]]
    named += [one["path"] for one in package["contributes"]["grammars"]]
    assert all((folder / path).is_file() for path in named)


SCOPES = {
    Comment: "comment.",
    String: "string.quoted.",
    Literal.Date: "constant.numeric.date.",
    Number: "constant.numeric.",
    Keyword: "keyword.control.",
    Keyword.Declaration: "storage.type.",
    Keyword.Type: "support.type.",
    Keyword.Constant: "constant.language.",
    Operator.Word: "keyword.operator.logical.",
    Name.Attribute: "support.type.property-name.",
    Name.Property: "support.type.property-name.",
    Name.Variable: "variable.other.declaration.",
    Name.Class: "entity.name.type.",
    Name.Function: "entity.name.function.",
    Name.Tag: "constant.other.symbol.",
}
"""What an editor calls the parts of a spec."""


@pytest.fixture(scope="module")
def editor():
    """A TextMate engine on Oniguruma: the scopes it gives to each character of a text."""
    from textmate_grammar.parsers.base import LanguageParser

    logging.getLogger("textmate_grammar").setLevel(logging.CRITICAL)
    parser = LanguageParser(json.loads(GRAMMAR.read_text("utf-8")))

    def scopes(text):
        lines, found = text.split("\n"), {}
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for (line, column), part, names in parser.parse_string(text).flatten():
            for number in range(len(part)):
                found[starts[line] + column + number] = names
        return found

    return scopes


def goes_on(text, start, part):
    """Whether a word begins a line that goes on: to an editor it begins a statement."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not line.strip() and not part[0].isdigit()


@pytest.mark.parametrize("name", [name for name in TEXTS if "fmt/comments" not in name])
def test_an_editor_sees_what_the_compiler_sees(editor, name):
    """All but what takes more than a line to tell: `comments` has them between any two words."""
    text = TEXTS[name]
    scopes = editor(text)
    wrong = []
    for start, kind, part in CityLexer().get_tokens_unprocessed(text):
        if kind in SCOPES and not (kind is Number and goes_on(text, start, part)):
            names = scopes.get(start, ())
            if not any(one.startswith(SCOPES[kind]) for one in names):
                wrong.append((start, part, str(kind), names))
    assert wrong == []
