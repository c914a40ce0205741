"""What stands behind a claim: recognition by whom, open points, citations, disagreement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from citydsl.dsl.compare.alike import normal
from citydsl.dsl.compare.case import Case, Held
from citydsl.dsl.compare.model import Entry, Row, Section, Source, Spot
from citydsl.dsl.compare.rows import Cases, mentioned, row, sorts
from citydsl.dsl.compare.texts import choice, filled
from citydsl.dsl.model.model import Labels

__all__ = ["anomalies", "citations", "disagreements", "recognition"]

# The first that fits: a pilot city of the first batch is a pilot.
_CLAIMS = (
    ("media", Labels("媒体报道", "Media coverage"), re.compile("报道|媒体|新闻")),
    ("list", Labels("榜单", "Rankings"), re.compile("百强|十强|榜|名单")),
    ("pilot", Labels("试点资格", "Designated pilots"), re.compile("试点|示范")),
    (
        "first",
        Labels("首创、率先、领先", "Firsts and leads"),
        re.compile("首|率先|唯一|前列|领先|第一"),
    ),
    ("standard", Labels("形成标准", "Standards set"), re.compile("标准")),
    ("other", Labels("其他", "Other"), re.compile("")),
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def recognition(cases: Cases) -> Section:
    """Awards and firsts: by whom, and what they could be checked against."""

    def find(claim: str, case: Case) -> Iterator[Entry]:
        for held in case.facts:
            if held.fact.class_ == "rank" and _claim(held) == claim:
                yield case.of_fact(held, *_grounds(held, claim))

    rows = [row(id, labels, cases, partial(find, id)) for id, labels, _ in _CLAIMS]
    return Section(
        "q21-recognition",
        Labels("荣誉与首创，由谁认定", "Awards and firsts, and by whom"),
        Labels(
            "来源没有写由谁认定的，照实注明；可核对的依据指日期、榜单名或媒体名。",
            "It is said where a source does not tell by whom; what can be checked is a date, the "
            "name of a list or of a medium.",
        ),
        (21,),
        mentioned(rows),
    )


def _claim(held: Held) -> str:
    said = held.fact.printed + held.fact.subject
    return next(id for id, _, pattern in _CLAIMS if pattern.search(said))


def _grounds(held: Held, claim: str) -> Iterator[Labels]:
    fact = held.fact
    if claim == "media":
        yield filled(Labels("由{who}报道", "reported by {who}"), who=fact.printed)
    else:
        yield Labels("由谁认定：未提及", "by whom: not mentioned")
    grounds = [fact.as_of] if fact.as_of else []
    if claim in ("media", "list"):
        grounds.append(fact.printed)
    elif found := _YEAR.search(fact.printed):
        grounds.append(found.group())
    if grounds:
        yield filled(Labels("可据{what}核对", "can be checked by {what}"), what="、".join(grounds))
    else:
        yield Labels("没有可核对的日期或名目", "no date or name to check it by")


def anomalies(cases: Cases) -> Section:
    """What the source leaves ambiguous or gets wrong, and what the spec infers."""

    def wrong(case: Case) -> Iterator[Entry]:
        number = 0
        for city in case.cities:
            for remark in city.anomalies:
                yield case.of_remark(city, remark, Spot.ANOMALY, number)
                number += 1

    def noted(class_: str, case: Case) -> Iterator[Entry]:
        for city in case.cities:
            for remark in city.notes:
                if remark.class_ == class_:
                    yield case.of_remark(city, remark, Spot.OPEN)

    rows = [row("anomaly", choice("remark", "anomaly"), cases, wrong)]
    rows += [
        row(id, choice("remark", id), cases, partial(noted, id)) for id in ("ambiguous", "inferred")
    ]
    return Section(
        "q22-open-points",
        Labels("歧义、存疑与推断", "Ambiguities, anomalies, inferences"),
        Labels("照录来源，标出而不改正。", "Kept as the source has it, flagged and not repaired."),
        (22,),
        tuple(rows),
    )


def citations(cases: Cases, sources: Iterable[Source]) -> Section:
    """Which lines of which source each city rests on."""

    def lines(key: str, case: Case) -> Iterator[Entry]:
        for city in case.cities:
            for cite in case.cites(city.cites):
                if cite.source == key:
                    whole = Labels("全文", "as a whole")
                    text = Labels(zh=cite.locator) if cite.locator else whole
                    yield case.of_city(text, city=city)

    def own(case: Case) -> Iterator[Entry]:
        things = [one.cites for one in case.elements] + [held.fact.cites for held in case.facts]
        cited = sum(1 for cites in things if cites)
        form = Labels("{cited}/{all} 有出处", "{cited} of {all} cited")
        if things:
            yield case.of_city(filled(form, cited=cited, all=len(things)))

    rows: list[Row] = [
        row(f"source-{one.key}", one.labels, cases, partial(lines, one.key)) for one in sources
    ]
    rows.append(
        row("cited", Labels("构件与事实的出处", "Citations of components and facts"), cases, own)
    )
    return Section(
        "q24-sources",
        Labels("各城市依据哪些行", "What each city rests on"),
        Labels(
            "每一格都注明来源的行号或页码，点开即到事实表。",
            "Every cell gives its line or page, and leads to the fact sheet.",
        ),
        (24,),
        tuple(rows),
    )


def disagreements(cases: Cases) -> Section:
    """Where two sources say different things of one subject."""

    def told(case: Case) -> Iterator[Entry]:
        known = {cite.source for held in case.facts for cite in case.cites(held.fact.cites)}
        known |= {cite.source for city in case.cities for cite in case.cites(city.cites)}
        form = Labels("引用{n}个来源", "{n} cited")
        yield case.of_city(filled(form, n=len(known)))

    def rivals(case: Case) -> Iterator[Entry]:
        groups: dict[tuple[str, str], list[Held]] = {}
        for held in case.facts:
            groups.setdefault((held.fact.of, normal(held.fact.subject)), []).append(held)
        for group in groups.values():
            figures = {(held.fact.printed, held.fact.to) for held in group}
            behind = {cite.source for held in group for cite in held.fact.cites}
            if len(figures) > 1 and len(behind) > 1:
                yield from (_dated(case, held) for held in group)

    return Section(
        "q26-disagreements",
        Labels("来源之间的出入", "Where sources disagree"),
        Labels(
            "同一对象同一事项、出自不同来源的不同数字；只有一个来源便无从比较。",
            "Different figures of one subject from different sources; a single source leaves "
            "nothing to compare.",
        ),
        (26,),
        sorts(
            (
                row("sources", Labels("引用的来源数", "Sources cited"), cases, told),
                row("rivals", Labels("说法不一的数字", "Figures that differ"), cases, rivals),
            )
        ),
    )


def _dated(case: Case, held: Held) -> Entry:
    """A fact with the sources it has, and when they were published."""
    documents = case.model.documents
    known = [documents[one.source] for one in held.fact.cites if one.source in documents]
    said = [
        filled(
            Labels("{source}，{date}", "{source}, {date}"), source=one.labels, date=one.date or "?"
        )
        for one in known
    ]
    as_of = held.fact.as_of
    dates = (filled(Labels("截至{date}", "as of {date}"), date=as_of),) if as_of else ()
    return case.of_fact(held, *said, *dates)
