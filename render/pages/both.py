"""Texts in two languages at once; a page built in each is laid over the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

__all__ = ["Both", "both", "in_both", "in_lang"]

Page = TypeVar("Page")


class Both(str):
    """A text in Chinese and English; as a plain string it is the one the page starts in."""

    __slots__ = ("en", "zh")
    zh: str
    en: str

    def __new__(cls, zh: str, en: str, lang: str = "zh") -> Both:
        """Make one that starts as `zh` or `en`."""
        text = super().__new__(cls, en if lang == "en" else zh)
        text.zh, text.en = zh, en
        return text


def in_both(zh: str, en: str, lang: str) -> str:
    """A text in both languages, or as it is where they say the same."""
    return zh if zh == en else Both(zh, en, lang)


def in_lang(text: str, lang: str) -> str:
    """What a text says in one language."""
    if type(text) is Both:
        return text.en if lang == "en" else text.zh
    return text


def both(zh: Page, en: Page, lang: str = "zh") -> Page:
    """Lay a page object in Chinese and the same in English over each other.

    They are tuples, named tuples, dataclasses and dicts of texts and plain values, alike in all but
    their texts. A text that is the same in both stays a plain string; any other is a `Both`. Raises
    ValueError where anything else differs.
    """
    return zh if _alike(zh, en) else _both(zh, en, lang)


def _alike(zh: Any, en: Any) -> bool:
    return type(zh) is type(en) and bool(zh == en)


def _both(zh: Any, en: Any, lang: str) -> Any:
    """Two that differ. Most of a page is the same in both languages: that is not made again."""
    kind: Any = type(zh)
    if kind is not type(en):
        raise ValueError(f"{zh!r} and {en!r} are not alike")
    if isinstance(zh, str):
        return Both(zh, en, lang)
    if isinstance(zh, dict):
        if zh.keys() != en.keys():
            raise ValueError(f"{zh!r} and {en!r} are not alike")
        return {key: a if _alike(a, en[key]) else _both(a, en[key], lang) for key, a in zh.items()}
    values_of = _values_of(kind)  # type: ignore[arg-type]  # classes do have hashes
    if not values_of:
        raise ValueError(f"{zh!r} and {en!r} are not alike")
    pairs = zip(values_of(zh), values_of(en), strict=True)
    # Not by `_alike`: a call for each of thousands of values would be half of the time.
    parts = [
        a
        if type(a) is type(b) and a == b
        else Both(a, b, lang)
        if type(a) is str is type(b)
        else _both(a, b, lang)
        for a, b in pairs
    ]
    return tuple(parts) if kind is tuple else kind(*parts)


@cache
def _values_of(kind: type) -> Callable[[Any], Iterable[Any]] | None:
    """What gives the values of a tuple or dataclass of a kind; None for a plain value."""
    if issubclass(kind, tuple):
        return _itself
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda one: [getattr(one, n) for n in names]


def _itself(values: Iterable[Any]) -> Iterable[Any]:
    return values
