"""Tables as nodes, and the directive `city-facts`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from citydsl.embedding.library import Opened
from citydsl.embedding.places import FACTS, labels_of
from citydsl.embedding.request import Wish, facts
from citydsl.render.embed.table import Cell, Piece, Table
from citydsl.render.formats.svg_values import identifier
from citydsl.render.plain import plain
from citydsl.render.report.excerpt import columns
from citydsl.sphinx.directive import LAYOUT, SpecDirective, options
from citydsl.sphinx.domain import domain_of
from citydsl.sphinx.links import city_mention

if TYPE_CHECKING:
    from docutils.nodes import Node

__all__ = ["FactsDirective", "note_nodes", "paths_in", "table_node"]

_WIDEST = 24


class FactsDirective(SpecDirective):
    """The facts of a city as a table, filtered by class and by what they are about."""

    thing = "facts"
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {**options("facts"), **LAYOUT}

    def show(self, opened: tuple[Opened, ...], asked: Wish) -> list[Node]:
        """Return the table, and its source below it."""
        table = facts(opened[0], asked)
        made, rows = table_node(table, "citydsl-facts", self.captioned(table.title))
        domain = domain_of(self.env)
        domain.ask(paths_in(table))
        for path in dict.fromkeys(table.about):
            first = rows[table.about.index(path)]
            serial = self.env.new_serialno(f"citydsl-facts-{path}")
            anchor = identifier(f"{self.env.docname}-{path}-facts{serial + 1 if serial else ''}")
            first.insert(0, nodes.target("", "", ids=[anchor]))
            domain.note(path, FACTS, anchor, labels_of(opened[0].spec.model, path))
        self.placed(made)
        return [made, *note_nodes(table)]


def table_node(
    table: Table, css: str, caption: Sequence[Node] | None
) -> tuple[nodes.table, list[nodes.paragraph]]:
    """Return a table as a node, and the paragraph that heads each of its rows."""
    made = nodes.table("", classes=[css, "colwidths-auto"])
    if caption is not None:
        made += nodes.title("", "", *caption)
    group = nodes.tgroup("", cols=len(table.columns))
    made += group
    for at, width in enumerate(_widths(table)):
        group += nodes.colspec("", colwidth=width, stub=int(not at))
    titles = (nodes.entry("", nodes.paragraph("", plain(one))) for one in table.columns)
    group += nodes.thead("", nodes.row("", *titles))
    heads = []
    body = nodes.tbody("")
    for row in table.rows:
        cells = [nodes.paragraph("", "", *_cell(cell)) for cell in row]
        heads.append(cells[0])
        body += nodes.row("", *(nodes.entry("", cell) for cell in cells))
    group += body
    return made, heads


def _widths(table: Table) -> list[int]:
    """The columns of a terminal each column takes; writers of plain text have nothing else."""
    texts = [table.columns]
    texts += [tuple("".join(piece.text for piece in cell) for cell in row) for row in table.rows]
    return [min(max(map(columns, column)), _WIDEST) for column in zip(*texts, strict=True)]


def note_nodes(table: Table) -> list[nodes.paragraph]:
    """What stands below a table."""
    if not table.note:
        return []
    return [nodes.paragraph("", "", *_cell(table.note), classes=["citydsl-note"])]


def paths_in(table: Table) -> set[str]:
    """The paths of all elements a table mentions."""
    cells = [cell for row in table.rows for cell in row]
    return {piece.path for cell in cells for piece in cell if piece.path}


def _cell(cell: Cell) -> list[Node]:
    return [_piece(piece) for piece in cell]


def _piece(piece: Piece) -> Node:
    # A space that parts two pieces is no end of a text.
    text = nodes.Text(plain(f"|{piece.text}|")[1:-1])
    if piece.path:
        return city_mention("", "", text, path=piece.path)
    return nodes.reference("", "", text, refuri=piece.link) if piece.link else text
