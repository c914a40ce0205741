"""Differences as one html page: a picture coloured by change, and the changes beside it."""

from __future__ import annotations

from pathlib import Path

from citydsl.dsl.diff.changes import Changes, Mark
from citydsl.render.diff.page import diff_page, drawings
from citydsl.render.pages.both import both
from citydsl.render.pages.colours import picture_colours
from citydsl.render.pages.shell import print_page
from citydsl.render.theme import THEMES

__all__ = ["changes_html"]

_WORDS = {
    "filter": ("只看", "Show only"),
    "all": ("全部", "all"),
    "same": ("两个版本含义相同，没有变化。", "Both versions mean the same."),
    "changes": ("变化清单", "The changes"),
    "locate": ("在图中查看", "Find in the picture"),
    "hint": (
        "灰色为未变的部分；点按图中标色的框，可到清单中的对应条目。窄屏上图可左右滑动。",
        "What is grey has not changed. Click a coloured box to see what it is about. On a narrow "
        "screen the picture scrolls.",
    ),
    "none": ("无", "none"),
    "before": ("旧", "old"),
    "after": ("新", "new"),
}
_TOKENS = [
    f"change.{mark.value}_{name}" for mark in Mark for name in ("stroke", "fill", "text", "sign")
]


def changes_html(changes: Changes, *, lang: str, templates: Path | None = None) -> str:
    """Return the page, in both languages, starting in `lang`. Raises BadTemplate."""
    pictures = drawings(changes)
    inline = [one for drawn in pictures.values() for one in (drawn.zh, drawn.en)]
    zh, en = (diff_page(changes, pictures, one) for one in ("zh", "en"))
    colours = [(one.theme, one.tokens) for one in inline] + [(THEMES["gov"], frozenset(_TOKENS))]
    return print_page(
        "diff.html.j2",
        both(zh, en, lang),
        lang=lang,
        styles=("diff.css",),
        scripts=("diff.js",),
        style=picture_colours(colours),
        more_words=_WORDS,
        templates=templates,
    )
