"""`citydsl new`: the start of a spec that passes `check`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from citydsl.cli.inputs import lang_option
from citydsl.dsl.compile import compile_text
from citydsl.files import write

__all__ = ["command"]

_PIECE = re.compile(r"\s*([0-9]+|[A-Za-z])\s*")
_ASKED = {
    "zh": ("城市标识（文件名）", "名称", "公式，如 1+2+2+N（可空）"),
    "en": ("id (and file name)", "name", "formula, such as 1+2+2+N (may be empty)"),
}
# What the terms of a plus-joined formula most often count, by their number.
_USUAL = {
    2: ("cloud", "app"),
    3: ("cloud", "portal", "app"),
    4: ("cloud", "middle_platform", "portal", "app"),
}
_CHINESE = {"cloud": "云", "middle_platform": "中台", "portal": "门户", "app": "应用"}

_ZH = """\
// {name}
// 来源写在最前，数字后面用 @来源 “位置” 注明出处。
来源 出处 "报告或文章的标题"

城市 {id} "{name}" @出处 {{
  地点: "省市区"
  // 级别: 地级市
{formula}
  用户 市民

  门户 公众服务门户 {{ 状态: 在建 }}

  应用 政务 "智慧政务" {{ 状态: 试点 }}

  云 政务云平台

  公众服务门户 -[服务]-> 市民

  // 数字照原文写，近、约、多、以上都会读出来。
  // 事实 "应用场景": "近120个" @出处 "第3页" {{ 类别: 规模 }}
}}
"""
_EN = """\
// {name}
// Sources come first; behind a figure, @source "place" says where it is from.
source origin "Title of the report or article"

city {id} "{name}" @origin {{
  place: "Province, city"
  // level: prefecture
{formula}
  users citizens "Citizens"

  portal public "Public service portal" {{ status: building }}

  app gov "Smart government" {{ status: pilot }}

  cloud gov_cloud "Government cloud"

  public -[serves]-> citizens

  // Figures as they are printed: nearly, about, more than and at least are read.
  // fact "scenarios": "nearly 120" @origin "p. 3" {{ class: scale }}
}}
"""


@click.command("new")
@click.argument("id", required=False)
@click.argument("name", required=False)
@click.option("--formula", default="", help="A plus-joined naming formula, such as 1+2+2+N.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write (default: ID.city); `-` prints it.",
)
@lang_option
def command(id: str | None, name: str | None, formula: str, output: Path | None, lang: str) -> None:
    """Write the start of a spec that passes `check`, to be filled in.

    Without ID and NAME it asks for them.

    \b
    Example:
      citydsl new haikou "海口城市大脑" --formula 1+2+2+N
    """
    if id is None:
        asked = _ASKED[lang]
        id = click.prompt(asked[0])
        name = click.prompt(asked[1], default=id)
        formula = formula or click.prompt(asked[2], default="", show_default=False)
    text = (_ZH if lang == "zh" else _EN).format(
        id=id, name=_quoted(name or id), formula=_formula(formula, lang)
    )
    compiled = compile_text(text, name=f"{id}.city")
    if compiled.errors or [city.id for city in compiled.model.cities] != [id]:
        raise click.UsageError(
            f"`{id}` cannot be an id: use letters, Chinese characters, digits and `_`, "
            "and begin with no digit"
        )
    if output is not None and str(output) == "-":
        click.echo(text, nl=False)
        return
    path = output or Path(f"{id}.city")
    if path.exists():
        raise click.UsageError(f"`{path}` is there already; name another file with -o")
    try:
        write(path, text)
    except OSError as error:
        raise click.UsageError(f"cannot write `{path}`: {error.strerror}") from error
    click.echo(f"{path}" if not sys.stdout.isatty() else f"{path}: citydsl render {path}")


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _formula(printed: str, lang: str) -> str:
    """The formula line: terms only counted, to be bound by hand; empty where none is given."""
    if not printed.strip():
        return ""
    pieces = [_PIECE.fullmatch(piece) for piece in printed.replace("＋", "+").split("+")]
    counts = [piece[1] for piece in pieces if piece]
    if len(counts) != len(pieces):
        raise click.BadParameter("write numbers and letters joined by +, such as 1+2+2+N")
    kinds = _USUAL.get(len(counts), ("app",) * len(counts))
    words = [_CHINESE[kind] if lang == "zh" else kind for kind in kinds]
    terms = " + ".join(f"{count} {word}()" for count, word in zip(counts, words, strict=True))
    word = "公式" if lang == "zh" else "formula"
    hint = (
        "列出已知的成员，如 2 门户(甲, 乙)"
        if lang == "zh"
        else "list known members: 2 portal(a, b)"
    )
    return f'\n  // {hint}\n  {word} "{printed.strip()}" = {terms}\n'
