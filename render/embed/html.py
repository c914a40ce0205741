"""Pictures and tables as HTML that stands in a page of its own styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

from citydsl.dsl.links import safe_link
from citydsl.render.embed.table import Cell, Piece, Table
from citydsl.render.plain import plain

_LENGTH = re.compile(r"[0-9]+(\.[0-9]+)?(px|pt|cm|mm|in|pc|em|ex|rem|%)?")
__all__ = ["STYLE", "is_width", "note_html", "picture_html", "table_html"]

STYLE = """\
.citydsl-picture { margin-block: 1rem; }
.citydsl-scroll { overflow-x: auto; }
.citydsl-scroll > svg {
  display: block;
  width: 100%;
  height: auto;
  min-width: min(680px, var(--citydsl-width));
  max-width: var(--citydsl-width);
  margin-inline: auto;
}
.citydsl-scroll a, .citydsl-scroll a:hover { text-decoration: none; }
.citydsl-scroll a text { text-decoration: underline; text-underline-offset: 0.2em; }
.citydsl-scroll a:hover rect, .citydsl-scroll a:focus-visible rect { stroke-width: 3px; }
.citydsl-scroll g:target > rect, .citydsl-scroll g:target > a > rect { stroke-width: 4px; }
@media (min-width: 720px) {
  .citydsl-scroll[style*="--citydsl-asked"] { width: var(--citydsl-asked); max-width: 100%; }
  .citydsl-scroll[style*="--citydsl-asked"] > svg { min-width: 0; }
  .citydsl-picture.align-center > .citydsl-scroll { margin-inline: auto; }
  .citydsl-picture.align-right > .citydsl-scroll { margin-inline-start: auto; }
}
.citydsl-facts, .citydsl-formula, .citydsl-compare { overflow-x: auto; }
.citydsl-facts caption, .citydsl-formula caption, .citydsl-compare caption { padding: 0.5em; }
.citydsl-facts tbody th, .citydsl-formula tbody th, .citydsl-compare tbody th {
  border-top: 0.05rem solid var(--md-typeset-table-color, transparent);
  text-align: start;
}
.citydsl-note { font-size: 0.875em; }
.citydsl-printed { font-size: 1.25em; }
"""
"""What the classes used here look like."""


def picture_html(svg: str, label: str, natural: float, *, width: str = "") -> str:
    """Wrap a picture so that it fits the page, and can be moved sideways where that is narrow.

    `natural` is the width of the picture in pixels, `width` the one asked for, as CSS has it. Raises
    ValueError for what is no width.
    """
    asked = f";--citydsl-asked:{_length(width)}" if width else ""
    return (
        f'<div class="citydsl-scroll" role="region" tabindex="0" aria-label="{_quoted(label)}"'
        f' style="--citydsl-width:{natural:.0f}px{asked}">\n{svg}\n</div>'
    )


def is_width(text: str) -> bool:
    """Whether a text is a width as `picture_html` takes it; a number alone counts pixels."""
    return _LENGTH.fullmatch(text) is not None


def _length(width: str) -> str:
    if not is_width(width):
        raise ValueError(f"`{width}` is no width")
    return f"{width}px" if width[-1].isdigit() else width


def table_html(
    table: Table, place: Callable[[str], str], *, caption: str = "", ids: Sequence[str] = ()
) -> str:
    """Write a table; `place` gives the link to an element's path, or nothing.

    `ids` has the id of each row, empty where it needs none.
    """
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    lines = ["<table>"]
    if caption:
        lines.append(f"<caption>{_text(caption)}</caption>")
    lines += [f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    named = ids or [""] * len(table.rows)
    lines += [_row(row, place, id) for row, id in zip(table.rows, named, strict=True)]
    lines += ["</tbody>", "</table>"]
    lines += [note_html(table, place)] if table.note else []
    return "\n".join(lines)


def note_html(table: Table, place: Callable[[str], str]) -> str:
    """Write what stands below a table, if anything."""
    return f'<p class="citydsl-note">{_cell(table.note, place)}</p>' if table.note else ""


def _row(row: tuple[Cell, ...], place: Callable[[str], str], id: str) -> str:
    first, *rest = (_cell(cell, place) for cell in row)
    cells = "".join(f"<td>{cell}</td>" for cell in rest)
    named = f' id="{_quoted(id)}"' if id else ""
    return f'<tr{named}><th scope="row">{first}</th>{cells}</tr>'


def _cell(cell: Iterable[Piece], place: Callable[[str], str]) -> str:
    return "".join(_piece(piece, place) for piece in cell)


def _piece(piece: Piece, place: Callable[[str], str]) -> str:
    link = safe_link((place(piece.path) if piece.path else "") or piece.link)
    # A space that parts two pieces is no end of a text.
    text = escape(plain(f"|{piece.text}|")[1:-1], quote=False)
    return f'<a href="{_quoted(link)}">{text}</a>' if link else text


def _text(text: str) -> str:
    return escape(plain(text), quote=False)


def _quoted(text: str) -> str:
    return escape(plain(text), quote=True)
