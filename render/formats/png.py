"""A scene as PNG, drawn from its SVG by resvg with a font of its own: no browser, no system font."""

from __future__ import annotations

from math import sqrt

from citydsl.render.formats.extras import MissingExtra
from citydsl.render.formats.font import font_files
from citydsl.render.formats.svg import svg
from citydsl.render.scene import Scene

__all__ = ["png"]

_MOST = 64_000_000
_LONGEST = 32_000
_DPI = 96


def png(scene: Scene, *, scale: float = 2.0) -> bytes:
    """Return a scene as PNG bytes, `scale` pixels a point.

    Fewer where the picture would have more than 64 million pixels, or a side above 32,000: memory
    is bounded, and programs open what comes out.
    The same scene gives the same bytes on every machine: system fonts are not looked at. Raises
    MissingExtra without `resvg-py` and `noto-cjk-sans-otc`.
    """
    try:
        import resvg_py
    except ImportError:
        raise MissingExtra("png", "png") from None
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg(scene),
        dpi=_DPI,
        zoom=_bounded(scene, scale),
        skip_system_fonts=True,
        font_files=[str(path) for path in font_files("png", "png")],
    )
    return bytes(drawn)


def _bounded(scene: Scene, scale: float) -> float:
    area = sqrt(_MOST / (scene.width * scene.height))
    return min(scale, area, _LONGEST / max(scene.width, scene.height))
