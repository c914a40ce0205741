"""What the options of `citydsl render` take."""

from __future__ import annotations

import click

from citydsl.render.formats.table import FORMATS
from citydsl.render.page import PAGES

__all__ = ["Date", "Formats", "PageName", "ThemeName"]

_THEMES = ("gov", "light", "dark", "print")


class Formats(click.ParamType[tuple[str, ...]]):
    """Formats by their names, with commas between them."""

    name = "formats"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Read it, or tell what there is."""
        known = [format.id for format in FORMATS]
        wanted = [part.strip() for part in str(value).split(",") if part.strip()]
        for one in wanted:
            if one not in known:
                self.fail(f"unknown format `{one}` (there are {', '.join(known)})", param, ctx)
        if not wanted:
            self.fail(f"no format named (there are {', '.join(known)})", param, ctx)
        return tuple(wanted)


class Date(click.ParamType[str]):
    """A date, or the year or month it is in."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Read it, or tell what there is."""
        from citydsl.dsl.views.at import read_date

        date = read_date(str(value))
        if date is None:
            self.fail(f"`{value}` is no date: write 2018, 2018-10 or 2018-10-04", param, ctx)
        return date


class PageName(click.ParamType[str]):
    """A page by its name, with a hyphen or an underscore."""

    name = "page"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Read it, or tell what there is."""
        page = str(value).casefold().replace("-", "_")
        if page not in PAGES:
            known = ", ".join(one.replace("_", "-") for one in PAGES)
            self.fail(f"no page `{value}` (there are {known})", param, ctx)
        return page


class ThemeName(click.ParamType[str]):
    """A theme of ours by its name, or the path of a file that holds one."""

    name = "theme"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return it as it is."""
        theme = str(value)
        if theme not in _THEMES and not theme.endswith(".toml"):
            from citydsl.dsl.suggest import did_you_mean

            near = did_you_mean(theme, _THEMES)
            more = near.en if near else f"there are {', '.join(_THEMES)}, or name a .toml file"
            self.fail(f"no theme `{theme}` ({more})", param, ctx)
        return theme
