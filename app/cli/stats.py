"""`citydsl stats`: what cities hold, in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from citydsl.dsl.model.model import Labels, Vocabulary
from citydsl.dsl.views.stats import Statistics, statistics, total
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.project import Told, compile_paths
from citydsl.render.report.text import finding

__all__ = ["command"]

_CITY = Labels("城市", "city")
_TOTAL = Labels("合计", "total")
_NUMBERS = {
    "elements": Labels("要素", "elements"),
    "relations": Labels("关系", "relations"),
    "formulas": Labels("公式", "formulas"),
    "terms": Labels("项", "terms"),
    "named": Labels("已列名", "named"),
    "inferred": Labels("推断", "inferred"),
    "unnamed": Labels("未列名", "unnamed"),
    "open": Labels("未定", "open"),
    "facts": Labels("事实", "facts"),
    "cited": Labels("自带出处", "cited"),
    "sourced": Labels("有出处", "sourced"),
    "notes": Labels("说明", "notes"),
    "anomalies": Labels("存疑", "anomalies"),
}
_GROUPS = ("layers", "pillars", "classes")
_UNPLACED = Labels("不分层", "in no layer")


@click.command("stats")
@paths_argument
@format_option
@root_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], form: str, root: Path | None, lang: str
) -> None:
    """Count what cities hold: elements by layer, formulas and their members, facts by class.

    "cited" facts have a citation of their own, "sourced" ones at least that of what they stand
    in. Cities inside a city are counted with it. Ends with 0, or 1 when a spec has errors and
    was left out.

    \b
    Example:
      citydsl stats specs
      citydsl stats specs --format csv
    """
    rows: list[Statistics] = []
    words: dict[str, dict[str, Labels]] = {"layers": {}, "pillars": {}}
    broken, told = False, Told()
    for compiled in compile_paths(spec_files(paths, root)):
        if compiled.errors:
            _show(told.fresh(compiled.errors), lang)
            broken = True
            continue
        _collect(compiled.model.vocabulary, words)
        rows += (statistics(city) for city in compiled.model.cities)
    groups = {
        **words,
        "classes": {choice.id: Labels(choice.zh, choice.en) for choice in CHOICES["class"]},
    }
    summed = total(rows)
    match form:
        case "json":
            cities = [{"city": row.city, **_nested(row)} for row in rows]
            click.echo(as_json({"cities": cities, "total": _nested(summed)}))
        case "csv":
            flat = [_flat(row, groups) for row in rows]
            columns = ["city", *(name for name in _flat(summed, groups) if name != "city")]
            click.echo(as_csv(flat, columns), nl=False)
        case _:
            click.echo("\n\n".join(_tables(rows, summed, groups, lang)))
    if broken:
        ctx.exit(1)


def _collect(vocabulary: Vocabulary, words: dict[str, dict[str, Labels]]) -> None:
    layers = sorted(vocabulary.layers.values(), key=lambda layer: layer.order)
    pillars = sorted(vocabulary.pillars.values(), key=lambda pillar: pillar.order)
    words["layers"] |= {layer.id: layer.labels for layer in layers}
    words["pillars"] |= {pillar.id: pillar.labels for pillar in pillars}


def _nested(row: Statistics) -> dict[str, object]:
    groups = {name: dict(sorted(getattr(row, name).items())) for name in _GROUPS}
    numbers = {name: getattr(row, name) for name in _NUMBERS}
    return {**numbers, **groups, "unplaced": row.unplaced}


def _flat(row: Statistics, groups: dict[str, dict[str, Labels]]) -> dict[str, object]:
    """All numbers of a city side by side: `elements`, `layers.app`, `classes.scale`…"""
    flat: dict[str, object] = {"city": row.city}
    flat |= {name: getattr(row, name) for name in _NUMBERS}
    flat["unplaced"] = row.unplaced
    for group in _GROUPS:
        flat |= {f"{group}.{id}": getattr(row, group)[id] for id in groups[group]}
    return flat


def _tables(
    rows: Sequence[Statistics],
    summed: Statistics,
    groups: dict[str, dict[str, Labels]],
    lang: str,
) -> Iterable[str]:
    """Three tables: the numbers, the elements by where they stand, the facts by class."""
    titles = {name: label.pick(lang) for name, label in _NUMBERS.items()}
    standing = {
        f"{group}.{id}": label.pick(lang)
        for group in ("layers", "pillars")
        for id, label in groups[group].items()
    }
    classes = {f"classes.{id}": label.pick(lang) for id, label in groups["classes"].items()}
    whole = _flat(summed, groups)
    table = [*(_flat(row, groups) for row in rows), {**whole, "city": _TOTAL.pick(lang)}]
    for columns in (titles, {**standing, "unplaced": _UNPLACED.pick(lang)}, classes):
        used = {name: title for name, title in columns.items() if whole[name] or name in _NUMBERS}
        yield as_table(table, {"city": _CITY.pick(lang), **used})


def _show(diagnostics: Iterable[Diagnostic], lang: str) -> None:
    for diagnostic in diagnostics:
        click.echo(finding(diagnostic, lang=lang), err=True)
