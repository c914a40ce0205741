"""Write `vocabulary/words.py`, the prelude read ahead: `python -m citydsl.dsl.model.generate_words`.

Every run begins with the prelude; parsing it each time would be a tenth of a short run. The module
holds plain literals.
"""

from __future__ import annotations

import pprint
from pathlib import Path
from typing import Any

from citydsl.dsl.model.model import Labels
from citydsl.dsl.model.prelude import FILES, read_prelude
from citydsl.dsl.model.words import Words
from citydsl.dsl.source import Span

__all__ = ["words_module"]


def words_module() -> str:
    """Return the text of `words.py` for the prelude as it stands."""
    words = read_prelude()
    tables = {name: _plain(getattr(words, name)) for name in Words._fields}
    shown = pprint.pformat(tables, width=98, compact=True, sort_dicts=False)
    return (
        '"""The prelude, generated from its .city files by citydsl.dsl.model.generate_words."""\n\n'
        f"from typing import Any\n\nWORDS: Any = {shown}\n"
    )


def _plain(value: Any) -> Any:
    """Named tuples as tuples; a span's source as the number of its file."""
    if isinstance(value, Span):
        return (FILES.index(value.source.name), value.start, value.end)
    if isinstance(value, Labels):
        return (value.zh, value.en)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return value


if __name__ == "__main__":
    target = Path(__file__).resolve().parent.parent / "vocabulary" / "words.py"
    target.write_text(words_module(), "utf-8")
