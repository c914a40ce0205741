"""Texts in two languages at once: a page is built in each and the two are laid over each other."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

__all__ = ["Both", "both"]

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


def both(zh: Page, en: Page, lang: str = "zh") -> Page:
    """Lay a page object in Chinese and the same in English over each other.

    They are tuples, named tuples, dataclasses and dicts of texts and plain values, alike in all but
    their texts. A text that is the same in both stays a plain string; any other is a `Both`. Raises
    ValueError where anything else differs.
    """
    return _both(zh, en, lang)  # type: ignore[no-any-return]


def _both(zh: Any, en: Any, lang: str) -> Any:
    if type(zh) is not type(en):
        raise ValueError(f"{zh!r} and {en!r} are not alike")
    if isinstance(zh, str):
        return zh if zh == en else Both(zh, en, lang)
    if is_dataclass(zh) and not isinstance(zh, type):
        names = [field.name for field in fields(zh)]
        return type(zh)(*(_both(getattr(zh, one), getattr(en, one), lang) for one in names))
    if isinstance(zh, tuple):
        parts = [_both(a, b, lang) for a, b in zip(zh, en, strict=True)]
        return type(zh)(*parts) if hasattr(zh, "_fields") else tuple(parts)
    if isinstance(zh, dict):
        if zh.keys() != en.keys():
            raise ValueError(f"{zh!r} and {en!r} are not alike")
        return {key: _both(zh[key], en[key], lang) for key in zh}
    if zh != en:
        raise ValueError(f"{zh!r} and {en!r} are not alike")
    return zh
