"""The directive `city-place`: here is what these documents say of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from citydsl.dsl.model.model import Labels
from citydsl.embedding.places import DECLARED
from citydsl.render.formats.svg_values import identifier
from citydsl.sphinx.domain import domain_of

if TYPE_CHECKING:
    from docutils.nodes import Node

__all__ = ["PlaceDirective"]


class PlaceDirective(SphinxDirective):
    """Where pictures and links lead for the elements at these paths, each on a line."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """Return a target for each path."""
        made: list[Node] = []
        for path in self.arguments[0].split():
            anchor = identifier(f"{self.env.docname}-{path}")
            domain_of(self.env).note(path, DECLARED, anchor, Labels())
            target = nodes.target("", "", ids=[anchor])
            self.set_source_info(target)
            made.append(target)
        return made
