"""The rules that look at a whole model, in the order they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citydsl.dsl.checks import (
    fact_without_source,
    formula_mismatch,
    formula_printed_differs,
    formula_without_terms,
    impossible_dates,
)
from citydsl.dsl.diagnostics import Diagnostic, Rule
from citydsl.dsl.model.model import Model

__all__ = ["CHECKS", "check"]

CHECKS: tuple[tuple[Rule, Callable[[Model], Iterator[Diagnostic]]], ...] = tuple(
    (module.RULE, module.check)
    for module in (
        formula_mismatch,
        formula_printed_differs,
        formula_without_terms,
        fact_without_source,
        impossible_dates,
    )
)


def check(model: Model) -> tuple[Diagnostic, ...]:
    """Run every rule over a model."""
    return tuple(diagnostic for _, run in CHECKS for diagnostic in run(model))
