"""`citydsl fmt`: specs in the one canonical form."""

from __future__ import annotations

import difflib
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from citydsl.cli.inputs import lang_option, root_option, spec_files
from citydsl.dsl.compile import Compiled, compile_file, compile_text
from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.dsl.format.meaning import same_meaning
from citydsl.dsl.format.printer import Spelling, format_text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.source import Source
from citydsl.files import write
from citydsl.render.report.text import finding

__all__ = ["command"]

_STDIN = Path("-")
_CHANGED = Text("已整理", "formatted")
_WOULD_CHANGE = Text("需要整理", "would be formatted")
_REFUSED = Text("整理会改变含义，未改动", "formatting would change what it says; left as it is")


@dataclass(frozen=True, slots=True)
class _Formatted:
    """A spec before and after; `after` is None where it could not be formatted."""

    name: str
    path: Path
    before: str
    after: str | None
    found: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        return self.after is not None and self.after != self.before


@click.command("fmt")
@click.argument(
    "paths",
    nargs=-1,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
    metavar="[PATH]...",
)
@click.option("--check", is_flag=True, help="Write nothing; name what would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--spelling",
    type=click.Choice(["keep", "zh", "en"]),
    default="keep",
    help="Write the language's own words in Chinese or English (default: as they are).",
)
@root_option
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    check: bool,
    diff: bool,
    spelling: Spelling,
    root: Path | None,
    lang: str,
) -> None:
    """Bring specs into the one canonical form.

    PATHs are files or folders, searched for *.city; the current folder by default. With `-`, a
    spec is read from standard input and written to standard output. A file with syntax errors
    is left as it is, and so is one whose meaning would change. Ends with 0 when all is well, 1
    when a file could not be formatted or, with --check or --diff, would change, 2 on a wrong call.

    \b
    Example:
      citydsl fmt specs
      citydsl fmt --check specs
      citydsl fmt --spelling zh specs/haikou.city
    """
    failed = False
    for spec in _formatted(paths, root, spelling):
        if spec.after is None:
            failed = True
            _report(spec, lang)
        elif check or diff:
            failed |= spec.changed
            _show(spec, lang, listed=check, compared=diff)
        else:
            failed |= not _write(spec, lang)
    if failed:
        ctx.exit(1)


def _formatted(
    paths: Sequence[Path], root: Path | None, spelling: Spelling
) -> Iterator[_Formatted]:
    if _STDIN in paths:
        if len(paths) > 1:
            raise click.UsageError("`-` stands alone")
        text = _stdin()
        compiled = compile_text(text.removeprefix("\ufeff"), name="<stdin>", root=root)
        yield _format(compiled, _STDIN, text, spelling)
        return
    loaders: dict[Path, Loader] = {}
    for path, folder in spec_files(paths, root):
        loader = loaders.setdefault(folder, Loader(folder, base=Path()))
        compiled = compile_file(path, loader)
        try:
            yield _format(compiled, path, path.read_bytes().decode("utf-8"), spelling)
        except (OSError, UnicodeDecodeError):
            # The compiler has found why it cannot be read.
            yield _Formatted(_name(compiled), path, "", None, compiled.errors)


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"<stdin>: byte {error.start} is not UTF-8") from error


def _format(compiled: Compiled, path: Path, before: str, spelling: Spelling) -> _Formatted:
    name = _name(compiled)
    outcome = format_text(Source(name=name, text=before), spelling=spelling)
    if outcome.diagnostics:
        return _Formatted(name, path, before, None, outcome.diagnostics)
    if outcome.value != before and not same_meaning(compiled.unit, outcome.value):
        return _Formatted(name, path, before, None)
    return _Formatted(name, path, before, outcome.value)


def _name(compiled: Compiled) -> str:
    return compiled.unit.main.source.name


def _report(spec: _Formatted, lang: str) -> None:
    for diagnostic in spec.found:
        click.echo(finding(diagnostic, lang=lang, colour=sys.stderr.isatty()), err=True)
    if not spec.found:
        click.echo(f"{spec.name}: {_say(_REFUSED, lang)}", err=True)


def _show(spec: _Formatted, lang: str, *, listed: bool, compared: bool) -> None:
    if not spec.changed:
        return
    if listed:
        click.echo(f"{_say(_WOULD_CHANGE, lang)} {spec.name}", err=compared)
    if compared:
        click.echo(_diff(spec), nl=False)


def _diff(spec: _Formatted) -> str:
    assert spec.after is not None
    before, after = _lines(spec.before), _lines(spec.after)
    lines = difflib.unified_diff(before, after, f"a/{spec.name}", f"b/{spec.name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    # Not splitlines: it also splits where only a string has a line separator.
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _write(spec: _Formatted, lang: str) -> bool:
    """Write a spec where it came from, and return whether that went well."""
    assert spec.after is not None
    if spec.path == _STDIN:
        sys.stdout.buffer.write(spec.after.encode("utf-8"))
        sys.stdout.buffer.flush()
    elif spec.changed:
        # Resolved, so that a link stays one.
        target = spec.path.resolve()
        try:
            mode = stat.S_IMODE(target.stat().st_mode)
            write(target, spec.after)
            target.chmod(mode)
        except OSError as error:
            click.echo(f"{spec.name}: {error.strerror or error}", err=True)
            return False
        click.echo(f"{_say(_CHANGED, lang)} {spec.name}")
    return True


def _say(text: Text, lang: str) -> str:
    return text.zh if lang == "zh" else text.en
