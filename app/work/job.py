"""One spec's share of a run: what is asked for, and what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from citydsl.dsl.record import NamedTuple

if TYPE_CHECKING:
    from citydsl.dsl.diagnostics import Text
    from citydsl.render.build import CityFiles
    from citydsl.render.order import Order
    from citydsl.spec_file import SpecFile

__all__ = ["Job", "Made", "Said"]


class Job(NamedTuple):
    """One spec to make all files of; `lang` is the language its findings are told in.

    `files` holds what it is made from, by path under the root, for a machine that does not see
    this one's disk; the spec's own path is then one of them.
    """

    spec: SpecFile
    order: Order
    lang: str
    files: tuple[tuple[str, bytes], ...] = ()


class Said(NamedTuple):
    """A finding as it is printed, with what tells it from others."""

    key: tuple[str, int, str, str]
    text: str


class Made(NamedTuple):
    """What became of one spec.

    `errors` left nothing to draw; `warnings` were only counted; `failures` are pictures that could
    not be drawn; `used` are the places of the files it uses.
    """

    cities: tuple[CityFiles, ...] = ()
    errors: tuple[Said, ...] = ()
    warnings: tuple[Said, ...] = ()
    failures: tuple[Text, ...] = ()
    used: tuple[Path, ...] = ()
