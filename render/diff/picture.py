"""One picture of both versions of a city, coloured by what has changed."""

from __future__ import annotations

from citydsl.dsl.diff.changes import Changes, CityChanges
from citydsl.render.diff.paint import paint
from citydsl.render.diff.union import union
from citydsl.render.diff.words import say
from citydsl.render.formats.svg import svg
from citydsl.render.layout.layered import layout
from citydsl.render.scene import Scene

__all__ = ["changes_svg", "picture"]


def picture(changes: CityChanges, *, lang: str) -> Scene:
    """Lay out what is and what was together, once, and colour it by what became of each."""
    both = union(changes)
    scene = layout(both.view, lang=lang, both=False)
    return paint(scene, both.marks, both.away)


def changes_svg(changes: Changes, *, lang: str) -> str:
    """The picture of the one city that differs. Raises ValueError where there is not just one."""
    if len(changes.cities) != 1:
        ids = ", ".join(city.id for city in changes.cities) or say("nothing", lang)
        raise ValueError(f"a picture shows one city (differing: {ids}): name it with `--city ID`")
    return svg(picture(changes.cities[0], lang=lang))
