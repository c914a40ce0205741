"""`citydsl check`: all findings of specs, for people and for machines."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from citydsl.cli.inputs import (
    lang_option,
    paths_argument,
    root_option,
    spec_files,
)
from citydsl.dsl.diagnostics import Diagnostic, Severity
from citydsl.dsl.model.model import Model
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Source
from citydsl.dsl.suggest import did_you_mean
from citydsl.project import Told, compile_paths
from citydsl.render.report.table import REPORTS
from citydsl.render.report.text import finding, summary
from citydsl.spec_file import SpecFile

__all__ = ["command"]

_MOST_ROUNDS = 10
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class _Checked(NamedTuple):
    """What one pass over the specs found, and the files it read."""

    found: list[Diagnostic]
    names: list[str]
    files: dict[Source, Path]
    models: list[Model]


@click.command("check")
@paths_argument
@root_option
@lang_option
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice([format.id for format in REPORTS]),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.INFO.value,
    show_default=True,
    help="Leave out what is less severe.",
)
@click.option("--fix", is_flag=True, help="Write the fixes that keep the meaning for certain.")
@click.option("--unsafe-fixes", is_flag=True, help="Write all fixes; look at the result.")
@click.option(
    "--against", metavar="ID", help="Lay each city beside this reference model, such as five_layer."
)
@click.option("-q", "--quiet", is_flag=True, help="Print errors only, without the summary.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    root: Path | None,
    lang: str,
    format_: str,
    severity: str,
    fix: bool,
    unsafe_fixes: bool,
    against: str | None,
    quiet: bool,
) -> None:
    """Report what is wrong in specs, and what their sources leave open.

    PATHs are files or folders, searched for *.city; the current folder by default. Ends with 0
    when there is nothing but infos, 1 when there are errors or warnings, 2 on a wrong call.
    `citydsl explain CODE` tells more of a finding; `citydsl.toml` in the root folder can change
    the severity of a rule.

    \b
    Example:
      citydsl check specs/haikou.city
      citydsl check specs --severity warning --fix
      citydsl check specs --format sarif > findings.sarif
      citydsl check specs/haikou.city --against five_layer
    """
    specs = spec_files(paths, root)
    checked = _check(specs)
    if fix or unsafe_fixes:
        checked, applied = _fix(specs, checked, unsafe=unsafe_fixes)
        if not quiet:
            click.echo(_fixed(applied, lang), err=format_ != "text")
    least = _RANKS[Severity.ERROR if quiet else Severity(severity)]
    shown = [one for one in checked.found if _RANKS[one.severity] <= least]
    if format_ == "text":
        _print(shown, checked, lang=lang, quiet=quiet)
    else:
        report = next(one for one in REPORTS if one.id == format_).load()
        click.echo(report(shown, checked.names, lang=lang), nl=False)
    if against is not None:
        for text in _coverages(checked.models, against, lang):
            click.echo(text)
    if any(one.severity is not Severity.INFO for one in checked.found):
        ctx.exit(1)


def _coverages(models: list[Model], name: str, lang: str) -> list[str]:
    """Each city beside the reference model of that name."""
    from citydsl.dsl.views.against import against
    from citydsl.render.report.against import coverage

    told = []
    for model in models:
        references = model.vocabulary.references
        if name not in references:
            near = did_you_mean(name, references)
            asked = f"; {near.en}" if near else f" (there are {', '.join(references)})"
            raise click.UsageError(f"no reference model `{name}`{asked}")
        told += [
            coverage(against(model, city, references[name]), lang=lang) for city in model.cities
        ]
    return told


def _print(shown: list[Diagnostic], checked: _Checked, *, lang: str, quiet: bool) -> None:
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for one in shown:
        click.echo(finding(one, lang=lang, colour=colour))
    if not quiet:
        click.echo(summary(checked.found, len(checked.names), lang=lang))


def _check(specs: list[SpecFile]) -> _Checked:
    """Compile every spec and gather what was found."""
    checked, told = _Checked([], [], {}, []), Told()
    for (path, root), compiled in zip(specs, compile_paths(specs), strict=True):
        source = compiled.unit.main.source
        checked.found.extend(told.fresh(compiled.diagnostics))
        checked.names.append(source.name)
        checked.models.append(compiled.model)
        if path.resolve().is_relative_to(root.resolve()):
            checked.files[source] = path.resolve()
    return checked._replace(found=[_within(one, checked.files) for one in checked.found])


def _within(one: Diagnostic, files: Mapping[Source, Path]) -> Diagnostic:
    """A finding without its fix where that would write into a file nobody named."""
    if one.fix and any(edit.span.source not in files for edit in one.fix.edits):
        return one._replace(fix=None)
    return one


def _fix(specs: list[SpecFile], checked: _Checked, *, unsafe: bool) -> tuple[_Checked, int]:
    """Fix and check again until nothing changes; return what is left and how many went in."""
    from citydsl.fix import fix_files

    total = 0
    for _ in range(_MOST_ROUNDS):
        try:
            applied = fix_files(checked.found, checked.files, unsafe=unsafe)
        except OSError as error:
            raise click.ClickException(
                f"cannot write {error.filename}: {error.strerror}"
            ) from error
        if not applied:
            break
        total += applied
        checked = _check(specs)
    return checked, total


def _fixed(applied: int, lang: str) -> str:
    if lang == "zh":
        return f"修正了 {applied} 处"
    return f"{applied} finding{'' if applied == 1 else 's'} fixed"
