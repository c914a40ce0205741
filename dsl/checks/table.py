"""The rules that look at a whole model, in the order of their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citydsl.dsl.checks import (
    ambiguous_note,
    bad_settings,
    bad_theme,
    conflicting_facts,
    count_exceeded,
    duplicate_relation,
    empty_city,
    fact_outside_dates,
    fact_without_source,
    formula_mismatch,
    formula_printed_differs,
    formula_without_terms,
    impossible_dates,
    inferred_members,
    label_repeated,
    layer_not_allowed,
    missing_translation,
    outcome_without_baseline,
    part_before_whole,
    part_not_allowed,
    part_outlives_whole,
    poor_contrast,
    relation_to_own_part,
    self_relation,
    source_anomaly,
    unknown_rule,
    unnamed_members,
    unused_allow,
    unused_source,
)
from citydsl.dsl.diagnostics import Diagnostic, Rule
from citydsl.dsl.model.model import Model

__all__ = ["ABOUT_RULES", "CHECKS", "check"]

CHECKS: tuple[tuple[Rule, Callable[[Model], Iterator[Diagnostic]]], ...] = tuple(
    (module.RULE, module.check)
    for module in (
        formula_mismatch,
        formula_printed_differs,
        formula_without_terms,
        count_exceeded,
        unnamed_members,
        inferred_members,
        fact_without_source,
        conflicting_facts,
        outcome_without_baseline,
        source_anomaly,
        ambiguous_note,
        unused_source,
        impossible_dates,
        part_before_whole,
        part_outlives_whole,
        fact_outside_dates,
        self_relation,
        duplicate_relation,
        relation_to_own_part,
        label_repeated,
        empty_city,
        part_not_allowed,
        layer_not_allowed,
        missing_translation,
    )
)

ABOUT_RULES: tuple[Rule, ...] = (
    unknown_rule.RULE,
    unused_allow.RULE,
    bad_settings.RULE,
    bad_theme.RULE,
    poor_contrast.RULE,
)
"""What can be wrong where rules are allowed or set: made by `dsl.silence` and the settings."""


def check(model: Model) -> tuple[Diagnostic, ...]:
    """Run every rule over a model."""
    return tuple(diagnostic for _, run in CHECKS for diagnostic in run(model))
