"""Pictures and tables as HTML that stands in a page of its own styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from citydsl.dsl.links import safe_link
from citydsl.render.embed.table import Cell, Piece, Table
from citydsl.render.plain import plain

__all__ = ["STYLE", "picture_html", "table_html"]

STYLE = """\
.citydsl-picture { margin: 0 0 1rem; }
.citydsl-scroll { overflow-x: auto; }
.citydsl-scroll > svg { display: block; width: 100%; min-width: min(46rem, var(--citydsl-width, 46rem)); \
height: auto; }
.citydsl-picture.align-center { margin-inline: auto; }
.citydsl-picture.align-right { margin-inline-start: auto; }
.citydsl-picture figcaption { margin-top: 0.5rem; text-align: center; }
.citydsl-picture a:focus-visible rect { outline: 3px solid currentcolor; outline-offset: 2px; }
.citydsl-picture g:target > rect, .citydsl-picture g:target > a > rect { stroke-width: 3.5px; }
.citydsl-note { font-size: 0.875em; }
"""
"""What the classes used here look like."""


def picture_html(svg: str, label: str) -> str:
    """Wrap a picture so that it fits the page, and can be moved sideways where that is narrow."""
    return (
        f'<div class="citydsl-scroll" role="region" tabindex="0" aria-label="{_quoted(label)}">\n'
        f"{svg}\n</div>"
    )


def table_html(table: Table, place: Callable[[str], str], *, caption: str = "") -> str:
    """Write a table; `place` gives the link to an element's path, or nothing."""
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    lines = ["<table>"]
    if caption:
        lines.append(f"<caption>{_text(caption)}</caption>")
    lines += [f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    lines += [_row(row, place) for row in table.rows]
    lines += ["</tbody>", "</table>"]
    if table.note:
        lines.append(f'<p class="citydsl-note">{_cell(table.note, place)}</p>')
    return "\n".join(lines)


def _row(row: tuple[Cell, ...], place: Callable[[str], str]) -> str:
    first, *rest = (_cell(cell, place) for cell in row)
    cells = "".join(f"<td>{cell}</td>" for cell in rest)
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


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
