"""Numbers citations in the order a page makes them, and keeps the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import Citation, Document
from citydsl.render.sheet.links import paragraphs
from citydsl.render.sheet.page import Back, Locator, Mark, SourceEntry
from citydsl.render.sheet.tongue import Tongue

__all__ = ["Footnotes"]


class Footnotes:
    """The footnotes of one page. The first mark to a place gives it its number."""

    def __init__(self, documents: Mapping[str, Document], tongue: Tongue) -> None:
        self._documents = documents
        self._tongue = tongue
        self._uses: dict[tuple[str, str], list[str]] = {}
        self._numbers: dict[tuple[str, str], int] = {}

    def marks(self, cites: Sequence[Citation]) -> tuple[Mark, ...]:
        """A mark for each place cited, in the order of citing."""
        return tuple([self._mark(place) for place in _places(cites)])

    def numbers(self, cites: Sequence[Citation]) -> tuple[int, ...]:
        """The numbers that citations have by now, without a mark of their own."""
        numbers = self._numbers
        return tuple([numbers[place] for place in _places(cites) if place in numbers])

    def _mark(self, place: tuple[str, str]) -> Mark:
        number = self._numbers.setdefault(place, len(self._numbers) + 1)
        uses = self._uses.setdefault(place, [])
        uses.append(f"use-{number}-{len(uses) + 1}")
        label = self._tongue.numbered("footnote", number)
        return Mark(number, uses[-1], f"#source-{number}", label)

    def _backs(self, place: tuple[str, str]) -> Iterator[Back]:
        for number, use in enumerate(self._uses[place], 1):
            yield Back(f"#{use}", self._tongue.numbered("back", number))

    def sources(self) -> tuple[SourceEntry, ...]:
        """Every source cited so far, with the places in it."""
        ids = dict.fromkeys(source for source, _ in self._numbers)
        return tuple(self._entry(source) for source in ids)

    def _entry(self, source: str) -> SourceEntry:
        locators = tuple(
            Locator(
                number,
                f"source-{number}",
                place[1] or self._tongue.say("whole_source"),
                tuple(self._backs(place)),
            )
            for place, number in self._numbers.items()
            if place[0] == source
        )
        document = self._documents.get(source)
        if document is None:
            return SourceEntry(source, "", "", (), locators)
        imprint = " · ".join(
            part for part in (document.author, document.publisher, document.date) if part
        )
        return SourceEntry(
            self._tongue.label(document.labels, source),
            imprint,
            safe_link(document.link),
            paragraphs(document.describe),
            locators,
        )


def _places(cites: Sequence[Citation]) -> Iterable[tuple[str, str]]:
    """Each place cited, once: most often there is one."""
    places = [(cite.source, cite.locator) for cite in cites]
    return places if len(places) < 2 else dict.fromkeys(places)
