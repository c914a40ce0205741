"""The tables: ours run as Lark itself would run them, and they are those of the grammar."""

from __future__ import annotations

from pathlib import Path

import pytest

from citydsl.dsl.source import Source
from citydsl.dsl.syntax.build import Build
from citydsl.dsl.syntax.generate import lark_parser, tables
from citydsl.dsl.syntax.lexer import Token, lex
from citydsl.dsl.syntax.parse import parse

ROOT = Path(__file__).resolve().parent.parent
FILES = [*sorted((ROOT / "specs").glob("*.city")), *sorted((ROOT / "tests/cases").glob("*.city"))]


def test_parse_tables_are_those_of_the_grammar():
    assert (ROOT / "dsl/syntax/tables.py").read_text("utf-8") == tables(), "run `make tables`"


def test_the_words_read_ahead_are_those_of_the_prelude():
    from citydsl.dsl.model.generate_words import words_module
    from citydsl.dsl.model.prelude import prelude, read_prelude

    text = (ROOT / "dsl/vocabulary/words.py").read_text("utf-8")
    assert text == words_module(), "run `make tables`"
    ahead, read = prelude(), read_prelude()
    assert ahead.kinds == read.kinds
    assert [kind[:-1] for kind in ahead.kind_by_id.values()] == [
        kind[:-1] for kind in read.kind_by_id.values()
    ]
    assert [place.text for place in ahead.places.values()] == [
        place.text for place in read.places.values()
    ]


@pytest.fixture(scope="module")
def lark():
    return lark_parser(transformer=Build())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_machine_reads_what_larks_own_reads(lark, path):
    source = Source(name=path.name, text=path.read_text("utf-8"))
    run = lark.parse_interactive()
    for token in lex(source).tokens:
        run.feed_token(token)
    statements = run.feed_token(Token("$END", "", token.span))
    assert parse(source).value.statements == statements
