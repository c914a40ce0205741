"""What the scripts of the overview know: the rows of all cities, joined."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citydsl.render.sheet.index import IndexEntry
from citydsl.render.sheet.words import WORDS

__all__ = ["index_data"]

_MOST = 4_000_000
"""Characters of rows: with more of them a browser would be slow to open the page."""
_SAID = (*("found_more", "shown_all", "shown_some", "unfilter"),)


def index_data(entries: Sequence[IndexEntry]) -> tuple[str, tuple[str, ...]]:
    """What the overview's scripts know, as JSON, and the sorts of rows left out as too many.

    It is `{words, cities, say}`: `words` are all values to filter by, `cities` have each
    `[numbers of their words, city, elements, facts]`, `say` are words in both languages. Cities
    are always found; facts go before elements, as there are fewer of them.
    """
    sizes = [
        ("facts", sum(len(entry.facts) for entry in entries)),
        ("elements", sum(len(entry.elements) for entry in entries)),
    ]
    left_out, room = [], _MOST
    for sort, size in sizes:
        if size > room:
            left_out.append(sort)
        else:
            room -= size
    words, numbers = _words(entries)
    cities = (
        f"[{own},{entry.city},"
        f"{'[]' if 'elements' in left_out else entry.elements},"
        f"{'[]' if 'facts' in left_out else entry.facts}]"
        for own, entry in zip(numbers, entries, strict=True)
    )
    said = {name: WORDS[name] for name in _SAID}
    text = f'{{"words":{_json(words)},"cities":[{",".join(cities)}],"say":{_json(said)}}}'
    return text, tuple(left_out)


def _words(entries: Sequence[IndexEntry]) -> tuple[list[list[object]], list[list[int]]]:
    """All words once, and for each entry the numbers of its own among them."""
    known: dict[tuple[object, ...], int] = {}
    words: list[list[object]] = []
    numbers = []
    for entry in entries:
        own = []
        for word in entry.words:
            key = tuple(word[:-1])
            if key not in known:
                known[key] = len(words)
                words.append([*word])
            own.append(known[key])
        numbers.append(own)
    return words, numbers


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
