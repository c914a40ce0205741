"""Findings as a person reads them: the place, the line with a caret, what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from citydsl.dsl.diagnostics import Diagnostic, Severity, Text
from citydsl.dsl.source import Span

__all__ = ["finding", "summary"]

_SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_HELP = Text("建议", "help")
_WIDEST = 160
"""How much of a long line is shown, in code points."""


def finding(diagnostic: Diagnostic, *, lang: str, colour: bool = False) -> str:
    """Return one finding as lines of text."""
    rule, severity = diagnostic.rule, diagnostic.severity
    word = _paint(_say(_SEVERITY[severity], lang), _COLOURS[severity], colour)
    head = f"{_place(diagnostic.span)}: {word}[{rule.code} {rule.name}]: "
    lines = [head + _say(diagnostic.message, lang)]
    label = _say(diagnostic.label, lang) if diagnostic.label else ""
    lines += _excerpt(diagnostic.span, label, _COLOURS[severity] if colour else "")
    for note in diagnostic.notes:
        lines.append(f"  {_place(note.span)}: {_say(note.text, lang)}")
        lines += _excerpt(note.span, "", "")
    if diagnostic.help:
        lines.append(f"  {_say(_HELP, lang)}: {_say(diagnostic.help, lang)}")
    return "\n".join(lines)


def summary(diagnostics: Iterable[Diagnostic], files: int, *, lang: str) -> str:
    """Return the closing line: how many files, errors, warnings and infos."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    errors, warnings, infos = (counts[severity] for severity in Severity)
    if lang == "zh":
        return f"{files} 个文件：{errors} 个错误，{warnings} 个警告，{infos} 个提示"
    return (
        f"{files} file{_s(files)}: {errors} error{_s(errors)}, "
        f"{warnings} warning{_s(warnings)}, {infos} info{_s(infos)}"
    )


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _say(text: Text, lang: str) -> str:
    return text.zh if lang == "zh" else text.en


def _place(span: Span) -> str:
    line, column = span.position
    return f"{span.source.name}:{line}:{column}"


def _excerpt(span: Span, label: str, colour: str) -> list[str]:
    number, column = span.position
    text = span.source.line(number)
    first = max(0, column - 1 - _WIDEST // 2) if len(text) > _WIDEST else 0
    shown = text[first : first + _WIDEST]
    at = column - 1 - first
    size = min(max(span.end - span.start, 1), max(len(shown) - at, 1))
    gutter = f"{number:>5} | "
    caret = "^" * max(_columns(shown[at : at + size]), 1)
    if colour:
        caret = _paint(caret, colour, True)
    pad = " " * _columns(shown[:at])
    under = f"      | {pad}{caret} {label}".rstrip()
    return [gutter + _printable(shown), under]


def _printable(text: str) -> str:
    """Tabs as one space, control characters and direction overrides made visible."""
    return "".join(char if char.isprintable() else " " if char == "\t" else "·" for char in text)


def _columns(text: str) -> int:
    """The columns a terminal gives a text: two for wide characters (UAX #11)."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _paint(text: str, colour: str, on: bool) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if on else text
