"""The words the grammar knows by name, each in both languages."""

from __future__ import annotations

from citydsl.dsl.record import NamedTuple

__all__ = ["BY_SPELLING", "KEYWORDS", "Keyword"]


class Keyword(NamedTuple):
    """A terminal of the grammar, its two spellings and what it begins or joins."""

    terminal: str
    en: str
    zh: str
    doc: str


KEYWORDS = (
    Keyword("USE", "use", "引用", "brings another file's declarations in"),
    Keyword("FORMULA", "formula", "公式", "a naming formula, checked against the components"),
    Keyword("FACT", "fact", "事实", "a figure or claim as printed, read into a quantity"),
    Keyword("AND", "and", "且", "both conditions hold"),
    Keyword("OR", "or", "或", "at least one condition holds"),
    Keyword("NOT", "not", "非", "the condition does not hold"),
)

BY_SPELLING = {
    spelling: keyword.terminal for keyword in KEYWORDS for spelling in (keyword.en, keyword.zh)
}
