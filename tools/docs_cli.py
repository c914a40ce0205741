"""Write docs/reference/command-line.md from the commands themselves.

`python tools/docs_cli.py` writes it, `--check` only says whether it differs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from citydsl.cli import VERBS, cli

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "command-line.md"
HEAD = """\
# Command line

<!-- Written by tools/docs_cli.py from the commands themselves: do not edit. -->

What `citydsl --help` and `citydsl VERB --help` say. Every verb ends with 0 when all is well, with 1
when there are findings, and with 2 when it was called wrongly.

"""


def page() -> str:
    """Return the page: an overview, then a section for each verb."""
    root = click.Context(cli, info_name="citydsl")
    rows = [f"| [`{verb.name}`](#citydsl-{verb.name}) | {verb.summary} |\n" for verb in VERBS]
    text = HEAD + "| verb | what it does |\n|---|---|\n" + "".join(rows) + "\n"
    for verb in VERBS:
        command = cli.get_command(root, verb.name)
        assert command is not None
        context = click.Context(command, parent=root, info_name=verb.name)
        text += "\n".join(_section(command, context)) + "\n"
    return text.rstrip("\n") + "\n"


def _section(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"## {context.command_path}\n"
    yield f"```text\n{usage}\n```\n"
    for paragraph in cleandoc(command.help or "").split("\n\n"):
        if "\b" in paragraph:
            yield _verbatim(paragraph.replace("\b", "").strip("\n"))
        else:
            yield " ".join(paragraph.split()).replace("<", "&lt;").replace("*", r"\*") + "\n"
    records = [
        record
        for parameter in command.get_params(context)
        if (record := parameter.get_help_record(context)) is not None and record[1]
        if "--help" not in parameter.opts
    ]
    yield "| option | meaning |\n|---|---|"
    for option, meaning in records:
        yield f"| {_code(option)} | {_cell(meaning)} |"
    yield ""


def _verbatim(paragraph: str) -> str:
    title, *lines = paragraph.splitlines()
    if not lines:
        return f"{title}\n"
    indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    code = "\n".join(line[indent:] for line in lines)
    return f"{title}\n\n```text\n{code}\n```\n"


def _code(option: str) -> str:
    return "`" + option.replace("|", "\\|") + "`"


def _cell(text: str) -> str:
    for plain, safe in (("\\", "\\\\"), ("|", "\\|"), ("<", "&lt;"), ("*", "\\*"), ("[", "\\[")):
        text = text.replace(plain, safe)
    return " ".join(text.split())


def main() -> int:
    """Write the page, or with `--check` only say whether it differs."""
    text = page()
    if PAGE.is_file() and PAGE.read_text("utf-8") == text:
        print("nothing to write")
        return 0
    if "--check" in sys.argv:
        print(PAGE.name)
        return 1
    PAGE.write_text(text, "utf-8")
    print(PAGE.name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
