"""The formats differences are written in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from citydsl.dsl.diff.changes import Changes
from citydsl.dsl.record import NamedTuple

__all__ = ["DIFFS", "DiffFormat", "Telling"]


class Telling(NamedTuple):
    """How changes are told: the language, whether coloured, and a folder of the user's templates."""

    lang: str
    colour: bool = False
    templates: Path | None = None


class DiffFormat(NamedTuple):
    """A format: its name, what it is for, and what writes it.

    `write` raises ValueError with what to do where the changes do not fit the format, and
    BadTemplate.
    """

    id: str
    doc: str
    write: Callable[[Changes, Telling], str]


# Each is imported when it is asked for: a run pays for what it uses.
def _text(changes: Changes, how: Telling) -> str:
    from citydsl.render.diff.text import text

    return text(changes, lang=how.lang, colour=how.colour)


def _json(changes: Changes, how: Telling) -> str:
    from citydsl.render.diff.json import changes_json

    return changes_json(changes, lang=how.lang)


def _markdown(changes: Changes, how: Telling) -> str:
    from citydsl.render.diff.markdown import markdown

    return markdown(changes, lang=how.lang)


def _html(changes: Changes, how: Telling) -> str:
    from citydsl.render.diff.html import changes_html

    return changes_html(changes, lang=how.lang, templates=how.templates)


def _svg(changes: Changes, how: Telling) -> str:
    from citydsl.render.diff.picture import changes_svg

    return changes_svg(changes, lang=how.lang)


DIFFS = (
    DiffFormat("text", "for people, in a terminal", _text),
    DiffFormat("json", "for scripts", _json),
    DiffFormat("md", "Markdown, for the comment of a pull request", _markdown),
    DiffFormat("html", "a page with a picture of each city coloured by change", _html),
    DiffFormat("svg", "that picture, of one city", _svg),
)
