"""Quantities read out in words: 近6万个 is 接近60,000个, 不到此数."""

from __future__ import annotations

from collections.abc import Mapping

from citydsl.dsl.model.model import Fact
from citydsl.dsl.model.quantity import Bound, Number, Quantity

__all__ = ["date_words", "fact_reading", "number_words", "reading"]

_FORMS: Mapping[Bound, tuple[str, str]] = {
    Bound.EXACT: ("{low}（确数）", "{low} (exact)"),
    Bound.ABOUT: ("约{low}", "about {low}"),
    Bound.BELOW: ("{high}以下、接近", "just below {high}"),
    Bound.ABOVE: ("多于{low}", "more than {low}"),
    Bound.AT_LEAST: ("至少{low}", "at least {low}"),
    Bound.AT_MOST: ("至多{high}", "at most {high}"),
    Bound.RANGE: ("{low}至{high}", "{low} to {high}"),
    Bound.ORDER: ("{low}的数量级", "in the order of {low}"),
}
_CHANGE = ("由{before}变为{after}", "from {before} to {after}")
_TEXT = ("「{text}」（非数值）", "“{text}” (no figure)")
_UNITS = {
    **dict.fromkeys(("个", "项", "条", "套", "张", "朵", "家", "所", "处", "座", "件", "种"), ""),
    **dict.fromkeys(("名", "位", "部", "台", "辆", "款", "支", "份", "笔", "只", "块"), ""),
    **{"类": "classes", "大类": "major classes", "级": "levels", "期": "phases"},
    **{"人": "people", "户": "households", "次": "times", "人次": "visits", "元": "yuan"},
    **{"天": "days", "日": "days", "周": "weeks", "月": "months", "个月": "months"},
    **{"年": "years", "小时": "hours", "个小时": "hours", "分钟": "minutes", "秒": "seconds"},
    **{"倍": "times (倍)", "公里": "km", "平方公里": "km²", "个百分点": "percentage points"},
}
_MONTHS = "January February March April May June July August September October November December"
_NAMED_ORDERS = {100: "百", 1000: "千", 10**4: "万", 10**5: "十万", 10**6: "百万"} | {
    10**7: "千万",
    10**8: "亿",
    10**9: "十亿",
    10**10: "百亿",
    10**11: "千亿",
    10**12: "万亿",
}


def fact_reading(fact: Fact, lang: str) -> str:
    """How the figures of a fact were read, or nothing where there is none."""
    before = _joined(fact.quantities, lang)
    if fact.to is None:
        return before
    after = _joined(fact.to_quantities, lang)
    if not before and not after:
        return ""
    form, text = _CHANGE[lang == "en"], _TEXT[lang == "en"]
    return form.format(
        before=before or text.format(text=fact.printed), after=after or text.format(text=fact.to)
    )


def reading(quantity: Quantity, lang: str, *, noun: bool = False) -> str:
    """One quantity in words, with what is counted if asked for."""
    if quantity.date:
        return date_words(quantity.date, lang)
    if quantity.bound is Bound.TEXT:
        return ""
    if quantity.bound is Bound.ORDER:
        return _order(quantity, lang)
    unit = _unit(quantity.unit, lang) + (_noun(quantity.noun, lang) if noun else "")
    low, high = (number_words(n) if n is not None else "" for n in (quantity.low, quantity.high))
    form = _FORMS[quantity.bound][lang == "en"]
    if quantity.bound is Bound.RANGE:
        return form.format(low=low, high=high + unit)
    return form.format(low=(low or high) + unit, high=(high or low) + unit)


def number_words(number: Number) -> str:
    """A number with its thousands parted."""
    return f"{number:,}"


def date_words(date: str, lang: str) -> str:
    """An ISO date, or part of one, as it is said."""
    year, *rest = date.split("-")
    if not all(part.isdigit() for part in (year, *rest)) or len(rest) > 2:
        return date
    if lang != "en":
        return year + "年" + "".join(f"{int(n)}{u}" for n, u in zip(rest, "月日", strict=False))
    if not rest or not 1 <= int(rest[0]) <= 12:
        return date
    month = _MONTHS.split()[int(rest[0]) - 1]
    return " ".join([*(str(int(day)) for day in rest[1:]), month, year])


def _joined(quantities: tuple[Quantity, ...], lang: str) -> str:
    several = len(quantities) > 1
    said = [reading(quantity, lang, noun=several) for quantity in quantities]
    return ("; " if lang == "en" else "；").join(text for text in said if text)


def _order(quantity: Quantity, lang: str) -> str:
    value = quantity.low if quantity.low is not None else quantity.high
    form = _FORMS[Bound.ORDER][lang == "en"]
    if value is None or value == 1:
        return form.format(low=quantity.unit)
    number = number_words(value)
    if lang != "en" and value in _NAMED_ORDERS:
        number = f"{_NAMED_ORDERS[int(value)]}（{number}）"
    return form.format(low=number + _unit(quantity.unit, lang))


def _unit(unit: str, lang: str) -> str:
    if lang != "en":
        return unit
    word = _UNITS.get(unit, unit)
    return f" {word}" if word and word not in "%‰℃" else word


def _noun(noun: str, lang: str) -> str:
    return f" {noun}" if noun and lang == "en" else noun
