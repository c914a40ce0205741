"""Texts and comments without their end, and what stands between tokens but is no blank."""

from __future__ import annotations

import re
from collections.abc import Collection

from citydsl.dsl.diagnostics import Diagnostic, Edit, Fix, Text
from citydsl.dsl.source import Source, Span
from citydsl.dsl.syntax.nodes import Name
from citydsl.dsl.syntax.rules import UNCLOSED_COMMENT, UNCLOSED_STRING
from citydsl.dsl.syntax.stray import hyphenated, stray
from citydsl.dsl.syntax.words import BLANK, COMMENT, KIND, Word

__all__ = ["Placed", "mend"]

Placed = tuple[list[Word], list[int], list[int]]
"""Words, where each begins, and where it ends."""

_RUN = re.compile(f"[^{BLANK}]+")
_PLAIN_TEXT = re.compile(
    r"[^\S\n]*[^\s{｛}｝@＠;；/／\\\"“”「」『』＂][^{｛}｝@＠;；/／\\\"“”「」『』＂]*$"
).match
_CLOSERS = {"「": "」", "『": "』", "“": "”"}


def mend(
    source: Source, placed: Placed, unclosed: Collection[str], found: list[Diagnostic]
) -> Placed:
    """Report what is wrong between and within words; a name with a hyphen becomes one word."""
    text = source.text
    words: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    reached = 0
    for word, start, end in zip(*placed, strict=True):
        joined = None
        for run in _RUN.finditer(text, reached, start):
            if words and words[-1][0] == KIND["NAME"] and ends[-1] == run.start():
                joined = hyphenated(source, run.start(), end)
            found.append(joined or stray(Span(source, *run.span())))
        reached = end
        if joined is not None:
            words[-1] = (KIND["NAME"], f"{words[-1][1]}_{text[start:end]}", Name)
            ends[-1] = end
            continue
        if text[start:end] in unclosed:
            found.append(_unclosed(word, Span(source, start, end)))
        words.append(word)
        starts.append(start)
        ends.append(end)
    found += (stray(Span(source, *run.span())) for run in _RUN.finditer(text, reached))
    return words, starts, ends


def _unclosed(word: Word, span: Span) -> Diagnostic:
    if word[0] == COMMENT:
        opener = span._replace(end=span.start + 2)
        return UNCLOSED_COMMENT.at(
            opener,
            Text("`/*` 之后没有 `*/`", "`/*` has no `*/`"),
            help=Text("在注释结尾写 `*/`", "close the comment with `*/`"),
            fix=_closing(opener, "*/", safe=False),
        )
    mark = span.source.text[span.start]
    closer = _CLOSERS.get(mark, mark)
    return UNCLOSED_STRING.at(
        span,
        Text("字符串没有结束", "the string has no end on its line"),
        help=Text(
            f'在文字后写 `{closer}`；跨行文字用 `"""` 包围',
            f'write `{closer}` behind the text; text over several lines stands between `"""`',
        ),
        # The text is read to the end of its line: closing it there changes nothing.
        fix=_closing(span, closer, safe=True) if _ends_here(span, closer) else None,
    )


def _ends_here(span: Span, closer: str) -> bool:
    """Whether a text without its end is plain and does not seem to go on below."""
    text = span.source.text
    stop = text.find("\n", span.end + 1)
    below = text[span.end + 1 :] if stop < 0 else text[span.end + 1 : stop]
    closes = below.count(closer) % 2 if closer == text[span.start] else below.count(closer)
    opens = 0 if closer == text[span.start] else below.count(text[span.start])
    return bool(_PLAIN_TEXT(span.text, 1)) and closes <= opens


def _closing(span: Span, mark: str, *, safe: bool) -> Fix:
    end = span.start + len(span.text.rstrip())
    title = Text(f"在末尾补上 `{mark}`", f"write `{mark}` at its end")
    return Fix(title, (Edit(span._replace(start=end, end=end), mark),), safe)
