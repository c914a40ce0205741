"""`citydsl embed`: pictures and tables in Markdown, kept as the specs have them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from citydsl.cli.inputs import lang_option
from citydsl.dsl.diagnostics import Text
from citydsl.dsl.source import Span
from citydsl.embedding.library import Library
from citydsl.files import write
from citydsl.markdown.difference import difference
from citydsl.markdown.document import Filled, Shown, fill
from citydsl.markdown.home import Home
from citydsl.markdown.trouble import Trouble, told_trouble, where
from citydsl.project import Told
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.report.excerpt import printable
from citydsl.render.report.text import finding

__all__ = ["command"]

_MOST = 40
_LARGEST = 2**20
_NOT = ("node_modules", "venv")
_STALE = Text("这个块已过时：运行 `citydsl embed`", "this block is stale: run `citydsl embed`")
_FILLED = Text("已更新", "filled")
_DRAWN = Text("已绘制", "drawn")


@click.command("embed")
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@click.option("--check", is_flag=True, help="Write nothing; show what is stale.")
@click.option(
    "--folder",
    default="",
    metavar="DIR",
    help="Folder for pictures, as seen from each document (default: beside it).",
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that is never left, in reading and writing (default: the document's).",
)
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    check: bool,
    folder: str,
    root: Path | None,
    lang: str,
) -> None:
    """Fill the blocks between markers in Markdown with pictures and tables of specs.

    PATHs are documents or folders, searched for *.md; the current folder by default. Only what
    stands between `<!-- citydsl: specs/haikou.city -->` and `<!-- /citydsl -->` changes, and a
    document in which anything is wrong is left as it is. Ends with 0 when all is well, 1 when
    something is wrong or, with --check, stale, 2 on a wrong call.

    \b
    Example:
      citydsl embed README.md
      citydsl embed --root . README.md docs
      citydsl embed --check README.md
    """
    run = _Run(lang, check=check)
    for path in _documents(paths):
        home = Home(path.resolve().parent, (root or path.resolve().parent).resolve(), folder)
        run.take(path, home)
    if run.failed:
        ctx.exit(1)


class _Run:
    """One call: what becomes of each document is written, or with `check` only told."""

    def __init__(self, lang: str, *, check: bool) -> None:
        self.failed = False
        self._lang = lang
        self._check = check
        self._library = Library(Path())
        self._told = Told()
        self._drawn: dict[Path, Shown] = {}

    def take(self, path: Path, home: Home) -> None:
        name = path.as_posix()
        try:
            before = path.read_bytes()
            filled = fill(name, before, home, self._library)
            if filled.after is None or (filled := self._without_clash(filled)).after is None:
                self._refuse(filled)
            elif self._check:
                self._show(filled)
            else:
                self._write(path, before, filled)
        except MissingExtra as error:
            self._fail(f"{printable(name)}: {self._say(error.message)}")
        except OSError as error:
            place = error.filename if isinstance(error.filename, str) else name
            self._fail(f"{printable(place)}: {error.strerror or error}")

    def _without_clash(self, filled: Filled) -> Filled:
        """The same, or its trouble where it draws another picture into a file of this run."""
        for one in filled.pictures:
            first = self._drawn.setdefault(one.path, one)
            if first.content != one.content:
                place = where(first.marker)
                message = Text(
                    f"{place} 已把另一幅图写入 {one.path.name}",
                    f"{place} draws another picture into {one.path.name}",
                )
                help = Text("用 `name=` 另取文件名", "give it a name of its own with `name=`")
                return Filled(None, troubles=(Trouble(one.marker, message, help),))
        return filled

    def _refuse(self, filled: Filled) -> None:
        for one in self._told.fresh(filled.findings):
            self._fail(finding(one, lang=self._lang))
        for trouble in filled.troubles:
            self._fail(told_trouble(trouble, self._lang))

    def _show(self, filled: Filled) -> None:
        for change in filled.changes:
            first = change.marker.source.position(change.marker.end).line + 1
            self._stale(change.marker, _STALE)
            _tell(difference(change.before, change.after, first))
        for one in filled.pictures:
            before = _bytes(one.path)
            if before == one.content:
                continue
            name = _shown(one.path)
            if before is None:
                self._stale(one.marker, Text(f"没有 {name}", f"{name} is missing"))
                continue
            self._stale(one.marker, Text(f"{name} 已过时", f"{name} is stale"))
            if one.path.suffix == ".svg" and len(before) <= _LARGEST:
                then, now = (text.decode("utf-8", "replace") for text in (before, one.content))
                _tell(difference(then, now, 1))

    def _write(self, path: Path, before: bytes, filled: Filled) -> None:
        """Write the pictures, then the document: it never leads to one that is not there."""
        for one in filled.pictures:
            if write(one.path, one.content):
                click.echo(f"{self._say(_DRAWN)} {_shown(one.path)}")
        if filled.after is not None and filled.after != before:
            # Resolved, so that a link stays one.
            target = path.resolve()
            mode = stat.S_IMODE(target.stat().st_mode)
            write(target, filled.after)
            target.chmod(mode)
            click.echo(f"{self._say(_FILLED)} {printable(path.as_posix())}")

    def _stale(self, marker: Span, text: Text) -> None:
        self.failed = True
        click.echo(f"{where(marker)}: {self._say(text)}")

    def _fail(self, text: str) -> None:
        self.failed = True
        click.echo(text, err=True)

    def _say(self, text: Text) -> str:
        return text.zh if self._lang == "zh" else text.en


def _documents(paths: Sequence[Path]) -> list[Path]:
    """Every document meant by files and folders, each once, in a stable order."""
    found: dict[Path, Path] = {}
    for path in paths or [Path()]:
        for file in sorted(_search(path)) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _search(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.md"):
        inner = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") or part in _NOT for part in inner):
            yield path


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _shown(path: Path) -> str:
    return printable(Path(os.path.relpath(path)).as_posix())


def _tell(lines: Iterator[str]) -> None:
    for number, line in enumerate(lines):
        if number == _MOST:
            click.echo("      …")
            return
        click.echo(line)
