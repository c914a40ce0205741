"""Write `tables.py`, the parse tables of `grammar.lark`: `python -m citydsl.dsl.syntax.generate`.

Building them takes some fifty milliseconds, which every run would pay. They are plain literals,
so that loading them executes nothing that came from a cache. They carry the digest of the grammar
they were made from; lark numbers its states by hash order, so two makings need not look the same.
"""

from __future__ import annotations

import hashlib
import pprint
from pathlib import Path

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

__all__ = ["digest", "tables"]

_HERE = Path(__file__).parent


def tables() -> str:
    """Return the text of `tables.py` for the grammar as it stands."""
    grammar = (_HERE / "grammar.lark").read_text("utf-8")
    lark = Lark(grammar, start="file", parser="lalr", lexer="basic", maybe_placeholders=True)
    data, memo = lark.memo_serialize([TerminalDef, Rule])
    shown = [pprint.pformat(part, width=98, compact=True) for part in (data, memo)]
    return (
        '"""Parse tables, generated from grammar.lark by citydsl.dsl.syntax.generate."""\n\n'
        f'from typing import Any\n\nGRAMMAR = "{digest()}"\nDATA: Any = {shown[0]}\nMEMO: Any = {shown[1]}\n'
    )


def digest() -> str:
    """Return the SHA-256 of the grammar file."""
    return hashlib.sha256((_HERE / "grammar.lark").read_bytes()).hexdigest()


if __name__ == "__main__":
    (_HERE / "tables.py").write_text(tables(), "utf-8")
