"""What all directives share: the spec they name or hold, its findings, what it depends on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.embedding.library import Opened, told
from citydsl.embedding.request import THINGS, EmbedError, Wish, wish
from citydsl.sphinx.specs import build_of, language, say

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

__all__ = ["LAYOUT", "SpecDirective", "options"]

_log = logging.getLogger("sphinx.citydsl")
_TWO = Text("规格文件和正文只能取其一", "give the path of a spec or the spec itself, not both")
_NONE = Text("缺少规格文件的路径或正文", "give the path of a spec, or the spec itself")
_BROKEN = Text("规格有错误，无法画出", "the spec has errors, so nothing is drawn")


def _align(argument: str) -> str:
    return directives.choice(argument, ("left", "center", "right"))


LAYOUT: dict[str, Callable[[str], Any]] = {
    "align": _align,
    "caption": lambda argument: argument or "",
    "name": directives.unchanged,
}
"""Where something stands, its caption, and what it is referred to by."""


def options(thing: str) -> dict[str, Callable[[str], Any]]:
    """Return the options for one of THINGS, read later, where they can be told well."""
    return dict.fromkeys(THINGS[thing], directives.unchanged)


class SpecDirective(SphinxDirective):
    """A directive about one spec: a file by its path, or the text inside."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    thing: ClassVar[str]

    def run(self) -> list[Node]:
        """Show what is asked for, or why that cannot be; both tell what was found in the spec."""
        try:
            opened = self.opened()
            asked = self._wish()
            if any(one.broken for one in opened):
                raise EmbedError(_BROKEN)
            return self.show(opened, asked)
        except EmbedError as error:
            message = say(error.message, self.config)
            if error.message is not _BROKEN:
                self.warn(message, self.get_location(), "embed")
            return [nodes.error("", *(nodes.paragraph("", line) for line in message.split("\n")))]

    def show(self, opened: tuple[Opened, ...], asked: Wish) -> list[Node]:
        """Return the nodes of what is asked for. Raises EmbedError."""
        raise NotImplementedError

    def warn(self, message: str, location: str, subtype: str) -> None:
        """Log a warning of ours."""
        _log.warning("%s", message, location=location, type="city", subtype=subtype)

    def captioned(self, own: str) -> list[Node] | None:
        """The caption asked for; where it is asked for without a text, ours."""
        if "caption" not in self.options:
            return None
        text = self.options["caption"]
        if not text:
            return [nodes.Text(own)]
        parsed, messages = self.parse_inline(text, lineno=self.lineno)
        return [*parsed, *messages]

    def placed(self, node: Element) -> None:
        """Give a node its alignment, name and place in the source."""
        if "align" in self.options:
            node["align"] = self.options["align"]
        self.set_source_info(node)
        self.add_name(node)

    def _wish(self) -> Wish:
        given = {name: self.options[name] for name in THINGS[self.thing] if name in self.options}
        if "theme" in THINGS[self.thing]:
            given.setdefault("theme", self.config.citydsl_theme)
        return wish(self.thing, given, lang=language(self.config))

    def opened(self) -> tuple[Opened, ...]:
        """Open what is named or stands inside, and tell its findings. Raises EmbedError."""
        if self.arguments and self.content:
            raise EmbedError(_TWO)
        if self.arguments:
            path = Path(self.env.relfn2path(self.arguments[0])[1])
            return (self.file(path, self.arguments[0]),)
        if not self.content:
            raise EmbedError(_NONE)
        opened = self._text()
        self._depend(opened)
        self._tell(opened, None)
        return (opened,)

    def file(self, path: Path, name: str) -> Opened:
        """Open a file, called so by the author. Raises EmbedError."""
        self.env.note_dependency(path)
        root = self.config.citydsl_root
        try:
            library = build_of(self.env).library
            opened = library.file(path, library.base / root if root else None)
        except FileNotFoundError:
            raise EmbedError(Text(f"没有文件 `{name}`", f"there is no file `{name}`")) from None
        self._depend(opened)
        self._tell(opened, path)
        return opened

    def _depend(self, opened: Opened) -> None:
        for file in opened.files:
            self.env.note_dependency(file)

    def _text(self) -> Opened:
        source, line = self._line(0)
        document = Path(source)
        library = build_of(self.env).library
        root = library.base / self.config.citydsl_root if self.config.citydsl_root else None
        text = "\n".join(self.content) + "\n"
        return library.text(text, name=document.name, root=root or document.parent, line=line)

    def _line(self, number: int) -> tuple[str, int]:
        """The file and line of a line of the content."""
        if type(self.state_machine).__module__.startswith("myst_parser"):
            # MyST counts from the fence; docutils keeps every line's own place.
            return self.get_source_info()[0], self.lineno + 1 + self.content_offset + number
        source, offset = self.content.items[number]
        return source, offset + 1

    def _tell(self, opened: Opened, path: Path | None) -> None:
        """Log the findings: of a file once in a document, of a text at their own lines."""
        shown = build_of(self.env).shown
        if path is not None:
            if (self.env.docname, path) in shown:
                return
            shown.add((self.env.docname, path))
        main = opened.spec.compiled.unit.main.source
        for one in opened.findings(self.config.citydsl_severity):
            inside = path is None and one.span.source is main
            self.warn(self._said(one, inside), self._location(one, inside), one.rule.name)

    def _said(self, one: Diagnostic, inside: bool) -> str:
        return told(one, "en" if language(self.config) == "en" else "zh", placed=not inside)

    def _location(self, one: Diagnostic, inside: bool) -> str:
        if not inside:
            return self.get_location()
        line = min(max(one.span.position.line - self._line(0)[1], 0), len(self.content) - 1)
        source, number = self._line(line)
        return f"{source}:{number}"
