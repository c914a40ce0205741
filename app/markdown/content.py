"""What a block holds: a picture with its file, tables, findings, or the text of a spec."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from citydsl.api import Picture
from citydsl.dsl.diagnostics import Diagnostic, Severity, Text
from citydsl.dsl.links import safe_link
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.embedding.library import Library, Opened
from citydsl.embedding.request import (
    THINGS,
    EmbedError,
    Wish,
    comparison,
    facts,
    formulas,
    picture,
    wish,
)
from citydsl.markdown.home import Home
from citydsl.markdown.markers import Block, Word, is_marker
from citydsl.markdown.trouble import Trouble
from citydsl.render.embed.markdown import escaped, table_markdown
from citydsl.render.embed.table import Table

__all__ = ["Content", "Refused", "content"]

_FORMATS = ("svg", "png")
_ANSWERS = ("yes", "no")
_LANGS = ("zh", "en")
_NAME = re.compile(r"\w[\w.-]{0,99}")
_TICKS = re.compile(r"`{3,}")
_IN_NAMES = ("theme", "lang", "page", "at")


class Content(NamedTuple):
    """The lines a block is to hold, and the picture they show."""

    text: str
    picture: tuple[Path, str | bytes] | None = None


class Refused(Exception):
    """A block that cannot be filled: what is wrong with it, and with the spec it names."""

    def __init__(self, trouble: Trouble, findings: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(trouble.message.en)
        self.trouble = trouble
        self.findings = findings


def content(block: Block, home: Home, library: Library) -> Content:
    """Make what a block is to hold. Raises Refused, OSError, and `MissingExtra` for pixels."""
    try:
        opened = _open(block, home, library)
        if block.thing == "source":
            return Content(_source(*opened.values()))
        if block.thing == "findings":
            return Content(_findings(block, next(iter(opened)), home))
        if errors := tuple(error for one in opened.values() for error in one.findings("error")):
            span = block.files[0].span
            message = Text("规格有错误，未嵌入", "the spec has errors, so nothing is embedded")
            raise Refused(Trouble(span, message), errors)
        given = {name: word.text for name, word in block.options.items()}
        asked = {name: text for name, text in given.items() if name in THINGS[block.thing]}
        wished = wish(block.thing, asked, lang="both")
        if block.thing == "picture":
            ((path, one),) = opened.items()
            return _picture(path, picture(one, wished), given, home)
        tables = _tables(block.thing, tuple(opened.values()), wished)
        title = block.thing != "facts"
        if "title" in given:
            title = _one_of("title", given["title"], _ANSWERS) == "yes"
        return Content(_written(tables, title=title))
    except EmbedError as error:
        raise Refused(Trouble(_span(block, error.about), error.message)) from None


def _open(block: Block, home: Home, library: Library) -> dict[Path, Opened]:
    opened: dict[Path, Opened] = {}
    for word in block.files:
        try:
            paths = _paths(block, word, home)
            opened |= {path: library.file(path, home.root) for path in paths}
        except FileNotFoundError:
            message = Text(f"没有文件 `{word.text}`", f"there is no file `{word.text}`")
            raise EmbedError(message, word.text) from None
    return opened


def _paths(block: Block, word: Word, home: Home) -> Iterator[Path]:
    """The files a word means. Raises EmbedError, and FileNotFoundError where a pattern has none."""
    path = home.path(word.text)
    if block.thing != "compare" or "*" not in path.name:
        yield path
        return
    found = sorted(path.parent.glob(path.name))
    if not found:
        raise FileNotFoundError(word.text)
    for one in found:
        # What is found may be a link to somewhere else.
        yield home.inside(one)


def _picture(spec: Path, drawn: Picture, given: Mapping[str, str], home: Home) -> Content:
    suffix = _one_of("format", given.get("format", "svg"), _FORMATS)
    told = [given[one] for one in _IN_NAMES if one in given]
    name = given.get("name") or ".".join([drawn.view.city.path, drawn.view.name, *told])
    if _NAME.fullmatch(name) is None:
        message = Text(
            f"`{name}` 不能作文件名：只用字母、数字、`.`、`_`、`-`",
            f"`{name}` is no name for a file: use letters, digits, `.`, `_` and `-`",
        )
        raise EmbedError(message, name)
    folder = home.path(given.get("folder", home.pictures))
    path = home.inside(folder / f"{name}.{suffix}")
    image = f"![{escaped(given.get('alt') or drawn.scene.describe)}]({home.link(path)})"
    links = {"spec": home.link(spec), "picture": home.link(path), "none": ""}
    link = given.get("link", "spec")
    target = links[link] if link in links else safe_link(link)
    if link not in links and not ("/" in link and target):
        _one_of("link", link, tuple(links))
    target = target.replace("(", "%28").replace(")", "%29")
    content = drawn.svg() if suffix == "svg" else drawn.to(suffix)
    return Content(f"[{image}]({target})" if target else image, (path, content))


def _tables(thing: str, opened: tuple[Opened, ...], asked: Wish) -> tuple[Table, ...]:
    if thing == "compare":
        tables = comparison(opened, asked)
        # The sources are those of all tables: they stand below the last.
        return (*(table._replace(note=()) for table in tables[:-1]), tables[-1])
    return formulas(opened[0], asked) if thing == "formula" else (facts(opened[0], asked),)


def _written(tables: tuple[Table, ...], *, title: bool) -> str:
    parts = []
    for table in tables:
        parts += [f"**{escaped(table.title)}**"] if title else []
        parts.append(table_markdown(table, lambda path: ""))
    return "\n\n".join(parts)


def _findings(block: Block, spec: Path, home: Home) -> str:
    """What `citydsl check` prints of a spec, its name as seen from the document."""
    given = {name: word.text for name, word in block.options.items()}
    severities = tuple(one.value for one in Severity)
    severity = _one_of("severity", given.get("severity", Severity.INFO.value), severities)
    lang = _one_of("lang", given.get("lang", "zh"), _LANGS)
    opened = Library(home.folder).file(spec, home.root)
    return _fenced(opened.spec.report(severity=severity, lang=lang), "text")


def _source(opened: Opened) -> str:
    return _fenced(opened.spec.compiled.unit.main.source.text, "city")


def _fenced(text: str, language: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    if any(is_marker(line) for line in lines):
        raise EmbedError(Text("文本里有这种标记", "the text holds such a marker itself"))
    fence = "`" * max(3, *(len(run) + 1 for run in _TICKS.findall(text)), 3)
    return "\n".join([f"{fence}{language}", *lines, fence])


def _one_of(option: str, value: str, known: Collection[str]) -> str:
    """Return a value an option takes. Raises EmbedError with the nearest, else with all."""
    if value in known:
        return value
    listed = [f"`{one}`" for one in known]
    help = did_you_mean(value, known) or Text(
        f"可选：{'、'.join(listed)}", f"there are {', '.join(listed)}"
    )
    message = Text(
        f"{option} 不能是 `{value}`：{help.zh}", f"{option} cannot be `{value}`: {help.en}"
    )
    raise EmbedError(message, value)


def _span(block: Block, about: str) -> Span:
    """Where a marker says what is wrong, else the whole of it."""
    words = (*block.options.values(), *block.files)
    exact = (word.span for word in words if about and word.text == about)
    within = (word.span for word in words if about and about in word.text)
    return next(exact, None) or next(within, None) or block.marker
