"""The colours of pages and of the pictures in them: light, dark, or as the reader's system has it.

The root's `data-theme` says which; without one, or with `auto`, the system does. Paper is light.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citydsl.render.formats.svg import theme_class
from citydsl.render.formats.svg_values import attribute, slug
from citydsl.render.theme import Theme

__all__ = ["adaptive", "page_colours", "picture_colours"]

_PAGE = {
    "ground": ("#ffffff", "#0c1625"),
    "canvas": ("#ffffff", "#0b1220"),
    "panel": ("#f4f7fb", "#132136"),
    "ink": ("#10233f", "#e4ecf7"),
    "muted": ("#4f6078", "#a6b6cb"),
    "line": ("#d3dde9", "#2b3d58"),
    "edge": ("#76879e", "#71849f"),
    "strong": ("#0b2e63", "#b9d0fb"),
    "link": ("#1746b8", "#93b8ff"),
    "mast": ("#0b2e63", "#0a2448"),
    "mast-muted": ("#c9d8f0", "#c9d8f0"),
    "quiet": ("#f4f7fb", "#111d30"),
    "good": ("#e9f6ee", "#12291d"),
    "good-line": ("#1f7a45", "#55b57f"),
    "warn": ("#fdf3e7", "#2a2013"),
    "warn-line": ("#b45309", "#d98a3d"),
    "alarm": ("#fbeff0", "#2b171b"),
    "alarm-line": ("#8a2230", "#d4727e"),
    "shade": ("#0b2e6326", "#00000080"),
}


def adaptive(selector: str, light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """Rules that give variables to what a selector below the root finds (empty: to the root)."""
    day = _rule(selector or ":root", light)
    if light == dark:
        return day
    auto = _rule(f':root:not([data-theme="light"]){selector}', dark)
    night = _rule(f':root[data-theme="dark"]{selector}', dark)
    system = f"@media screen and (prefers-color-scheme:dark){{{auto}}}"
    return f"{day}\n{system}\n@media screen{{{night}}}"


def page_colours() -> str:
    """The variables of every page: `--ground`, `--ink` and so on, and the scheme of controls."""
    light = {"color-scheme": "light"} | {f"--{name}": pair[0] for name, pair in _PAGE.items()}
    dark = {"color-scheme": "dark"} | {f"--{name}": pair[1] for name, pair in _PAGE.items()}
    return adaptive("", light, dark)


def picture_colours(pictures: Iterable[tuple[Theme, Iterable[str]]]) -> str:
    """The style of the pictures in a page: for each its theme and the tokens it names.

    A picture takes the colours of its theme by the class of its root.
    """
    tokens: dict[str, set[str]] = {}
    themes: dict[str, Theme] = {}
    for theme, named in pictures:
        themes[theme.id] = theme
        tokens.setdefault(theme.id, set()).update(named)
    rules = []
    for name, named in sorted(tokens.items()):
        theme = themes[name]
        day, night = (
            {f"--{slug(token)}": attribute(colours[token]) for token in sorted(named)}
            for colours in (theme.colours, theme.night or theme.colours)
        )
        rules.append(adaptive(f" .{theme_class(theme)}", day, night))
    for name in sorted({slug(token) for named in tokens.values() for token in named}):
        rules.append(f".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}")
    return "\n".join(rules)


def _rule(selector: str, values: Mapping[str, str]) -> str:
    return f"{selector.strip()}{{{';'.join(f'{name}:{value}' for name, value in values.items())}}}"
