"""What stands in the node of an element or a city, and how large that makes it."""

from __future__ import annotations

from functools import lru_cache

from citydsl.dsl.model.model import City, Element, other_language
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.dsl.vocabulary.choices import choice_label
from citydsl.render.measure import LINE, text_width
from citydsl.render.plain import plain
from citydsl.render.wrap import wrap

__all__ = ["CHIP_SIZE", "LABEL_SIZE", "SMALL_SIZE", "Node", "chip_size", "node_of", "verb_label"]

LABEL_SIZE = 14.0
SMALL_SIZE = 11.0
CHIP_SIZE = 12.0
_WIDEST = 160.0
_NARROWEST = 92.0


class Node(NamedTuple):
    """One end of relations with the text in it; `lane` is where it stands (`layer.app`),
    `whole` says it is a city."""

    path: str
    lane: str
    city: str
    label: tuple[str, ...]
    small: tuple[str, ...]
    w: float
    h: float
    external: bool
    inferred: bool
    whole: bool
    link: str
    title: str


def node_of(view: View, end: Element | City, home: str, lang: str, *, both: bool = False) -> Node:
    """Return the node of an element, or of a city that is itself an end of a relation.

    With `both` its name in the other language stands under the label. What has the same name in
    both languages is as large in both.
    """
    if isinstance(end, City):
        lane, external, inferred = "", False, False
    else:
        lane = f"layer.{end.layer}" if end.layer else f"pillar.{end.pillar}" if end.pillar else ""
        external, inferred = view.model.vocabulary.kinds[end.kind].external, end.inferred
    second = other_language(lang)
    label, name = (plain(end.labels.pick(one) or end.label) or end.id for one in (lang, second))
    lines = wrap(label, LABEL_SIZE, _WIDEST)
    below = _lines(name if both and name != label else "", _small(view, end, lang))
    sizes = [_size(lines, below)]
    if name == label:
        sizes.append(_size(lines, _lines(_small(view, end, second))))
    wide, high = zip(*sizes, strict=True)
    return Node(
        end.path,
        lane,
        home,
        lines,
        below,
        max(wide),
        max(high),
        external,
        inferred,
        isinstance(end, City),
        end.link,
        plain(end.describe) or label,
    )


def _small(view: View, end: Element | City, lang: str) -> str:
    """What stands below a name: the kind and, where it is not live, the status; a city's level."""
    if isinstance(end, City):
        return choice_label("level", end.level, lang) if end.level else ""
    words = [view.model.vocabulary.kinds[end.kind].labels.pick(lang)]
    if end.status and end.status != "live":
        words.append(choice_label("status", end.status, lang))
    return " · ".join(words)


@lru_cache(maxsize=4096)
def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(
        line for text in map(plain, texts) if text for line in wrap(text, SMALL_SIZE, _WIDEST)
    )


@lru_cache(maxsize=4096)
def _size(lines: tuple[str, ...], below: tuple[str, ...]) -> tuple[float, float]:
    """How wide and high a node is with these lines of its name, and those below."""
    widths = [text_width(line, LABEL_SIZE) for line in lines]
    widths += [text_width(line, SMALL_SIZE) for line in below]
    height = LINE * (len(lines) * LABEL_SIZE + len(below) * SMALL_SIZE)
    return max(_NARROWEST, round(max(widths)) + 26), round(height) + 16


def verb_label(view: View, number: int, lang: str) -> str:
    """Return what is written on a relation: its verb, its own label, or both; its step first."""
    relation = view.relations[number]
    verb = view.model.vocabulary.verbs[relation.verb].labels.pick(lang) if relation.verb else ""
    between = (": " if lang == "en" else "：") if verb and relation.label else ""
    step = _step(view.steps[number]) if view.steps else ""
    return plain(f"{step} {verb}{between}{relation.label}")


def _step(number: int) -> str:
    """The number of a step in a circle, as far as there are such characters."""
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else f"({number})"


def chip_size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Return the width and height of the label of a relation."""
    width = max(text_width(line, CHIP_SIZE) for line in lines)
    return round(width) + 12, round(len(lines) * CHIP_SIZE * LINE) + 4
