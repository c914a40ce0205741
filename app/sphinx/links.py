"""Mentions of elements in tables: a link where the documents have a place, else just words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from citydsl.sphinx.domain import domain_of

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["city_mention", "setup"]


class city_mention(nodes.Inline, nodes.TextElement):
    """The name of the element at `path`."""


class _ElementRole(XRefRole):
    """`:city:` with the path of an element."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        refnode["refdomain"], refnode["reftype"] = "city", "element"
        domain_of(env).ask([target])
        return title, target


class _Mentions(SphinxPostTransform):
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Put links, or the words themselves, in the place of mentions."""
        domain, here = domain_of(self.env), self.env.docname
        builder = self.app.builder
        for node in list(self.document.findall(city_mention)):
            place = domain.place(node["path"], here)
            if place is None:
                node.replace_self(node.children)
                continue
            words = nodes.inline("", "", *node.children)
            node.replace_self(make_refnode(builder, here, place.document, place.anchor, words))


def setup(app: Sphinx) -> None:
    """Register the role and what resolves mentions."""
    app.add_node(city_mention)
    app.add_role("city", _ElementRole(innernodeclass=nodes.inline, warn_dangling=True))
    app.add_post_transform(_Mentions)
