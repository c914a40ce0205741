"""Files to sources: the one place of `dsl` that reads the disk.

Reading stays inside a root folder, links resolved; a spec from a stranger reaches no other file.
"""

from __future__ import annotations

from pathlib import Path

from citydsl.dsl.diagnostics import Diagnostic, Outcome, Rule, Text
from citydsl.dsl.fixes import respelt, without
from citydsl.dsl.model.rules import (
    MISSING_FILE,
    NOT_UTF8,
    OUTSIDE_ROOT,
    UNREADABLE_FILE,
    USE_CYCLE,
)
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Source, Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax.nodes import File, Use
from citydsl.dsl.syntax.parse import parse

__all__ = ["Loader", "Unit"]

_MAX_BYTES = 64 * 2**20


class Unit(NamedTuple):
    """A file and all it uses, the used ones first; the last is the file itself.

    `used` are the places of the used ones on disk, in the same order.
    """

    files: tuple[File, ...]
    used: tuple[Path, ...] = ()

    @property
    def main(self) -> File:
        """The file the unit was loaded for."""
        return self.files[-1]


class Loader:
    """Reads and parses each file once, however many others use it."""

    def __init__(self, root: Path, *, base: Path | None = None, prefix: str = "") -> None:
        """Stay inside `root`; show names behind `prefix`, relative to `base` (default: the root)."""
        self.root = root.resolve()
        self._base = (base or root).resolve()
        self._prefix = prefix
        self._parsed: dict[Path, Outcome[File]] = {}
        self._beside: dict[Path, Outcome[Source | None]] = {}
        self._folders: dict[Source, Path] = {}
        self._places: dict[Source, Path] = {}
        self._wanted: dict[Path, None] = {}

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file read or looked for so far, links resolved: when one changes, so may a spec."""
        return tuple(self._wanted)

    def load(self, path: Path) -> Outcome[Unit]:
        """Load a file and what it uses, with the findings of them all."""
        found: list[Diagnostic] = []
        files: dict[Path, File] = {}
        self._visit(path.resolve(), (), files, found)
        return Outcome(Unit(tuple(files.values()), tuple(files)[:-1]), tuple(found))

    def forget(self, path: Path) -> None:
        """Keep a file that was loaded no longer; those it uses are kept for others."""
        parsed = self._parsed.pop(path.resolve(), None)
        if parsed:
            self._folders.pop(parsed.value.source, None)

    def text(self, source: Source) -> Outcome[Unit]:
        """Load a source held in memory; what it uses is looked up in the root."""
        outcome = parse(source)
        found = list(outcome.diagnostics)
        files: dict[Path, File] = {}
        here = self.root / "<stdin>"
        self._follow(outcome.value, here, (here,), files, found)
        return Outcome(Unit((*files.values(), outcome.value), tuple(files)), tuple(found))

    def beside(self, span: Span, text: str) -> Outcome[Source | None]:
        """Read a file that is no spec, named in a spec from where that stands."""
        folder = self._folders.get(span.source, self.root)
        found: list[Diagnostic] = []
        target = self._inside(folder, span, text, found)
        if target is None:
            return Outcome(None, tuple(found))
        return self.file(target)

    def place(self, source: Source) -> Path:
        """Where a file lies that `beside` has read."""
        return self._places[source]

    def file(self, path: Path) -> Outcome[Source | None]:
        """Read a file that is no spec."""
        path = path.resolve()
        self._wanted[path] = None
        if path not in self._beside:
            read = self._beside[path] = self._read(path)
            if read.value is not None:
                self._places[read.value] = path
        return self._beside[path]

    def _visit(
        self,
        path: Path,
        using: tuple[Path, ...],
        files: dict[Path, File],
        found: list[Diagnostic],
    ) -> None:
        self._wanted[path] = None
        if path not in self._parsed:
            self._parsed[path] = self._parse(path)
        file = self._parsed[path].value
        found.extend(self._parsed[path].diagnostics)
        self._follow(file, path, (*using, path), files, found)
        files[path] = file

    def _follow(
        self,
        file: File,
        path: Path,
        using: tuple[Path, ...],
        files: dict[Path, File],
        found: list[Diagnostic],
    ) -> None:
        for statement in file.statements:
            if isinstance(statement, Use):
                target = self._target(statement, path, using, found)
                if target is not None and target not in files:
                    self._visit(target, using, files, found)

    def _target(
        self, use: Use, path: Path, using: tuple[Path, ...], found: list[Diagnostic]
    ) -> Path | None:
        target = self._inside(path.parent, use.path.span, use.path.text, found)
        if target is not None and target in using:
            found.append(_cycle(use, using[using.index(target) :]))
            return None
        return target

    def _inside(self, folder: Path, span: Span, text: str, found: list[Diagnostic]) -> Path | None:
        """The file a spec in a folder names, if it is there and inside the root."""
        try:
            target = (folder / text).resolve()
            exists = target.is_file()
        except (OSError, ValueError):
            target, exists = folder, False
        if not target.is_relative_to(self.root):
            found.append(_outside(span, text))
        elif not exists:
            self._wanted[target] = None
            found.append(_missing(span, text, folder))
        else:
            return target
        return None

    def _parse(self, path: Path) -> Outcome[File]:
        read = self._read(path)
        if read.value is None:
            source = read.diagnostics[0].span.source
            return Outcome(File(source, (), ()), read.diagnostics)
        self._folders[read.value] = path.parent
        return parse(read.value)

    def _read(self, path: Path) -> Outcome[Source | None]:
        name = self._name(path)
        data = b""
        try:
            if path.stat().st_size > _MAX_BYTES:
                raise OSError(f"larger than {_MAX_BYTES // 2**20} MiB")
            data = path.read_bytes()
            return Outcome(Source(name=name, text=data.decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            return _undecodable(name, data, error)
        except OSError as error:
            source = Source(name=name, text="")
            reason = error.strerror or str(error)
            return _failed(
                source,
                UNREADABLE_FILE,
                Text(f"无法读取：`{reason}`", f"cannot be read: `{reason}`"),
            )

    def _name(self, path: Path) -> str:
        for base in (self._base, self.root):
            if path.is_relative_to(base):
                return self._prefix + path.relative_to(base).as_posix()
        return self._prefix + path.name


def _failed(source: Source, rule: Rule, message: Text) -> Outcome[Source | None]:
    span = Span(source, 0, min(1, len(source.text)))
    return Outcome(None, (rule.at(span, message),))


def _undecodable(name: str, data: bytes, error: UnicodeDecodeError) -> Outcome[Source | None]:
    """Point at the first byte that is no UTF-8, in the text as far as it can be shown."""
    source = Source(name=name, text=data.decode("utf-8", errors="replace"))
    at = len(data[: error.start].decode("utf-8", errors="replace"))
    span = Span(source, at, at + 1)
    diagnostic = NOT_UTF8.at(
        span,
        Text(
            f"第 {error.start} 字节不是 UTF-8",
            f"byte {error.start} is not UTF-8",
        ),
        help=Text("用编辑器另存为 UTF-8", "save the file as UTF-8"),
    )
    return Outcome(None, (diagnostic,))


def _outside(span: Span, text: str) -> Diagnostic:
    return OUTSIDE_ROOT.at(
        span,
        Text(f"`{text}` 在根目录之外", f"`{text}` is outside the root folder"),
        help=Text(
            "把文件移到根目录内，或用 `--root` 指定更高的目录",
            "move the file inside, or name a higher folder with `--root`",
        ),
    )


def _missing(span: Span, text: str, folder: Path) -> Diagnostic:
    suffix = ".toml" if text.endswith(".toml") else ".city"
    known = sorted(entry.name for entry in folder.glob(f"*{suffix}"))
    help = did_you_mean(text, known)
    inside = span._replace(start=span.start + 1, end=span.end - 1)
    message = Text(f"找不到文件 `{text}`", f"no file `{text}`")
    return MISSING_FILE.at(span, message, help=help, fix=respelt(inside, text, known))


def _cycle(use: Use, using: tuple[Path, ...]) -> Diagnostic:
    chain = " → ".join(path.name for path in (*using, using[0]))
    return USE_CYCLE.at(
        use.path.span,
        Text(f"文件引用了自身：`{chain}`", f"the file uses itself: `{chain}`"),
        help=Text("删去这条引用", "remove this line"),
        # Of a longer circle any line could be the one too many.
        fix=without(use.span, safe=True) if len(using) == 1 else None,
    )
