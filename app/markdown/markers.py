"""Where the blocks of a document are: from `<!-- citydsl: … -->` to `<!-- /citydsl -->`.

Markers stand on lines of their own, at most three spaces in, as Markdown has it: what is further
in is code, and so is what stands in a fence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Source, Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.markdown.trouble import Trouble

__all__ = ["OPTIONS", "Block", "Word", "blocks", "is_marker"]

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "picture": ("view", "city", "lang", "theme", "page", "at", "format", "folder", "name", "alt", "link"),
    "facts": ("city", "class", "of", "lang", "at", "title"),
    "formula": ("city", "formula", "lang", "at", "title"),
    "compare": ("section", "city", "lang", "at", "title"),
    "findings": ("severity", "lang"),
    "source": (),
}  # fmt: skip
"""What a block can show, the first being what it shows unasked, and the options of each."""

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_FENCE = re.compile(r" {0,3}(?:(`{3,})[^`]*|(~{3,}).*)")
_OURS = re.compile(r" {0,3}<!--[ \t]*/?[ \t]*citydsl\b", re.IGNORECASE)
_OPEN = re.compile(r" {0,3}<!--[ \t]*citydsl[ \t]*[:：](.*?)-->[ \t]*")
_CLOSE = re.compile(r" {0,3}<!--[ \t]*/citydsl[ \t]*-->[ \t]*")
_BLANK = re.compile(r"\s*")
_WORD = re.compile(r'(?:([A-Za-z-]+)=)?(?:"([^"]*)"|“([^”]*)”|([^\s"“”]+))(?=\s|$)')

_FORM = Text(
    "标记写作 `<!-- citydsl: 文件 选项=值 -->`，以 `<!-- /citydsl -->` 结束，各占一行",
    "a marker is `<!-- citydsl: FILE option=value -->` on a line of its own, "
    "and its block ends with `<!-- /citydsl -->`",
)
_CLOSING = Text(
    "在块的末尾写一行 `<!-- /citydsl -->`", "write `<!-- /citydsl -->` behind the block"
)


class Word(NamedTuple):
    """A word of a marker, without its quotes."""

    text: str
    span: Span


class Block(NamedTuple):
    """A block: what it shows of which files, with which options, and where.

    What it holds is to begin on the line below `marker` and ends before offset `end`; its lines
    stand `indent` in and end with `newline`.
    """

    thing: str
    files: tuple[Word, ...]
    options: Mapping[str, Word]
    marker: Span
    start: int
    end: int
    indent: str
    newline: str


class _Opened(NamedTuple):
    """An opening marker: itself, where its words stand, and where its block begins."""

    marker: Span
    words: Span
    start: int
    indent: str
    newline: str


def blocks(source: Source) -> tuple[tuple[Block, ...], tuple[Trouble, ...]]:
    """Find the blocks of a document, and what is wrong with its markers."""
    found: list[Block] = []
    troubles: list[Trouble] = []
    opened: _Opened | None = None
    for line in _marker_lines(source.text):
        text = line[1]
        indent = len(text) - len(text.lstrip(" "))
        marker = Span(source, line.start() + indent, line.start() + len(text.rstrip(" \t")))
        if opening := _OPEN.fullmatch(text):
            if opened:
                troubles.append(_nested(marker, opened))
            words = Span(source, line.start() + opening.start(1), line.start() + opening.end(1))
            opened = _Opened(marker, words, line.end(), text[:indent], line[2] or "\n")
        elif _CLOSE.fullmatch(text) is None:
            troubles.append(Trouble(marker, Text("标记不完整", "this is no whole marker"), _FORM))
        elif opened is None:
            message = Text("这里没有要结束的块", "there is no block to end here")
            troubles.append(Trouble(marker, message, _FORM))
        else:
            read = _read(opened, line.start())
            if isinstance(read, Block):
                found.append(read)
            else:
                troubles.append(read)
            opened = None
    if opened:
        message = Text("这个块没有结束", "this block has no end")
        troubles.append(Trouble(opened.marker, message, _CLOSING))
    return tuple(found), tuple(troubles)


def is_marker(line: str) -> bool:
    """Whether a line would be read as a marker."""
    return _OURS.match(line) is not None


def _marker_lines(text: str) -> Iterator[re.Match[str]]:
    """The lines that hold a marker and stand in no fence, each with its line break."""
    fence, inside = "", False
    for line in _LINE.finditer(text):
        marks = _FENCE.fullmatch(line[1])
        mark = (marks[1] or marks[2]) if marks else ""
        if fence:
            if mark.startswith(fence) and line[1].strip() == mark:
                fence = ""
        elif is_marker(line[1]):
            yield line
            # What a block holds is replaced: a fence in it hides no marker.
            inside = _OPEN.fullmatch(line[1]) is not None
        elif mark and not inside:
            fence = mark


def _read(opened: _Opened, end: int) -> Block | Trouble:
    words = _words(opened.words)
    if isinstance(words, Trouble):
        return words
    thing, named = "picture", [word for name, word in words if not name]
    if named and named[0] is words[0][1] and named[0].text in OPTIONS:
        thing = named.pop(0).text
    options = [(name, word) for name, word in words if name]
    wrong = _wrong_files(opened.marker, thing, named) or _wrong_options(thing, options)
    return wrong or Block(
        thing,
        tuple(named),
        dict(options),
        opened.marker,
        opened.start,
        end,
        opened.indent,
        opened.newline,
    )


def _words(span: Span) -> list[tuple[str, Word]] | Trouble:
    """The words of a marker, each with the option it is the value of, if any."""
    text = span.source.text
    words: list[tuple[str, Word]] = []
    at = _blank(text, span.start, span.end)
    while at < span.end:
        match = _WORD.match(text, at, span.end)
        if match is None:
            message = Text("这里无法读懂", "this cannot be read")
            return Trouble(
                Span(span.source, at, at + len(text[at : span.end].rstrip())), message, _FORM
            )
        group = next(number for number in (2, 3, 4) if match[number] is not None)
        words.append((match[1] or "", Word(match[group], Span(span.source, at, match.end()))))
        at = _blank(text, match.end(), span.end)
    return words


def _blank(text: str, at: int, end: int) -> int:
    """Where the next word begins."""
    match = _BLANK.match(text, at, end)
    return match.end() if match else at


def _wrong_files(marker: Span, thing: str, files: list[Word]) -> Trouble | None:
    if not files:
        return Trouble(marker, Text("没有写规格文件", "no spec is named"), _FORM)
    first = files[0]
    if thing == "compare" or (len(files) == 1 and first.text.endswith(".city")):
        return None
    if not first.text.endswith(".city"):
        help = did_you_mean(first.text, OPTIONS) or _there_are(OPTIONS)
        message = Text(
            f"`{first.text}` 不是规格文件，也不是可显示的内容",
            f"`{first.text}` is neither a spec nor a thing to show",
        )
        return Trouble(first.span, message, help)
    message = Text("这里只能有一个规格文件", "only one spec can stand here")
    return Trouble(files[1].span, message, _FORM)


def _wrong_options(thing: str, options: list[tuple[str, Word]]) -> Trouble | None:
    seen: set[str] = set()
    for name, word in options:
        if name not in OPTIONS[thing]:
            help = did_you_mean(name, OPTIONS[thing]) or _there_are(OPTIONS[thing])
            message = Text(f"{thing} 没有选项 `{name}`", f"{thing} has no option `{name}`")
            return Trouble(word.span, message, help)
        if name in seen:
            message = Text(f"选项 `{name}` 写了两次", f"the option `{name}` stands twice")
            return Trouble(word.span, message)
        seen.add(name)
    return None


def _nested(marker: Span, opened: _Opened) -> Trouble:
    number = opened.marker.position.line
    message = Text(
        f"第 {number} 行开始的块还没有结束",
        f"the block that begins in line {number} has no end yet",
    )
    return Trouble(marker, message, _CLOSING)


def _there_are(names: Iterable[str]) -> Text:
    listed = [f"`{name}`" for name in names]
    if not listed:
        return Text("这里没有选项", "it takes no option")
    return Text(f"可用：{'、'.join(listed)}", f"there are {', '.join(listed)}")
