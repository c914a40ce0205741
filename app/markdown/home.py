"""Where a document lies, what it may reach from there, and how it leads to that."""

from __future__ import annotations

import os
import re
from pathlib import Path

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.record import NamedTuple
from citydsl.embedding.request import EmbedError

__all__ = ["Home"]

_SIGNS = re.compile(r'[\s()<>\\%?#:"|&\[\]`*~!$]')


class Home(NamedTuple):
    """The folder of a document, the root nothing leaves, and where pictures go unless a block
    says otherwise; both are resolved."""

    folder: Path
    root: Path
    pictures: str = ""

    def path(self, name: str) -> Path:
        """Return the place a document means, from its root where it begins with `/`.

        Links are followed. Raises EmbedError for what is outside the root.
        """
        try:
            place = (self.root if name.startswith("/") else self.folder) / name.lstrip("/")
            return self.inside(place, name)
        except EmbedError:
            raise
        except (OSError, ValueError):
            raise EmbedError(Text(f"`{name}` 不是路径", f"`{name}` is no path"), name) from None

    def inside(self, place: Path, name: str = "") -> Path:
        """Return a place, links followed. Raises EmbedError where it is outside the root."""
        found = place.resolve()
        if not found.is_relative_to(self.root):
            message = Text(
                f"`{name}` 在根目录之外：用 `--root` 指定包含它的目录",
                f"`{name}` is outside the root: name a folder that holds it with `--root`",
            )
            raise EmbedError(message, name)
        return found

    def link(self, path: Path) -> str:
        """Return the address of a file as the document links to it."""
        relative = Path(os.path.relpath(path, self.folder)).as_posix()
        return _SIGNS.sub(_encoded, relative)


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8"))
