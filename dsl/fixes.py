"""Edits that remove findings: how they are made, and how several go into one text."""

from __future__ import annotations

from collections.abc import Iterable

from citydsl.dsl.diagnostics import Edit, Fix, Text
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span
from citydsl.dsl.suggest import nearest

__all__ = ["Fixed", "apply", "respelt", "without"]


class Fixed(NamedTuple):
    """A text after fixes, and how many of them went in."""

    text: str
    applied: int


def respelt(span: Span, name: str, known: Iterable[str]) -> Fix | None:
    """Offer the one nearest name in the place of a misspelt one; None where there are several."""
    near = nearest(name, known)
    if len(near) != 1:
        return None
    title = Text(f"改为 `{near[0]}`", f"change it to `{near[0]}`")
    return Fix(title, (Edit(span, near[0]),), safe=False)


def without(span: Span, *, safe: bool) -> Fix:
    """Offer to remove a statement, with its line where nothing else stands on it."""
    text = span.source.text
    start, end = span.start, span.end
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop + 1
    if not text[line:start].strip() and not text[end:stop].strip():
        start, end = line, stop
    elif (rest := text[end:stop].lstrip(" \t"))[:1] in (";", "；"):
        end += len(text[end:stop]) - len(rest) + 1
        end += len(text[end:stop]) - len(text[end:stop].lstrip(" \t"))
    elif (before := text[line:start].rstrip(" \t"))[-1:] in (";", "；"):
        start = line + len(before) - 1
    edit = Edit(span._replace(start=start, end=end), "")
    return Fix(Text("删去它", "remove it"), (edit,), safe)


def apply(text: str, fixes: Iterable[Fix]) -> Fixed:
    """Put fixes into a text; one that begins before another is over waits for the next round."""
    pieces: list[str] = []
    reached, count = 0, 0
    for fix in sorted(fixes, key=lambda fix: fix.edits[0].span.start):
        edits = sorted(fix.edits, key=lambda edit: edit.span.start)
        if count and edits[0].span.start <= reached:
            continue
        count += 1
        for edit in edits:
            pieces += (text[reached : edit.span.start], edit.text)
            reached = edit.span.end
    return Fixed("".join(pieces) + text[reached:], count)
