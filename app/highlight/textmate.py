"""The TextMate grammar of specs, for editors: the marks as the compiler has them, in regexes.

An editor reads line by line and forgets: what a word means is told by its own line alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from citydsl.dsl.syntax.tables import PATTERNS
from citydsl.highlight.words import KINDS, LOGIC, SHAPES, STATEMENTS, VALUES

__all__ = ["configuration", "grammar"]

Rule = dict[str, Any]

_MARKS = {name: pattern for name, pattern, _ in PATTERNS}
_NAME = _MARKS["NAME"]
# A statement begins where its line does, or behind a brace or a semicolon.
_FIRST = r"(?:^|(?<=[{｛}｝;；])|(?<=\*/))[ \t　]*"
_BLANK = r"[ \t　]"
_QUOTES = (('"', '"'), ("“”", "“”"), ("「", "」"), ("『", "』"), ("＂", "＂"))
_OPERATORS = (
    *("BOTH", "BOTH_WAVY", "ARROW", "WAVY", "BOTH_WAVY_OPEN", "BOTH_OPEN", "WAVY_OPEN", "OPEN"),
    *("WAVY_CLOSE", "CLOSE", "RANGE", "CMP", "_EQ", "_PLUS", "STARS", "STAR", "TILDE"),
)


def grammar() -> Rule:
    """Return the grammar as a `.tmLanguage.json` file holds it."""
    return {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "citydsl",
        "scopeName": "source.city",
        "fileTypes": ["city"],
        "patterns": _include("comments", "properties", "declarations", "expressions"),
        "repository": {
            "comments": {"patterns": _comments()},
            "strings": {"patterns": _strings()},
            "properties": {"patterns": [_property()]},
            "declarations": {"patterns": _declarations()},
            "expressions": {"patterns": _expressions()},
            "values": {"patterns": _values()},
        },
    }


def configuration() -> Rule:
    """Return the language configuration: comments, brackets, what closes by itself."""
    pairs = [["{", "}"], ["(", ")"], ["[", "]"], ["｛", "｝"], ["（", "）"], ["【", "】"]]
    quotes = [['"', '"'], ["“", "”"], ["「", "」"], ["『", "』"]]
    closing = [{"open": a, "close": b, "notIn": ["string", "comment"]} for a, b in pairs + quotes]
    return {
        "comments": {"lineComment": "//", "blockComment": ["/*", "*/"]},
        "brackets": pairs,
        "autoClosingPairs": closing,
        "surroundingPairs": pairs + quotes,
        "wordPattern": _NAME,
        "indentationRules": {
            "increaseIndentPattern": r"[{｛(（][^}｝)）]*$",
            "decreaseIndentPattern": r"^\s*[}｝)）]",
        },
    }


def _include(*names: str) -> list[Rule]:
    return [{"include": f"#{name}"} for name in names]


def _match(scope: str, pattern: str, **captures: str) -> Rule:
    rule: Rule = {"match": pattern}
    if scope:
        rule["name"] = f"{scope}.city"
    if captures:
        names = {number.removeprefix("_"): name for number, name in captures.items()}
        rule["captures"] = {number: {"name": f"{name}.city"} for number, name in names.items()}
    return rule


def _words(words: Iterable[str]) -> str:
    """Any of these words, and nothing longer."""
    return rf"(?<!\w)(?:{'|'.join(sorted(words))})(?!\w)"


def _comments() -> list[Rule]:
    line = r"(//|／／)(?:([ \t]*citydsl:)|)[^\r\n]*"
    return [
        _match(
            "comment.line.double-slash",
            line,
            _1="punctuation.definition.comment",
            _2="keyword.other",
        ),
        {"name": "comment.block.city", "begin": r"/\*", "end": r"\*/"},
    ]


def _strings() -> list[Rule]:
    escape = [_match("constant.character.escape", r"\\(?:u\{[0-9a-fA-F]{1,6}\}|.)")]
    long = {"name": "string.quoted.triple.city", "begin": '"""', "end": '"""', "patterns": escape}
    quoted = [
        {
            "name": "string.quoted.city",
            "begin": f"[{opening}]",
            "end": f"[{closing}]|$",
            "patterns": escape,
        }
        for opening, closing in _QUOTES
    ]
    return [long, *quoted]


def _property() -> Rule:
    return {
        "begin": rf"{_FIRST}({_NAME}){_BLANK}*({_MARKS['_COLON']})",
        "beginCaptures": {
            "1": {"name": "support.type.property-name.city"},
            "2": {"name": "punctuation.separator.key-value.city"},
        },
        "end": r"$|(?=[;；}｝])",
        "patterns": _include("comments", "values", "expressions"),
    }


def _declarations() -> list[Rule]:
    tilde, name = rf"({_MARKS['TILDE']})?{_BLANK}*", rf"(?:{_BLANK}+({_NAME}))?"
    declared = {"_1": "keyword.operator", "_3": "variable.other.declaration"}
    behind = rf"(?={_BLANK}+(?:{_NAME}|[\"“”「『＂{{｛@＠]))"
    return [
        _match("", rf"{_FIRST}{tilde}({_words(SHAPES)}){name}", **declared, _2="storage.type"),
        _match("", rf"{_FIRST}{tilde}({_words(KINDS)}){name}", **declared, _2="support.type"),
        _match(
            "",
            rf"{_FIRST}{tilde}((?!{_words(STATEMENTS)}){_NAME}){behind}{name}",
            **declared,
            _2="entity.name.type",
        ),
    ]


def _expressions() -> list[Rule]:
    verb = r"[<＜]?[-－—~～]{1,2}[\[［【]"
    # An open count, such as N, stands where a number may.
    counted = rf"{_MARKS['_EQ']}|{_MARKS['_PLUS']}){_BLANK}*({_NAME}"
    return [
        *_include("comments", "strings"),
        _match(
            "",
            rf"({_words(STATEMENTS)}){_BLANK}+({_NAME})",
            _1="keyword.control",
            _2="variable.other.declaration",
        ),
        _match("keyword.control", _words(STATEMENTS)),
        _match("keyword.operator.logical", _words(LOGIC)),
        _match(
            "", rf"({verb}){_BLANK}*({_NAME})", _1="keyword.operator", _2="entity.name.function"
        ),
        _match(
            "",
            rf"({_MARKS['AT']}){_BLANK}*({_NAME})",
            _1="punctuation.definition.annotation",
            _2="entity.name.tag",
        ),
        _match("constant.other.symbol", _MARKS["TAG"]),
        _match("constant.numeric.date", _MARKS["DATE"]),
        _match(
            "",
            rf"({_MARKS['NUMBER']}){_BLANK}*({_words(KINDS)})",
            _1="constant.numeric",
            _2="support.type",
        ),
        _match(
            "",
            rf"({counted}){_BLANK}+({_words(KINDS)})",
            _1="keyword.operator",
            _2="constant.numeric",
            _3="support.type",
        ),
        _match(
            "", rf"({counted})(?={_BLANK}+{_NAME})", _1="keyword.operator", _2="constant.numeric"
        ),
        # A number is no part of a name.
        _match("", _NAME),
        _match("constant.numeric", _MARKS["NUMBER"]),
        *(_match("keyword.operator", _MARKS[name]) for name in _OPERATORS),
        _match(
            "punctuation.separator", f"{_MARKS['_COMMA']}|{_MARKS['_DOT']}|{_MARKS['_COLON']}|[;；]"
        ),
        _match("punctuation.section", r"[{｛}｝(（)）]"),
    ]


def _values() -> list[Rule]:
    return [
        _match("constant.language", _words(VALUES - LOGIC)),
        _match("support.type", _words(KINDS)),
    ]
