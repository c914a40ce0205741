"""Text from a spec made safe to set: no control characters, no marks that reorder what is read."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["plain"]

# C0 and C1 controls, line separators, bidi embeddings, overrides and isolates, byte-order marks,
# halves of surrogate pairs and noncharacters: none may stand in XML or turn a line around.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)
_SPACES = " {2,}"
# Most texts have none of these: `re` compiles and keeps them when one has.


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Return the text with each run of unsafe characters and spaces as one space."""
    if not text.isprintable():  # as none of the unsafe is
        text = re.sub(_UNSAFE, " ", text)
    if "  " in text:
        text = re.sub(_SPACES, " ", text)
    return text.strip()
