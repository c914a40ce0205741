"""Texts in the language of a page, or in both where the page is read in both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from citydsl.dsl.model.model import Labels
from citydsl.dsl.vocabulary.choices import choice_label
from citydsl.render.pages.both import in_both, in_lang
from citydsl.render.sheet.quantities import date_words
from citydsl.render.sheet.words import clauses, listed, say

__all__ = ["Tongue"]


class Tongue:
    """What says things on a page. With `both`, what differs between the languages is said as a
    `Both` that starts in `lang`; texts made of others are made in each.

    A `Both` must not be put together with other texts by hand: one of its languages would be lost.
    """

    def __init__(self, lang: str, *, both: bool = False) -> None:
        self.lang = lang
        self.both = both
        self._said: dict[tuple[str, str], str] = {}

    def told(self, tell: Callable[[str], str]) -> str:
        """What is told in a language, in that of the page or in both."""
        if not self.both:
            return tell(self.lang)
        return in_both(tell("zh"), tell("en"), self.lang)

    def say(self, name: str, **values: str | int) -> str:
        """One of the page's words, with its blanks filled."""
        if values:
            return self.told(lambda lang: say(name, lang, **_in(lang, values)))
        return self._once("", name, lambda lang: say(name, lang))

    def numbered(self, name: str, number: int) -> str:
        """One of the page's words with a number in its blank."""
        return _numbered(name, number, self.lang, self.both)

    def choice(self, name: str, value: str) -> str:
        """The reading of a value (`status`, `live`)."""
        return self._once(name, value, lambda lang: choice_label(name, value, lang))

    def date(self, date: str) -> str:
        """An ISO date, or part of one, as it is said."""
        return self.told(lambda lang: date_words(date, lang))

    def label(self, labels: Labels, otherwise: str = "") -> str:
        """A label in the language of the page, else in the other, else what stands for it."""
        if not self.both:
            return labels.pick(self.lang) or otherwise
        zh, en = labels
        if not (zh and en):
            return zh or en or otherwise
        return in_both(zh, en, self.lang)

    def second(self, labels: Labels) -> str:
        """The label in the other language, where both are given and differ."""
        zh, en = labels
        if zh == en or not (zh and en):
            return ""
        return self.told(lambda lang: zh if lang == "en" else en)

    def joined(self, parts: Iterable[str], between: str = "") -> str:
        """Texts one after another."""
        return self._of_all(parts, lambda texts, _: between.join(texts))

    def entry(self, name: str, value: str) -> str:
        """A name and what it is, with a colon between them."""
        return self.joined((name, self.told(lambda lang: ": " if lang == "en" else "："), value))

    def listed(self, items: Iterable[str]) -> str:
        """A list as one string."""
        return self._of_all(items, listed)

    def clauses(self, parts: Iterable[str]) -> str:
        """Parts of a sentence as one string."""
        return self._of_all(parts, clauses)

    def _of_all(self, parts: Iterable[str], make: Callable[[Iterable[str], str], str]) -> str:
        if not self.both:
            return make(parts, self.lang)
        texts = tuple(parts)
        return self.told(lambda lang: make([in_lang(text, lang) for text in texts], lang))

    def _once(self, name: str, value: str, tell: Callable[[str], str]) -> str:
        """What is told again and again is made once."""
        text = self._said.get((name, value))
        if text is None:
            text = self._said[name, value] = self.told(tell)
        return text


@lru_cache(maxsize=1024)
def _numbered(name: str, number: int, lang: str, both: bool) -> str:
    """What every page says of the same number."""
    return Tongue(lang, both=both).say(name, number=number)


def _in(lang: str, values: dict[str, str | int]) -> dict[str, str | int]:
    return {
        key: in_lang(value, lang) if isinstance(value, str) else value
        for key, value in values.items()
    }
