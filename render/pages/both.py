"""Texts in two languages at once; a page built in each is laid over the other."""

from __future__ import annotations

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

    They are tuples, named tuples and dicts of texts and plain values, alike in all but their texts.
    A text that is the same in both stays a plain string; any other is a `Both`. Raises ValueError
    where anything else differs.
    """
    return _both(zh, en, lang)  # type: ignore[no-any-return]


def _both(zh: Any, en: Any, lang: str) -> Any:
    kind: Any = type(zh)
    if kind is type(en):
        if zh == en:
            return zh
        if isinstance(zh, str):
            return Both(zh, en, lang)
        if isinstance(zh, dict) and zh.keys() == en.keys():
            return {key: _both(value, en[key], lang) for key, value in zh.items()}
        if isinstance(zh, tuple):
            parts = [_both(a, b, lang) for a, b in zip(zh, en, strict=True)]
            return tuple(parts) if kind is tuple else kind(*parts)
    raise ValueError(f"{zh!r} and {en!r} are not alike")
