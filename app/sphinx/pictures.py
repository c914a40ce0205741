"""The directive `city`: a view of a city as a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from citydsl.embedding.library import Opened
from citydsl.embedding.places import PICTURE, labels_of
from citydsl.embedding.request import Wish, picture
from citydsl.render.embed.picture import box_ids
from citydsl.render.formats.svg_values import identifier
from citydsl.sphinx.directive import LAYOUT, SpecDirective, options
from citydsl.sphinx.domain import domain_of

if TYPE_CHECKING:
    from docutils.nodes import Node

__all__ = ["PictureDirective", "city_picture"]


class city_picture(nodes.General, nodes.Element):
    """A picture before it is written: its `scene`, the `prefix` of its ids, the ids that others
    lead to as `anchors`, and its `width`."""


class PictureDirective(SpecDirective):
    """A picture of a view, with a caption where one is asked for."""

    thing = "picture"
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        **options("picture"),
        **LAYOUT,
        "alt": directives.unchanged_required,
        "class": directives.class_option,
        "width": directives.length_or_percentage_or_unitless,
    }

    def show(self, opened: tuple[Opened, ...], asked: Wish) -> list[Node]:
        """Return a figure that holds the picture."""
        drawn = picture(opened[0], asked)
        scene = drawn.scene
        if "alt" in self.options:
            scene = scene._replace(describe=self.options["alt"])
        prefix = self._prefix(f"{drawn.view.city.id}-{drawn.view.name}")
        anchors = {drawn.view.city.path: identifier(f"{prefix}picture"), **box_ids(scene, prefix)}
        domain = domain_of(self.env)
        for path, anchor in anchors.items():
            domain.note(path, PICTURE, anchor, labels_of(drawn.view.model, path))
        domain.ask(anchors)
        inner = city_picture(
            "",
            scene=scene,
            prefix=prefix,
            anchors=list(anchors.values()),
            docname=self.env.docname,
            width=self.options.get("width", ""),
        )
        figure = nodes.figure(
            "", inner, classes=["citydsl-picture", *self.options.get("class", ())]
        )
        caption = self.captioned(scene.title)
        if caption is not None:
            figure += nodes.caption("", "", *caption)
        self.placed(figure)
        self.set_source_info(inner)
        return [figure]

    def _prefix(self, name: str) -> str:
        """The document, the city and the view; a number where that stood before."""
        number = self.env.new_serialno(f"citydsl-{name}")
        return f"{self.env.docname}-{name}-{number + 1 if number else ''}".removesuffix("-") + "-"
