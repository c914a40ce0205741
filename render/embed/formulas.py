"""Formulas as tables for a document: each term, and what of it is named or only counted."""

from __future__ import annotations

from collections.abc import Iterator

from citydsl.dsl.model.model import City, Formula, Labels, Model, Term
from citydsl.render.embed.sources import Sources
from citydsl.render.embed.table import Cell, Piece, Table, table_of
from citydsl.render.sheet.context import Context
from citydsl.render.sheet.formulas import formula_blocks
from citydsl.render.sheet.page import TermBlock

__all__ = ["formula_tables"]

_COLUMNS = (
    Labels("数", "Count"),
    Labels("内容", "Of what"),
    Labels("成员", "Members"),
    Labels("清点", "As counted"),
)
_INFERRED = "~"


def formula_tables(model: Model, city: City, lang: str, *, printed: str = "") -> tuple[Table, ...]:
    """Return a table for each formula of a city and its elements, or for the one so printed."""
    context = Context(model, city, lang)
    blocks = formula_blocks(context, city)
    return tuple(
        _table(context, formula, block.terms)
        for formula, block in zip(city.formulas, blocks, strict=True)
        if not printed or formula.printed == printed
    )


def _table(context: Context, formula: Formula, blocks: tuple[TermBlock, ...]) -> Table:
    sources = Sources(context.model.documents, context.lang, formula.cites)
    rows = [_row(context, term, block) for term, block in zip(formula.terms, blocks, strict=True)]
    owner = context.name_at(formula.of)
    title = f"{owner}: {formula.printed}" if context.lang == "en" else f"{owner}：{formula.printed}"
    places = sources.cell(formula.cites)
    note = sources.note()
    if places:
        note = (*note, Piece(" "), *places) if note else places
    return table_of(title, [column.pick(context.lang) for column in _COLUMNS], rows, note)


def _row(context: Context, term: Term, block: TermBlock) -> tuple[Cell, ...]:
    return (
        (Piece(block.symbol),),
        (Piece(block.label),),
        tuple(_members(context, term, block)),
        (Piece(block.summary),),
    )


def _members(context: Context, term: Term, block: TermBlock) -> Iterator[Piece]:
    """The members by name; what is inferred says so, and what is only counted comes last."""
    names = [Piece(context.name_at(path), path) for path in term.named]
    names += [Piece(_INFERRED + context.name_at(path), path) for path in term.inferred]
    names += [Piece(block.ghost)] if block.ghost else []
    for number, name in enumerate(names):
        if number:
            yield Piece(context.listed(("", "")))
        yield name
