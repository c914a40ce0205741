"""The directive `city-compare`: several cities side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from citydsl.dsl.diagnostics import Text
from citydsl.embedding.library import Opened, paths_of
from citydsl.embedding.request import EmbedError, Wish, comparison
from citydsl.render.plain import plain
from citydsl.sphinx.directive import LAYOUT, SpecDirective, options
from citydsl.sphinx.domain import domain_of
from citydsl.sphinx.tables import note_nodes, paths_in, table_node

if TYPE_CHECKING:
    from docutils.nodes import Node

__all__ = ["CompareDirective"]


class CompareDirective(SpecDirective):
    """A table for each section of a comparison, over all specs that are named."""

    thing = "compare"
    required_arguments = 1
    optional_arguments = 0
    has_content = False
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {**options("compare"), **LAYOUT}

    def opened(self) -> tuple[Opened, ...]:
        """Open every spec, each a path or a pattern. Raises EmbedError."""
        try:
            paths = paths_of(self.arguments[0], lambda name: Path(self.env.relfn2path(name)[1]))
        except FileNotFoundError as error:
            raise EmbedError(
                Text(f"没有文件符合 `{error}`", f"there is no file like `{error}`")
            ) from None
        return tuple(self.file(path, path.name) for path in paths)

    def show(self, opened: tuple[Opened, ...], asked: Wish) -> list[Node]:
        """Return the tables; with a caption where one is asked for, else under their titles."""
        shown: list[Node] = []
        tables = comparison(opened, asked)
        for number, table in enumerate(tables):
            domain_of(self.env).ask(paths_in(table))
            caption = self.captioned(table.title) if number == 0 else None
            made, _ = table_node(table, "citydsl-compare", caption)
            if number == 0:
                self.placed(made)
            if caption is None:
                title = nodes.strong("", plain(table.title))
                shown.append(nodes.paragraph("", "", title, classes=["citydsl-printed"]))
            shown.append(made)
        return [*shown, *note_nodes(tables[0])]
