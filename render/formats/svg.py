"""Writes a scene as SVG: one element a line, text as text, no scripts and nothing from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from citydsl.dsl.record import NamedTuple
from citydsl.render.formats.svg_items import Writer
from citydsl.render.formats.svg_values import attribute, content, identifier, number, slug
from citydsl.render.scene import Scene
from citydsl.render.theme import FONTS, Theme, theme_of

__all__ = ["Inline", "Style", "inline_svg", "svg", "theme_class"]

Style = Callable[[str, Theme, list[str]], Iterator[str]]
"""What makes the style of a picture that can turn dark, from its id, its theme and its colours."""


class Inline(NamedTuple):
    """A picture to stand in a page: its markup, its theme, and the colours its classes name."""

    svg: str
    theme: Theme
    tokens: frozenset[str]


def svg(scene: Scene, prefix: str = "", style: Style | None = None) -> str:
    """Return the scene as an SVG document; ids and styles begin with `prefix`.

    Without a style of another's it follows the reader's screen.
    """
    theme = theme_of(scene)
    writer = Writer(theme, prefix)
    body = writer.body(scene)
    head = list(_head(scene, prefix))
    if theme.night:
        own = style or _style
        head += own(identifier(f"{prefix}picture"), theme, sorted(writer.tokens))
    return "\n".join([*head, *body, "</svg>", ""])


def inline_svg(scene: Scene, prefix: str = "") -> Inline:
    """Return the scene as an SVG element whose colours the style of its page gives."""
    theme = theme_of(scene)
    writer = Writer(theme, prefix, painted=False)
    body = writer.body(scene)
    first, *head = _head(scene, prefix)
    first = first.replace("<svg ", f'<svg class="{theme_class(theme)}" ', 1)
    text = "\n".join([first, *head, *body, "</svg>"])
    return Inline(text, theme, frozenset(writer.tokens))


def theme_class(theme: Theme) -> str:
    """The class of pictures in a theme, where the style of a page gives them their colours."""
    return identifier(f"theme-{theme.id}")


def _head(scene: Scene, prefix: str) -> Iterator[str]:
    root = identifier(f"{prefix}picture")
    width, height = number(scene.width), number(scene.height)
    fonts = ",".join(f"'{font}'" if " " in font else font for font in FONTS)
    lang = "en" if scene.lang == "en" else "zh-CN"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{root}" role="img" lang="{lang}"'
        f' aria-labelledby="{root}-title {root}-describe" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-family="{fonts}">'
    )
    yield f'<title id="{root}-title">{content(scene.title)}</title>'
    yield f'<desc id="{root}-describe">{content(scene.describe)}</desc>'


def _style(root: str, theme: Theme, tokens: list[str]) -> Iterator[str]:
    """Colours as variables, for viewers that know them: dark where the reader's screen is dark.

    All of it stands inside `@media`, which plain renderers pass over: they would take a variable
    for no colour at all, and have the attributes instead.
    """
    yield "<style>"
    yield f"@media screen{{#{root}{{{_variables(tokens, theme.colours)}}}"
    for token in tokens:
        name = slug(token)
        yield (f"#{root} .f-{name}{{fill:var(--{name})}}#{root} .s-{name}{{stroke:var(--{name})}}")
    yield "}"
    dark = _variables(tokens, theme.night)
    yield f"@media screen and (prefers-color-scheme:dark){{#{root}{{{dark}}}}}"
    yield "</style>"


def _variables(tokens: list[str], colours: Mapping[str, str]) -> str:
    return ";".join(f"--{slug(token)}:{attribute(colours[token])}" for token in tokens)
