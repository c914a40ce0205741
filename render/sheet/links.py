"""Ids within a page, links to them, and texts in paragraphs."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

__all__ = ["anchor", "paragraphs", "to_anchor"]

_SPACE = re.compile(r"\s")
_WIDE = "\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef"
_WRAP = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")


@lru_cache(maxsize=4096)
def anchor(path: str) -> str:
    """The id of what stands at a path."""
    return "at-" + _SPACE.sub("-", path)


@lru_cache(maxsize=4096)
def to_anchor(path: str) -> str:
    """The link within the page to what stands at a path."""
    return "#" + quote(anchor(path), safe="")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: what blank lines part. A line break in Chinese is no space."""
    if not text:
        return ()
    if "\n" not in text:
        return (text.strip(),) if text.strip() else ()
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n"))
    return tuple(_WRAP.sub("", block.strip()) for block in blocks if block.strip())
