"""What stands in the node of an element or a city, and how large that makes it."""

from __future__ import annotations

from typing import NamedTuple

from citydsl.dsl.model.model import City, Element
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

    With `both` its name in the other language stands under the label.
    """
    if isinstance(end, City):
        lane, external, inferred, small = "", False, False, _city_small(end, lang)
    else:
        kind = view.model.vocabulary.kinds[end.kind]
        lane = f"layer.{end.layer}" if end.layer else f"pillar.{end.pillar}" if end.pillar else ""
        external, inferred = kind.external, end.inferred
        small = [kind.labels.pick(lang)]
        if end.status and end.status != "live":
            small.append(choice_label("status", end.status, lang))
    label = plain(end.labels.pick(lang) or end.label) or end.id
    lines = wrap(label, LABEL_SIZE, _WIDEST)
    second = plain(end.labels.pick("zh" if lang == "en" else "en")) if both else ""
    others = [
        text for text in (second if second != label else "", plain(" · ".join(small))) if text
    ]
    smalls = tuple(line for text in others for line in wrap(text, SMALL_SIZE, _WIDEST))
    widths = [text_width(line, LABEL_SIZE) for line in lines]
    widths += [text_width(line, SMALL_SIZE) for line in smalls]
    height = LINE * (len(lines) * LABEL_SIZE + len(smalls) * SMALL_SIZE)
    return Node(
        end.path,
        lane,
        home,
        lines,
        smalls,
        max(_NARROWEST, round(max(widths)) + 26),
        round(height) + 16,
        external,
        inferred,
        isinstance(end, City),
        end.link,
        plain(end.describe) or label,
    )


def _city_small(city: City, lang: str) -> list[str]:
    return [choice_label("level", city.level, lang)] if city.level else []


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
