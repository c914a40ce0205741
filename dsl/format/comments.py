"""Comments between statements: which one each belongs to, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from citydsl.dsl.source import Source
from citydsl.dsl.syntax.nodes import Comment

__all__ = ["Gap", "Row", "comment_text", "governed_lines", "part_gap"]

_BLANK = re.compile(r"\n[^\S\n]*\n")
_SEPARATOR = re.compile(r"[;；]")
_ALLOW = re.compile(r"citydsl[:：]\s*(?:allow|允许)\s")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of comments alone; `blank` says an empty line precedes it."""

    comments: tuple[Comment, ...]
    blank: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """The comments between two statements.

    `behind` follow the first on its line, `rows` have lines of their own, `before` stand in front
    of the second on its line; `blank` says an empty line precedes the second.
    """

    behind: tuple[Comment, ...]
    rows: tuple[Row, ...]
    before: tuple[Comment, ...]
    blank: bool


def part_gap(
    text: str,
    start: int | None,
    comments: Sequence[Comment],
    stop: int,
    *,
    opened: bool,
    statement: bool,
) -> Gap:
    """Part the comments between `start` (None: the file's start) and `stop`.

    `opened` says a `{` ends at `start`, `statement` that a statement begins at `stop`.
    """
    behind: list[Comment] = []
    at = 0 if start is None else start
    joined = _joined_to_next(text, comments, stop) if statement else len(comments)
    for index, comment in enumerate(comments):
        between = text[at : comment.start]
        if start is None or "\n" in between:
            break
        if index >= joined and (opened or _SEPARATOR.search(between)):
            break
        behind.append(comment)
        at = comment.end
    rows: list[Row] = []
    before: list[Comment] = []
    blank = False
    for index, comment in enumerate(comments[len(behind) :], len(behind)):
        between = text[at : comment.start]
        first = not before and not (rows and "\n" not in between)
        if index >= joined:
            blank = bool(_BLANK.search(between)) if not before else blank
            before.append(comment)
        elif first:
            rows.append(Row((comment,), bool(_BLANK.search(between))))
        else:
            rows[-1] = Row((*rows[-1].comments, comment), rows[-1].blank)
        at = comment.end
    if not before:
        blank = bool(_BLANK.search(text[at:stop]))
    return Gap(tuple(behind), tuple(rows), tuple(before), blank)


def _joined_to_next(text: str, comments: Sequence[Comment], stop: int) -> int:
    """The index of the first comment that shares a line with what begins at `stop`."""
    index = len(comments)
    while index and "\n" not in text[comments[index - 1].end : stop]:
        index -= 1
        stop = comments[index].start
    return index


def comment_text(comment: Comment) -> str:
    """The comment as written, with `//` for `／／` and line feeds alone."""
    text = re.sub(r"\r+\n", "\n", comment.text)
    if text.startswith("/*"):
        return text
    return "//" + text[2:].rstrip()


def governed_lines(source: Source, comments: Sequence[Comment], first: int) -> frozenset[int]:
    """The lines for which a comment behind offset `first` allows something."""
    lines = set()
    for comment in comments:
        if comment.end > first and _ALLOW.search(comment.text):
            line, column = comment.position
            alone = not source.line(line)[: column - 1].strip()
            lines.add(line + 1 if alone else line)
    return frozenset(lines)
