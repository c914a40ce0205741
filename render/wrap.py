"""Breaking a text into lines by the essentials of UAX #14, balanced and without loss."""

from __future__ import annotations

import re
from functools import lru_cache

from citydsl.render.measure import char_width

__all__ = ["longest", "wrap"]

_SPACE = char_width(" ")
_NO_START = frozenset("+，。、；：？！）】」』》〉〕〗”’％‰℃…—～·々ー,.;:?!)]}%°'\"›»\u3000")
_NO_END = frozenset("（【「『《〈〔〖“‘([{‹«#@￥$¥£€")
_JOINERS = frozenset("\u200d\u2060\ufe0e\ufe0f\u00a0")
# What belongs to the character before it: marks, selectors, skin tones, and what a joiner ties.
_CLUSTER = re.compile(
    "\r\n|[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:[\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*",
    re.DOTALL,
)
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u0370-\u052f_.,:;'’@#&%°/+\-]")


class _Piece:
    """A stretch no line may break, with its width in em and the spaces before it."""

    __slots__ = ("spaces", "text", "width")

    def __init__(self, text: str, width: float, spaces: int) -> None:
        self.text = text
        self.width = width
        self.spaces = spaces

    @property
    def gap(self) -> float:
        """The width of the spaces before it."""
        return self.spaces * _SPACE


@lru_cache(maxsize=32768)
def wrap(text: str, size: float, width: float) -> tuple[str, ...]:
    """Return `text` in lines no wider than `width` at `size`, as even as the fewest lines allow.

    Only spaces at breaks are dropped; a piece wider than a line is broken by force.
    """
    limit = max(width / size, 0.0) + 1e-6
    lines: list[str] = []
    for paragraph in re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text):
        lines += _paragraph(paragraph, limit)
    return tuple(lines) or ("",)


@lru_cache(maxsize=32768)
def longest(text: str) -> float:
    """Return the width in em of the longest stretch of a text that no line may break."""
    return max((piece.width for piece in _pieces(text.split(" "))), default=0.0)


def _paragraph(text: str, limit: float) -> list[str]:
    words = text.split(" ")
    if sum(map(char_width, text)) <= limit:
        line = text.strip(" ")
        return [line] if line else []
    pieces = [piece for piece in _pieces(words) for piece in _forced(piece, limit)]
    fewest = len(_fill(pieces, limit))
    return _fill(pieces, _evenest(pieces, limit, fewest))


def _evenest(pieces: list[_Piece], limit: float, lines: int) -> float:
    """The narrowest limit that still takes `lines` lines."""
    total = sum(piece.width + piece.gap for piece in pieces)
    low, high = total / (lines + 1), limit
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_fill(pieces, middle)) <= lines else (middle, high)
    return high


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


def _pieces(words: list[str]) -> list[_Piece]:
    """Words cut wherever a line may end, each with the space that precedes it."""
    pieces: list[_Piece] = []
    spaces = 0
    for word in words:
        for text in _cut(word):
            pieces.append(_Piece(text, sum(map(char_width, text)), spaces))
            spaces = 0
        spaces += bool(pieces)
    return pieces


def _cut(word: str) -> list[str]:
    """A word without spaces cut into the stretches that must stay whole."""
    cuts: list[str] = []
    for cluster in _CLUSTER.findall(word):
        if cuts and _holds(cuts[-1][-1], cluster[0]):
            cuts[-1] += cluster
        else:
            cuts.append(cluster)
    return cuts


def _holds(before: str, after: str) -> bool:
    """Whether no line may end between two characters."""
    if before in _JOINERS or after in _JOINERS or after in _NO_START or before in _NO_END:
        return True
    return bool(_WORD.match(before) and _WORD.match(after) and before not in "/-")


def _forced(piece: _Piece, limit: float) -> list[_Piece]:
    """The piece, or its clusters packed into as few pieces as fit the limit."""
    if piece.width <= limit:
        return [piece]
    parts: list[_Piece] = []
    for cluster in _CLUSTER.findall(piece.text):
        width = sum(map(char_width, cluster))
        if parts and parts[-1].width + width <= limit:
            parts[-1].text += cluster
            parts[-1].width += width
        else:
            parts.append(_Piece(cluster, width, 0 if parts else piece.spaces))
    return parts
