"""Formulas as chips: each term a symbol and what it counts, in the colour of where that stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citydsl.dsl.model.model import Formula, Term
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.phrases import phrase
from citydsl.render.measure import LINE, text_width
from citydsl.render.plain import plain
from citydsl.render.wrap import wrap

__all__ = ["Chip", "Flow", "Sentence", "draw_flow", "flow", "sentences"]

_PLUS = 22.0
_PLAIN = ("", "个", "项", "大")
"""Measures that say nothing: 5个平台 are 5 platforms, but 3级平台 are not 3 platforms."""


class Chip(NamedTuple):
    """A term to be drawn: `dashed` where nothing of it is named."""

    name: str
    symbol: str
    label: str
    family: str
    dashed: bool


class Sentence(NamedTuple):
    """A formula to be drawn: what stands before its chips, and the chips."""

    prefix: str
    chips: tuple[Chip, ...]


class _Piece(NamedTuple):
    """A prefix or a chip, measured; `plus` is the width of what joins it to the one before."""

    chip: Chip | None
    lines: tuple[str, ...]
    disc: float
    plus: float
    width: float


class Flow(NamedTuple):
    """Formulas set in lines at a size."""

    lines: tuple[tuple[_Piece, ...], ...]
    size: float
    width: float
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(self.heights) + _between(self.size) * max(0, len(self.heights) - 1)


def sentences(
    view: View, colours: tuple[dict[str, str], dict[str, str]], lang: str
) -> tuple[Sentence, ...]:
    """Return the formulas of a view's city, those inside it and its elements."""
    found = []
    for city in view.city.walk():
        for number, formula in enumerate(city.formulas):
            chips = tuple(
                _chip(view, term, f"chip-{city.path}-{number}-{place}", colours, lang)
                for place, term in enumerate(formula.terms)
            )
            found.append(Sentence(_prefix(view, formula, lang), chips))
    return tuple(found)


def _prefix(view: View, formula: Formula, lang: str) -> str:
    printed = plain(formula.printed)
    if formula.of == view.city.path:
        return phrase("printed", lang, printed) if printed else ""
    owners = {city.path: city.labels.pick(lang) or city.label for city in view.city.walk()}
    element = view.model.elements.get(formula.of)
    if element is not None:
        owners[element.path] = element.labels.pick(lang) or element.label
    return phrase("of", lang, plain(owners.get(formula.of, formula.of)), printed)


def _chip(
    view: View, term: Term, name: str, colours: tuple[dict[str, str], dict[str, str]], lang: str
) -> Chip:
    layers, pillars = colours
    kind = view.model.vocabulary.kinds.get(term.kind or "")
    elements = view.model.elements
    paths = (*term.named, *term.inferred)
    members = [elements[path] for path in paths if path in elements]
    family = "neutral"
    for place in ([kind] if kind else []) + members:
        if place.layer or place.pillar:
            family = layers[place.layer] if place.layer else pillars[place.pillar or ""]
            break
    label = plain(term.labels.pick(lang) or term.label)
    if lang != "en" and term.measure not in _PLAIN and not label.startswith(term.measure):
        label = plain(term.measure) + label
    return Chip(name, plain(term.symbol), label, family, dashed=not term.named)


def flow(all_sentences: Sequence[Sentence], size: float, room: float) -> Flow:
    """Set formulas at a size into lines no wider than `room`, each formula on lines of its own."""
    lines: list[tuple[_Piece, ...]] = []
    for sentence in all_sentences:
        line: list[_Piece] = []
        used = 0.0
        for piece in _pieces(sentence, size, room):
            if line and used + piece.plus + piece.width > room:
                lines.append(tuple(line))
                line, used = [], 0.0
            line.append(piece)
            used += piece.plus + piece.width
        if line:
            lines.append(tuple(line))
    width = max((sum(p.plus + p.width for p in line) for line in lines), default=0.0)
    heights = tuple(max(_high(piece, size) for piece in line) for line in lines)
    return Flow(tuple(lines), size, width, heights)


