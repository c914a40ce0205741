"""Findings as data: what was found, where, and what to do; how they look is `render.report`'s."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from citydsl.dsl.source import Span

__all__ = ["Diagnostic", "Note", "Outcome", "Rule", "Severity", "Text"]

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding matters: an error leaves a meaning nothing can be drawn from."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages the compiler speaks."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that belongs to a finding, with what is there to see."""

    span: Span
    text: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind of finding is called: a stable code, a readable name, its usual severity."""

    code: str
    name: str
    severity: Severity
    title: Text

    def at(
        self,
        span: Span,
        message: Text,
        *,
        label: Text | None = None,
        notes: tuple[Note, ...] = (),
        help: Text | None = None,
    ) -> Diagnostic:
        """Report this rule at a place."""
        return Diagnostic(self, span, message, label, notes, help)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: `message` says what is wrong, `label` what stands there, `help` what to do."""

    rule: Rule
    span: Span
    message: Text
    label: Text | None = None
    notes: tuple[Note, ...] = ()
    help: Text | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return self.rule.severity


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage returns: a value and what it found on the way."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()
