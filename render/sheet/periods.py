"""From when to when, in words."""

from __future__ import annotations

from citydsl.render.sheet.context import Context

__all__ = ["period"]


def period(context: Context, since: str, until: str) -> str:
    """From when to when, in words; nothing where neither is given."""
    start, end = (context.date(date) if date else "" for date in (since, until))
    if start and end:
        return context.say("between", since=start, until=end)
    if end:
        return context.say("until", date=end)
    return context.say("since", date=start) if start else ""
