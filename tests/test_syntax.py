"""The tables: ours run as Lark itself would run them, and they are those of the grammar."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citydsl.dsl.compile import compile_text
from citydsl.dsl.source import Source
from citydsl.dsl.syntax.build import Build
from citydsl.dsl.syntax.generate import lark_parser, tables
from citydsl.dsl.syntax.keywords import BY_SPELLING, KEYWORDS
from citydsl.dsl.syntax.lexer import lex
from citydsl.dsl.syntax.nodes import Leaf, Mark
from citydsl.dsl.syntax.parse import parse
from citydsl.dsl.syntax.tables import PATTERNS, TERMINALS

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
    """Lark's own parser, given our leaves."""
    callbacks = Build()
    for name in TERMINALS:
        setattr(callbacks, name, lambda fed: fed.leaf)
    return lark_parser(transformer=callbacks)


class Fed(Mark):
    """A token as Lark's parser takes it; a word of the language, unknown to Lark, is its own value."""

    def __new__(cls, kind: int, leaf: Leaf) -> Fed:
        fed = super().__new__(cls, *leaf)
        fed.type, fed.leaf = TERMINALS[kind], leaf
        return fed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_machine_reads_what_larks_own_reads(lark, path):
    source = Source(name=path.name, text=path.read_text("utf-8"))
    lexed = lex(source)
    run = lark.parse_interactive()
    for kind, leaf in zip(lexed.kinds, lexed.leaves, strict=True):
        run.feed_token(Fed(kind, leaf))
    statements = run.feed_token(Fed(TERMINALS.index("$END"), leaf))
    assert parse(source).value.statements == statements


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_lexer_cuts_where_larks_own_does(lark, path):
    text = path.read_text("utf-8")
    ours = lex(Source(name=path.name, text=text)).tokens
    words = {keyword.terminal for keyword in KEYWORDS}
    told = [
        ("NAME" if one.type in words else one.type, one.span.start, one.span.end)
        for one in ours
        if one.type != "_END"
    ]
    theirs = [(one.type, one.start_pos, one.end_pos) for one in lark.lex(text)]
    assert told == [one for one in theirs if one[0] != "_END"]


MARKS = [
    *"{}｛():：,，、.+=!<>≤~@＠*…-－—[]→;；\n\r \t　“”\"「」#/\\'\x01²①",
    "->",
    "-[",
    "]->",
    '"""',
]
WORDS = ["/*", "*/", "//", "事实", "use", "and", "2018-10", "2018-10x", "60%", "1.5万", "-3", "a-b"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*MARKS, *WORDS, "海口", "ab", "x1"]), max_size=25).map("".join))
def test_a_word_is_what_its_place_makes_it(text):
    """Each word's kind is looked up by its text alone: it is the one found where it stands."""
    groups = "|".join(f"(?P<{name}>{regex})" for name, regex, _ in PATTERNS)
    standing = re.compile(groups)
    for one in lex(Source(name="", text=text)).tokens:
        match = standing.match(text, one.span.start)
        if match and match.end() == one.span.end and one.span.text:
            keyword = BY_SPELLING.get(one.text, "NAME")
            assert one.type == (keyword if match.lastgroup == "NAME" else match.lastgroup)


def test_what_is_parsed_leaves_no_circles_behind():
    """Garbage is not collected while a spec is compiled, so that none may be made."""
    text = (ROOT / "specs/haikou.city").read_text("utf-8")
    compile_text(text, root=ROOT / "specs")
    gc.collect()
    gc.disable()
    try:
        compile_text(text, root=ROOT / "specs")
        assert gc.collect() == 0
    finally:
        gc.enable()
