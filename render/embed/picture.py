"""A picture to stand in a page of somebody's documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citydsl.render.formats.svg import svg
from citydsl.render.formats.svg_values import attribute, identifier, slug
from citydsl.render.scene import Box, Scene
from citydsl.render.theme import Theme

__all__ = ["box_ids", "embedded_svg", "with_links"]

_DARK = (
    "[data-theme=dark]",
    "[data-md-color-scheme=slate]",
    "[data-bs-theme=dark]",
    "[data-jp-theme-light=false]",
    ".vscode-dark",
)
_LIGHT = (
    "[data-theme=light]",
    "[data-md-color-scheme=default]",
    "[data-bs-theme=light]",
    "[data-jp-theme-light=true]",
    ".vscode-light",
)
_SCREEN = ("[data-theme=auto]",)


def with_links(scene: Scene, place: Callable[[str], str]) -> Scene:
    """Return the scene with its boxes linked to the place of what they show.

    `place` gives the link of a path, or nothing; a link the spec gives itself stays.
    """
    items = tuple(
        item._replace(link=place(item.path))
        if isinstance(item, Box) and item.path and not item.link
        else item
        for item in scene.items
    )
    return scene._replace(items=items)


def box_ids(scene: Scene, prefix: str) -> dict[str, str]:
    """Return the id in the SVG of each element a scene shows, by its path."""
    ids: dict[str, str] = {}
    for box in scene.boxes:
        if box.path:
            ids.setdefault(box.path, identifier(prefix + box.id))
    return ids


def embedded_svg(scene: Scene, prefix: str) -> str:
    """Return the scene as an SVG element that is light or dark with the page around it.

    The page decides by its `color-scheme`, or by the switch of Furo, of pydata-sphinx-theme and
    whatever stands on Bootstrap, of Material, of Jupyter or of VS Code; where it does neither, the
    picture is light.
    """
    return svg(scene, prefix, _style).strip()


def _style(root: str, theme: Theme, tokens: list[str]) -> Iterator[str]:
    """Both colours of every token in one place, and which of them a page wants.

    It stands inside conditions that plain renderers and old browsers pass over: they keep the
    attributes, which are light.
    """
    pairs = ";".join(
        f"--{slug(one)}:light-dark({attribute(theme.colour(one))},{attribute(theme.night[one])})"
        for one in tokens
    )
    yield "<style>"
    yield f"@supports (color:light-dark(red,red)){{@media screen{{#{root}{{{pairs}}}"
    for name in map(slug, tokens):
        yield f"#{root} .f-{name}{{fill:var(--{name})}}#{root} .s-{name}{{stroke:var(--{name})}}"
    yield f"{_under(_DARK, root)}{{color-scheme:dark}}"
    yield f"{_under(_LIGHT, root)}{{color-scheme:light}}"
    yield "@media (prefers-color-scheme:dark){"
    yield f"{_under(_SCREEN, root)}{{color-scheme:dark}}"
    yield "}}}"
    yield "</style>"


def _under(selectors: tuple[str, ...], root: str) -> str:
    return ",".join(f"{selector} #{root}" for selector in selectors)
