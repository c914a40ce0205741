"""What is wrong in a document, at its place, told as findings in specs are."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span
from citydsl.render.report.excerpt import excerpt, printable

__all__ = ["Trouble", "told_trouble", "where"]

_ERROR = Text("错误", "error")
_HELP = Text("建议", "help")


class Trouble(NamedTuple):
    """A place in a document, what is wrong there, and what to do about it."""

    span: Span
    message: Text
    help: Text | None = None


def told_trouble(one: Trouble, lang: str) -> str:
    """Return it as lines: the place, the line with a caret, what to do."""
    lines = [f"{where(one.span)}: {_say(_ERROR, lang)}: {_say(one.message, lang)}"]
    if one.span.source.text:
        lines += excerpt(one.span, "", mark="^", paint=str)
    if one.help:
        lines.append(f"  {_say(_HELP, lang)}: {_say(one.help, lang)}")
    return "\n".join(lines)


def where(span: Span) -> str:
    """`file:line:column`, or the file alone where it holds nothing."""
    line, column = span.position
    name = printable(span.source.name)
    return f"{name}:{line}:{column}" if span.source.text else name


def _say(text: Text, lang: str) -> str:
    said = text.zh if lang == "zh" else text.en
    return "\n".join(printable(line) for line in said.split("\n"))
