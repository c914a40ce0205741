"""Where the lines of a table come from, said as shortly as the table allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from citydsl.dsl.links import safe_link
from citydsl.dsl.model.model import Citation, Document
from citydsl.render.embed.table import Cell, Piece
from citydsl.render.sheet.words import listed, say

__all__ = ["Sources"]


class Sources:
    """The citations of one table: its only source is named once below it, several in each row."""

    def __init__(
        self, documents: Mapping[str, Document], lang: str, cites: Iterable[Citation]
    ) -> None:
        self._documents = documents
        self._lang = lang
        self._ids = tuple(dict.fromkeys(cite.source for cite in cites))

    def cell(self, cites: Sequence[Citation]) -> Cell:
        """The places cited for one row."""
        if len(self._ids) == 1:
            places = dict.fromkeys(cite.locator for cite in cites if cite.locator)
            return (Piece(listed(places, self._lang)),) if places else ()
        pieces: list[Piece] = []
        for cite in dict.fromkeys((one.source, one.locator) for one in cites):
            separator = listed(("", ""), self._lang) if pieces else ""
            pieces += [Piece(separator)] if separator else []
            pieces.append(self._document(cite[0], cite[1]))
        return tuple(pieces)

    def note(self) -> Cell:
        """The one source of all rows, or nothing."""
        if len(self._ids) != 1:
            return ()
        document = self._documents.get(self._ids[0])
        imprint = [document.publisher, document.date] if document else []
        colon = ": " if self._lang == "en" else "："
        said = [f" · {part}" for part in imprint if part]
        return (
            Piece(say("cite", self._lang) + colon),
            self._document(self._ids[0], ""),
            *(Piece(part) for part in said),
        )

    def _document(self, id: str, locator: str) -> Piece:
        document = self._documents.get(id)
        label = (document.labels.pick(self._lang) if document else "") or id
        return Piece(f"{label} {locator}".strip(), "", safe_link(document.link) if document else "")
