"""`citydsl render`: specs to pictures, fact sheets and an index."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from citydsl.cli.inputs import (
    locale_language,
    paths_argument,
    root_option,
    spec_files,
)
from citydsl.dsl.compile import Compiled
from citydsl.dsl.diagnostics import Diagnostic, Severity, Text
from citydsl.dsl.model.model import City, Model
from citydsl.dsl.views.at import read_date
from citydsl.files import write
from citydsl.project import SpecFile, Told, compile_paths
from citydsl.render.build import CityFiles, build_city, build_index
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.formats.table import FORMATS, Look
from citydsl.render.layout.engine import LayoutError
from citydsl.render.pages.environment import BadTemplate
from citydsl.render.report.text import finding

__all__ = ["command"]

_DEFAULT = "html,svg,gv"
_PATIENCE = 1.0
"""Seconds before a progress bar is worth showing."""


class _Formats(click.ParamType[tuple[str, ...]]):
    name = "formats"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        known = [format.id for format in FORMATS]
        wanted = [part.strip() for part in str(value).split(",") if part.strip()]
        for one in wanted:
            if one not in known:
                self.fail(f"unknown format `{one}` (there are {', '.join(known)})", param, ctx)
        if not wanted:
            self.fail(f"no format named (there are {', '.join(known)})", param, ctx)
        return tuple(wanted)


class _Date(click.ParamType[str]):
    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        date = read_date(str(value))
        if date is None:
            self.fail(f"`{value}` is no date: write 2018, 2018-10 or 2018-10-04", param, ctx)
        return date


@click.command("render")
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("build"),
    show_default=True,
    help="Folder to write into.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    type=_Formats(),
    default=_DEFAULT,
    show_default=True,
    metavar="NAMES",
    help=f"Comma-separated: {', '.join(format.id for format in FORMATS)}.",
)
@click.option("--view", "views", multiple=True, metavar="NAME", help="Only this view (repeatable).")
@click.option(
    "--at", "date", type=_Date(), metavar="DATE", help="As it was then: 2018, 2018-10, 2018-10-04."
)
@click.option(
    "--theme",
    type=click.Choice(["gov", "light", "dark", "print"]),
    help="Colours of the pictures (default: the view's own, else gov).",
)
@click.option(
    "--scale",
    type=click.FloatRange(0.1, 10.0),
    default=2.0,
    show_default=True,
    help="Pixels a point, for png.",
)
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of your own page templates, styles and scripts; they go before ours.",
)
@root_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en", "both"]),
    default="both",
    show_default=True,
    help="Language of labels and pages; both: Chinese, with English under it.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    output: Path,
    formats: tuple[str, ...],
    views: tuple[str, ...],
    date: str | None,
    theme: str | None,
    scale: float,
    templates: Path | None,
    root: Path | None,
    lang: str,
    quiet: bool,
) -> None:
    """Draw specs: a picture for each view, a fact sheet for each city, an index of all.

    PATHs are files or folders, searched for *.city; the current folder by default. A spec with
    errors is reported and left out, the others are drawn. Ends with 0 when all was drawn, 1 when
    something was left out, 2 on a wrong call.

    \b
    Example:
      citydsl render specs -o build
      citydsl render haikou.city -f svg --view architecture
    """
    specs = spec_files(paths, root)
    look = Look(lang, theme or "", scale)
    told = locale_language() if lang == "both" else lang
    run = _Run(formats, views, date or "", look, told, quiet, templates)
    for compiled in _with_progress(specs, quiet=quiet):
        run.report(compiled.diagnostics)
        if not compiled.errors:
            for city in compiled.model.cities:
                run.draw(compiled.model, city)
    run.write(output)
    if run.failed:
        ctx.exit(1)


class _Run:
    """What one call has drawn so far."""

    def __init__(
        self,
        formats: tuple[str, ...],
        views: tuple[str, ...],
        date: str,
        look: Look,
        lang: str,
        quiet: bool,
        templates: Path | None,
    ) -> None:
        self.formats = formats
        self.views = views
        self.date = date
        self.look = look
        self.lang = lang
        self.quiet = quiet
        self.told = Told()
        self.templates = templates
        self.failed = False
        self.warnings = 0
        self.made: dict[str, CityFiles] = {}

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print the errors; count the warnings, which `check` tells in full."""
        for diagnostic in self.told.fresh(diagnostics):
            if diagnostic.severity is Severity.ERROR:
                self.failed = True
                click.echo(finding(diagnostic, lang=self.lang), err=True)
            elif diagnostic.severity is Severity.WARNING:
                self.warnings += 1

    def draw(self, model: Model, city: City) -> None:
        """Make a city's files; nothing is written yet."""
        key = city.id.casefold()
        if key in self.made:
            self._fail(
                Text(
                    f"两个文件都声明了城市 `{city.id}`，后一个未画出",
                    f"two files declare a city `{city.id}`; the second is left out",
                )
            )
            return
        try:
            self.made[key] = build_city(
                model,
                city,
                self.formats,
                views=self.views,
                look=self.look,
                date=self.date,
                templates=self.templates,
            )
        except (BadTemplate, LayoutError, MissingExtra) as error:
            self._fail(error.message)

    def write(self, output: Path) -> None:
        """Write all files, the index last, and say what there is."""
        artifacts = [artifact for made in self.made.values() for artifact in made.artifacts]
        if "html" in self.formats and self.made:
            try:
                index = build_index(
                    self.made.values(), lang=self.look.first, templates=self.templates
                )
                artifacts.append(index)
            except BadTemplate as error:
                self._fail(error.message)
        if self.views and not artifacts:
            names = ", ".join(self.views)
            self._fail(Text(f"没有名为 {names} 的视图", f"no city has a view {names}"))
        try:
            for artifact in artifacts:
                write(output / artifact.name, artifact.content)
        except OSError as error:
            reason = error.strerror or str(error)
            self._fail(Text(f"无法写入 {output}：{reason}", f"cannot write {output}: {reason}"))
            return
        if not self.quiet:
            click.echo(self._summary(output, len(artifacts)))

    def _fail(self, text: Text) -> None:
        self.failed = True
        click.echo(text.zh if self.lang == "zh" else text.en, err=True)

    def _summary(self, output: Path, files: int) -> str:
        cities, folder = len(self.made), output.as_posix()
        index = (output / "index.html").as_posix()
        has_index = "html" in self.formats and self.made
        if self.lang == "zh":
            tail = f"，打开 {index}" if has_index else ""
            more = f"，{self.warnings} 个警告（citydsl check 查看）" if self.warnings else ""
            return f"{cities} 个城市，{files} 个文件写入 {folder}/{more}{tail}"
        plural = "y" if cities == 1 else "ies"
        tail = f"; open {index}" if has_index else ""
        more = f", {self.warnings} warnings (see citydsl check)" if self.warnings else ""
        s = "" if files == 1 else "s"
        return f"{cities} cit{plural}, {files} file{s} written to {folder}/{more}{tail}"


def _with_progress(specs: list[SpecFile], *, quiet: bool) -> Iterator[Compiled]:
    """Compile specs, with a bar once it has taken a second and a person is looking."""
    began = time.monotonic()
    bar = None
    for done, compiled in enumerate(compile_paths(specs)):
        yield compiled
        late = time.monotonic() - began > _PATIENCE
        if bar is None and late and not quiet and sys.stderr.isatty():
            bar = click.progressbar(length=len(specs), file=sys.stderr, label="citydsl")
            bar.update(done)
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.render_finish()