def _pieces(sentence: Sentence, size: float, room: float) -> Iterator[_Piece]:
    if sentence.prefix:
        small = _small(size)
        lines = wrap(sentence.prefix, small, min(room, small * 22))
        yield _Piece(None, lines, 0.0, 0.0, max(text_width(line, small) for line in lines))
    for number, chip in enumerate(sentence.chips):
        disc = max(size * 1.7, text_width(chip.symbol, size) + size)
        room_for = min(room - disc - size * 2, size * 14)
        lines = wrap(chip.label, size * 0.9, room_for) if text_width(chip.label, size) else ()
        text = max((text_width(line, size * 0.9) for line in lines), default=0.0)
        joint = _PLUS if number else (size if sentence.prefix else 0.0)
        yield _Piece(chip, lines, disc, joint, disc + text + size * (1.25 if text else 0.5))


def _small(size: float) -> float:
    return max(11.0, round(size * 0.78, 1))


def _between(size: float) -> float:
    return size * 0.5


def _high(piece: _Piece, size: float) -> float:
    if piece.chip is None:
        return len(piece.lines) * _small(size) * LINE
    return max(size * 2.2, len(piece.lines) * size * 0.9 * LINE + size * 0.5)


def draw_flow(painter: Painter, placed: Flow, right: float, top: float, left: float | None) -> None:
    """Draw formulas from a top: up to the right edge, or from `left` where it is given."""
    size, y = placed.size, top
    for line, height in zip(placed.lines, placed.heights, strict=True):
        width = sum(piece.plus + piece.width for piece in line)
        x = right - width if left is None else left
        for number, piece in enumerate(line):
            middle = y + height / 2
            if piece.plus and piece.chip and (number == 0 or line[number - 1].chip):
                plus = x + piece.plus / 2
                painter.text(("+",), plus, middle - size * LINE / 2, size, "page.soft", role="plus")
            x += piece.plus
            _draw_piece(painter, piece, Rect(x, y, piece.width, height), size)
            x += piece.width
        y += height + _between(size)


def _draw_piece(painter: Painter, piece: _Piece, at: Rect, size: float) -> None:
    middle = at.y + at.h / 2
    if piece.chip is None:
        small = _small(size)
        top = middle - len(piece.lines) * small * LINE / 2
        painter.text(piece.lines, at.x, top, small, "page.soft", anchor="start", role="printed")
        return
    chip = piece.chip
    high = _high(piece, size)
    body = Rect(at.x, middle - high / 2, at.w, high)
    fill, ink = ("band", "text") if chip.dashed else ("strip", "strip_text")
    painter.box(
        chip.name,
        "chip",
        body,
        f"{chip.family}.{fill}",
        stroke=f"{chip.family}.stroke" if chip.dashed else "none",
        width=1.3 if chip.dashed else 0.0,
        dashed=chip.dashed,
        radius=min(high, size * 2.2) / 2,
    )
    _draw_disc(painter, chip, piece, body, size)
    label = size * 0.9
    start = body.x + size * 0.25 + piece.disc + size * 0.3
    top = middle - len(piece.lines) * label * LINE / 2
    painter.text(
        piece.lines, start, top, label, f"{chip.family}.{ink}", anchor="start", box=chip.name
    )


def _draw_disc(painter: Painter, chip: Chip, piece: _Piece, body: Rect, size: float) -> None:
    high = size * 1.7
    name = f"{chip.name}-symbol"
    fill, ink = ("strip", "strip_text") if chip.dashed else ("strip_text", "strip")
    disc = Rect(body.x + size * 0.25, body.y + (body.h - high) / 2, piece.disc, high)
    painter.box(name, "disc", disc, f"{chip.family}.{fill}", radius=high / 2, parent=chip.name)
    top = body.y + body.h / 2 - size * LINE / 2
    painter.text((chip.symbol,), disc.middle, top, size, f"{chip.family}.{ink}", box=name)
