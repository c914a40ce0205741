"""The lines of a source a finding is about, with marks below what is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from citydsl.dsl.source import Source, Span

__all__ = ["columns", "excerpt", "printable"]

_WIDEST = 100
"""The columns of a long line that are shown."""
_BEFORE = 30
"""The columns shown before the place in a line that is cut."""
_GUTTER = 5
_CUT = "…"


def excerpt(span: Span, label: str, *, mark: str, paint: Callable[[str], str]) -> list[str]:
    """The first line of a span and, where it goes on, its last; the label stands at the end.

    `mark` underlines the span; `paint` gives the underline and the label their colour.
    """
    first, last = _bounds(span)
    column = span.position.column - 1
    line = span.source.line(first)
    if first == last:
        return _marked(
            span.source, first, column, column + span.end - span.start, mark, label, paint
        )
    blank = [f"{'⋮':>{_GUTTER}} |"] if last > first + 1 else []
    end = span.source.position(span.end).column - 1
    end_line = span.source.line(last)
    indent = len(end_line) - len(end_line.lstrip())
    return [
        *_marked(span.source, first, column, len(line), mark, "", paint),
        *blank,
        *_marked(span.source, last, min(indent, end), end, mark, label, paint),
    ]


def printable(text: str) -> str:
    """Tabs as one space, control characters and direction overrides made visible."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char == "\t" else "·" for char in text)


def columns(text: str) -> int:
    """The columns a terminal gives a text: two for wide characters (UAX #11)."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _bounds(span: Span) -> tuple[int, int]:
    """The first and last line of a span; a break at its very end belongs to the line it ends."""
    text = span.source.text
    end = span.end
    while end > span.start and text[end - 1] in "\r\n":
        end -= 1
    return span.position.line, span.source.position(end).line


def _marked(
    source: Source,
    number: int,
    start: int,
    end: int,
    mark: str,
    label: str,
    paint: Callable[[str], str],
) -> list[str]:
    line = printable(source.line(number))
    start = min(start, len(line))
    end = min(end, len(line))
    shown, skipped = _window(line, start, end)
    start, end = start - skipped, min(end - skipped, len(shown))
    under = mark * max(columns(shown[start:end]), 1)
    below = f"{under} {label}".rstrip()
    return [
        f"{number:>{_GUTTER}} | {shown}".rstrip(),
        f"{'':>{_GUTTER}} | {' ' * columns(shown[:start])}{paint(below)}",
    ]


def _window(line: str, start: int, end: int) -> tuple[str, int]:
    """What is shown of a line, and how many of its characters are left out before it."""
    if columns(line) <= _WIDEST + _BEFORE:
        return line, 0
    first = start
    room = _BEFORE
    while first and room > 0:
        first -= 1
        room -= _width(line[first])
    last, room = first, _WIDEST
    while last < len(line) and room > 0:
        room -= _width(line[last])
        last += 1
    shown = line[first:last] + (_CUT if last < len(line) else "")
    # The mark of the cut takes one place of its own.
    return (_CUT + shown, first - 1) if first else (shown, 0)
