"""What is made of every city of a run."""

from __future__ import annotations

from pathlib import Path

from citydsl.dsl.record import NamedTuple
from citydsl.render.formats.table import Look

__all__ = ["Order"]


class Order(NamedTuple):
    """What is made of a city: files in these formats, of all views or those of these names.

    With a `date` everything shows the city as it was then. `templates` is a folder whose files go
    before ours. `thumbnails`: whether the index shows a picture of each city. `against` is the id of a
    reference model: each city gets a page beside it.
    """

    formats: tuple[str, ...]
    views: tuple[str, ...] = ()
    date: str = ""
    look: Look = Look()
    templates: Path | None = None
    thumbnails: bool = True
    against: str = ""
