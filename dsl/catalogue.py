"""All rules, and the page of each: the docstring of the file that bears its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from citydsl.dsl.checks.table import ABOUT_RULES, CHECKS
from citydsl.dsl.diagnostics import Rule, Severity, Text
from citydsl.dsl.model.rules import RULES as MODEL
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.syntax.rules import RULES as SYNTAX

__all__ = [
    "MAIN",
    "RULES",
    "SEVERITIES",
    "Block",
    "Page",
    "explain",
    "find_rule",
    "page_of",
    "rules_page",
    "summary_of",
]

RULES: tuple[Rule, ...] = tuple(
    sorted((*SYNTAX, *MODEL, *(rule for rule, _ in CHECKS), *ABOUT_RULES))
)
"""Every rule, in the order of the codes."""

SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}

MAIN = "example.city"
"""The file of a block that names none."""

_EXAMPLE, _INSTEAD, _CHINESE = "Example", "Use instead", "中文"
_HEADINGS = {_EXAMPLE: "示例", _INSTEAD: "改为"}
_BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """An example file: its language, what else its fence says (`path=a.city`), its text."""

    language: str
    options: tuple[str, ...]
    text: str


class Page(NamedTuple):
    """A rule's documentation: a sentence, then sections by heading, in Markdown."""

    rule: Rule
    sentence: str
    sections: dict[str, str]

    def blocks(self, heading: str) -> tuple[Block, ...]:
        """The example files of a section."""
        return _blocks(self.sections.get(heading, ""))


def find_rule(name: str) -> Rule | None:
    """The rule of a name or code, whatever its letters' case."""
    wanted = name.casefold()
    return next((one for one in RULES if wanted in (one.name, one.code.casefold())), None)


def page_of(rule: Rule) -> Page:
    """Read a rule's page; its file is imported only now."""
    room = "syntax.rules" if rule in SYNTAX else "model.rules" if rule in MODEL else "checks"
    module = import_module(f"citydsl.dsl.{room}.{rule.name.replace('-', '_')}")
    sentence, *rest = re.split(r"^## (.+)\n", module.__doc__ or "", flags=re.MULTILINE)
    sections = {heading: text.strip() for heading, text in zip(rest[::2], rest[1::2], strict=True)}
    return Page(rule, sentence.strip(), sections)


def summary_of(rule: Rule, lang: str) -> str:
    """What a rule is about, in a sentence or a few."""
    page = page_of(rule)
    text = page.sections.get(_CHINESE, "").replace("\n", "") if lang == "zh" else page.sentence
    return text or _say(rule.title, lang)


def explain(rule: Rule, lang: str) -> str:
    """A rule's page for a terminal, in `zh` or `en`."""
    lines = [_heading(rule, lang)]
    for heading, text in _sections(page_of(rule), lang):
        lines += ["", *([heading] if heading else []), *_for_terminal(text)]
    return "\n".join(lines)


def rules_page(lang: str) -> str:
    """All rules as one page of Markdown: a table, then each rule's documentation."""
    rows = [
        f"| [{rule.code}](#{_anchor(rule)}) | `{rule.name}` "
        f"| {_say(SEVERITIES[rule.severity], lang)} | {_say(rule.title, lang)} |"
        for rule in RULES
    ]
    head = "| 编号 | 名称 | 级别 | 说明 |" if lang == "zh" else "| code | name | severity | finds |"
    lines = [f"# {'规则' if lang == 'zh' else 'Rules'}", "", head, "|---|---|---|---|", *rows]
    for rule in RULES:
        severity = _say(SEVERITIES[rule.severity], lang)
        lines += ["", f"## {rule.code} {rule.name}", "", f"*{severity}*"]
        for heading, text in _sections(page_of(rule), lang):
            shown = text if heading or lang != "zh" else text.replace("\n", "")
            lines += ["", *([f"### {heading}", ""] if heading else []), _for_page(shown)]
    return "\n".join(lines) + "\n"


def _sections(page: Page, lang: str) -> Iterator[tuple[str, str]]:
    """The headings and texts to show; the first has no heading of its own."""
    if lang == "zh":
        yield "", page.sections.get(_CHINESE, "")
        for heading, shown in _HEADINGS.items():
            yield shown, page.sections.get(heading, "")
        return
    yield "", page.sentence
    for heading, text in page.sections.items():
        if heading != _CHINESE:
            yield heading, text


def _for_terminal(text: str) -> Iterator[str]:
    """Prose indented by two, blocks by four, each of several with the name of its file above."""
    prose = _BLOCK.sub("", text).strip("\n")
    if prose:
        yield from (f"  {line}".rstrip() for line in prose.split("\n"))
    blocks = _blocks(text)
    for place, block in enumerate(blocks):
        if place:
            yield ""
        if len(blocks) > 1 or block.options:
            yield f"  {_name(block)}:"
        yield from (f"    {line}".rstrip() for line in block.text.rstrip("\n").split("\n"))


def _for_page(text: str) -> str:
    """Markdown as it stands; the fence's options become a line that readers see."""
    blocks = _blocks(text)
    if not any(block.options for block in blocks):
        return text
    return "\n\n".join(f"`{_name(one)}`\n\n```{one.language}\n{one.text}```" for one in blocks)


def _blocks(text: str) -> tuple[Block, ...]:
    return tuple(
        Block(language, tuple(info.split()), block)
        for language, info, block in _BLOCK.findall(text)
    )


def _name(block: Block) -> str:
    """The file a block is, with what is special about it."""
    paths = [one.removeprefix("path=") for one in block.options if one.startswith("path=")]
    special = [one for one in block.options if not one.startswith("path=")]
    return " ".join([*(paths or [MAIN]), *(f"({one})" for one in special)])


def _heading(rule: Rule, lang: str) -> str:
    severity = _say(SEVERITIES[rule.severity], lang)
    return f"{rule.code} {rule.name} ({severity}): {_say(rule.title, lang)}"


def _anchor(rule: Rule) -> str:
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _say(text: Text, lang: str) -> str:
    return text.zh if lang == "zh" else text.en
