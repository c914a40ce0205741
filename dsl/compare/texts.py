"""The words of a comparison, put together in both languages at once."""

from __future__ import annotations

from collections.abc import Iterable

from citydsl.dsl.model.model import Labels
from citydsl.dsl.vocabulary.choices import CHOICES, choice_label

__all__ = ["choice", "clauses", "counted", "filled", "inside", "listed", "of_place"]


def filled(form: Labels, **values: Labels | str | int) -> Labels:
    """A form in both languages with its blanks filled, each in its language."""
    return Labels(*(form.pick(lang).format(**_said(values, lang)) for lang in ("zh", "en")))


def listed(items: Iterable[Labels]) -> Labels:
    """A list as one text."""
    return _joined(tuple(items), "、", ", ")


def clauses(parts: Iterable[Labels]) -> Labels:
    """Parts of one sentence."""
    return _joined(tuple(parts), "，", ", ")


def counted(count: int, label: Labels) -> Labels:
    """So many of a thing."""
    return filled(Labels("{count} × {label}", "{count} × {label}"), count=count, label=label)


def inside(whole: Labels) -> Labels:
    """That something is a part of a whole."""
    return filled(Labels("在“{whole}”之内", "inside “{whole}”"), whole=whole)


def of_place(city: Labels) -> Labels:
    """That something belongs to a city inside the one that is compared."""
    return filled(Labels("属于{city}", "of {city}"), city=city)


def choice(set_name: str, value: str) -> Labels:
    """A value of a closed set in both languages, or itself where the set does not know it."""
    if value not in {one.id for one in CHOICES[set_name]}:
        return Labels(value, value)
    return Labels(*(choice_label(set_name, value, lang) for lang in ("zh", "en")))


def _said(values: dict[str, Labels | str | int], lang: str) -> dict[str, str | int]:
    return {
        name: value.pick(lang) if isinstance(value, Labels) else value
        for name, value in values.items()
    }


def _joined(items: tuple[Labels, ...], zh: str, en: str) -> Labels:
    return Labels(
        zh.join(item.pick("zh") for item in items), en.join(item.pick("en") for item in items)
    )
