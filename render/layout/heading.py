"""The head of the layered picture: what city this is, and the formulas it goes by."""

from __future__ import annotations

from collections.abc import Sequence

from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.dsl.vocabulary.choices import choice_label
from citydsl.render.layout.formula import Flow, Sentence, draw_flow, flow
from citydsl.render.layout.painter import Painter
from citydsl.render.layout.phrases import phrase
from citydsl.render.measure import LINE, text_width
from citydsl.render.plain import plain
from citydsl.render.wrap import wrap

__all__ = ["Heading", "draw_heading", "measure_heading", "subtitle_of", "title_of"]

_TITLE, _SUBTITLE = 32.0, 15.0
_GAP = 48.0
_BESIDE = 132.0
_SIZES = (18.0, 16.0, 14.5, 13.0, 12.0, 11.0)
_NARROW = 1150.0


class Heading(NamedTuple):
    """Title and subtitle in lines, and the formulas beside or under them."""

    title: tuple[str, ...]
    size: float
    subtitle: tuple[str, ...]
    formulas: Flow
    beside: bool

    @property
    def words(self) -> float:
        """The height of title and subtitle."""
        return len(self.title) * self.size * LINE + len(self.subtitle) * _SUBTITLE * LINE

    @property
    def height(self) -> float:
        """The height of all."""
        if self.beside:
            return max(self.words, self.formulas.height)
        return self.words + self.formulas.height + (12.0 if self.formulas.lines else 0.0)

    @property
    def smallest(self) -> float:
        """The size of the smallest text."""
        return 11.0 if self.formulas.lines else _SUBTITLE


def title_of(view: View, lang: str) -> str:
    """The name of a view's city."""
    return plain(view.city.labels.pick(lang) or view.city.label) or view.city.id


def subtitle_of(view: View, lang: str, *, both: bool = True) -> str:
    """What is known of the city besides its name, as far as it is known."""
    city = view.city
    title = title_of(view, lang)
    other = plain(city.labels.en if lang == "zh" else city.labels.zh)
    said = [other if both and other != title else "", plain(city.place)]
    if view.date or view.name != "architecture":
        said.insert(0, plain(view.labels.pick(lang)) or view.name)
    said.append(choice_label("level", city.level, lang) if city.level else "")
    said.append(phrase("since", lang, city.since) if city.since else "")
    said.append(phrase("until", lang, city.until) if city.until else "")
    said.append(choice_label("status", city.status, lang) if city.status else "")
    return " · ".join(part for part in said if part)


def measure_heading(
    view: View, formulas: Sequence[Sentence], width: float, lang: str, *, both: bool = True
) -> Heading:
    """Set title and formulas beside each other where that leaves both room, else stacked."""
    title, subtitle = title_of(view, lang), subtitle_of(view, lang, both=both)
    words = max(text_width(title, _TITLE), text_width(subtitle, _SUBTITLE))
    room = width - min(words, width * 0.5) - _GAP
    # On a narrow page formulas stand below rather than small or broken.
    narrow = width < _NARROW
    for size in _SIZES[:3] if narrow else _SIZES:
        placed = flow(formulas, size, room)
        lines = max(len(formulas), 0 if narrow else 2)
        if len(placed.lines) <= lines and placed.height <= _BESIDE:
            return _heading(title, subtitle, width - placed.width - _GAP, placed, beside=True)
    for size in _SIZES:
        placed = flow(formulas, size, width)
        if placed.height <= 120.0:
            break
    return _heading(title, subtitle, width, placed, beside=False)


def _heading(title: str, subtitle: str, room: float, placed: Flow, *, beside: bool) -> Heading:
    size = _TITLE
    while size > 22 and text_width(title, size) > room:
        size -= 2
    small = wrap(subtitle, _SUBTITLE, room) if subtitle else ()
    return Heading(wrap(title, size, room), size, small, placed, beside)


def draw_heading(painter: Painter, heading: Heading, x: float, y: float, right: float) -> None:
    """Draw the head from its upper left corner."""
    spare = max(0.0, heading.height - heading.words) / 2 if heading.beside else 0.0
    top = painter.text(
        heading.title, x, y + spare, heading.size, "page.text", anchor="start", role="title"
    )
    top = painter.text(
        heading.subtitle, x, top, _SUBTITLE, "page.soft", anchor="start", role="subtitle"
    )
    if heading.beside:
        start = y + (heading.height - heading.formulas.height) / 2
        draw_flow(painter, heading.formulas, right, start, None)
    else:
        draw_flow(painter, heading.formulas, right, top + 12.0, x)
