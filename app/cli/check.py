"""`citydsl check`: all findings of specs, and a summary line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citydsl.cli.inputs import (
    compile_paths,
    lang_option,
    paths_argument,
    root_option,
    spec_files,
)
from citydsl.dsl.diagnostics import Diagnostic, Severity
from citydsl.render.report.text import finding, summary

__all__ = ["command"]


@click.command("check")
@paths_argument
@root_option
@lang_option
@click.option("-q", "--quiet", is_flag=True, help="Print errors only, without the summary.")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], root: Path | None, lang: str, quiet: bool
) -> None:
    """Report what is wrong in specs, and what their sources leave open.

    PATHs are files or folders, searched for *.city; the current folder by default. Ends with 0
    when there is nothing but infos, 1 when there are errors or warnings, 2 on a wrong call.

    \b
    Example:
      citydsl check specs/haikou.city
    """
    specs = spec_files(paths, root)
    found: list[Diagnostic] = []
    for compiled in compile_paths(specs):
        for diagnostic in compiled.diagnostics:
            found.append(diagnostic)
            if not quiet or diagnostic.severity is Severity.ERROR:
                click.echo(finding(diagnostic, lang=lang, colour=_colour()))
    if not quiet:
        click.echo(summary(found, len(specs), lang=lang))
    if any(diagnostic.severity is not Severity.INFO for diagnostic in found):
        ctx.exit(1)


def _colour() -> bool:
    return sys.stdout.isatty()
