"""Words to what they are: the kind of each token, and its meaning, looked up or read once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from citydsl.dsl.syntax import literals
from citydsl.dsl.syntax.keywords import BY_SPELLING
from citydsl.dsl.syntax.nodes import Date, Leaf, Mark, Name, Number, String, Tag
from citydsl.dsl.syntax.tables import CHEAP, SPELLINGS, TERMINALS

__all__ = ["BLANK", "COMMENT", "KIND", "Word", "Words", "cutter"]

Word: TypeAlias = tuple[int, str, type[Leaf]]
"""A token without its place: the number of its kind, its meaning, and the leaf that holds it."""

KIND = {name: number for number, name in enumerate(TERMINALS)}
COMMENT = -1
"""The kind of a comment, of which the parser knows nothing."""

_UNCLOSED = {
    "_OPEN_STRING": r"(?:[\"“”]|[「『](?=)|＂)[^\n]*",
    "_OPEN_COMMENT": r"/\*[\s\S]*",
}
BLANK = " \t\r\f　\ufeff"
"""The characters that may stand between tokens."""

_NAME = KIND["NAME"]
_READ: dict[str, tuple[int, Callable[[str], str], type[Leaf]]] = {
    "STRING": (KIND["STRING"], literals.string, String),
    "_OPEN_STRING": (KIND["STRING"], literals.string, String),
    "LONG_STRING": (KIND["LONG_STRING"], literals.long_string, String),
    "NUMBER": (KIND["NUMBER"], literals.number, Number),
    "DATE": (KIND["DATE"], literals.date, Date),
    "TAG": (KIND["TAG"], lambda raw: raw[1:], Tag),
    "_END": (KIND["_END"], lambda raw: "", Mark),
    "COMMENT": (COMMENT, lambda raw: "", Mark),
    "_OPEN_COMMENT": (COMMENT, lambda raw: "", Mark),
}


def cutter() -> Callable[[str], list[str]]:
    """What cuts a text: into what precedes the first token, that, what is between, and so on."""
    pieces = "|".join((CHEAP | _UNCLOSED).values())
    # The commonest blanks are passed over without trying every terminal there.
    return re.compile(f"((?![ \\t　])(?:{pieces}))").split


class Words(dict[str, Word]):
    """Every word met so far, by its text; `unclosed` are those whose end is missing.

    A token's kind follows from its text alone, wherever it stands; names, texts and marks recur.
    """

    def __init__(self) -> None:
        super().__init__(_marks())
        self.unclosed: set[str] = set()
        self._match = _endless()

    def __missing__(self, text: str) -> Word:
        match = self._match(text)
        assert match is not None, text
        name = match.lastgroup or ""
        if name == "NAME":
            word = (_NAME, text, Name) if text.isascii() else _normal(text)
        else:
            if name in _UNCLOSED:
                self.unclosed.add(text)
            kind, read, leaf = _READ[name]
            word = kind, read(text), leaf
        self[text] = word
        return word


def _normal(text: str) -> Word:
    """A name in normal form, which may be a word of the language."""
    text = unicodedata.normalize("NFKC", text)
    keyword = BY_SPELLING.get(text)
    return (KIND[keyword], text, Mark) if keyword else (_NAME, text, Name)


@cache
def _marks() -> dict[str, Word]:
    """What can be spelled in so many ways only: marks, and the words of the language."""
    marks = {text: (KIND[name], text, Mark) for name, texts in SPELLINGS.items() for text in texts}
    return {**marks, **{text: (KIND[name], text, Mark) for text, name in BY_SPELLING.items()}}


@cache
def _endless() -> Callable[[str], re.Match[str] | None]:
    """What tells the others apart."""
    groups = [(name, regex) for name, regex in (CHEAP | _UNCLOSED).items() if name not in SPELLINGS]
    return re.compile("|".join(f"(?P<{name}>{regex})" for name, regex in groups)).fullmatch
