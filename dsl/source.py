"""Source text and spans in it."""

from __future__ import annotations

from bisect import bisect_right

from citydsl.dsl.record import NamedTuple

__all__ = ["Position", "Source", "Span"]


class Position(NamedTuple):
    """A place as people count it: line and column from 1, columns in code points."""

    line: int
    column: int


class Source:
    """One text with the name it is shown under (a path with forward slashes, or `<stdin>`)."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, *, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    def __repr__(self) -> str:
        return f"Source({self.name!r})"

    def position(self, offset: int) -> Position:
        """Return the line and column of a code-point offset."""
        starts = self._line_starts()
        index = bisect_right(starts, offset) - 1
        return Position(index + 1, offset - starts[index] + 1)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line break."""
        starts = self._line_starts()
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(i + 1 for i, char in enumerate(self.text) if char == "\n")]
        return self._starts


class Span(NamedTuple):
    """A stretch of one source: code-point offsets, end exclusive."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stretch itself."""
        return self.source.text[self.start : self.end]

    @property
    def position(self) -> Position:
        """Line and column where the stretch begins."""
        return self.source.position(self.start)
