"""How far things are, where a figure belongs, and when: status, places and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from citydsl.dsl.compare.case import Case, Held
from citydsl.dsl.compare.model import Entry, Section
from citydsl.dsl.compare.rows import Cases, mentioned, row, sorts
from citydsl.dsl.compare.texts import choice, filled
from citydsl.dsl.model.model import Labels
from citydsl.dsl.vocabulary.choices import CHOICES

__all__ = ["dates", "places", "statuses"]

_PHASE = re.compile("[一二三四五六七八九十0-9]+期(?!间)")
_CALENDAR = frozenset({"年", "月", "个月", "天", "日", "周", "年度"})


def statuses(cases: Cases) -> Section:
    """What is built, piloted, under way or planned."""

    def find(status: str, case: Case) -> Iterable[Entry]:
        return (entry._replace(status=None) for entry in having(status, case))

    def having(status: str, case: Case) -> Iterator[Entry]:
        for city in case.cities:
            if city.status == status:
                yield case.of_city(city.labels, city=city)
            for number, formula in enumerate(city.formulas):
                if formula.status == status:
                    yield case.of_formula(city, number, Labels(zh=formula.printed))
        yield from (case.of(one) for one in case.elements if one.status == status)
        yield from (case.of_fact(held) for held in case.facts if held.fact.status == status)

    def unsaid(case: Case) -> Iterator[Entry]:
        elements = sum(1 for one in case.elements if not one.status)
        facts = sum(1 for held in case.facts if not held.fact.status)
        if elements or facts:
            form = Labels("{elements}个构件、{facts}条事实", "{elements} components, {facts} facts")
            yield case.of_city(filled(form, elements=elements, facts=facts))

    rows = [
        row(one.id, choice("status", one.id), cases, partial(find, one.id))
        for one in reversed(CHOICES["status"])
    ]
    rows = list(mentioned(rows))
    rows.append(row("unsaid", Labels("未注明状态", "Status not said"), cases, unsaid))
    return Section(
        "q09-status",
        Labels("已建成、试点、在建与规划", "Built, piloted, under way, planned"),
        Labels(
            "公式、构件与事实各按来源的说法；没有注明的只计数。",
            "Formulas, components and facts as the source puts them; the rest is only counted.",
        ),
        (9,),
        tuple(rows),
    )


def places(cases: Cases) -> Section:
    """Which place a fact belongs to: the city, a district inside it, or a limited scope."""

    def outer(case: Case) -> Iterable[Entry]:
        return (case.of_fact(held) for held in case.facts if held.city is case.city)

    def inner(case: Case) -> Iterable[Entry]:
        return (case.of_fact(held) for held in case.facts if held.city is not case.city)

    def scoped(case: Case) -> Iterable[Entry]:
        return (case.of_fact(held) for held in case.facts if held.fact.scope)

    rows = (
        row("own", Labels("属于本级", "Of the city itself"), cases, outer),
        row("inner", Labels("属于其中的地区", "Of a place inside it"), cases, inner),
        row("scope", Labels("限定了范围", "Limited in scope"), cases, scoped),
    )
    return Section(
        "q10-places",
        Labels("数字属于哪里", "Which place a figure belongs to"),
        Labels("下级地区的数字不计入上级。", "A figure of a place inside is not the city's own."),
        (10,),
        sorts(rows),
    )


def dates(cases: Cases) -> Section:
    """Start dates, durations, phases and milestones."""

    def started(case: Case) -> Iterator[Entry]:
        for city in case.cities:
            if city.since:
                yield case.of_city(Labels(zh=city.since), city=city)
        for one in case.elements:
            if one.since:
                entry = case.of(one)
                yield entry._replace(
                    text=Labels(zh=one.since), details=(entry.text, *entry.details)
                )

    def milestones(case: Case) -> Iterable[Entry]:
        return (case.of_fact(held) for held in case.facts if _is_dated(held))

    def lasting(case: Case) -> Iterator[Entry]:
        for held in case.facts:
            units = {one.unit for one in held.fact.quantities if not one.date}
            if held.fact.class_ == "date" and units & _CALENDAR:
                yield case.of_fact(held)

    def phases(case: Case) -> Iterator[Entry]:
        for city in case.cities:
            found = _PHASE.search(" ".join((city.label, *city.alias, *city.tags)))
            if found:
                yield case.of_city(Labels(zh=found.group()), city.labels, city=city)
        for one in case.elements:
            if _PHASE.search(" ".join((one.label, *one.alias, *one.tags))):
                yield case.of(one)

    rows = (
        row("start", Labels("起始", "Start"), cases, started),
        row("milestones", Labels("日期与节点", "Dates and milestones"), cases, milestones),
        row("durations", Labels("历时", "Durations"), cases, lasting),
        row("phases", Labels("分期", "Phases"), cases, phases),
    )
    return Section(
        "q20-dates",
        Labels("起始、历时、分期与节点", "Starts, durations, phases, milestones"),
        Labels("日期照来源给出的精度。", "Dates are as exact as the source has them."),
        (20,),
        rows,
    )


def _is_dated(held: Held) -> bool:
    fact = held.fact
    return bool(fact.as_of) or any(one.date for one in fact.quantities)
