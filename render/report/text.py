"""Findings as a person reads them: the place, the lines with carets, what to do."""

from __future__ import annotations

from collections.abc import Iterable

from citydsl.dsl.diagnostics import Diagnostic, Severity, Text
from citydsl.dsl.source import Source, Span
from citydsl.render.report.excerpt import excerpt, printable

__all__ = ["finding", "place", "report", "summary"]

_SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_QUIET = "2"
_BOLD = "1"
_NOTE = Text("注意", "note")
_HELP = Text("建议", "help")
_FIX = Text("可自动修正（`--fix`）", "fixable with `--fix`")


def report(diagnostics: Iterable[Diagnostic], files: Iterable[str], *, lang: str) -> str:
    """Return all findings and the closing line, without colour."""
    found = list(diagnostics)
    parts = [finding(one, lang=lang) for one in found]
    return "\n".join([*parts, summary(found, len(list(files)), lang=lang)]) + "\n"


def finding(diagnostic: Diagnostic, *, lang: str, colour: bool = False) -> str:
    """Return one finding as lines of text."""
    rule, severity = diagnostic.rule, diagnostic.severity
    tint = _COLOURS[severity] if colour else ""
    word = _paint(f"{_say(_SEVERITY[severity], lang)}[{rule.code} {rule.name}]", tint)
    message = _paint(_say(diagnostic.message, lang), _BOLD if colour else "")
    lines = [f"{place(diagnostic)}: {word}: {message}"]
    label = _say(diagnostic.label, lang) if diagnostic.label else ""
    lines += excerpt(diagnostic.span, label, mark="^", paint=lambda text: _paint(text, tint))
    dim = _QUIET if colour else ""
    for note in diagnostic.notes:
        if _line(note.span) != _line(diagnostic.span):
            lines.append(f"  {_say(_NOTE, lang)}: {_place(note.span)}")
        text = _say(note.text, lang)
        shown = excerpt(note.span, text, mark="-", paint=lambda text: _paint(text, dim))
        # A line that is shown already gets another mark below it.
        lines += shown[1:] if shown[0] == lines[-2] else shown
    if diagnostic.help:
        lines.append(f"  {_say(_HELP, lang)}: {_say(diagnostic.help, lang)}")
    if diagnostic.fix and diagnostic.fix.safe:
        separator = "：" if lang == "zh" else ": "
        lines.append(f"  {_say(_FIX, lang)}{separator}{_say(diagnostic.fix.title, lang)}")
    return "\n".join(lines)


def summary(diagnostics: Iterable[Diagnostic], files: int, *, lang: str) -> str:
    """Return the closing line: how many files, errors, warnings and infos, and what is fixable."""
    found = list(diagnostics)
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in found:
        counts[diagnostic.severity] += 1
    errors, warnings, infos = (counts[severity] for severity in Severity)
    if lang == "zh":
        line = f"{files} 个文件：{errors} 个错误，{warnings} 个警告，{infos} 个提示"
    else:
        line = (
            f"{files} file{_s(files)}: {errors} error{_s(errors)}, "
            f"{warnings} warning{_s(warnings)}, {infos} info{_s(infos)}"
        )
    return "\n".join([line, *_fixable(found, lang)])


def place(diagnostic: Diagnostic) -> str:
    """`file:line:column`, as editors and terminals follow it."""
    return _place(diagnostic.span)


def _line(span: Span) -> tuple[Source, int]:
    return span.source, span.position.line


def _place(span: Span) -> str:
    line, column = span.position
    return f"{printable(span.source.name)}:{line}:{column}"


def _fixable(found: list[Diagnostic], lang: str) -> list[str]:
    fixes = [one.fix for one in found if one.fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    lines = []
    if safe:
        lines.append(
            f"`--fix` 可修正 {safe} 处" if lang == "zh" else f"{safe} can be fixed with `--fix`"
        )
    if unsafe:
        lines.append(
            f"`--unsafe-fixes` 可试改 {unsafe} 处，改后请核对"
            if lang == "zh"
            else f"{unsafe} may be fixed with `--unsafe-fixes`; look at the result"
        )
    return lines


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _say(text: Text, lang: str) -> str:
    return printable(text.zh if lang == "zh" else text.en)


def _paint(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if colour and text else text
