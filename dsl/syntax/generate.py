"""Write `tables.py`, what Lark makes of `grammar.lark`: `python -m citydsl.dsl.syntax.generate`.

Lark reads the grammar, checks it for conflicts and computes the LALR(1) tables. Doing that takes
some fifty milliseconds and importing lark forty more, which every run would pay; so it is done
ahead, and `machine.py` runs the tables. They are plain literals, the same on every machine: states
are numbered in the order they are reached from the first, by sorted symbol.
"""

from __future__ import annotations

import pprint
from pathlib import Path
from typing import Any

from citydsl.dsl.syntax.automaton import Automaton, Rule
from citydsl.dsl.syntax.cheap_sets import cheap_sets
from citydsl.dsl.syntax.spellings import spellings

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
    automaton = _automaton(lark.parser.parser.parser.parse_table)
    automaton.shorten()
    order, silent, braces = automaton.order()
    number = {state: index for index, state in enumerate(order)}
    rules = sorted({rule for state in order for rule in automaton.reduces[state].values()})
    terminals = sorted(set().union(*automaton.shifts, *automaton.reduces))
    gotos: dict[str, dict[int, int]] = {rule.origin: {} for rule in rules}
    for state in order:
        for origin, target in sorted(automaton.gotos[state].items()):
            if target in number and origin in gotos:
                gotos[origin][number[state]] = number[target]
    patterns = sorted(
        ((str(t.name), t.pattern.to_regexp(), t.priority) for t in lark.terminals),
        key=lambda row: (-row[2], row[0]),
    )
    parts: dict[str, Any] = {
        "PATTERNS": patterns,
        "IGNORED": sorted(map(str, lark.lexer_conf.ignore)),
        "CHEAP": {name: cheap_sets(regex) for name, regex, _ in patterns if name != "BLANK"},
        "SPELLINGS": {name: all for name, regex, _ in patterns if (all := spellings(regex))},
        "TERMINALS": tuple(terminals),
        "END_STATE": number[automaton.end],
        "SILENT": silent,
        "BRACES": braces,
        "RULES": [tuple(rule) for rule in rules],
        "ACTIONS": tuple(
            tuple(_action(automaton, state, one, number, rules) for one in terminals)
            for state in order
        ),
        "GOTOS": gotos,
    }
    shown = (
        f"{name}: Any = {pprint.pformat(part, width=98, compact=True, sort_dicts=False)}\n"
        for name, part in parts.items()
    )
    return (
        '"""Parse tables, generated from grammar.lark by citydsl.dsl.syntax.generate."""\n\n'
        "from typing import Any\n\n" + "".join(shown)
    )


def _action(
    automaton: Automaton, state: int, terminal: str, number: dict[int, int], rules: list[Rule]
) -> int:
    """The number of the next state, -1 less that of a rule to reduce by, or 0 where none fits."""
    if terminal in automaton.shifts[state]:
        return number[automaton.shifts[state][terminal]]
    if terminal in automaton.reduces[state]:
        return -1 - rules.index(automaton.reduces[state][terminal])
    return 0


def _automaton(table: Any) -> Automaton:
    """Lark's tables, with its states numbered."""
    number = {state: index for index, state in enumerate(table.states)}
    rules = {rule for row in table.states.values() for _, rule in row.values() if _is_rule(rule)}
    single = _single(rules)
    shifts, reduces, gotos = [], [], []
    for row in table.states.values():
        to = {str(one): number[arg] for one, (_, arg) in row.items() if not _is_rule(arg)}
        shifts.append({one: state for one, state in to.items() if one.isupper()})
        gotos.append({one: state for one, state in to.items() if not one.isupper()})
        reduces.append(
            {str(one): _rule(arg, single) for one, (_, arg) in row.items() if _is_rule(arg)}
        )
    start, end = number[table.start_states["file"]], number[table.end_states["file"]]
    return Automaton(shifts, reduces, gotos, start, end)


def _is_rule(arg: Any) -> bool:
    return hasattr(arg, "expansion")


def _single(rules: set[Any]) -> set[str]:
    """The helper rules that stand for one other rule each time: their value is that one's."""
    origins = {rule.origin.name for rule in rules if rule.origin.name.startswith("_")}
    return {
        str(name)
        for name in origins
        if all(
            len(rule.expansion) == 1 and not rule.expansion[0].name.startswith("_")
            for rule in rules
            if rule.origin.name == name
        )
    }


def _rule(rule: Any, single: set[str]) -> Rule:
    """What a rule's reduction takes and makes, of the symbols that have a value."""
    missing = _missing(rule)
    kept, nones = [], 0
    for index, symbol in enumerate(rule.expansion):
        nones += missing[index]
        if not (symbol.is_term and symbol.filter_out):
            helper = not symbol.is_term and symbol.name.startswith("_")
            kept.append((helper and symbol.name not in single, nones))
            nones = 0
    name = str(rule.alias or rule.origin.name)
    if rule.options.expand1 and not rule.alias:
        name = f"?{name}"
    if name.startswith("_"):
        name = "?" if name in single else ""
    size = len(rule.expansion)
    return Rule(str(rule.origin.name), size, name, tuple(kept), nones + missing[-1])


def _missing(rule: Any) -> list[int]:
    """How many optional symbols are absent before each symbol of a rule, and behind the last."""
    absent = rule.options.empty_indices
    if not absent:
        return [0] * (len(rule.expansion) + 1)
    return [len(run) for run in "".join("1" if gone else "0" for gone in absent).split("0")]


if __name__ == "__main__":
    (_HERE / "tables.py").write_text(tables(), "utf-8")
