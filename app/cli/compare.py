"""`citydsl compare`: several cities side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from citydsl.cli.inputs import (
    lang_option,
    paths_argument,
    root_option,
    spec_files,
    templates_option,
)
from citydsl.dsl.compare.compare import FEWEST, MOST, SECTIONS, compare
from citydsl.dsl.diagnostics import Text
from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import City, Model
from citydsl.dsl.suggest import did_you_mean
from citydsl.files import write
from citydsl.project import Told, compile_paths
from citydsl.render.compare.table import FORMATS, Format, Wanted
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.pages.bad_template import BadTemplate
from citydsl.render.report.text import finding
from citydsl.spec_file import SpecFile

__all__ = ["command"]

_FOLDER = Path("build")
_NAME = "compare"
Cities = list[tuple[Model, City]]


class _Formats(click.ParamType[tuple[Format, ...]]):
    name = "formats"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Format, ...]:
        known = {one.id: one for one in FORMATS}
        wanted = [part.strip() for part in str(value).split(",") if part.strip()]
        for one in wanted:
            if one not in known:
                self.fail(f"unknown format `{one}` (there are {', '.join(known)})", param, ctx)
        if not wanted:
            self.fail(f"no format named (there are {', '.join(known)})", param, ctx)
        return tuple(known[one] for one in dict.fromkeys(wanted))


class _Sheets(click.ParamType[str]):
    name = "sheets"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        link = str(value)
        if link != safe_link(link):
            self.fail(f"`{link}` is no folder or address that a link can lead to", param, ctx)
        return link


@click.command("compare")
@paths_argument
@click.option(
    "--city", "wanted", multiple=True, metavar="ID", help="Only this city, in this order."
)
@click.option(
    "--section", "sections", multiple=True, metavar="ID", help="Only this section, such as q01."
)
@click.option(
    "-f",
    "--format",
    "formats",
    type=_Formats(),
    metavar="LIST",
    help=f"Formats, comma-separated: {', '.join(one.id for one in FORMATS)}.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File, or folder for several formats (default: print; build/ for what cannot be printed).",
)
@click.option(
    "--sheets",
    type=_Sheets(),
    default="",
    metavar="BASE",
    help="Folder or address of the fact sheets (default: beside the comparison).",
)
@templates_option
@root_option
@lang_option
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    wanted: tuple[str, ...],
    sections: tuple[str, ...],
    formats: tuple[Format, ...] | None,
    output: Path | None,
    sheets: str,
    templates: Path | None,
    root: Path | None,
    lang: str,
    quiet: bool,
) -> None:
    """Lay 2 to 50 cities side by side, one section for each question of a reader.

    PATHs are files or folders, searched for *.city; the current folder by default. What a source
    does not mention is said so, never left blank. Ends with 0, 1 when a spec has errors and was
    left out, 2 on a wrong call.

    \b
    Example:
      citydsl compare specs --section q01
      citydsl compare specs --city haikou --city nanan
      citydsl render specs -o build && citydsl compare specs -f html,xlsx -o build
    """
    chosen = formats or (_by_suffix(output),)
    shown = _sections(sections)
    found, broken = _cities(spec_files(paths, root), wanted, lang)
    if not FEWEST <= len(found) <= MOST:
        count = f"{len(found)} cit{'y' if len(found) == 1 else 'ies'}"
        raise click.UsageError(f"{count} to compare; it takes {FEWEST} to {MOST}")
    comparison, how = compare(found, shown), Wanted(lang, sheets, templates)
    try:
        made = [(one, one.write(comparison, how)) for one in chosen]
    except (BadTemplate, MissingExtra) as error:
        click.echo(_said(error.message, lang), err=True)
        ctx.exit(1)
    if output is None and len(made) == 1 and chosen[0].terminal:
        # The mark is for spreadsheets that open a file; what is piped on goes without.
        click.echo(str(made[0][1]).removeprefix("\ufeff"), nl=False)
    else:
        _write(ctx, made, output or _FOLDER, lang, quiet=quiet)
    if broken:
        ctx.exit(1)


def _by_suffix(output: Path | None) -> Format:
    """The format a file's name asks for; text where there is none."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return next((one for one in FORMATS if one.suffix == suffix), FORMATS[0])


def _sections(asked: Sequence[str]) -> tuple[str, ...]:
    """The ids of sections asked for, each in full or by its beginning."""
    shown: list[str] = []
    for one in asked:
        fitting = [id for id in SECTIONS if id == one or id.startswith(f"{one}-")]
        if not fitting:
            near = did_you_mean(one, SECTIONS)
            hint = f"; {near.en}" if near else f" (there are {', '.join(SECTIONS)})"
            raise click.UsageError(f"no section `{one}`{hint}")
        shown += fitting
    return tuple(shown)


def _cities(specs: list[SpecFile], wanted: Sequence[str], lang: str) -> tuple[Cities, bool]:
    """The cities of all specs, or those wanted in the order wanted; and whether any is left out."""
    known: dict[str, tuple[Model, City]] = {}
    broken, told = False, Told()
    for compiled in compile_paths(specs):
        for diagnostic in told.fresh(compiled.errors):
            click.echo(finding(diagnostic, lang=lang), err=True)
        broken = broken or bool(compiled.errors)
        for city in () if compiled.errors else compiled.model.cities:
            if city.id.casefold() in {id.casefold() for id in known}:
                click.echo(_said(_twice(city), lang), err=True)
                broken = True
            else:
                known[city.id] = (compiled.model, city)
    for one in wanted:
        if one not in known:
            near = did_you_mean(one, known)
            hint = f"; {near.en}" if near else f" (there are {', '.join(known) or 'none'})"
            raise click.UsageError(f"no city `{one}`{hint}")
    return [known[id] for id in dict.fromkeys(wanted or known)], broken


def _twice(city: City) -> Text:
    return Text(
        f"两个文件都声明了城市 `{city.id}`，后一个未列入",
        f"two files declare a city `{city.id}`; the second is left out",
    )


def _write(
    ctx: click.Context,
    made: Sequence[tuple[Format, str | bytes]],
    output: Path,
    lang: str,
    *,
    quiet: bool,
) -> None:
    is_file = len(made) == 1 and not output.is_dir() and output.suffix == f".{made[0][0].suffix}"
    try:
        for format, content in made:
            path = output if is_file else output / f"{_NAME}.{format.suffix}"
            write(path, content)
            if not quiet:
                click.echo(path.as_posix())
    except OSError as error:
        reason = error.strerror or str(error)
        text = Text(f"无法写入 {output}：{reason}", f"cannot write {output}: {reason}")
        click.echo(_said(text, lang), err=True)
        ctx.exit(1)


def _said(text: Text, lang: str) -> str:
    return text.zh if lang == "zh" else text.en
