"""Graphviz source as text: names and values quoted where they must be, attributes in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

__all__ = ["attributes", "quoted"]

_BARE = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*|-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)")
_KEYWORDS = frozenset({"digraph", "edge", "graph", "node", "strict", "subgraph"})
_PART = re.compile(r'(?:[^"\\]|\\.){1,2000}', re.DOTALL)
_LONGEST = 2000


@lru_cache(maxsize=4096)
def quoted(text: str) -> str:
    """A name or value that is read as just this text, but for Graphviz's own escapes.

    Those are whole in it: no backslash is left over to take the mark at its end. A long one is a
    sum of shorter ones: Graphviz reads none above 16,384 bytes.
    """
    if _BARE.fullmatch(text) and text.lower() not in _KEYWORDS:
        return text
    inner = text.replace('"', '\\"')
    if len(inner) <= _LONGEST:
        return f'"{inner}"'
    return " + ".join(f'"{part}"' for part in _PART.findall(inner))


def attributes(values: Mapping[str, str]) -> str:
    """A list of attributes, in their order."""
    return " ".join([f"{name}={quoted(value)}" for name, value in values.items()])
