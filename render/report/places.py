"""Places as machines want them: lines and columns from 1, columns in code points."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span

__all__ = ["Region", "region", "say"]


class Region(NamedTuple):
    """A stretch of one file; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


def region(span: Span) -> Region:
    """The region of a span."""
    name = span.source.name.replace("\\", "/")
    return Region(name, *span.position, *span.source.position(span.end))


def say(text: Text, lang: str) -> str:
    """A text in `zh` or `en`."""
    return text.zh if lang == "zh" else text.en
