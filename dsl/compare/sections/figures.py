"""Figures and claims: by class, by bound, what outcomes lack, and what can stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from citydsl.dsl.compare.case import Case, Held
from citydsl.dsl.compare.measures import Measure, in_base_unit, measure
from citydsl.dsl.compare.model import Entry, Row, Section
from citydsl.dsl.compare.rows import Cases, mentioned, row, sorts
from citydsl.dsl.compare.texts import choice, clauses, filled
from citydsl.dsl.model.model import Fact, Labels
from citydsl.dsl.model.quantity import Bound, Quantity
from citydsl.dsl.vocabulary.choices import CHOICES

__all__ = ["bounds", "by_class", "data_volumes", "lacking", "outcomes", "side_by_side"]

_BOUNDS = {
    Bound.EXACT: Labels("确数", "Exact"),
    Bound.ABOUT: Labels("约数（约、左右）", "Approximate"),
    Bound.BELOW: Labels("接近、不到（近）", "Just below (近)"),
    Bound.ABOVE: Labels("多于（多、余、超）", "More than (多, 余)"),
    Bound.AT_LEAST: Labels("至少（以上）", "At least (以上)"),
    Bound.AT_MOST: Labels("至多（以内）", "At most"),
    Bound.RANGE: Labels("区间", "Range"),
    Bound.ORDER: Labels("数量级（级）", "Order of magnitude (级)"),
}
_UNMEASURED = frozenset({"date", "rank", "structure", "context"})
_DIMENSION_WORDS = {
    "bytes": Labels("字节", "bytes"),
    "share": Labels("百分比", "shares"),
    "time": Labels("时长", "durations"),
    "calendar": Labels("年月", "calendar time"),
    "money": Labels("金额", "money"),
    "length": Labels("长度", "length"),
    "area": Labels("面积", "area"),
    "ratio": Labels("倍数", "multiples"),
    "level": Labels("级", "levels"),
    "count": Labels("计数", "counts"),
}

Wanted = Callable[[Fact], bool]


def by_class(cases: Cases) -> Section:
    """Every fact by what it tells: outcome, scale, coverage, recognition…"""

    def find(class_: str, case: Case) -> Iterable[Entry]:
        return (
            case.of_fact(held, *lacking(held.fact))
            for held in case.facts
            if held.fact.class_ == class_
        )

    order = ("outcome", "output", "scale", "coverage", "capability", "target")
    known = [one.id for one in CHOICES["class"]]
    rows = [
        row(id, choice("class", id), cases, partial(find, id))
        for id in (*order, *(id for id in known if id not in order))
    ]
    return Section(
        "q06-facts-by-class",
        Labels("数字与表述，按类别", "Figures and claims by class"),
        Labels(
            "成效与规模、覆盖、能力、荣誉分开；数字照录原文。",
            "Outcomes apart from scale, coverage, capability and recognition; figures as printed.",
        ),
        (6,),
        mentioned(rows),
    )


def lacking(fact: Fact) -> Iterator[Labels]:
    """What an outcome leaves out; a change from one figure to another has its baseline."""
    if fact.class_ != "outcome":
        return
    if not fact.baseline and fact.to is None:
        yield Labels("未给出基线", "no baseline given")
    if not fact.as_of:
        yield Labels("未给出时点", "no date given")
    if not fact.scope:
        yield Labels("未给出范围", "no scope given")


def outcomes(cases: Cases) -> Section:
    """Which outcomes lack a baseline, a date or a scope."""

    def of(wanted: Wanted) -> Callable[[Case], Iterable[Entry]]:
        return lambda case: (
            case.of_fact(held)
            for held in case.facts
            if held.fact.class_ == "outcome" and wanted(held.fact)
        )

    rows = (
        row("all", Labels("成效表述", "Outcome claims"), cases, of(lambda fact: True)),
        row(
            "no-baseline",
            Labels("未给出基线", "No baseline given"),
            cases,
            of(lambda fact: not fact.baseline and fact.to is None),
        ),
        row(
            "no-period",
            Labels("未给出时点", "No date given"),
            cases,
            of(lambda fact: not fact.as_of),
        ),
        row(
            "no-scope",
            Labels("未给出范围", "No scope given"),
            cases,
            of(lambda fact: not fact.scope),
        ),
    )
    return Section(
        "q07-outcomes",
        Labels("成效缺什么参照", "What outcomes leave out"),
        Labels(
            "从前值到后值的变化自带基线。",
            "A change from one figure to another carries its own baseline.",
        ),
        (7,),
        sorts(rows),
    )


def bounds(cases: Cases) -> Section:
    """Which figures are exact, approximate, a lower bound or an order of magnitude."""

    def find(bound: Bound, case: Case) -> Iterator[Entry]:
        for held in case.facts:
            quantities = (*held.fact.quantities, *held.fact.to_quantities)
            if any(one.bound is bound and not one.date for one in quantities):
                yield case.of_fact(held)

    def changed(case: Case) -> Iterable[Entry]:
        return (case.of_fact(held) for held in case.facts if held.fact.to is not None)

    rows = [
        row(bound.value, labels, cases, partial(find, bound)) for bound, labels in _BOUNDS.items()
    ]
    rows.append(row("change", Labels("变化（从…到…）", "Change (from, to)"), cases, changed))
    return Section(
        "q08-bounds",
        Labels("确数、约数与上下限", "Exact, approximate, bounds"),
        Labels(
            "约、近、多、以上各有所指，不互相折算。",
            "About, nearly, more than and at least are kept apart.",
        ),
        (8,),
        sorts(mentioned(rows)),
    )


def side_by_side(cases: Cases) -> Section:
    """Figures of one measure side by side, with what still tells them apart."""
    rows = _measured(cases, lambda case, held: held.fact.class_ not in _UNMEASURED)
    return Section(
        "figures-side-by-side",
        Labels("同一度量的数字并列", "Figures of one measure side by side"),
        Labels(
            "只有所计之物与量纲都相同才同列一行；仍有差别的，逐行说明。",
            "A row holds figures of one thing in one dimension only; what still tells them apart "
            "is said for each row.",
        ),
        (8, 15),
        rows,
    )


def data_volumes(cases: Cases) -> Section:
    """How much data, from how many departments, in what units."""

    def about_data(case: Case, held: Held) -> bool:
        owner = case.element(held.fact.of)
        in_layer = owner is not None and owner.layer == "data"
        heads = {
            measure(held.fact, one).head
            for one in held.fact.quantities
            if one.bound is not Bound.TEXT
        }
        return held.fact.class_ not in _UNMEASURED and (
            "data" in heads or (in_layer and "departments" in heads)
        )

    return Section(
        "q15-data",
        Labels("数据有多少，来自多少部门", "How much data, from how many departments"),
        Labels(
            "条数、字节数和部门数各列一行，不互相折算。",
            "Records, bytes and departments have rows of their own; none is turned into another.",
        ),
        (15,),
        _measured(cases, about_data),
    )


def _measured(cases: Cases, wanted: Callable[[Case, Held], bool]) -> tuple[Row, ...]:
    found: dict[Measure, dict[int, list[tuple[Held, Quantity]]]] = {}
    for number, case in enumerate(cases):
        for held in case.facts:
            if not wanted(case, held):
                continue
            for quantity in (*held.fact.quantities, *held.fact.to_quantities):
                if quantity.bound is not Bound.TEXT and not quantity.date:
                    cells = found.setdefault(measure(held.fact, quantity), {})
                    cells.setdefault(number, []).append((held, quantity))
    widest: dict[str, int] = {}
    for one, cells in found.items():
        widest[one.head] = max(widest.get(one.head, 0), len(cells))
    ordered = sorted(found, key=lambda one: (one.head == "other", -widest[one.head], one.head))
    return tuple(_measure_row(cases, one, found) for one in ordered)


def _measure_row(
    cases: Cases, one: Measure, found: dict[Measure, dict[int, list[tuple[Held, Quantity]]]]
) -> Row:
    cells = {id(cases[number]): pairs for number, pairs in found[one].items()}
    units = {quantity.unit for pairs in cells.values() for _, quantity in pairs}
    form = Labels("{what}（{dimension}）", "{what} ({dimension})")
    dimension = _DIMENSION_WORDS[one.dimension]
    if one.dimension == "count":
        dimension = Labels("、".join(sorted(filter(None, units))) or dimension.zh, dimension.en)
    labels = filled(form, what=one.labels, dimension=dimension)

    def find(case: Case) -> Iterator[Entry]:
        for held, quantity in cells.get(id(case), ()):
            base = in_base_unit(quantity) if len(units) > 1 else ""
            yield case.of_fact(held, *((Labels(zh=f"= {base}"),) if base else ()))

    same_head = [other for other in found if other.head == one.head and other != one]
    note = _note(found[one], one, same_head)
    return row(f"{one.head}-{one.dimension}", labels, cases, find, note=note)


def _note(
    cells: dict[int, list[tuple[Held, Quantity]]], one: Measure, others: list[Measure]
) -> Labels:
    """Why figures of a row may or may not be compared."""
    pairs = [pair for found in cells.values() for pair in found]
    said: list[Labels] = []
    if len(cells) < 2:
        said.append(Labels("只有一个城市给出，无从比较", "given by one city only"))
    else:
        if len({held.fact.subject for held, _ in pairs}) > 1:
            said.append(
                Labels("事项各异，并列而不相减", "different subjects: beside, not compared")
            )
        if len({held.fact.status for held, _ in pairs}) > 1:
            said.append(Labels("状态不一", "different status"))
        bounds = {quantity.bound for _, quantity in pairs}
        if len(bounds) > 1:
            known = (_BOUNDS[bound] for bound in Bound if bound in bounds)
            words = clauses(known)
            said.append(filled(Labels("兼有{bounds}", "mixes {bounds}"), bounds=words))
        if one.dimension == "bytes":
            said.append(Labels("进位按1000或1024不明，只比数量级", "orders of magnitude only"))
        said = said or [Labels("单位、事项、状态相同，可比", "same unit, subject and status")]
    if others and one.head != "other":
        words = clauses(_DIMENSION_WORDS[other.dimension] for other in others)
        form = Labels(
            "另有以{words}给出的，不可换算，分开列", "{words} stand apart: not convertible"
        )
        said.append(filled(form, words=words))
    return Labels("；".join(one.zh for one in said), "; ".join(one.en for one in said))
