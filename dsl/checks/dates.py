"""How dates of different precision compare: `2018` is neither before nor after `2018-10`."""

from __future__ import annotations

__all__ = ["before"]


def before(one: str, other: str) -> bool:
    """Whether date `one` is over before `other` begins, as far as both are known."""
    known = min(len(one), len(other))
    return one[:known] < other[:known]
