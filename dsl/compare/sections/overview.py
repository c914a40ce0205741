"""The cities at a glance, and who does what to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from citydsl.dsl.compare.case import Case
from citydsl.dsl.compare.model import Entry, Section
from citydsl.dsl.compare.rows import Cases, mentioned, row
from citydsl.dsl.compare.texts import choice, filled
from citydsl.dsl.compare.vocabulary import verbs
from citydsl.dsl.model.model import Labels

__all__ = ["overview", "relations"]


def overview(cases: Cases) -> Section:
    """Place, level, formula, and how much a source says."""

    def place(case: Case) -> Iterator[Entry]:
        if case.city.place:
            yield case.of_city(Labels(zh=case.city.place))

    def level(case: Case) -> Iterator[Entry]:
        if case.city.level:
            yield case.of_city(choice("level", case.city.level))

    def formula(case: Case) -> Iterator[Entry]:
        for city in case.cities:
            for number, one in enumerate(city.formulas):
                yield case.of_formula(city, number, Labels(zh=one.printed))

    def inner(case: Case) -> Iterator[Entry]:
        for city in case.cities[1:]:
            entry = case.of_city(city.labels, city=city)
            yield entry._replace(details=())

    def sizes(case: Case) -> Iterator[Entry]:
        form = Labels(
            "构件{elements}，关系{relations}，事实{facts}",
            "{elements} components, {relations} relations, {facts} facts",
        )
        relations = sum(len(city.relations) for city in case.cities)
        elements, facts = len(case.elements), len(case.facts)
        yield case.of_city(filled(form, elements=elements, relations=relations, facts=facts))

    def alias(case: Case) -> Iterator[Entry]:
        return (case.of_city(Labels(zh=one)) for one in case.city.alias)

    rows = (
        row("place", Labels("地点", "Place"), cases, place),
        row("level", Labels("级别", "Level"), cases, level),
        row("alias", Labels("又称", "Also called"), cases, alias),
        row("formula", Labels("命名公式", "Naming formula"), cases, formula),
        row("inner", Labels("所含地区", "Places inside"), cases, inner),
        row("sizes", Labels("来源写了多少", "How much is said"), cases, sizes),
    )
    return Section(
        "overview",
        Labels("概览", "At a glance"),
        Labels("次序不是排名。", "The order is no ranking."),
        (),
        mentioned(rows),
    )


def relations(cases: Cases) -> Section:
    """Who does what to whom, by verb."""
    known = verbs(cases)

    def find(verb: str | None, case: Case) -> Iterable[Entry]:
        for city, number, one in case.relations():
            if one.verb == verb:
                ends = {"a": case.name(one.source), "b": case.name(one.target)}
                sign = "↔" if one.mutual else "→"
                text = filled(Labels(f"{{a}} {sign} {{b}}", f"{{a}} {sign} {{b}}"), **ends)
                yield case.of_relation(city, number, text)

    rows = [row(id, verb.labels, cases, partial(find, id)) for id, verb in known.items()]
    rows.append(
        row("untold", Labels("未写明何种", "Kind not said"), cases, lambda case: find(None, case))
    )
    return Section(
        "relations",
        Labels("关系", "Relations"),
        Labels("按动词列出；虚线式的推断另有标记。", "By verb; what is inferred is marked."),
        (),
        mentioned(rows),
    )
