"""`citydsl kinds`: the vocabulary in scope."""

from __future__ import annotations

from pathlib import Path

import click

from citydsl.cli.inputs import lang_option
from citydsl.dsl.compile import compile_file, compile_text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.model.model import Kind, Vocabulary

__all__ = ["command"]


@click.command("kinds")
@click.argument(
    "path", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@lang_option
def command(path: Path | None, lang: str) -> None:
    """List the kinds, layers, pillars and verbs a spec can use.

    With PATH, those the spec and the files it uses declare are among them.

    \b
    Example:
      citydsl kinds
      citydsl kinds specs/haikou.city
    """
    compiled = compile_file(path, Loader(path.parent)) if path else compile_text("city x")
    vocabulary = compiled.model.vocabulary
    for title, rows in _tables(vocabulary, lang):
        click.echo(title)
        for row in rows:
            click.echo("  " + "  ".join(row).rstrip())


def _tables(vocabulary: Vocabulary, lang: str) -> list[tuple[str, list[tuple[str, ...]]]]:
    titles = (
        ("类型", "层", "支柱", "动词") if lang == "zh" else ("Kinds", "Layers", "Pillars", "Verbs")
    )
    kinds: list[tuple[str, ...]] = [
        (kind.id, kind.labels.zh, kind.labels.en, _stands(kind), kind.describe)
        for kind in vocabulary.kinds.values()
    ]
    rest: list[list[tuple[str, ...]]] = [
        [(word.id, word.labels.zh, word.labels.en, word.describe) for word in words]
        for words in (
            vocabulary.layers.values(),
            vocabulary.pillars.values(),
            vocabulary.verbs.values(),
        )
    ]
    return list(zip(titles, [kinds, *rest], strict=True))


def _stands(kind: Kind) -> str:
    return kind.layer or (f"| {kind.pillar}" if kind.pillar else "-")
