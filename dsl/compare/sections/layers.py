"""Layers and pillars: what stands where, where cities differ, and where a source is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from citydsl.dsl.compare.alike import CONCEPTS, Concept, of_concept
from citydsl.dsl.compare.case import Case
from citydsl.dsl.compare.model import Entry, Place, Row, Section, Spot, State
from citydsl.dsl.compare.rows import Cases, mentioned, row
from citydsl.dsl.compare.sections.formulas import term_entry
from citydsl.dsl.compare.texts import filled, listed
from citydsl.dsl.compare.vocabulary import (
    kind_labels,
    layers,
    pillars,
    place_labels,
    references,
)
from citydsl.dsl.model.model import Element, Labels
from citydsl.dsl.model.model import Row as Line

__all__ = ["contents", "coverage", "placed", "side_pillars", "standards", "technologies"]

_BAND = Labels("层", "Layers")
_SIDE = Labels("支柱", "Pillars")
_NOWHERE = Labels("不分层", "in no layer")
_TOUCHING = (
    ("standard", Labels("标准", "Standards"), re.compile("标准|standard", re.IGNORECASE)),
    ("security", Labels("安全", "Security"), re.compile("安全|security", re.IGNORECASE)),
    ("ops", Labels("运维与保障", "Operations"), re.compile("运维|运行管理|保障|operations$")),
)


def contents(cases: Cases) -> Section:
    """What each city has in each layer and pillar."""
    rows = [
        row(one.id, one.labels, cases, partial(_standing, one.id), group=group)
        for group, places in ((_BAND, layers(cases)), (_SIDE, pillars(cases)))
        for one in places
    ]
    nowhere = row("nowhere", _NOWHERE, cases, partial(_standing, None))
    return Section(
        "q11-layers",
        Labels("各层与支柱的内容", "What stands in each layer and pillar"),
        Labels(
            "构件立于类型所属的层，另有声明的除外；部分随整体。",
            "A component stands in the layer of its kind unless the spec says otherwise; parts "
            "stand with their whole.",
        ),
        (11,),
        (*rows, *mentioned([nowhere])),
    )


def _standing(place: str | None, case: Case) -> Iterator[Entry]:
    for one in case.elements:
        if (one.layer or one.pillar) == place:
            yield case.of(one)
    if place:
        for at in case.terms:
            kind = case.model.vocabulary.kinds.get(at.term.kind or "")
            if kind and place in (kind.layer, kind.pillar) and at.term.unnamed:
                yield term_entry(case, at)


def placed(cases: Cases) -> Section:
    """Where cities place one concept differently."""

    def told(concept: Concept) -> Row | None:
        made = _concept_row(cases, concept)
        homes = {
            (one.layer or one.pillar, bool(one.parent))
            for case in cases
            for one in case.elements
            if of_concept(concept, one)
        }
        return made if made.mentions > 1 and len(homes) > 1 else None

    rows = tuple(made for made in map(told, CONCEPTS) if made is not None)
    return Section(
        "q11-placed-differently",
        Labels("同一事物，各放一处", "One thing, placed differently"),
        Labels(
            "同一概念在各城市立于不同的层，或一处独立、一处在别的构件之内。",
            "One concept that stands in different layers, or by itself here and inside a "
            "component there.",
        ),
        (11,),
        rows,
    )


def technologies(cases: Cases) -> Section:
    """Which technologies are claimed, and what they are attached to."""
    rows = [_concept_row(cases, concept) for concept in CONCEPTS if concept.technology]

    def others(case: Case) -> Iterator[Entry]:
        for one in case.elements:
            if case.is_a(one, "technology") and not any(of_concept(c, one) for c in CONCEPTS):
                yield case.of(one, *_attached(case, one))

    rows.append(row("others", Labels("其他技术", "Other technologies"), cases, others))
    return Section(
        "q19-technologies",
        Labels("所称技术与附着对象", "Technologies claimed, and what they are attached to"),
        Labels(
            "按名称识别；写明所在的层、所属的整体和采用它的构件。",
            "Found by name, with the layer, the whole, and the component that uses it.",
        ),
        (19,),
        mentioned(rows),
    )


def _concept_row(cases: Cases, concept: Concept) -> Row:
    labels, kinds = place_labels(cases), kind_labels(cases)

    def find(case: Case) -> Iterator[Entry]:
        for one in case.elements:
            if of_concept(concept, one):
                place = labels.get(one.layer or one.pillar or "", _NOWHERE)
                yield case.of(one, *_attached(case, one), kinds[one.kind], place)

    return row(concept.id, concept.labels, cases, find)


def _attached(case: Case, element: Element) -> Iterator[Labels]:
    users = [one.source for one in case.into(element.path, "uses")]
    if users:
        yield filled(Labels("用于{what}", "used by {what}"), what=case.names(users))


def side_pillars(cases: Cases) -> Section:
    """Standards, security and operations: named, counted, or only touched upon elsewhere."""
    rows = [
        row(one.id, one.labels, cases, partial(_standing, one.id), group=_SIDE)
        for one in pillars(cases)
    ]

    def touching(pattern: re.Pattern[str], case: Case) -> Iterator[Entry]:
        for one in case.elements:
            if one.pillar is None and pattern.search(one.label):
                yield case.of(one)
        for held in case.facts:
            if pattern.search(held.fact.printed) or pattern.search(held.fact.subject):
                yield case.of_fact(held)

    rows += mentioned(
        row(
            f"touching-{id}",
            labels,
            cases,
            partial(touching, pattern),
            group=Labels("支柱之外提到", "Touched upon elsewhere"),
        )
        for id, labels, pattern in _TOUCHING
    )
    return Section(
        "q18-pillars",
        Labels("标准、安全、运维等支柱", "Standards, security and operations"),
        Labels(
            "支柱分列名与只计数；支柱之外的表述另列，不算作体系。",
            "Pillars are named or only counted; what is touched upon elsewhere is listed apart "
            "and makes no pillar.",
        ),
        (18,),
        tuple(rows),
    )


def coverage(cases: Cases) -> Section:
    """For each layer and pillar how many are named, how many only counted, or silence."""

    def find(place: str, case: Case) -> Iterator[Entry]:
        spot = Place(case.city.id, Spot.CITY, case.city.path, case.city.path)
        here = list(_standing(place, case))
        named = [one for one in here if one.state is not State.COUNTED]
        counted = [one for one in here if one.state is State.COUNTED]
        if named:
            text = filled(Labels("列名{n}", "{n} named"), n=len(named))
            yield Entry(named[0].state, text, spot, named[0].cites)
        if counted:
            text = listed(one.text for one in counted)
            yield Entry(State.COUNTED, text, spot, counted[0].cites)

    rows = [
        row(one.id, one.labels, cases, partial(find, one.id), group=group)
        for group, places in ((_BAND, layers(cases)), (_SIDE, pillars(cases)))
        for one in places
    ]
    return Section(
        "q23-coverage",
        Labels("哪些层没有提到", "Which layers are not mentioned"),
        Labels(
            "未提及只说明来源没有写到，不等于没有。",
            "Not mentioned says that the source is silent, not that there is none.",
        ),
        (23,),
        tuple(rows),
    )


def standards(cases: Cases) -> Section:
    """Each city beside the reference models."""

    def find(line: Line, case: Case) -> Iterator[Entry]:
        for place in (*line.layers, *line.pillars):
            yield from _standing(place, case)

    rows = [
        row(
            f"{id}.{line.id}",
            line.labels,
            cases,
            partial(find, line),
            group=reference.labels,
        )
        for id, reference in references(cases).items()
        for line in reference.rows
    ]
    return Section(
        "q25-reference-models",
        Labels("对照参考模型", "Beside the reference models"),
        Labels(
            "本语言的层与支柱对应到参考模型的各行；对应关系见模型说明。",
            "Our layers and pillars mapped to the rows of a reference model, as it says.",
        ),
        (25,),
        tuple(rows),
    )
