"""Draw the pictures that README.md and docs/ show, from the very text they stand beside."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from citydsl.dsl.compile import compile_file, compile_text
from citydsl.dsl.model.load import Loader
from citydsl.dsl.views.compute import compute
from citydsl.render.build import draw
from citydsl.render.formats.svg import svg

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"


def pictures() -> dict[str, str]:
    """Return each picture's text by its file name."""
    readme = (ROOT / "README.md").read_text("utf-8")
    example = re.search(r"```city\n(.*?)```", readme, re.DOTALL)
    assert example is not None
    compiled = {
        "example": compile_text(example[1]),
        "haikou": compile_file(ROOT / "specs" / "haikou.city", Loader(ROOT / "specs")),
    }
    drawn = {}
    for name, result in compiled.items():
        assert not result.errors, result.errors
        view = compute(result.model, result.model.cities[0])[0]
        drawn[f"{name}.{view.name}.svg"] = svg(draw(view))
    return drawn


def main() -> int:
    """Write the pictures, or with `--check` only name those that differ."""
    stale = []
    for name, text in pictures().items():
        path = FOLDER / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    print("\n".join(stale) or "nothing to draw")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
