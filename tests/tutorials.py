"""The two tutorials as steps to follow."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT

TUTORIALS = [ROOT / "docs/tutorial.md", ROOT / "docs/zh/tutorial.md"]
_STEP = re.compile(
    r"^```(?P<kind>sh|console|city)\n(?P<text>.*?)^```$|!\[[^\]]*\]\((?P<image>[^)]+)\)",
    re.DOTALL | re.MULTILINE,
)
_DRAWN = re.compile(r"`(build/[^`]+\.svg)`")


class Step(NamedTuple):
    """What is to be done (`sh`, `console`, `city`) or seen (`image`), and the words of it."""

    kind: str
    text: str

    @property
    def commands(self) -> list[tuple[str, str]]:
        """The commands of a console block, each with what it prints."""
        parts = re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]
        return [(part.split("\n", 1)[0], part.split("\n", 1)[1]) for part in parts]


def steps(page: Path) -> list[Step]:
    """The steps of a tutorial, in order."""
    found = _STEP.finditer(page.read_text("utf-8"))
    return [Step(one["kind"] or "image", one["text"] or one["image"]) for one in found]


def drawn(page: Path) -> str:
    """The path of the picture the page says has been written."""
    (path,) = _DRAWN.findall(page.read_text("utf-8"))
    return path
