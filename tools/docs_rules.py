"""Write docs/rules.md and docs/zh/rules.md, the pages of all rules, from the rules themselves.

`python tools/docs_rules.py` writes them, `--check` only names those that differ.
"""

from __future__ import annotations

import sys
from pathlib import Path

from citydsl.dsl.catalogue import rules_page
from citydsl.files import write

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = {DOCS / "rules.md": "en", DOCS / "zh" / "rules.md": "zh"}
NOTICE = "<!-- Written by tools/docs_rules.py from the rules themselves: do not edit. -->\n\n"


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` only compare them; return the exit code."""
    stale = []
    for path, lang in PAGES.items():
        page = NOTICE + rules_page(lang)
        if arguments != ["--check"]:
            write(path, page)
        elif not path.is_file() or path.read_text("utf-8") != page:
            stale.append(path.relative_to(DOCS.parent).as_posix())
    if stale:
        print(f"run `python {Path(__file__).name}`: {', '.join(stale)}")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
