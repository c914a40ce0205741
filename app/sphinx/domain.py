"""The domain of elements: where in the documents each element of a city is shown.

Places are noted while documents are read, and asked for when they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.model.model import Labels
from citydsl.dsl.suggest import did_you_mean
from citydsl.embedding.places import ANYWHERE, TOLD, Place, best, called, note
from citydsl.sphinx.specs import language, say

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

__all__ = ["CityDomain", "domain_of", "setup"]

_log = logging.getLogger(__name__)


class CityDomain(Domain):
    """Elements by their paths, with every place they have."""

    name = "city"
    label = "citydsl"
    object_types: ClassVar[dict[str, ObjType]] = {"element": ObjType("element", "element")}
    initial_data: ClassVar[dict[str, Any]] = {"places": {}, "asked": {}, "resolved": {}}

    @property
    def _places(self) -> dict[str, list[Place]]:
        places: dict[str, list[Place]] = self.data["places"]
        return places

    @property
    def _lang(self) -> str:
        return "en" if language(self.env.config) == "en" else "zh"

    def note(self, path: str, rank: int, anchor: str, labels: Labels) -> None:
        """Note that the current document shows an element."""
        note(self._places, path, Place(rank, self.env.docname, 0, anchor, labels))

    def ask(self, paths: Iterable[str]) -> None:
        """Note that the current document leads to these elements, should they have a place."""
        self.data["asked"].setdefault(self.env.docname, set()).update(paths)

    def place(self, path: str, docname: str, ranks: Set[int] = ANYWHERE) -> Place | None:
        """Return the best place of an element, as seen from a document."""
        return best(self._places, path, docname, ranks)

    def moved(self) -> list[str]:
        """Return the documents that lead elsewhere than when they were written last."""
        now = {
            docname: tuple(
                (path, place[:4] if place else None, inside[:4] if inside else None)
                for path in sorted(paths)
                for place in [self.place(path, docname)]
                for inside in [self.place(path, docname, TOLD)]
            )
            for docname, paths in sorted(self.data["asked"].items())
        }
        before, self.data["resolved"] = self.data["resolved"], now
        return [docname for docname in now if docname in before and before[docname] != now[docname]]

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self.data["asked"].pop(docname, None)
        for path, there in list(self._places.items()):
            kept = [one for one in there if one.document != docname]
            if kept:
                self._places[path] = kept
            else:
                del self._places[path]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        for path, there in otherdata["places"].items():
            mine = self._places.setdefault(path, [])
            mine += [one for one in there if one.document in docnames]
        for docname in sorted(docnames & otherdata["asked"].keys()):
            self.data["asked"][docname] = otherdata["asked"][docname]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Lead to the best place; without a title of its own the link is called as the element."""
        place = self.place(target, fromdocname)
        if place is None:
            return None
        label = called(self._places, target, self._lang)
        content = contnode if node.get("refexplicit") else nodes.inline("", label)
        return make_refnode(builder, fromdocname, place.document, place.anchor, content)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """The same for a role that says no kind."""
        found = self.resolve_xref(env, fromdocname, builder, "element", target, node, contnode)
        return [("city:element", found)] if found is not None else []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Every element at its best place, for the inventory and the search."""
        for path in sorted(self._places):
            place = self.place(path, "")
            if place is not None:
                shown = called(self._places, path, self._lang)
                yield path, shown, "element", place.document, place.anchor, 1

    def known(self) -> tuple[str, ...]:
        """The paths of all elements that have a place."""
        return tuple(sorted(self._places))


def domain_of(env: BuildEnvironment) -> CityDomain:
    """Return the domain of an environment."""
    found = env.domains[CityDomain.name]
    assert isinstance(found, CityDomain)
    return found


def setup(app: Sphinx) -> None:
    """Register the domain, and what is said of a name without a place."""
    app.add_domain(CityDomain)
    app.connect("warn-missing-reference", _unplaced)
    app.connect("env-updated", lambda app, env: domain_of(env).moved())


def _unplaced(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    if not isinstance(domain, CityDomain):
        return None
    target = node["reftarget"]
    near = did_you_mean(target, domain.known())
    message = Text(
        f"文档中没有展示构件 `{target}`{'：' + near.zh if near else ''}",
        f"no picture or table of these documents shows `{target}`{': ' + near.en if near else ''}",
    )
    _log.warning(
        "%s", say(message, app.config), location=node, type="city", subtype="unknown-element"
    )
    return True
