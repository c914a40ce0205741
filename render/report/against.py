"""A case beside a reference model, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from citydsl.dsl.model.model import Element
from citydsl.dsl.views.against import Counted, Coverage, Filling

__all__ = ["coverage"]

_STATES = {
    "filled": ("已列名", "filled"),
    "unnamed": ("只给出数量，未列名", "counted, not named"),
    "unmentioned": ("未提及", "not mentioned"),
}
_MARKS = {"filled": "■", "unnamed": "□", "unmentioned": "·"}


def coverage(result: Coverage, *, lang: str) -> str:
    """Return one line for the city, one for each row, and one for what has no row."""
    zh = lang == "zh"
    name, model = result.city.labels.pick(lang), result.reference.labels.pick(lang)
    lines = [f"{name}：对照{model}" if zh else f"{name} beside {model}"]
    lines += [_row(filling, lang) for filling in result.fillings]
    outside = _names(result.outside, result.outside_counted, lang)
    if outside:
        listed = _listed(outside, lang)
        lines.append(f"  模型之外：{listed}" if zh else f"  outside the model: {listed}")
    return "\n".join(lines)


def _row(filling: Filling, lang: str) -> str:
    zh = lang == "zh"
    state = filling.state
    names = _names(filling.elements, filling.counted, lang)
    head = f"  {_MARKS[state]} {filling.row.labels.pick(lang)}"
    said = _STATES[state][0 if zh else 1]
    if not names:
        return f"{head}：{said}" if zh else f"{head}: {said}"
    listed = _listed(names, lang)
    return f"{head}：{said}：{listed}" if zh else f"{head}: {said}: {listed}"


def _names(elements: Iterable[Element], counted: Iterable[Counted], lang: str) -> list[str]:
    names = [element.labels.pick(lang) for element in elements]
    return names + [f"{one.number} × {one.labels.pick(lang)}" for one in counted]


def _listed(names: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(names)
