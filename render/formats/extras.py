"""What some formats need beyond a plain install."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Text

__all__ = ["MissingExtra"]


class MissingExtra(Exception):
    """A format whose packages are not installed; `message` names the exact way to get them."""

    def __init__(self, format: str, extra: str) -> None:
        install = f"pip install 'citydsl[{extra}]'"
        self.message = Text(
            f"格式 {format} 需要额外的包：{install}",
            f"format {format} needs more packages: {install}",
        )
        super().__init__(self.message.en)
