"""Values as SVG takes them: numbers, ids, escaped text."""

from __future__ import annotations

import re
from functools import lru_cache

from citydsl.render.plain import plain

__all__ = ["attribute", "content", "identifier", "number", "slug"]

_NO_PART_OF_A_NAME = r"[^\w-]|_"


@lru_cache(maxsize=16384)
def number(value: float) -> str:
    """A number with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=16384)
def identifier(name: str) -> str:
    """A name usable as an id and in a selector; different names stay different."""
    text = name.replace(".", "_")
    if "_" in name or not text.replace("_", "").replace("-", "").isalnum():
        text = re.sub(_NO_PART_OF_A_NAME, _spelt, name)
    return text if text[:1].isalpha() else f"p{text}"


def _spelt(char: re.Match[str]) -> str:
    return "_" if char[0] == "." else f"_{ord(char[0]):x}_"


@lru_cache(maxsize=1024)
def slug(token: str) -> str:
    """The name of a colour as classes and variables have it."""
    return token.replace(".", "-").replace("_", "-")


@lru_cache(maxsize=8192)
def content(text: str) -> str:
    """Text as it stands between tags."""
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@lru_cache(maxsize=8192)
def attribute(text: str) -> str:
    """Text as it stands in an attribute."""
    return content(text).replace('"', "&quot;").replace("'", "&#x27;")
