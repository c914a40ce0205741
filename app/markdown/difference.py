"""Which lines differ, with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from citydsl.render.report.excerpt import printable

__all__ = ["difference"]

_BREAK = re.compile(r"\r\n|\r|\n")
_WIDEST = 160


def difference(before: str, after: str, first: int) -> Iterator[str]:
    """The lines that go, numbered from `first`, and those that come in their place."""
    old, new = _lines(before), _lines(after)
    told = False
    for kind, at, end, there, until in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            told = True
            yield from (f"{first + number:>5} - {_short(old[number])}" for number in range(at, end))
            yield from (f"{'':>5} + {_short(line)}" for line in new[there:until])
    if not told:
        yield f"{first:>5} - {before!r}"[:_WIDEST]
        yield f"{'':>5} + {after!r}"[:_WIDEST]


def _lines(text: str) -> list[str]:
    lines = _BREAK.split(text)
    return lines if lines[-1] else lines[:-1]


def _short(line: str) -> str:
    shown = printable(line)
    return f"{shown[:_WIDEST]}…" if len(shown) > _WIDEST else shown
