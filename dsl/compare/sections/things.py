"""Things by what they are: middle platforms, entrances, suppliers, programmes, kinds, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from citydsl.dsl.compare.alike import Alike, alike
from citydsl.dsl.compare.case import Case
from citydsl.dsl.compare.model import Entry, Row, Section
from citydsl.dsl.compare.rows import Cases, mentioned, row
from citydsl.dsl.compare.texts import filled
from citydsl.dsl.compare.vocabulary import kind_labels, kind_order
from citydsl.dsl.model.model import Element, Labels

__all__ = ["entrances", "kinds", "middle_platforms", "named_alike", "programmes", "vendors"]

_SERVES = ("serves", "supplies", "opens_to")
_ROLES = {
    "done": Labels("已提出或已实行", "proposed or in place"),
    "building": Labels("在建", "under way"),
    "required": Labels("作为要求", "as a requirement"),
    "direction": Labels("作为方向", "as a direction"),
    "mentioned": Labels("提及，未说明进展", "mentioned, progress not said"),
}


def middle_platforms(cases: Cases) -> Section:
    """Which cities have a data middle platform, and where it stands."""
    groups = alike(cases, lambda case, one: case.is_a(one, "middle_platform"))
    return Section(
        "q01-middle-platform",
        Labels("数据中台与其他中台", "Data middle platform and others"),
        Labels(
            "按名称归并；“在…之内”表示它是别的构件的一部分。",
            "Grouped by name; “inside” says it is a part of another component.",
        ),
        (1,),
        tuple(_of_group(cases, group) for group in groups),
    )


def _of_group(cases: Cases, group: Alike, *details: Labels) -> Row:
    members = {id(case): found for case, found in zip(cases, group.members, strict=True)}
    return row(
        group.key,
        group.labels,
        cases,
        lambda case: (case.of(one, *details) for one in members[id(case)]),
    )


def kinds(cases: Cases) -> Section:
    """Every kind that any city has, and its elements."""
    labels, order = kind_labels(cases), kind_order(cases)
    used = {one.kind for case in cases for one in case.elements}

    def find(kind: str, case: Case) -> Iterable[Entry]:
        return (case.of(one) for one in case.elements if one.kind == kind)

    rows = [
        row(kind, labels[kind], cases, partial(find, kind))
        for kind in sorted(used, key=lambda kind: order[kind])
    ]
    return Section(
        "kinds",
        Labels("各类构件", "Components by kind"),
        Labels("没有任何城市提到的类型不列。", "Kinds that no city mentions are left out."),
        (),
        tuple(rows),
    )


def named_alike(cases: Cases) -> Section:
    """What at least two cities call by the same name, whatever its kind."""
    labels = kind_labels(cases)
    groups = [one for one in alike(cases, lambda case, one: True) if one.cities > 1]

    def rows() -> Iterator[Row]:
        for group in groups:
            members = {id(case): one for case, one in zip(cases, group.members, strict=True)}
            found = [one for ones in group.members for one in ones]
            several = len({one.kind for one in found}) > 1
            note = (
                Labels("名称相同，类型不同", "one name, different kinds") if several else Labels()
            )

            def find(
                case: Case, members: dict[int, tuple[Element, ...]] = members
            ) -> Iterable[Entry]:
                return (case.of(one, labels[one.kind]) for one in members[id(case)])

            yield row(group.key, group.labels, cases, find, note=note)

    return Section(
        "named-alike",
        Labels("同名的事物", "Things named alike"),
        Labels(
            "至少两个城市用同一名称（含又称）；引号、空格、大小写不计，近义词不合并。",
            "At least two cities use the name (or alias); quotes, spaces and case do not count, "
            "near synonyms are not merged.",
        ),
        (),
        tuple(rows()),
    )


def entrances(cases: Cases) -> Section:
    """The entrances people use, by kind, with whom they serve."""
    labels, order = kind_labels(cases), kind_order(cases)
    used = {one.kind for case in cases for one in case.elements if one.layer == "access"}

    def find(fits: Callable[[Case, Element], bool], case: Case) -> Iterator[Entry]:
        for one in case.elements:
            if one.layer == "access" and fits(case, one):
                yield case.of(one, *served_by(case, one))

    def to_people(case: Case, one: Element) -> bool:
        targets = [case.element(relation.target) for relation in case.out(one.path, *_SERVES)]
        return any(target is not None and case.is_a(target, "users") for target in targets)

    rows = [
        row(
            "to-people",
            Labels("写明服务对象的入口", "Entrances whose users are told"),
            cases,
            lambda case: find(to_people, case),
        )
    ]
    for kind in sorted(used, key=lambda kind: order[kind]):
        rows.append(
            row(
                kind,
                labels[kind],
                cases,
                partial(find, partial(_is_of, kind)),
                group=Labels("按类型", "By kind"),
            )
        )
    return Section(
        "q12-entrances",
        Labels("面向市民与工作人员的入口", "Entrances for citizens and staff"),
        Labels("接入层的全部构件，附服务对象。", "All of the access layer, with whom it serves."),
        (12,),
        mentioned(rows),
    )


def _is_of(kind: str, case: Case, one: Element) -> bool:
    return one.kind == kind


def served_by(case: Case, element: Element) -> Iterator[Labels]:
    """Whom an element serves, and whether that is inferred."""
    relations = case.out(element.path, *_SERVES)
    stated = [one.target for one in relations if not one.inferred]
    inferred = [one.target for one in relations if one.inferred]
    if stated:
        yield filled(Labels("服务{who}", "serves {who}"), who=case.names(stated))
    if inferred:
        form = Labels("服务{who}（推断）", "serves {who} (inferred)")
        yield filled(form, who=case.names(inferred))


def vendors(cases: Cases) -> Section:
    """Which suppliers are disclosed, and what depends on them."""
    groups = alike(cases, lambda case, one: case.is_a(one, "vendor"))

    def rows() -> Iterator[Row]:
        for group in groups:
            members = {id(case): one for case, one in zip(cases, group.members, strict=True)}

            def find(
                case: Case, members: dict[int, tuple[Element, ...]] = members
            ) -> Iterator[Entry]:
                for one in members[id(case)]:
                    yield case.of(one, *_dependants(case, one))

            yield row(group.key, group.labels, cases, find)

    def supplied(case: Case) -> Iterator[Entry]:
        for one in case.elements:
            if one.vendor:
                yield case.of(one, Labels(zh=one.vendor))

    last = row(
        "supplied", Labels("注明供应商的构件", "Components with a supplier"), cases, supplied
    )
    return Section(
        "q16-vendors",
        Labels("披露的厂商与云依赖", "Disclosed vendors and clouds"),
        Labels("只列来源写出的厂商。", "Only vendors that a source names."),
        (16,),
        (*rows(), *mentioned([last])),
    )


def _dependants(case: Case, element: Element) -> Iterator[Labels]:
    """What a relation ties to an element, on either side."""
    others = [one.source for one in case.into(element.path)]
    others += [one.target for one in case.out(element.path)]
    if others:
        yield filled(Labels("关联{what}", "tied to {what}"), what=case.names(others))


def programmes(cases: Cases) -> Section:
    """Which cities name the same programme, and as what: achieved, required, a direction."""

    def known(case: Case, one: Element) -> bool:
        return case.is_a(one, "programme")

    groups = sorted(alike(cases, known), key=lambda group: -group.cities)

    def find(members: dict[int, tuple[Element, ...]], case: Case) -> Iterator[Entry]:
        for one in members[id(case)]:
            since = filled(Labels("始于{date}", "since {date}"), date=one.since)
            entry = case.of(one, *((since,) if one.since else ()))
            yield entry._replace(text=_ROLES[_role(case, one)], status=None)

    rows = [
        row(
            group.key,
            group.labels,
            cases,
            partial(find, members),
        )
        for group in groups
        for members in [{id(case): one for case, one in zip(cases, group.members, strict=True)}]
    ]
    return Section(
        "q17-programmes",
        Labels("一网统管、一网通办等工程", "One-network programmes and others"),
        Labels(
            "方向：关系写作“演进为”；要求：关系写作“落实”；其余依状态与起始时间。",
            "A direction is what something evolves towards, a requirement what something "
            "implements; the rest goes by status and start.",
        ),
        (17,),
        tuple(rows),
    )


def _role(case: Case, one: Element) -> str:
    if one.status == "planned" or case.into(one.path, "evolves_to"):
        return "direction"
    if case.into(one.path, "implements"):
        return "required"
    if one.status == "building":
        return "building"
    return "done" if one.status in ("live", "pilot") or one.since else "mentioned"
