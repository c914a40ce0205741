"""A document with its blocks filled anew, and nothing else of it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Source, Span
from citydsl.embedding.library import Library
from citydsl.markdown.content import Content, Refused, content
from citydsl.markdown.home import Home
from citydsl.markdown.markers import Block, blocks
from citydsl.markdown.trouble import Trouble

__all__ = ["Change", "Filled", "Shown", "fill"]

_BOM = "\ufeff"


class Shown(NamedTuple):
    """A picture a document shows: its file, what that is to hold, and the marker that asks for it."""

    path: Path
    content: bytes
    marker: Span


class Change(NamedTuple):
    """A block whose lines are to be others."""

    marker: Span
    before: str
    after: str


class Filled(NamedTuple):
    """A document as it is to be; `after` is None where something is wrong with it."""

    after: bytes | None
    changes: tuple[Change, ...] = ()
    pictures: tuple[Shown, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def fill(name: str, before: bytes, home: Home, library: Library) -> Filled:
    """Fill the blocks of a document called `name`.

    Line breaks, a byte-order mark and a missing last line break stay as they are. Raises OSError,
    and `MissingExtra` where a picture needs what is not installed.
    """
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError as error:
        return Filled(None, troubles=(_not_utf8(name, before, error.start),))
    mark = _BOM if text.startswith(_BOM) else ""
    source = Source(name=name, text=text.removeprefix(_BOM))
    found, troubles = blocks(source)
    if troubles:
        return Filled(None, troubles=troubles)
    made: list[tuple[Block, Content]] = []
    refused: list[Refused] = []
    for block in found:
        try:
            made.append((block, content(block, home, library)))
        except Refused as one:
            refused.append(one)
    if refused:
        findings = dict.fromkeys(finding for one in refused for finding in one.findings)
        return Filled(
            None, troubles=tuple(one.trouble for one in refused), findings=tuple(findings)
        )
    after, changes = _put(source.text, made)
    return Filled((mark + after).encode("utf-8"), changes, tuple(_pictures(made)))


def _put(text: str, made: Sequence[tuple[Block, Content]]) -> tuple[str, tuple[Change, ...]]:
    parts: list[str] = []
    changes: list[Change] = []
    at = 0
    for block, held in made:
        # Blank lines around it: not every reader of Markdown ends a comment with its line.
        lines = [
            "",
            *(f"{block.indent}{line}" if line else "" for line in held.text.split("\n")),
            "",
        ]
        before, after = (
            text[block.start : block.end],
            "".join(f"{line}{block.newline}" for line in lines),
        )
        if before != after:
            changes.append(Change(block.marker, before, after))
        parts += [text[at : block.start], after]
        at = block.end
    return "".join([*parts, text[at:]]), tuple(changes)


def _pictures(made: Sequence[tuple[Block, Content]]) -> Iterator[Shown]:
    for block, held in made:
        if held.picture:
            path, drawn = held.picture
            yield Shown(
                path, drawn.encode("utf-8") if isinstance(drawn, str) else drawn, block.marker
            )


def _not_utf8(name: str, data: bytes, at: int) -> Trouble:
    text = data.decode("utf-8", errors="replace").removeprefix(_BOM)
    offset = len(data[:at].decode("utf-8").removeprefix(_BOM))
    message = Text("不是 UTF-8 编码", "not in UTF-8")
    help = Text("以 UTF-8 编码保存文件", "save the file as UTF-8")
    return Trouble(Span(Source(name=name, text=text), offset, offset + 1), message, help)
