"""Formulas: how they are written, term beside term, what is named of what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from citydsl.dsl.compare.alike import normal
from citydsl.dsl.compare.case import Case, TermOf
from citydsl.dsl.compare.counts import Count, counts_of
from citydsl.dsl.compare.model import Entry, Row, Section
from citydsl.dsl.compare.rows import Cases, mentioned, row, sorts
from citydsl.dsl.compare.texts import filled, listed
from citydsl.dsl.compare.vocabulary import kind_labels, kind_order
from citydsl.dsl.model.model import Formula, Labels

__all__ = ["counts", "formulas", "open_terms", "terms"]

_HAN = re.compile("[一二两三四五六七八九十百]")
_NOTATIONS = {
    "plus": Labels("加号连接", "joined by plus signs"),
    "digits": Labels("数字连写", "digits run together"),
    "ones": Labels("“一X”并列", "a list of ones (一X)"),
    "han": Labels("汉字数词", "Chinese numerals and nouns"),
    "other": Labels("其他写法", "written otherwise"),
}
_VERDICTS = {
    "equal": Labels("列名与所计相符", "As many named as counted"),
    "fewer": Labels("列名少于所计", "Fewer named than counted"),
    "none": Labels("只有数目，均未列名", "Counted, none named"),
    "more": Labels("列名多于所计", "More named than counted"),
}


def formulas(cases: Cases) -> Section:
    """Which cities publish a formula, and in what notation."""

    def each(case: Case) -> Iterator[tuple[Entry, Formula]]:
        for city in case.cities:
            for number, formula in enumerate(city.formulas):
                entry = case.of_formula(city, number, Labels(zh=formula.printed))
                yield entry, formula

    def printed(case: Case) -> Iterable[Entry]:
        return (entry for entry, _ in each(case))

    def written(id: str) -> Iterator[Row]:
        yield row(
            id,
            _NOTATIONS[id],
            cases,
            lambda case: (entry for entry, formula in each(case) if _notation(formula) == id),
            group=Labels("写法", "Notation"),
        )

    def sizes(case: Case) -> Iterable[Entry]:
        form = Labels("{count}项", "{count} terms")
        for entry, formula in each(case):
            detail = Labels(zh=formula.printed)
            text = filled(form, count=len(formula.terms))
            yield entry._replace(text=text, details=(detail, *entry.details))

    rows = [
        row("printed", Labels("公式原文", "As printed"), cases, printed),
        *(one for id in _NOTATIONS for one in mentioned(written(id))),
    ]
    rows = [
        *sorts(rows),
        row("terms", Labels("项数", "Terms"), cases, sizes),
    ]
    return Section(
        "q02-formulas",
        Labels("命名公式与写法", "Naming formulas and how they are written"),
        Labels(
            "来源没有给出公式的，写作未提及，不代拟。",
            "Where a source gives no formula none is made up.",
        ),
        (2,),
        tuple(rows),
    )


def terms(cases: Cases) -> Section:
    """The terms of every formula, beside those of the same kind in the others."""
    order = kind_order(cases)
    labels = kind_labels(cases)
    keys: dict[str, Labels] = {}
    for case in cases:
        for at in case.terms:
            key = at.term.kind or "~" + normal(at.term.label)
            keys.setdefault(key, labels.get(key, at.term.labels))
    ranked = sorted(keys, key=lambda key: order.get(key, len(order)))

    def find(key: str, case: Case) -> Iterator[Entry]:
        for at in case.terms:
            if (at.term.kind or "~" + normal(at.term.label)) == key:
                yield term_entry(case, at)

    rows = [row(key, keys[key], cases, partial(find, key)) for key in ranked]
    return Section(
        "q03-terms",
        Labels("公式逐项对照", "Formulas term by term"),
        Labels(
            "同类的项排在一行；每项写明列名几个、推断几个、只计数几个。",
            "Terms of one kind share a row; each says how many members are named, inferred and "
            "only counted.",
        ),
        (3,),
        tuple(rows),
    )


def term_entry(case: Case, at: TermOf) -> Entry:
    """A term as printed, its members, and its place in the formula."""
    term = at.term
    printed = term.symbol + (f" {term.measure}" if term.measure else "")
    label = term.labels if any(term.labels) else Labels(zh=term.label)
    members = (*term.named, *term.inferred)
    form = Labels("{symbol} {label}：{members}", "{symbol} {label}: {members}")
    if not members:
        form = Labels("{symbol} {label}", "{symbol} {label}")
    text = filled(form, symbol=printed, label=label, members=case.names(members))
    position = at.formula.terms.index(term) + 1
    where = filled(Labels("第{n}项", "term {n}"), n=position)
    return case.of_term(at, text, *_told(at), where)


def _told(at: TermOf) -> Iterator[Labels]:
    term, known = at.term, len(at.term.named)
    if term.inferred:
        form = Labels("推断{n}/{count}", "{n} of {count} inferred")
        yield filled(form, n=len(term.inferred), count=term.count or term.symbol)
    if term.count is None:
        yield Labels("开放项，没有总数", "open, no total")
    elif known == term.count:
        yield filled(Labels("列名{n}/{n}", "{n} of {n} named"), n=known)
    elif known:
        form = Labels("列名{n}/{count}", "{n} of {count} named")
        yield filled(form, n=known, count=term.count)
    elif not term.inferred:
        yield Labels("均未列名", "none named")


def counts(cases: Cases) -> Section:
    """Whether what is counted is as many as what is listed."""

    def find(verdict: str, case: Case) -> Iterator[Entry]:
        for one in counts_of(case):
            if _verdict(one) == verdict:
                form = Labels("{what}：{known}/{count}", "{what}: {known}/{count}")
                text = filled(form, what=one.what, known=one.known, count=one.printed)
                names = (listed(one.names),) if one.names else ()
                details = (*one.entry.details, *names)
                yield one.entry._replace(text=text, details=details, figure=None)

    rows = [row(id, labels, cases, partial(find, id)) for id, labels in _VERDICTS.items()]
    return Section(
        "q04-counts",
        Labels("所计与所列是否相符", "Counted against listed"),
        Labels(
            "左为列名（含推断）的个数，右为原文所计；开放项见下一节。",
            "Named (or inferred) members before the slash, the printed count behind it; open "
            "terms are in the next section.",
        ),
        (4,),
        sorts(one for one in rows if one.mentions or one.id != "more"),
    )


def open_terms(cases: Cases) -> Section:
    """What stands behind N, and how many there are where the source says so."""

    def opened(case: Case) -> Iterator[TermOf]:
        return (at for at in case.terms if at.term.open)

    def printed(case: Case) -> Iterable[Entry]:
        return (term_entry(case, at) for at in opened(case))

    def members(case: Case) -> Iterator[Entry]:
        for at in opened(case):
            for path in (*at.term.named, *at.term.inferred):
                element = case.element(path)
                if element is not None:
                    yield case.of(element)

    def today(case: Case) -> Iterator[Entry]:
        paths = {path for at in opened(case) for path in (*at.term.named, *at.term.inferred)}
        for held in case.facts:
            if held.fact.of in paths and held.fact.class_ == "scale":
                yield case.of_fact(held)

    return Section(
        "q05-open-terms",
        Labels("N 是什么，今有多少", "What N is, and how many today"),
        Labels(
            "“今有”只取来源对该项给出的规模数字；列名的只是其中一部分。",
            "“Today” takes only a figure of scale that the source gives for the term; what is "
            "named is at most a part.",
        ),
        (5,),
        (
            row("term", Labels("开放项", "Open term"), cases, printed),
            row("named", Labels("已列名", "Named so far"), cases, members),
            row("today", Labels("今有", "Today"), cases, today),
        ),
    )


def _verdict(one: Count) -> str:
    if one.known == one.printed:
        return "equal"
    if one.known > one.printed:
        return "more"
    return "fewer" if one.known else "none"


def _notation(formula: Formula) -> str:
    printed = normal(formula.printed)
    if "+" in printed:
        return "plus"
    if re.fullmatch("[0-9a-z]+", printed):
        return "digits"
    if all(part.startswith("一") for part in re.split("[、,]", printed)) and "、" in printed:
        return "ones"
    return "han" if _HAN.search(printed) else "other"
