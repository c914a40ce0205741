"""Breaking a text into lines by the essentials of UAX #14, balanced and without loss.

Of the lines that are about as even, those are taken that end where a reader pauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import inf

from citydsl.render.breaks import FORCED, JOINTS, cost_between, words_in
from citydsl.render.measure import char_width, em_width

__all__ = ["longest", "wrap"]

_SPACE = char_width(" ")
_CAREFUL = 12
_DEAR = 0.25
"""The worth of a good break: one inside a term is avoided by lines of about 2 to 1."""
_NO_START = frozenset("+，。、；：？！）】」』》〉〕〗”’％‰℃…—～·々ー,.;:?!)]}%°'\"›»\u3000")
_NO_END = frozenset("（【「『《〈〔〖“‘([{‹«#@￥$¥£€")
_JOINERS = frozenset("\u200d\u2060\ufe0e\ufe0f\u00a0")
# What belongs to the character before it: marks, selectors, skin tones, and what a joiner ties.
_CLUSTER = (
    "\r\n|[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:[\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*"
)
_BREAKS = r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
# Most texts ask for neither: `re` compiles and keeps them when one does.
_WORD = frozenset(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.,:;'’@#&%°/+-"
).union(map(chr, range(0xC0, 0x250)), map(chr, range(0x370, 0x530)))


class _Piece:
    """A stretch no line may break, with its width and that of the spaces before it in em, and what
    it costs to begin a line with it."""

    __slots__ = ("cost", "gap", "spaces", "text", "width")

    def __init__(self, text: str, width: float, spaces: int, cost: float = 0.0) -> None:
        self.text = text
        self.width = width
        self.spaces = spaces
        self.gap = spaces * _SPACE
        self.cost = cost


@lru_cache(maxsize=32768)
def wrap(text: str, size: float, width: float) -> tuple[str, ...]:
    """Return `text` in lines no wider than `width` at `size`, as even as the fewest lines allow.

    A text of very many lines is filled from the top. Only spaces at breaks are dropped; a piece
    wider than a line is broken by force.
    """
    limit = max(width / size, 0.0) + 1e-6
    lines: list[str] = []
    for paragraph in (text,) if text.isprintable() else re.split(_BREAKS, text):
        lines += _paragraph(paragraph, limit)
    return tuple(lines) or ("",)


@lru_cache(maxsize=32768)
def longest(text: str) -> float:
    """Return the width in em of the longest stretch of a text that no line may break."""
    return max((piece.width for piece in _pieces(text)), default=0.0)


def _paragraph(text: str, limit: float) -> list[str]:
    if em_width(text) <= limit:
        line = text.strip(" ")
        return [line] if line else []
    pieces = [piece for piece in _pieces(text) for piece in _forced(piece, limit)]
    lines = _fill(pieces, limit)
    if len(lines) == 2:
        return _halves(pieces, limit)
    return _best(pieces, limit, len(lines)) if 2 < len(lines) <= _CAREFUL else lines


def _halves(pieces: list[_Piece], limit: float) -> list[str]:
    """What `_best` finds where two lines are enough, as they are for most labels."""
    whole = sum([piece.width + piece.gap for piece in pieces])
    dear = _DEAR * whole * whole / 4
    first, least, found = 0.0, inf, 1
    for start in range(1, len(pieces)):
        before, piece = pieces[start - 1], pieces[start]
        first += before.width + (before.gap if start > 1 else 0.0)
        second = whole - first - piece.gap - pieces[0].gap
        if first > limit:
            break
        if second <= limit:
            cost = first * first + second * second + piece.cost * dear
            if cost < least - 1e-9:
                least, found = cost, start
    return [_line(pieces[:found]), _line(pieces[found:])]


def _best(pieces: list[_Piece], limit: float, lines: int) -> list[str]:
    """The fewest lines, as even as they can be without breaking terms (Knuth and Plass, 1981)."""
    mean = sum(piece.width + piece.gap for piece in pieces) / lines
    dear = _DEAR * mean * mean
    # For each number of pieces: lines so far, how uneven and ill-broken they are, the last's start.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(pieces) + 1):
        width, least = 0.0, (lines + 1, 0.0, 0)
        for start in range(end - 1, -1, -1):
            piece = pieces[start]
            width += piece.width
            if width > limit and start < end - 1:
                break
            count, spent, _ = best[start]
            cost = spent + width * width + (piece.cost * dear if start else 0.0)
            least = min(least, (count + 1, cost, start))
            width += piece.gap
        best.append(least)
    ends, end = [], len(pieces)
    while end:
        ends.append(end)
        end = best[end][2]
    starts = [*ends[1:], 0]
    return [_line(pieces[a:b]) for a, b in zip(reversed(starts), reversed(ends), strict=True)]


def _line(pieces: list[_Piece]) -> str:
    first, *rest = pieces
    return first.text + "".join(" " * piece.spaces + piece.text for piece in rest)


def _fill(pieces: list[_Piece], limit: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for piece in pieces:
        if line and used + piece.gap + piece.width > limit:
            lines.append(line)
            line, used = "", 0.0
        if line:
            line += " " * piece.spaces
            used += piece.gap
        line += piece.text
        used += piece.width
    return [*lines, line] if line else lines


@lru_cache(maxsize=8192)
def _pieces(text: str) -> tuple[_Piece, ...]:
    """Words cut wherever a line may end, each with the space that precedes it."""
    pieces: list[_Piece] = []
    spaces = 0
    for word in text.split(" "):
        known, place = words_in(word), 0
        for text in _cut(word):
            free = spaces or not place
            cost = 0.0 if free else cost_between(word[place - 1], text[0], place, known)
            cost = FORCED if text[0] in JOINTS and pieces else cost
            pieces.append(_Piece(text, em_width(text), spaces, cost))
            spaces = 0
            place += len(text)
        spaces += bool(pieces)
    return tuple(pieces)


def _cut(word: str) -> list[str]:
    """A word without spaces cut into the stretches that must stay whole."""
    cuts: list[str] = []
    for cluster in _clusters(word):
        if cuts and _holds(cuts[-1][-1], cluster[0]):
            cuts[-1] += cluster
        else:
            cuts.append(cluster)
    return cuts


@lru_cache(maxsize=32768)
def _holds(before: str, after: str) -> bool:
    """Whether no line may end between two characters."""
    if before in _JOINERS or after in _JOINERS or after in _NO_START or before in _NO_END:
        return True
    return before in _WORD and after in _WORD and before not in "/-"


def _clusters(text: str) -> Iterable[str]:
    """Characters, each with what belongs to it: of letters and digits none has anything."""
    return text if text.isalnum() else re.findall(_CLUSTER, text, re.DOTALL)


def _forced(piece: _Piece, limit: float) -> list[_Piece]:
    """The piece, or its clusters packed into as few pieces as fit the limit."""
    if piece.width <= limit:
        return [piece]
    parts: list[_Piece] = []
    for cluster in _clusters(piece.text):
        width = em_width(cluster)
        if parts and parts[-1].width + width <= limit:
            parts[-1].text += cluster
            parts[-1].width += width
        else:
            whole = not parts
            cost = piece.cost if whole else FORCED
            parts.append(_Piece(cluster, width, piece.spaces if whole else 0, cost))
    return parts
