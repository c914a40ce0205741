"""The directive `city-formula`: how a city sums itself up, term by term."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from citydsl.embedding.library import Opened
from citydsl.embedding.request import Wish, formulas
from citydsl.render.plain import plain
from citydsl.sphinx.directive import LAYOUT, SpecDirective, options
from citydsl.sphinx.domain import domain_of
from citydsl.sphinx.tables import note_nodes, paths_in, table_node

if TYPE_CHECKING:
    from docutils.nodes import Node

__all__ = ["FormulaDirective"]


class FormulaDirective(SpecDirective):
    """Each formula of a city as printed, and a table of its terms."""

    thing = "formula"
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {**options("formula"), **LAYOUT}

    def show(self, opened: tuple[Opened, ...], asked: Wish) -> list[Node]:
        """Return a table for each formula; the first has the caption and the name."""
        shown: list[Node] = []
        for number, table in enumerate(formulas(opened[0], asked)):
            domain_of(self.env).ask(paths_in(table))
            caption = self.captioned(table.title) if number == 0 else None
            made, _ = table_node(table, "citydsl-formula", caption)
            if number == 0:
                self.placed(made)
            if caption is None:
                printed = nodes.strong("", plain(table.title))
                shown.append(nodes.paragraph("", "", printed, classes=["citydsl-printed"]))
            shown += [made, *note_nodes(table)]
        return shown
