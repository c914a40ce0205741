"""`// citydsl: allow rule-name` comments: a finding silenced where it stands.

A comment behind a statement speaks for its line, one on a line of its own for the next line, one
in the first lines of a file, before any statement, for the whole file. Errors are not silenced.
Names that are no rule's, and comments that silence nothing, are findings themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citydsl.dsl.checks.unknown_rule import RULE as UNKNOWN_RULE
from citydsl.dsl.checks.unused_allow import RULE as UNUSED_ALLOW
from citydsl.dsl.diagnostics import Diagnostic, Edit, Fix, Rule, Severity, Text
from citydsl.dsl.fixes import respelt
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.source import Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes

__all__ = ["silenced", "unknown_rule"]

_ALLOW = r"citydsl[:：]\s*(?:allow|允许)\s+([\w\-, ，、]*[\w\-])"
_NAME = r"[\w\-]+"
_WHOLE_FILE = 0


class _Allow(NamedTuple):
    """One name in a comment: the rule it allows, and the line it speaks for."""

    name: Span
    comment: Span
    line: int
    rule: Rule | None


def silenced(diagnostics: Sequence[Diagnostic], files: Sequence[nodes.File]) -> list[Diagnostic]:
    """Return the findings no comment allows, and those about the comments of the files.

    The last of the files is the one compiled: only its comments can be found to have no effect,
    because what they allow in the others is found when those are compiled.
    """
    allowed = {file.source: list(_allows(file)) for file in files if file.comments}
    used: set[_Allow] = set()
    kept = []
    for one in diagnostics:
        hits = _hits(one, allowed.get(one.span.source, ()))
        used.update(hits)
        if not hits:
            kept.append(one)
    everything = [allow for allows in allowed.values() for allow in allows]
    kept += [unknown_rule(allow.name) for allow in everything if allow.rule is None]
    main = files[-1].source
    whole = all(one.severity is not Severity.ERROR for one in diagnostics)
    if whole:
        kept += [_unused(one) for one in allowed.get(main, ()) if one.rule and one not in used]
    return kept


def unknown_rule(name: Span) -> Diagnostic:
    """Report the name of no rule."""
    from citydsl.dsl.catalogue import RULES

    known = [spelling for rule in RULES for spelling in (rule.name, rule.code)]
    return UNKNOWN_RULE.at(
        name,
        Text(f"没有规则 `{name.text}`", f"no rule `{name.text}`"),
        help=did_you_mean(name.text, known)
        or Text("`citydsl explain` 列出全部规则", "`citydsl explain` lists all rules"),
        fix=respelt(name, name.text, known),
    )


def _allows(file: nodes.File) -> Iterator[_Allow]:
    first = file.statements[0].span.start if file.statements else 0
    for comment in file.comments:
        match = re.search(_ALLOW, comment.text)
        if match is None:
            continue
        # Few specs have such a comment; the others need not import every rule.
        from citydsl.dsl.catalogue import find_rule

        line, column = comment.position
        alone = not file.source.line(line)[: column - 1].strip()
        number = _WHOLE_FILE if comment.end <= first else line + 1 if alone else line
        start = comment.start + match.start(1)
        for name in re.finditer(_NAME, match[1]):
            span = Span(file.source, start + name.start(), start + name.end())
            yield _Allow(span, Span(*comment), number, find_rule(name[0]))


def _hits(diagnostic: Diagnostic, allows: Sequence[_Allow]) -> list[_Allow]:
    """The names in comments that allow a finding."""
    if not allows or diagnostic.severity is Severity.ERROR:
        return []
    lines = (_WHOLE_FILE, diagnostic.span.position.line)
    return [one for one in allows if one.rule == diagnostic.rule and one.line in lines]


def _unused(allow: _Allow) -> Diagnostic:
    assert allow.rule is not None
    name = allow.name.text
    if allow.rule.severity is Severity.ERROR:
        return UNUSED_ALLOW.at(
            allow.name,
            Text(f"`{name}` 是错误，不能放过", f"`{name}` is an error and cannot be allowed"),
            fix=_removal(allow),
        )
    return UNUSED_ALLOW.at(
        allow.name,
        Text(f"这里没有 `{name}` 可放过", f"there is no `{name}` to allow here"),
        fix=_removal(allow),
    )


def _removal(allow: _Allow) -> Fix:
    """Without the name; without the whole comment where it allows nothing else and says no more."""
    text, comment = allow.comment.source.text, allow.comment
    start, end = allow.name.start, allow.name.end
    match = re.search(_ALLOW, comment.text)
    assert match is not None
    if len(re.findall(_NAME, match[1])) == 1:
        around = comment.text.replace(match[0], "").strip("/*／ \t\r\n")
        if around:
            start, end = comment.start + match.start(), comment.start + match.end()
        else:
            start, end = _with_blanks(text, comment)
    else:
        while text[end] in ", ，、" and end < comment.start + match.end():
            end += 1
        if end == allow.name.end:
            while text[start - 1] in ", ，、":
                start -= 1
    edit = Edit(comment._replace(start=start, end=end), "")
    return Fix(Text("删去用不着的部分", "remove what has no effect"), (edit,), safe=True)


def _with_blanks(text: str, comment: Span) -> tuple[int, int]:
    """A comment with the blanks before it, and its line where it stands alone."""
    start, end = comment.start, comment.end
    while start and text[start - 1] in " \t":
        start -= 1
    at_line_start = start == 0 or text[start - 1] == "\n"
    if at_line_start and text[end : end + 2] == "\r\n":
        end += 2
    elif at_line_start and text[end : end + 1] == "\n":
        end += 1
    return start, end
