"""Custom fences for `pymdownx.superfences`, with or without MkDocs.

Without the plugin a block cannot know what other pages show: links lead where the spec says, paths
are looked up from the working folder, and findings are logged under `mkdocs.plugins.citydsl`.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from citydsl.embedding.library import Library
from citydsl.mkdocs.blocks import FENCES, Page, Settings, block
from citydsl.render.embed.html import STYLE

__all__ = ["fence", "fences", "validate"]

_log = logging.getLogger("mkdocs.plugins.citydsl")


def validate(
    language: str, inputs: dict[str, str], options: dict[str, Any], attrs: dict[str, str], md: Any
) -> bool:
    """Keep every option of a fence; what is wrong with it is told when it is drawn."""
    options.update(inputs)
    return True


def fence(
    source: str, language: str, class_name: str, options: dict[str, Any], md: Any, **more: Any
) -> str:
    """Return the HTML of a block, as `format` of a custom fence."""
    here = Path()
    # One document, one object: its blocks share the ids given so far, and one style.
    ids: dict[str, int] = md.__dict__.setdefault("_citydsl_ids", {})
    style = "" if ids else f"<style>\n{STYLE}</style>\n"
    read = block(
        language, source, options, Page("city", here, here, ids), Library(here), Settings()
    )
    ids.setdefault("", 0)
    for line, text in read.said:
        _log.warning("%s", f"line {line} of a {language} block: {text}" if line else text)
    return style + read.html(lambda path: "")


def fences(format: Any = fence) -> list[dict[str, Any]]:
    """Return the custom fences of all our languages."""
    return [
        {"name": name, "class": name, "format": format, "validator": validate} for name in FENCES
    ]
