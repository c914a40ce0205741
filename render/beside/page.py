"""The page of a case beside a reference model, row by row, in the order it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citydsl.dsl.model.model import City, Element, Labels, Model, Row
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.against import Counted, Coverage
from citydsl.dsl.vocabulary.choices import choice_label
from citydsl.render.sheet.links import paragraphs, to_anchor

__all__ = ["BesidePage", "beside_page", "said"]

_WORDS = {
    "title": Labels("{}：对照{}", "{} beside {}"),
    "beside": Labels("对照：{}", "Beside: {}"),
    "filled": Labels("已列名", "named"),
    "unnamed": Labels("只给出数量", "counted, not named"),
    "unmentioned": Labels("未提及", "not mentioned"),
    "comma": Labels("、", ", "),
    "with": Labels("含{}", "with {}"),
    "in_city": Labels("在{}", "in {}"),
    "counted": Labels("{} × {}", "{} × {}"),
    "inferred": Labels("推断", "inferred"),
    "filled_by": Labels("由{}对应", "filled by {}"),
}
_SIGNS = {"filled": "■", "unnamed": "□", "unmentioned": "·"}


class Thing(NamedTuple):
    """An element with the parts that stand in the same row, linked to its place in the sheet."""

    label: str
    kind: str
    note: str
    href: str
    dashed: bool


class Line(NamedTuple):
    """A row of the model and what the case has there; `state` is one of three, never "absent"."""

    label: str
    second: str
    filled_by: str
    describe: tuple[str, ...]
    state: str
    sign: str
    said: str
    things: tuple[Thing, ...]
    counted: tuple[str, ...]


class Tally(NamedTuple):
    """How many rows are in a state."""

    state: str
    sign: str
    said: str
    number: str


class BesidePage(NamedTuple):
    """The whole page: rows that stack, rows that stand at the side, what has no row."""

    title: str
    home: str
    city: str
    reference: str
    lead: str
    describe: tuple[str, ...]
    tallies: tuple[Tally, ...]
    layers: tuple[Line, ...]
    pillars: tuple[Line, ...]
    outside: tuple[Thing, ...]
    outside_counted: tuple[str, ...]
    sheet: str


def said(name: str, lang: str, *values: object) -> str:
    """One of the page's words with its blanks filled."""
    return _WORDS[name].pick(lang).format(*values)


def beside_page(
    model: Model, coverage: Coverage, lang: str, *, sheet: str = "", home: str = ""
) -> BesidePage:
    """Decide everything the page says; `sheet` is the page of the city, to link into."""
    teller = _Teller(model, coverage.city, lang, sheet)
    city = coverage.city.labels.pick(lang) or coverage.city.id
    reference = coverage.reference.labels.pick(lang)
    lines = [
        (
            filling.row,
            teller.line(filling.row, filling.state, filling.elements, filling.counted),
        )
        for filling in coverage.fillings
    ]
    states = [filling.state for filling in coverage.fillings]
    return BesidePage(
        said("title", lang, city, reference),
        home,
        city,
        reference,
        said("beside", lang, reference),
        paragraphs(coverage.reference.describe),
        tuple(
            Tally(state, _SIGNS[state], said(state, lang), str(states.count(state)))
            for state in _SIGNS
        ),
        tuple(line for row, line in lines if row.layers or not row.pillars),
        tuple(line for row, line in lines if row.pillars and not row.layers),
        teller.things(coverage.outside),
        teller.counts(coverage.outside_counted),
        sheet,
    )


class _Teller:
    """Tells what stands in a row, in one language."""

    def __init__(self, model: Model, city: City, lang: str, sheet: str) -> None:
        self._model = model
        self._lang = lang
        self._sheet = sheet
        self._homes = {
            one.path: inner for inner in city.walk() if inner is not city for one in inner.elements
        }

    def line(
        self, row: Row, state: str, elements: Sequence[Element], counted: Sequence[Counted]
    ) -> Line:
        """One row of the model."""
        words = self._model.vocabulary
        names = [words.layers[one].labels for one in row.layers if one in words.layers]
        names += [words.pillars[one].labels for one in row.pillars if one in words.pillars]
        label = row.labels.pick(self._lang)
        other = row.labels.zh if self._lang == "en" else row.labels.en
        return Line(
            label,
            other if other != label else "",
            said("filled_by", self._lang, self._listed(one.pick(self._lang) for one in names)),
            paragraphs(row.describe),
            state,
            _SIGNS[state],
            said(state, self._lang),
            self.things(elements),
            self.counts(counted),
        )

    def things(self, elements: Sequence[Element]) -> tuple[Thing, ...]:
        """Elements, with those that are parts of another one here told with it."""
        here = {one.path for one in elements}
        parts: dict[str, list[Element]] = {}
        for one in elements:
            if one.parent in here:
                parts.setdefault(one.parent or "", []).append(one)
        return tuple(
            self._thing(one, parts.get(one.path, ())) for one in elements if one.parent not in here
        )

    def _thing(self, element: Element, parts: Sequence[Element]) -> Thing:
        notes = []
        if parts:
            notes.append(said("with", self._lang, self._listed(map(self._name, parts))))
        if element.status and element.status != "live":
            notes.append(choice_label("status", element.status, self._lang))
        if element.inferred:
            notes.append(said("inferred", self._lang))
        home = self._homes.get(element.path)
        if home is not None:
            notes.append(said("in_city", self._lang, home.labels.pick(self._lang) or home.id))
        kind = self._model.vocabulary.kinds[element.kind]
        return Thing(
            self._name(element),
            kind.labels.pick(self._lang),
            " · ".join(notes),
            f"{self._sheet}{to_anchor(element.path)}" if self._sheet else "",
            element.inferred,
        )

    def counts(self, counted: Iterable[Counted]) -> tuple[str, ...]:
        """What is only counted: so many of what."""
        return tuple(
            said("counted", self._lang, one.number, one.labels.pick(self._lang)) for one in counted
        )

    def _name(self, element: Element) -> str:
        return element.labels.pick(self._lang) or element.label or element.id

    def _listed(self, names: Iterable[str]) -> str:
        return said("comma", self._lang).join(names)
