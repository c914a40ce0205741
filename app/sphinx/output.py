"""Pictures as the builders want them: inline in HTML, an image in print, words elsewhere."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from citydsl.embedding.places import TOLD
from citydsl.files import write
from citydsl.render.embed.html import STYLE, picture_html
from citydsl.render.embed.picture import embedded_svg, with_links
from citydsl.render.formats.extras import MissingExtra
from citydsl.render.scene import Scene
from citydsl.sphinx.domain import domain_of
from citydsl.sphinx.pictures import city_picture
from citydsl.sphinx.specs import say

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["setup"]

_log = logging.getLogger("sphinx.citydsl")
_CSS = "citydsl.css"
_WITHOUT_SVG = frozenset({"epub", "htmlhelp", "qthelp"})
_TYPES = {"pdf": "application/pdf", "png": "image/png"}


def _pdf(scene: Scene) -> bytes:
    from citydsl.render.formats.pdf import pdf

    return pdf(scene)


def _png(scene: Scene) -> bytes:
    from citydsl.render.formats.png import png

    return png(scene)


_DRAWS = {"pdf": _pdf, "png": _png}


def setup(app: Sphinx) -> None:
    """Register how pictures are written."""
    app.add_node(city_picture, html=(_visit_html, _depart))
    app.add_post_transform(_Images)
    app.add_css_file(_CSS)
    app.connect("builder-inited", _write_css)


def _write_css(app: Sphinx) -> None:
    if app.builder.format == "html":
        write(Path(app.outdir) / "_static" / _CSS, STYLE)


def _inline(builder: Builder) -> bool:
    return builder.format == "html" and builder.name not in _WITHOUT_SVG


def _visit_html(self: HTML5Translator, node: city_picture) -> None:
    builder, here = self.builder, node["docname"]
    domain = domain_of(builder.env)

    def place(path: str) -> str:
        found = domain.place(path, here, TOLD)
        if found is None:
            return ""
        page = builder.get_relative_uri(here, found.document) if found.document != here else ""
        # On a single page every document is a place itself.
        return f"{page.partition('#')[0]}#{found.anchor}"

    scene = with_links(node["scene"], place)
    svg = embedded_svg(scene, node["prefix"])
    self.body.append(picture_html(svg, scene.title, scene.width, width=node["width"]) + "\n")
    raise nodes.SkipNode


def _depart(self: HTML5Translator, node: city_picture) -> None:
    """Never reached: the visit writes everything."""


class _Images(SphinxPostTransform):
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Put images or words in the place of pictures, where they cannot stand inline."""
        if _inline(self.app.builder):
            return
        for node in list(self.document.findall(city_picture)):
            figure = node.parent
            shown = self._image(node) or nodes.inline("", node["scene"].describe)
            if any(isinstance(child, nodes.caption) for child in figure):
                figure["ids"] += node["anchors"]
                node.replace_self(shown)
            else:
                # Without a caption LaTeX has no place for a figure's labels.
                anchors = nodes.target("", "", ids=[*figure["ids"], *node["anchors"]])
                shown["align"] = figure.get("align", "default")
                figure.replace_self(nodes.paragraph("", "", anchors, shown))

    def _image(self, node: city_picture) -> nodes.image | None:
        scene: Scene = node["scene"]
        made = self._drawn(scene, node)
        if made is None:
            return None
        suffix, content = made
        digest = hashlib.sha256(content).hexdigest()[:16]
        path = Path(self.app.doctreedir, "citydsl", f"city-{digest}.{suffix}")
        write(path, content)
        uri = str(path)
        image = nodes.image("", uri=uri, candidates={_TYPES[suffix]: uri}, alt=scene.describe)
        if node["width"]:
            image["width"] = node["width"]
        image.source, image.line = node.source, node.line
        self.env.images.add_file(self.env.docname, uri)
        return image

    def _drawn(self, scene: Scene, node: city_picture) -> tuple[str, bytes] | None:
        """The best file the builder takes and this installation can make."""
        takes, wanted = self.app.builder.supported_image_types, self.config.citydsl_image
        missing: MissingExtra | None = None
        for suffix, draw in _DRAWS.items():
            # A builder that takes no PDF has PNG, whatever is preferred.
            if _TYPES[suffix] in takes and not (suffix == "pdf" and wanted == "png"):
                try:
                    return suffix, draw(scene)
                except MissingExtra as error:
                    missing = error
        if missing is not None:
            message = say(missing.message, self.config)
            _log.warning("%s", message, location=node, type="city", subtype="missing-extra")
        return None
