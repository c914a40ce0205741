"""`citydsl render`: specs to pictures, fact sheets and an index."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citydsl.cli.delivery import Delivery
from citydsl.cli.inputs import (
    locale_language,
    paths_argument,
    root_option,
    spec_files,
    templates_option,
)
from citydsl.cli.params import Date, Formats, PageName, ThemeName
from citydsl.render.formats.table import FORMATS, Look
from citydsl.render.order import Order
from citydsl.themes import SUFFIX, theme_at
from citydsl.work.executors import BadExecutor, Doing, cores, elsewhere, here, side_by_side
from citydsl.work.job import Job
from citydsl.work.output import Output
from citydsl.work.run import Done, work

if TYPE_CHECKING:
    from citydsl.work.cache import Cache

__all__ = ["command"]

_DEFAULT = "html,svg,gv"
_PATIENCE = 1.0
"""Seconds before a progress bar is worth showing."""
_THUMBNAILS = 60
"""Cities whose pictures the index still shows: all of them stand inside it."""
_WORTH_IT = 6
"""Specs from which on several processes are quicker, unless told how many."""
_SECONDS_A_DAY = 86_400


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
    type=Formats(),
    default=_DEFAULT,
    show_default=True,
    metavar="NAMES",
    help=f"Comma-separated: {', '.join(format.id for format in FORMATS)}.",
)
@click.option("--view", "views", multiple=True, metavar="NAME", help="Only this view (repeatable).")
@click.option(
    "--at", "date", type=Date(), metavar="DATE", help="As it was then: 2018, 2018-10, 2018-10-04."
)
@click.option(
    "--against",
    metavar="ID",
    default="",
    help="A page for each city beside this reference model, such as five_layer.",
)
@click.option(
    "--theme",
    type=ThemeName(),
    metavar="THEME",
    help="gov, light, dark, print or a .toml file (default: the view's own, else the project's).",
)
@click.option(
    "--page",
    type=PageName(),
    metavar="PAGE",
    help="slide (16:9), a4, a4-landscape or free (default: the view's own, else slide).",
)
@click.option(
    "--scale",
    type=click.FloatRange(0.1, 10.0),
    default=2.0,
    show_default=True,
    help="Pixels a point, for png.",
)
@templates_option
@root_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en", "both"]),
    default="both",
    show_default=True,
    help="Language of labels and pages; both: Chinese, with English under it.",
)
@click.option(
    "-j",
    "--jobs",
    "processes",
    type=click.IntRange(1, 256),
    metavar="N",
    help=f"Processes to share the specs between (default: the cores, from {_WORTH_IT} specs on).",
)
@click.option("--executor", metavar="URL", help="Do the work on a Dask cluster: dask://host:port.")
@click.option(
    "--cache/--no-cache",
    "cached",
    default=True,
    help="Take from the cache what an earlier run made of the same (default).",
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
    against: str,
    theme: str | None,
    page: str | None,
    scale: float,
    templates: Path | None,
    root: Path | None,
    lang: str,
    processes: int | None,
    executor: str | None,
    cached: bool,
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
      citydsl render specs --against five_layer
    """
    specs = spec_files(paths, root)
    told = locale_language() if lang == "both" else lang
    look = _dressed(Look(lang, theme or "", scale, page or ""), told)
    if look is None:
        ctx.exit(1)
    few = len(specs) <= _THUMBNAILS
    order = Order(formats, views, date or "", look, templates, few, against)
    jobs = [Job(spec, order, told) for spec in specs]
    with _keeping(cached) as cache, _doing(len(jobs), processes, executor, told) as doing:
        delivery = Delivery(order, Output(output, cache), output, told)
        working = work(jobs, doing, cache, delivery.output.holds)
        for done in _with_progress(working, len(jobs), quiet):
            delivery.take(done)
        delivery.finish()
    if not quiet:
        delivery.summary()
    if delivery.failed:
        ctx.exit(1)


def _dressed(look: Look, lang: str) -> Look | None:
    """The look with the theme of the file it names; None where that is wrong, which is told."""
    if not look.theme.endswith(SUFFIX):
        return look
    from citydsl.render.report.text import finding

    read = theme_at(Path(look.theme))
    for diagnostic in read.diagnostics:
        click.echo(finding(diagnostic, lang=lang), err=True)
    if read.value is None:
        return None
    return look._replace(themes=((look.theme, read.value),))


@contextmanager
def _keeping(wanted: bool) -> Iterator[Cache | None]:
    """The cache of this run, unless none is wanted."""
    if not wanted:
        yield None
        return
    from citydsl.work.cache import Cache, cache_folder

    cache = Cache(cache_folder(), day=int(time.time()) // _SECONDS_A_DAY)
    try:
        yield cache
    finally:
        cache.close()


@contextmanager
def _doing(jobs: int, processes: int | None, executor: str | None, lang: str) -> Iterator[Doing]:
    """Who does the jobs. Raises click.UsageError for an executor that cannot be used."""
    count = processes or (cores() if jobs >= _WORTH_IT else 1)
    try:
        if executor:
            with elsewhere(executor) as doing:
                yield doing
        elif count > 1 and jobs > 1:
            with side_by_side(min(count, jobs)) as doing:
                yield doing
        else:
            yield here
    except BadExecutor as error:
        raise click.UsageError(error.message.zh if lang == "zh" else error.message.en) from error


def _with_progress(work: Iterator[Done], specs: int, quiet: bool) -> Iterator[Done]:
    """Hand on what is done, with a bar once it has taken a second and a person is looking."""
    began = time.monotonic()
    bar = None
    for number, done in enumerate(work):
        yield done
        late = time.monotonic() - began > _PATIENCE
        if bar is None and late and not quiet and sys.stderr.isatty():
            bar = click.progressbar(length=specs, file=sys.stderr, label="citydsl")
            bar.update(number)
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.render_finish()
