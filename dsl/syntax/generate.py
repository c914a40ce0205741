"""Write `tables.py`, the parse tables of `grammar.lark`: `python -m citydsl.dsl.syntax.generate`.

Building them takes some fifty milliseconds, which every run would pay. They are plain literals,
so that loading them executes nothing that came from a cache.
"""

from __future__ import annotations

import argparse
import pprint
from pathlib import Path

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

__all__ = ["tables"]

_HERE = Path(__file__).parent


def tables() -> str:
    """Return the text of `tables.py` for the grammar as it stands."""
    grammar = (_HERE / "grammar.lark").read_text("utf-8")
    lark = Lark(grammar, start="file", parser="lalr", lexer="basic", maybe_placeholders=True)
    data, memo = lark.memo_serialize([TerminalDef, Rule])
    shown = [pprint.pformat(part, width=98, compact=True) for part in (data, memo)]
    return (
        '"""Parse tables, generated from grammar.lark by citydsl.dsl.syntax.generate."""\n\n'
        f"from typing import Any\n\nDATA: Any = {shown[0]}\nMEMO: Any = {shown[1]}\n"
    )


def main() -> int:
    """Write the tables, or with `--check` only compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    target = _HERE / "tables.py"
    text = tables()
    if parser.parse_args().check:
        return int(target.read_text("utf-8") != text)
    target.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
