"""Fixes written into the files that were named, and into no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from citydsl.dsl.diagnostics import Diagnostic, Fix
from citydsl.dsl.fixes import apply
from citydsl.dsl.source import Source
from citydsl.files import write

__all__ = ["fix_files"]

_BOM = b"\xef\xbb\xbf"


def fix_files(
    diagnostics: Iterable[Diagnostic], files: Mapping[Source, Path], *, unsafe: bool
) -> int:
    """Write the fixes of findings into their files and return how many went in.

    Fixes that reach into other files are left out, unsafe ones too unless asked for; so are those
    that touch the place of another, until the next round. Raises OSError.
    """
    wanted: dict[Source, list[Fix]] = {}
    for one in diagnostics:
        if one.fix and (one.fix.safe or unsafe):
            source, *others = {edit.span.source for edit in one.fix.edits}
            if source in files and not others:
                wanted.setdefault(source, []).append(one.fix)
    applied = 0
    for source, fixes in wanted.items():
        fixed = apply(source.text, fixes)
        path = files[source]
        mark = "\ufeff" if path.read_bytes().startswith(_BOM) else ""
        if write(path, mark + fixed.text):
            applied += fixed.applied
    return applied
