"""A comparison as one self-contained page in both languages."""

from __future__ import annotations

from pathlib import Path

from citydsl.dsl.compare.model import Comparison
from citydsl.render.compare.page import compare_page
from citydsl.render.compare.words import PAGE
from citydsl.render.pages.shell import print_page

__all__ = ["html"]


def html(
    comparison: Comparison, lang: str = "zh", base: str = "", templates: Path | None = None
) -> str:
    """Write the page; every entry leads to its place in the fact sheets at `base`.

    Raises BadTemplate.
    """
    return print_page(
        "compare.html.j2",
        compare_page(comparison, lang, base),
        lang=lang,
        style=f":root{{--cities:{len(comparison.columns)}}}",
        styles=("compare.css",),
        scripts=("compare.js",),
        more_words=PAGE,
        templates=templates,
    )
