"""People and organisation: who is served, and which levels and departments take part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from citydsl.dsl.compare.alike import normal
from citydsl.dsl.compare.case import Case
from citydsl.dsl.compare.measures import measure
from citydsl.dsl.compare.model import Entry, Row, Section, State
from citydsl.dsl.compare.rows import Cases, mentioned, row
from citydsl.dsl.compare.sections.formulas import term_entry
from citydsl.dsl.compare.texts import filled
from citydsl.dsl.model.model import Element, Labels

__all__ = ["organisation", "users"]

# The first that fits: 居委会工作者 are workers before they are the public.
_GROUPS = (
    (
        "grassroots",
        Labels("基层工作者", "Grassroots workers"),
        re.compile("工作者|网格员|居委|村委|社工|grassroots", re.IGNORECASE),
    ),
    (
        "firms",
        Labels("企业", "Enterprises"),
        re.compile("企业|商户|法人|firm|enterprise", re.IGNORECASE),
    ),
    (
        "government",
        Labels("政府与领导", "Government and leaders"),
        re.compile("政府|领导|部门|公务|government|leader", re.IGNORECASE),
    ),
    (
        "public",
        Labels("公众（市民、群众、居民）", "The public (citizens, residents)"),
        re.compile("市民|群众|公众|居民|百姓|public|citizen|resident", re.IGNORECASE),
    ),
)
_SERVING = ("serves", "supplies", "opens_to")


def users(cases: Cases) -> Section:
    """Which user groups are served, by the word the source has for them."""
    others: dict[str, Labels] = {}
    for case in cases:
        for one in case.elements:
            if case.is_a(one, "users") and _group(one) is None:
                others.setdefault(normal(one.label), _label(one))

    def find(group: str, case: Case) -> Iterator[Entry]:
        for one in case.elements:
            if case.is_a(one, "users") and (_group(one) or normal(one.label)) == group:
                yield case.of(one, *_served(case, one))

    rows = [row(id, labels, cases, partial(find, id)) for id, labels, _ in _GROUPS]
    rows += [row(id, other, cases, partial(find, id)) for id, other in others.items()]
    return Section(
        "q13-users",
        Labels("服务哪些人", "Who is served"),
        Labels(
            "市民、群众、公众归在一行，各格保留来源的用词；只计作为用户写出的。",
            "Citizens, the masses and the public share a row, each in the source's own word; only "
            "those named as users count.",
        ),
        (13,),
        tuple(rows),
    )


def _served(case: Case, one: Element) -> Iterator[Labels]:
    relations = case.into(one.path, *_SERVING)
    stated = [relation.source for relation in relations if not relation.inferred]
    inferred = [relation.source for relation in relations if relation.inferred]
    if stated:
        yield filled(Labels("由{who}服务", "served by {who}"), who=case.names(stated))
    if inferred:
        form = Labels("由{who}服务（推断）", "served by {who} (inferred)")
        yield filled(form, who=case.names(inferred))


def _group(one: Element) -> str | None:
    return next((id for id, _, pattern in _GROUPS if pattern.search(one.label)), None)


def _label(one: Element) -> Labels:
    return one.labels if any(one.labels) else Labels(zh=one.label)


def organisation(cases: Cases) -> Section:
    """Which levels and departments are covered, and whether they are named."""

    def named(case: Case) -> Iterator[Entry]:
        return (case.of(one) for one in case.elements if case.is_a(one, "level"))

    def counted(case: Case) -> Iterator[Entry]:
        for at in case.terms:
            if at.term.measure == "级":
                yield term_entry(case, at)
        for held in case.facts:
            if any(one.unit == "级" for one in held.fact.quantities):
                yield case.of_fact(held)._replace(state=State.COUNTED)

    def offices(case: Case) -> Iterator[Entry]:
        return (case.of(one) for one in case.elements if case.is_a(one, "organisation"))

    def figures(case: Case) -> Iterator[Entry]:
        for held in case.facts:
            heads = {measure(held.fact, one).head for one in held.fact.quantities}
            if held.fact.class_ in ("coverage", "scale") and heads & _OFFICES:
                yield case.of_fact(held)

    rows: tuple[Row, ...] = (
        row("named", Labels("列名的层级", "Levels named"), cases, named),
        row("counted", Labels("计数的层级", "Levels counted"), cases, counted),
        row("offices", Labels("部门与基层组织", "Departments and local bodies"), cases, offices),
        row("figures", Labels("覆盖部门与基层的数字", "Figures of their coverage"), cases, figures),
    )
    return Section(
        "q14-organisation",
        Labels("组织层级与部门", "Levels of organisation and departments"),
        Labels(
            "列名与只计数分开：“三级”没有写明是哪三级时，只算计数。",
            "Named apart from counted: “three levels” without their names is a count.",
        ),
        (14,),
        mentioned(rows),
    )


_OFFICES = frozenset({"departments", "communities"})
