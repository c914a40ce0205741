"""The formats findings are reported in."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

from citydsl.dsl.diagnostics import Diagnostic
from citydsl.dsl.record import NamedTuple

__all__ = ["REPORTS", "Report", "ReportFormat"]


class Report(Protocol):
    """Turns the findings of files into one text."""

    def __call__(
        self, diagnostics: Sequence[Diagnostic], files: Sequence[str], *, lang: str
    ) -> str: ...


class ReportFormat(NamedTuple):
    """A format: its name, which is also its module's, and what it is for."""

    id: str
    doc: str

    def load(self) -> Report:
        """Import the format; only the one asked for is."""
        report: Report = import_module(f"citydsl.render.report.{self.id}").report
        return report


REPORTS = (
    ReportFormat("text", "for people: the lines with carets, what to do"),
    ReportFormat("json", "an array of objects, for scripts"),
    ReportFormat("sarif", "SARIF 2.1.0, for code scanning"),
    ReportFormat("github", "annotations of a GitHub workflow"),
    ReportFormat("junit", "JUnit XML, for test reports"),
)
