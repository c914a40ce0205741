"""Findings as data: what was found, where, and what to do; how they look is `render.report`'s."""

# No `from __future__ import annotations`: typing would compile each field's at every start.

from enum import StrEnum
from typing import Generic, TypeVar

from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span

__all__ = ["Diagnostic", "Edit", "Fix", "Note", "Outcome", "Rule", "Severity", "Text"]

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding matters: an error leaves a meaning nothing can be drawn from."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Text(NamedTuple):
    """One sentence in both languages the compiler speaks."""

    zh: str
    en: str


class Note(NamedTuple):
    """A second place that belongs to a finding, with what is there to see."""

    span: Span
    text: Text


class Edit(NamedTuple):
    """Put `text` in the place of a span."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that remove a finding; a `safe` one keeps what the author meant for certain."""

    title: Text
    edits: tuple[Edit, ...]
    safe: bool


class Rule(NamedTuple):
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
        fix: Fix | None = None,
    ) -> "Diagnostic":
        """Report this rule at a place."""
        return Diagnostic(self, span, message, label, notes, help, fix)


class Diagnostic(NamedTuple):
    """One finding: `message` says what is wrong, `label` what stands there, `help` what to do."""

    rule: Rule
    span: Span
    message: Text
    label: Text | None = None
    notes: tuple[Note, ...] = ()
    help: Text | None = None
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its rule."""
        return self.rule.severity


class Outcome(NamedTuple, Generic[T]):
    """What a stage returns: a value and what it found on the way."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()
