"""`citydsl query`: the elements a predicate holds for, over all cities."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from citydsl.cli.inputs import (
    lang_option,
    paths_argument,
    root_option,
    spec_files,
)
from citydsl.cli.tabular import as_csv, as_json, as_table, format_option
from citydsl.dsl.diagnostics import Diagnostic
from citydsl.dsl.model.model import Citation
from citydsl.dsl.views.query import Match, ask, read_query
from citydsl.project import Told, compile_paths
from citydsl.render.report.text import finding

__all__ = ["command"]

_COLUMNS = {
    "city": ("城市", "city"),
    "path": ("路径", "path"),
    "kind": ("类型", "kind"),
    "label": ("名称", "label"),
    "layer": ("层", "layer"),
    "status": ("状态", "status"),
    "count": ("数量", "count"),
    "citations": ("出处", "citations"),
}


class _Query(click.Command):
    """A command whose argument may begin with an arrow, which is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        arrows = ("->", "-->")
        shielded = [f" {arg}" if arg.startswith(arrows) else arg for arg in args]
        return super().parse_args(ctx, shielded)


@click.command("query", cls=_Query)
@click.argument("expression", metavar="EXPR")
@paths_argument
@format_option
@root_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    expression: str,
    paths: tuple[Path, ...],
    form: str,
    root: Path | None,
    lang: str,
) -> None:
    """List the elements a predicate holds for, over all cities of the specs.

    EXPR is what a view includes: names, kinds, layers, #tags, x.*, x.**, -> x, x ->, and
    comparisons joined by and, or, not. Ends with 0, also when nothing matches; 1 when a spec has
    errors and was left out; 2 when EXPR or the call is wrong.

    \b
    Example:
      citydsl query "kind = app and status = pilot" specs
      citydsl query "-> haihaoban" specs --format csv
    """
    read = read_query(expression.strip())
    if read.value is None:
        _show(read.diagnostics, lang)
        ctx.exit(2)
    whole, broken, told = [], False, Told()
    for compiled in compile_paths(spec_files(paths, root)):
        if compiled.errors:
            _show(told.fresh(compiled.errors), lang)
            broken = True
        else:
            whole.append((compiled.unit, compiled.model))
    answer = ask(read.value, whole)
    if answer.diagnostics:
        _show(answer.diagnostics, lang)
        ctx.exit(2)
    _print(answer.matches, form, lang)
    if broken:
        ctx.exit(1)


def _print(matches: tuple[Match, ...], form: str, lang: str) -> None:
    rows = [_row(match) for match in matches]
    if form == "json":
        click.echo(
            as_json(
                [
                    {**row, "citations": _listed(match.element.cites)}
                    for row, match in zip(rows, matches, strict=True)
                ]
            )
        )
    elif form == "csv":
        click.echo(as_csv(rows, list(_COLUMNS)), nl=False)
    elif rows:
        chosen = 0 if lang == "zh" else 1
        click.echo(as_table(rows, {name: title[chosen] for name, title in _COLUMNS.items()}))
    if not rows:
        click.echo("0 个匹配" if lang == "zh" else "0 matches", err=True)


def _row(match: Match) -> dict[str, object]:
    element = match.element
    return {
        "city": match.city.id,
        "path": element.path,
        "kind": element.kind,
        "label": element.label,
        "layer": element.layer or element.pillar,
        "status": element.status,
        "count": element.count,
        "citations": "; ".join(f"{cite.source} {cite.locator}".rstrip() for cite in element.cites),
    }


def _listed(cites: Iterable[Citation]) -> list[dict[str, str]]:
    return [{"source": cite.source, "locator": cite.locator} for cite in cites]


def _show(diagnostics: Iterable[Diagnostic], lang: str) -> None:
    for diagnostic in diagnostics:
        click.echo(finding(diagnostic, lang=lang), err=True)
