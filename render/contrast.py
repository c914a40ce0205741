"""How well every text of a theme can be read on what it stands on (WCAG 2.2, contrast ratio)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from citydsl.dsl.record import NamedTuple

__all__ = ["LEAST", "Poor", "contrast", "poor_pairs"]

LEAST = 4.5
"""The contrast any text must reach."""

_PAGE = (("page.text", "page.fill"), ("page.soft", "page.fill"))
_PAIRS = (
    *(("text", ground) for ground in ("fill", "group", "band", "ghost")),
    *(("soft", ground) for ground in ("fill", "group", "band", "ghost")),
    ("strip_text", "strip"),
    *(("slab_text", ground) for ground in ("slab", "slab_fill", "slab_group", "slab_strip")),
    *(("slab_soft", ground) for ground in ("slab", "slab_fill", "slab_group")),
    ("pillar_text", "pillar"),
    ("pillar_soft", "pillar"),
)


class Poor(NamedTuple):
    """A text that is hard to read: its colour and that of its ground by name, and their ratio."""

    family: str
    text: str
    ground: str
    ratio: float


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def poor_pairs(colours: Mapping[str, str]) -> Iterator[Poor]:
    """Yield, for the page and each family of colours, the text that is hardest to read, if any."""
    families = dict.fromkeys(token.partition(".")[0] for token in colours)
    for family in families:
        pairs: tuple[tuple[str, str], ...] = _PAGE if family == "page" else ()
        if f"{family}.strip" in colours:
            pairs = tuple((f"{family}.{text}", f"{family}.{ground}") for text, ground in _PAIRS)
        found = [
            Poor(family, text, ground, contrast(colours[text], colours[ground]))
            for text, ground in pairs
        ]
        poor = [one for one in found if one.ratio < LEAST]
        if poor:
            yield min(poor, key=lambda one: one.ratio)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
