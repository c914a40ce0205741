"""`citydsl diff`: what differs between two versions of specs, by meaning."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from citydsl.cli.inputs import lang_option, root_option, spec_files, templates_option
from citydsl.dsl.diagnostics import Diagnostic
from citydsl.dsl.diff.changes import Changes
from citydsl.dsl.diff.diff import diff
from citydsl.files import write
from citydsl.render.diff.table import DIFFS, Telling
from citydsl.render.pages.bad_template import BadTemplate
from citydsl.render.report.text import finding
from citydsl.revisions import GitError
from citydsl.spec_file import SpecFile
from citydsl.versions import Version, as_it_is, as_it_was, named

__all__ = ["command"]

_MOST = 10
"""Errors shown of specs that cannot be compared."""


@click.command("diff")
@click.argument("versions", nargs=-1, metavar="OLD NEW")
@click.option(
    "--git",
    "revision",
    metavar="REV",
    help="Compare PATH as it was in this revision with PATH as it is.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice([format.id for format in DIFFS]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write into (default: print).",
)
@click.option("--city", "city", metavar="ID", help="Only this city.")
@templates_option
@root_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    versions: tuple[str, ...],
    revision: str | None,
    form: str,
    output: Path | None,
    city: str | None,
    templates: Path | None,
    root: Path | None,
    lang: str,
) -> None:
    """Tell what differs between two versions of specs: by meaning, not by text.

    OLD and NEW are files, folders, or what they were in a git revision: `HEAD~3:specs/a.city`,
    `v1.0:specs`, or a revision alone for all specs in it. Paths behind the colon begin at the top
    of the repository, or here with `./`. Cities of folders are paired by id.

    Ends with 0 where both mean the same, 1 where they differ, 2 on a wrong call or where a spec
    has errors.

    \b
    Example:
      citydsl diff old.city new.city
      citydsl diff HEAD~3:specs/haikou.city specs/haikou.city
      citydsl diff --git main specs --format md
      citydsl diff --git HEAD specs/haikou.city -f html -o changes.html
    """
    changes = _changes(_pair(versions, revision, root, lang), lang)
    if city is not None:
        changes = _only(changes, city)
    colour = output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    writer = next(format for format in DIFFS if format.id == form)
    try:
        content = writer.write(changes, Telling(lang, colour, templates))
    except (ValueError, BadTemplate) as error:
        raise click.UsageError(str(error)) from error
    if output is None:
        click.echo(content, nl=False, color=colour)
    else:
        _save(output, content)
    ctx.exit(0 if changes.same else 1)


def _pair(
    versions: tuple[str, ...], revision: str | None, root: Path | None, lang: str
) -> tuple[Version, Version]:
    """Read both sides; what is no version is a wrong call."""
    try:
        with TemporaryDirectory(prefix="citydsl-") as folder:
            old, new = Path(folder, "old"), Path(folder, "new")
            if revision is not None:
                path = _path(versions)
                return as_it_was(path, revision, root, _find, old), as_it_is(path, root, _find)
            if len(versions) != 2:
                raise click.UsageError("name two versions, OLD and NEW, or `--git REV [PATH]`")
            return named(versions[0], root, _find, old), named(versions[1], root, _find, new)
    except GitError as error:
        raise click.UsageError(error.text.zh if lang == "zh" else error.text.en) from error


def _path(versions: tuple[str, ...]) -> Path:
    if len(versions) > 1:
        raise click.UsageError("`--git REV` takes one PATH: what to compare with what it was")
    path = Path(versions[0]) if versions else Path()
    if not path.exists():
        raise click.UsageError(f"no file or folder `{path}` here")
    return path


def _find(path: Path, root: Path | None) -> list[SpecFile]:
    return spec_files([path], root)


def _changes(pair: tuple[Version, Version], lang: str) -> Changes:
    """Compare the two sides; a spec with errors has no meaning to compare."""
    old, new = pair
    errors: tuple[Diagnostic, ...] = tuple(dict.fromkeys((*old.errors, *new.errors)))
    if errors:
        for one in errors[:_MOST]:
            click.echo(finding(one, lang=lang), err=True)
        if (more := len(errors) - _MOST) > 0:
            zh, en = f"另有 {more} 个错误", f"{more} more errors"
            click.echo(zh if lang == "zh" else en, err=True)
        raise click.exceptions.Exit(2)
    return diff(old.models, new.models, one_case=old.one_file and new.one_file)


def _only(changes: Changes, city: str) -> Changes:
    kept = tuple(one for one in changes.cities if one.id == city)
    return Changes(kept, changes.shared)


def _save(output: Path, content: str) -> None:
    try:
        write(output, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.UsageError(f"cannot write {output}: {reason}") from error
