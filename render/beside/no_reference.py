"""A reference model that is not there."""

from __future__ import annotations

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.suggest import did_you_mean

__all__ = ["NoReference"]


class NoReference(Exception):
    """No reference model of that name is in scope; `message` says which there are."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        near = did_you_mean(name, known)
        zh, en = (
            (near.zh, near.en)
            if near
            else (f"有 {'、'.join(known)}", f"there are {', '.join(known)}")
        )
        self.message = Text(f"没有参考模型 `{name}`：{zh}", f"no reference model `{name}`: {en}")
