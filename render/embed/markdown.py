"""Tables as Markdown, for readers of a repository."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from citydsl.dsl.links import safe_link
from citydsl.render.embed.table import Cell, Piece, Table
from citydsl.render.plain import plain

__all__ = ["escaped", "table_markdown"]

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")


def table_markdown(table: Table, place: Callable[[str], str]) -> str:
    """Write a table as GitHub and MyST read it; `place` gives the link to a path, or nothing."""
    lines = [
        _line(escaped(column) for column in table.columns),
        _line("---" for _ in table.columns),
        *(_line(_cell(cell, place) for cell in row) for row in table.rows),
    ]
    if table.note:
        lines += ["", _cell(table.note, place)]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Return a text of which Markdown makes nothing but that text."""
    safe = _MARKS.sub(r"\\\1", plain(f"|{text}|")[1:-1])
    return _AUTOLINK.sub(lambda found: _parted(found.group()), safe)


def _parted(text: str) -> str:
    """An address that no reader of Markdown takes for a link by itself."""
    return f"{text[:-1]}&#{ord(text[-1])};"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, place: Callable[[str], str]) -> str:
    return "".join(_piece(piece, place) for piece in cell)


def _piece(piece: Piece, place: Callable[[str], str]) -> str:
    link = safe_link((place(piece.path) if piece.path else "") or piece.link)
    text = escaped(piece.text)
    # Parentheses would end the address, and a bar the cell.
    target = link.replace("(", "%28").replace(")", "%29")
    return f"[{text}]({target})" if link else text
