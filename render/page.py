"""The pages a picture can aim at, with their shape in a scene's points and their size on paper."""

from __future__ import annotations

from citydsl.dsl.record import NamedTuple

__all__ = ["PAGES", "Page", "page_of", "points_of"]


class Page(NamedTuple):
    """A page: width and height in points, 0 where a picture is as large as what it shows.

    `paper` is its size in mm: of the sheet, or of a slide in PowerPoint. `least` is the smallest
    text that can still be read there: 10 px on a full screen, 6.5 pt on paper.
    """

    id: str
    width: float
    height: float
    paper: tuple[float, float]
    least: float

    @property
    def printed(self) -> bool:
        """Whether it is a sheet of paper."""
        return self.least == _PRINTED

    @property
    def sized(self) -> bool:
        """Whether the page has a size of its own, which a picture is to fill."""
        return self.height > 0


_MM = 25.4 / 72
"""Millimetres in a point."""
_SLIDE = (1016 / 3, 190.5)
# 1000 points on the 210 mm of a sheet: 6.5 pt of paper are 10.92 points of a scene.
_PRINTED = 11.0

PAGES: dict[str, Page] = {
    page.id: page
    for page in (
        Page("slide", 1600.0, 900.0, _SLIDE, 8.4),
        Page("a4", 1000.0, 1414.0, (210.0, 297.0), _PRINTED),
        Page("a4_landscape", 1414.0, 1000.0, (297.0, 210.0), _PRINTED),
        Page("free", 0.0, 0.0, _SLIDE, 10.0),
    )
}
"""Every page by its id, the default first."""


def page_of(name: str) -> Page:
    """The page of a name, the default where it is empty."""
    return PAGES[name or "slide"]


def points_of(page: str, width: float) -> float:
    """The points of paper a point of a picture takes: on a sheet as many as fit its width."""
    found = page_of(page)
    return found.paper[0] / _MM / width if found.printed else 1.0
