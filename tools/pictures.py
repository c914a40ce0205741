"""Draw the pictures that README.md and docs/ show, from the very text they stand beside.

An image `pictures/NAME.VIEW.svg` shows the view VIEW of the first city in the `city` block above
it; `changes` is what differs from the file `old.city` beside that block. One that stands before
any block is shown again, where it is drawn. (What is drawn from files is between the markers of
`citydsl embed`.)
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from citydsl import SpecError, load
from citydsl.dsl.diff.diff import diff
from citydsl.render.diff.picture import changes_svg

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
_PART = re.compile(
    r"^```(?:city|toml(?= path))(?: path=(?P<path>\S+))?\n(?P<text>.*?)^```$"
    r"|!\[[^\]]*\]\((?P<image>[^)]*pictures/(?P<name>[^/)]+)\.(?P<view>[\w-]+)\.svg)\)",
    re.DOTALL | re.MULTILINE,
)


def pictures() -> dict[str, str]:
    """Return each picture's text by its file name."""
    drawn: dict[str, str] = {}
    ahead: set[str] = set()
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for file, text in _pictures_of(page):
            if text is None:
                ahead.add(file)
            elif drawn.setdefault(file, text) != text:
                raise SystemExit(f"{page.relative_to(ROOT)}: {file} is drawn otherwise elsewhere")
    if ahead - drawn.keys():
        raise SystemExit(f"nothing to draw {', '.join(sorted(ahead - drawn.keys()))} from")
    return drawn


def _pictures_of(page: Path) -> Iterator[tuple[str, str | None]]:
    """Each picture's file name and text; None where no block stands before it."""
    beside: dict[str, str] = {}
    files: dict[str, str] = {}
    for part in _PART.finditer(page.read_text("utf-8")):
        if part["text"] is not None:
            if part["path"]:
                beside[part["path"]] = part["text"]
            else:
                files, beside = {**beside, "main.city": part["text"]}, {}
            continue
        if (page.parent / part["image"]).resolve().parent != FOLDER:
            raise SystemExit(f"{page.relative_to(ROOT)}: {part['image']} is not in {FOLDER}")
        file = f"{part['name']}.{part['view']}.svg"
        yield file, _beside(files, part["view"]) if files else None


def _beside(files: dict[str, str], view: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, "utf-8")
        if view == "changes":
            return _changed(Path(folder) / "old.city", Path(folder) / "main.city")
        return _drawn(Path(folder) / "main.city", view)


def _drawn(spec: Path, name: str) -> str:
    try:
        return load(spec).view(name).svg()
    except SpecError as error:
        raise SystemExit(str(error)) from error


def _changed(old: Path, new: Path) -> str:
    models = [load(path).model for path in (old, new)]
    return changes_svg(diff(models[:1], models[1:], one_case=True), lang="zh")


def main() -> int:
    """Write the pictures, or with `--check` only name those that differ."""
    stale = []
    current = pictures()
    for name, text in current.items():
        path = FOLDER / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    for path in sorted(FOLDER.glob("*.svg")):
        if path.name not in current:
            stale.append(f"{path.name} (shown nowhere)")
            if "--check" not in sys.argv:
                path.unlink()
    print("\n".join(stale) or "nothing to draw")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    raise SystemExit(main())
