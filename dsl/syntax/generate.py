"""Write `tables.py`, what Lark makes of `grammar.lark`: `python -m citydsl.dsl.syntax.generate`.

Lark reads the grammar, checks it for conflicts and computes the LALR(1) tables. Doing that takes
some fifty milliseconds and importing lark forty more, which every run would pay; so it is done
ahead, and `machine.py` runs the tables. They are plain literals, the same on every machine: states
are numbered in the order they are reached from the first, by sorted symbol.
"""

from __future__ import annotations

import pprint
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["lark_parser", "tables"]

_HERE = Path(__file__).parent


def lark_parser(**options: Any) -> Any:
    """Return Lark's own parser of the grammar."""
    from lark import Lark

    grammar = (_HERE / "grammar.lark").read_text("utf-8")
    return Lark(
        grammar, start="file", parser="lalr", lexer="basic", maybe_placeholders=True, **options
    )


def tables() -> str:
    """Return the text of `tables.py` for the grammar as it stands."""
    lark = lark_parser()
    table = lark.parser.parser.parser.parse_table
    order = list(_reached(table.states, table.start_states["file"]))
    number = {state: index for index, state in enumerate(order)}
    rules = sorted({arg for row in table.states.values() for arg in _reduced(row)}, key=_sort_key)
    rule_number = {rule: index for index, rule in enumerate(rules)}
    actions, gotos = [], []
    for state in order:
        row = table.states[state]
        actions.append(
            {
                str(symbol): number[arg] if _shifts(action) else -1 - rule_number[arg]
                for symbol, (action, arg) in sorted(row.items())
                if symbol.isupper()
            }
        )
        gotos.append(
            {str(s): number[arg] for s, (_, arg) in sorted(row.items()) if not s.isupper()}
        )
    parts = {
        "PATTERNS": sorted(
            ((str(t.name), t.pattern.to_regexp(), t.priority) for t in lark.terminals),
            key=lambda row: (-row[2], row[0]),
        ),
        "IGNORED": sorted(map(str, lark.lexer_conf.ignore)),
        "END_STATE": number[table.end_states["file"]],
        "RULES": [_rule(rule) for rule in rules],
        "ACTIONS": actions,
        "GOTOS": gotos,
    }
    shown = (
        f"{name}: Any = {pprint.pformat(part, width=98, compact=True)}\n"
        for name, part in parts.items()
    )
    return (
        '"""Parse tables, generated from grammar.lark by citydsl.dsl.syntax.generate."""\n\n'
        "from typing import Any\n\n" + "".join(shown)
    )


def _shifts(action: Any) -> bool:
    return str(action) == "Shift"


def _reduced(row: Any) -> Iterator[Any]:
    for action, arg in row.values():
        if not _shifts(action):
            yield arg


def _reached(states: Any, start: Any) -> Iterator[Any]:
    """Every state, in the order it is reached from the start."""
    pending, seen = [start], {start}
    for state in pending:
        yield state
        for _, (action, arg) in sorted(states[state].items(), key=lambda item: item[0]):
            if _shifts(action) and arg not in seen:
                seen.add(arg)
                pending.append(arg)


def _sort_key(rule: Any) -> tuple[str, int, str]:
    return rule.origin.name, rule.order, " ".join(symbol.name for symbol in rule.expansion)


def _rule(rule: Any) -> tuple[str, int, str, list[tuple[int, bool, int]], int]:
    """What a rule's reduction takes: its name, size, callback, the children it keeps.

    A child is (index, whether its own children take its place, how many None stand before it);
    the last number is how many None stand behind the last. The callback is empty where the
    children themselves are the value, and begins with `?` where one child alone is.
    """
    missing = _missing(rule)
    kept, nones = [], 0
    for index, symbol in enumerate(rule.expansion):
        nones += missing[index]
        if not (symbol.is_term and symbol.filter_out):
            kept.append((index, not symbol.is_term and symbol.name.startswith("_"), nones))
            nones = 0
    name = str(rule.alias or rule.origin.name)
    if rule.options.expand1 and not rule.alias:
        name = f"?{name}"
    callback = "" if name.startswith("_") else name
    return str(rule.origin.name), len(rule.expansion), callback, kept, nones + missing[-1]


def _missing(rule: Any) -> list[int]:
    """How many optional symbols are absent before each symbol of a rule, and behind the last."""
    absent = rule.options.empty_indices
    if not absent:
        return [0] * (len(rule.expansion) + 1)
    return [len(run) for run in "".join("1" if gone else "0" for gone in absent).split("0")]


if __name__ == "__main__":
    (_HERE / "tables.py").write_text(tables(), "utf-8")
