"""The colours of a fact sheet on paper: those of the pictures, on white."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.render.sheet.context import TONES
from citydsl.render.theme import THEMES

__all__ = ["colours"]

_PAGE = {
    "ink": "#10233F",
    "muted": "#4F6078",
    "strong": "#0B2E63",
    "line": "#D3DDE9",
    "panel": "#F4F7FB",
    "link": "#1746B8",
    "warn": "#FDF3E7",
    "warn-line": "#B45309",
    "alarm": "#FBEFF0",
    "alarm-line": "#8A2230",
}
_GREY = {
    "ink": "#000000",
    "muted": "#4A4A4A",
    "strong": "#000000",
    "line": "#BDBDBD",
    "panel": "#F4F4F4",
    "link": "#262626",
    "warn": "#F4F4F4",
    "warn-line": "#4A4A4A",
    "alarm": "#EBEBEB",
    "alarm-line": "#262626",
}
_CLASSES = {
    "structure": "#475A78",
    "scale": "#1D4ED8",
    "coverage": "#0F766E",
    "capability": "#4338CA",
    "output": "#155E75",
    "outcome": "#B45309",
    "rank": "#8A2230",
    "date": "#5B6B82",
    "target": "#166534",
    "context": "#5B6B82",
}


@cache
def colours(theme: str) -> Mapping[str, str]:
    """Return every colour by name: those of layers, classes and statuses, and of the page.

    The theme `print` has greys; every other is set in the colours of `gov`, on white paper.
    """
    grey = theme == "print"
    palette = THEMES["print" if grey else "gov"]
    found = dict(_GREY if grey else _PAGE)
    for tone in sorted(TONES):
        found[f"tone-{tone}"] = palette.colour(f"{tone}.stroke")
    found["tone-plain"] = palette.colour("neutral.stroke")
    for choice in CHOICES["class"]:
        found[f"class-{choice.id}"] = found["muted"] if grey else _CLASSES[choice.id]
    for choice in CHOICES["status"]:
        found[f"mark-{choice.id}"] = palette.colour(f"mark.{choice.id}")
    return found
