"""Sphinx extension: pictures, facts and formulas of `.city` specs in documentation.

Add `citydsl.sphinx` to `extensions`; docs/howto-sphinx.md shows what it offers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citydsl.version import VERSION

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directives, the role, the domain of elements and the settings."""
    from citydsl.sphinx import domain, links, output, specs
    from citydsl.sphinx.comparisons import CompareDirective
    from citydsl.sphinx.formulas import FormulaDirective
    from citydsl.sphinx.pictures import PictureDirective
    from citydsl.sphinx.places import PlaceDirective
    from citydsl.sphinx.tables import FactsDirective
    from citydsl.work.fingerprint import code

    specs.setup(app)
    domain.setup(app)
    links.setup(app)
    output.setup(app)
    app.add_directive("city", PictureDirective)
    app.add_directive("city-facts", FactsDirective)
    app.add_directive("city-formula", FormulaDirective)
    app.add_directive("city-compare", CompareDirective)
    app.add_directive("city-place", PlaceDirective)
    return {
        "version": VERSION,
        # Pages hold drawn pictures: another citydsl draws them anew.
        "env_version": int.from_bytes(code()[:6], "big"),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
