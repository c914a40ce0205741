"""Where the fenced blocks of a Markdown page stand: superfences does not tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from textwrap import dedent

from citydsl.dsl.record import NamedTuple

__all__ = ["Lines", "scan"]

_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<rest>.*?)[ \t]*$")
_LANGUAGE = re.compile(r"\{?[ \t]*\.?([\w#.+-]+)")


class Lines(NamedTuple):
    """A block: its language, its text without the indent, and the line of its fence."""

    language: str
    text: str
    line: int


def scan(markdown: str, languages: Collection[str]) -> Iterator[Lines]:
    """The blocks in these languages, in order; what stands inside another fence is no block."""
    opening: re.Match[str] | None = None
    inside: list[str] = []
    began, language = 0, ""
    for number, line in enumerate(markdown.split("\n"), 1):
        match = _FENCE.match(line)
        if opening is None:
            if match:
                opening, inside, began = match, [], number
                named = _LANGUAGE.match(match["rest"])
                language = named[1] if named else ""
        elif match and not match["rest"] and match["fence"] == opening["fence"]:
            if language in languages:
                yield Lines(language, dedent("\n".join(inside)), began)
            opening = None
        else:
            inside.append(line.removeprefix(opening["indent"]))
