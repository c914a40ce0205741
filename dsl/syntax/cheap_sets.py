"""Sets of characters in a form that `re` compiles in a tenth of the time.

For a set of more than two stretches beyond Latin-1, `re` builds a table of all of Unicode's first
plane. Every start would pay for that with some milliseconds, so the patterns in `tables.py` have
such sets parted.
"""

from __future__ import annotations

import re

__all__ = ["cheap_sets"]

_SET = re.compile(r"(?<!\\)\[(\^?)((?:\\[^wWdDsS]|[^\]\\-]|(?<=\[)-)+)\]")


def cheap_sets(regex: str) -> str:
    """Return a pattern that matches the same; sets with ranges or classes stay as they are."""
    return _SET.sub(_parted, regex)


def _parted(match: re.Match[str]) -> str:
    negated, inner = match.groups()
    members = re.findall(r"\\.|.", inner, re.DOTALL)
    others = sorted(one for one in members if one[-1] > "\xff")
    if not others or len(members) < 3:
        return match[0]
    latin = "".join(one for one in members if one not in others)
    if negated:
        return f"(?![{latin}])[^{''.join(others)}]" if latin else match[0]
    # What asserts nothing keeps `re` from putting the branches together to one set again.
    pairs = ["".join(others[at : at + 2]) for at in range(0, len(others), 2)]
    branches = "|".join(f"[{pair}](?=)" for pair in pairs)
    return f"(?:[{latin}]|{branches})" if latin else f"(?:{branches})"
