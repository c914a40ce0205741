"""An entry of a comparison as one line of plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from citydsl.dsl.compare.model import Basis, Cell, Cite, Entry, Source
from citydsl.dsl.compare.texts import choice
from citydsl.dsl.model.quantity import Bound
from citydsl.render.compare.words import BASES, STATES
from citydsl.render.plain import plain
from citydsl.render.sheet.quantities import fact_reading

__all__ = ["cell_line", "cell_lines", "cites_line", "entry_line", "notes_of", "reading_of"]


def cell_lines(cell: Cell, lang: str, sources: Collection[Source]) -> Iterator[str]:
    """A line for each entry, or the word for silence."""
    if not cell.entries:
        yield STATES[cell.state].pick(lang)
    for entry in cell.entries:
        yield entry_line(entry, lang, sources)


def cell_line(cell: Cell, lang: str, sources: Collection[Source]) -> str:
    """All of a cell on one line."""
    return ("; " if lang == "en" else "；").join(cell_lines(cell, lang, sources))


def entry_line(entry: Entry, lang: str, sources: Collection[Source]) -> str:
    """The text, then in brackets what is said beside it, then its citation."""
    notes = list(notes_of(entry, lang))
    joined = ", ".join(notes) if lang == "en" else "，".join(notes)
    beside = (f" ({joined})" if lang == "en" else f"（{joined}）") if notes else ""
    cited = cites_line(entry.cites, sources)
    return plain(entry.text.pick(lang)) + beside + (f" [{cited}]" if cited else "")


def notes_of(entry: Entry, lang: str) -> Iterator[str]:
    """What is said beside an entry: status, basis, reading, details."""
    if entry.status:
        yield choice("status", entry.status).pick(lang)
    if entry.basis is Basis.INFERRED:
        yield BASES[entry.basis].pick(lang)
    read = reading_of(entry, lang)
    if read:
        yield plain(read)
    for detail in entry.details:
        said = plain(detail.pick(lang))
        if said:
            yield said


def reading_of(entry: Entry, lang: str) -> str:
    """How a figure was read, where that says more than the figure as it is printed."""
    fact = entry.figure
    if fact is None or not fact.quantities:
        return ""
    quantities = (*fact.quantities, *fact.to_quantities)
    says_it = all(one.bound in (Bound.EXACT, Bound.TEXT) for one in quantities)
    read = "" if says_it else fact_reading(fact, lang)
    return "" if read == entry.text.pick(lang) else read


def cites_line(cites: Iterable[Cite], sources: Collection[Source]) -> str:
    """Citations, without the source's key where there is one source only."""
    alone = len(sources) == 1
    said = (
        cite.locator if alone and cite.locator else f"{cite.source} {cite.locator}"
        for cite in cites
    )
    return ", ".join(plain(one) for one in said)
