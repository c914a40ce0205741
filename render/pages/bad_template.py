"""What is wrong with a template of a user's."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Text

__all__ = ["BadTemplate"]


class BadTemplate(Exception):
    """A template that cannot be read or filled in; `message` says where and why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.message = Text(f"{where}：模板有误：{why}", f"{where}: the template is wrong: {why}")
