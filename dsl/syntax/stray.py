"""Characters that begin no token: what is said of them, and how the text goes on behind them."""

from __future__ import annotations

import re

from citydsl.dsl.diagnostics import Diagnostic, Edit, Fix, Text
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax.rules import UNEXPECTED_CHARACTER

__all__ = ["hyphenated", "stray"]

_HYPHENS = "-—－"
_HYPHEN = re.compile(rf"[{_HYPHENS}]\w+")
_IN_NAMES = Text(
    "标识符里不能有连字符，改用下划线；关系写作 `->`",
    "names have no hyphen, use `_`; a relation is written `->`",
)
_HELPS = (
    (_HYPHENS, Text("关系写作 `甲 -> 乙`", "a relation is written `a -> b`")),
    ("]］】", Text("关系写作 `甲 -[动词]-> 乙`", "a relation is written `a -[verb]-> b`")),
    ("'‘’`", Text("文字放进 `“…”` 里", 'a text stands in `"…"`')),
    ("\\", Text("反斜杠只用在引号里", "a backslash stands in quoted texts only")),
)


def stray(span: Span) -> Diagnostic:
    """Report a run of characters that begin no token."""
    shown = "".join(char if char.isprintable() else f"U+{ord(char):04X}" for char in span.text)
    fix = None
    if not any(char.isprintable() for char in span.text):
        title = Text("去掉看不见的字符", "remove what cannot be seen")
        fix = Fix(title, (Edit(span, " " if span.text.isspace() else ""),), safe=True)
    help = next((help for marks, help in _HELPS if span.text[0] in marks), None)
    message = Text(f"无法识别的字符 `{shown}`", f"unexpected character `{shown}`")
    return UNEXPECTED_CHARACTER.at(span, message, help=help, fix=fix)


def hyphenated(source: Source, at: int, end: int) -> Diagnostic | None:
    """The finding where a name goes on behind a hyphen, up to `end`; the name is read whole.

    Every use of the name has the same hyphen, so that nothing else is missing for it.
    """
    if not _HYPHEN.fullmatch(source.text, at, end):
        return None
    span = Span(source, at, at + 1)
    message = Text(f"无法识别的字符 `{span.text}`", f"unexpected character `{span.text}`")
    title = Text("改为 `_`", "change it to `_`")
    fix = Fix(title, (Edit(span, "_"),), safe=False)
    return UNEXPECTED_CHARACTER.at(span, message, help=_IN_NAMES, fix=fix)
