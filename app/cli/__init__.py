"""The command line: one verb a file, each imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from citydsl.dsl.record import NamedTuple
from citydsl.version import VERSION

__all__ = ["VERBS", "Verb", "cli"]


class Verb(NamedTuple):
    """A verb: its name (and module), and a line for the overview."""

    name: str
    summary: str


VERBS = (
    Verb("render", "Draw specs: pictures, fact sheets, an index."),
    Verb("check", "Report what is wrong or open in specs."),
    Verb("explain", "Explain a finding by its code or name."),
    Verb("fmt", "Bring specs into the one canonical form."),
    Verb("compare", "Lay cities side by side: html, md, csv, xlsx, json."),
    Verb("embed", "Fill Markdown with pictures and tables, and keep them current."),
    Verb("query", "List the elements a predicate holds for."),
    Verb("stats", "Count what cities hold."),
    Verb("diff", "Tell what differs between two versions, by meaning."),
    Verb("new", "Start a spec that passes check."),
    Verb("kinds", "List the kinds, layers, pillars and verbs in scope."),
)


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return [verb.name for verb in VERBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"citydsl.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(verb.name, verb.summary) for verb in VERBS])


@click.command(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="citydsl")
def cli() -> None:
    """City-brain architectures as text: checked, drawn, sourced.

    \b
    Example:
      citydsl render specs        draw every spec of a folder into build/
      citydsl check specs         say what is wrong or open in them
    """
