"""The themes of a spec's views that are files, read once each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from citydsl.dsl.record import NamedTuple

if TYPE_CHECKING:
    from citydsl.dsl.diagnostics import Diagnostic, Outcome
    from citydsl.dsl.model.load import Loader
    from citydsl.dsl.model.model import Model
    from citydsl.dsl.model.pictures import ThemeChoice
    from citydsl.render.theme import Theme, Themes

__all__ = ["SUFFIX", "OwnThemes", "theme_at", "themes_of"]

SUFFIX = ".toml"
"""What the name of a theme's file ends with."""


class OwnThemes(NamedTuple):
    """Themes by the names views know them by, the places of their files, what is wrong there."""

    themes: Themes
    used: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def themes_of(model: Model, loader: Loader) -> OwnThemes:
    """Read the theme files that views and flows name; each by the name they know it by."""
    themes: dict[str, Theme] = {}
    used: dict[Path, None] = {}
    found: list[Diagnostic] = []
    for choice in _choices(model):
        if choice.name in themes or choice.span is None:
            continue
        from citydsl.render.own_theme import read_theme

        source = loader.beside(choice.span, choice.path)
        found += source.diagnostics
        if source.value is not None:
            used[loader.place(source.value)] = None
            theme = read_theme(source.value)
            found += theme.diagnostics
            if theme.value is not None:
                themes[choice.name] = theme.value
    return OwnThemes(tuple(themes.items()), tuple(used), tuple(dict.fromkeys(found)))


def theme_at(path: Path) -> Outcome[Theme | None]:
    """Read the theme file at a path, which is shown as it is given."""
    from citydsl.dsl.diagnostics import Outcome
    from citydsl.dsl.model.load import Loader
    from citydsl.render.own_theme import read_theme

    read = Loader(path.parent, base=Path()).file(path)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    return read_theme(read.value)


def _choices(model: Model) -> Iterator[ThemeChoice]:
    for city in model.every_city():
        views, flows = (one.theme for one in city.views), (one.theme for one in city.flows)
        for choice in (*views, *flows):
            if choice is not None and choice.path:
                yield choice
