"""Where a finding about a whole statement points."""

from __future__ import annotations

import re

from citydsl.dsl.source import Span

__all__ = ["first_word"]


def first_word(span: Span) -> Span:
    """The word a statement begins with: enough to point at it."""
    match = re.match(r"\w+", span.text)
    return span._replace(end=span.start + match.end()) if match else span
