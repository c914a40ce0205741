"""The pictures of the ten specs, as scenes, and one whose texts are hostile."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from citydsl.dsl.compile import Compiled, compile_file
from citydsl.dsl.model.load import Loader
from citydsl.dsl.views.compute import compute
from citydsl.render.build import draw
from citydsl.render.layout.graph import layout as graph
from citydsl.render.layout.layered import layout as layered
from citydsl.render.scene import Box, Line, Route, Scene, Text

SPECS = Path(__file__).resolve().parent.parent / "specs"
NASTY = "<b onclick='x'>alert(1)</b>\u202e\u2066\x00\x0b&amp;\"]]>;image=x;%label%"


NAMES = [path.stem for path in sorted(SPECS.glob("*.city")) if path.stem != "sources"]
PICTURES = [(name, view, lang) for name in NAMES for view in range(2) for lang in ("zh", "en")]


@cache
def picture(name: str, number: int, lang: str) -> Scene:
    """A picture of one spec: its architecture is number 0, its relations are 1."""
    model = compiled_case(name).model
    view = list(compute(model, model.cities[0]))[number]
    if lang == "zh":
        return draw(view)
    return (graph if view.layout == "graph" else layered)(view, lang=lang)


@cache
def compiled_case(name: str) -> Compiled:
    """One of the ten specs, compiled."""
    return compile_file(SPECS / f"{name}.city", Loader(SPECS))


def hostile(link: str = "javascript:alert(1)") -> Scene:
    """Two boxes and a route between them, everything named and said in the worst way."""

    def line(x: float, y: float) -> tuple[Line, ...]:
        return (Line(NASTY, x, y, 80),)

    page = Box("page", "page", 0, 0, 400, 300, "page.fill", "none")
    one = Box(
        "0", "node", 10, 10, 100, 40, "app.fill", "app.stroke", path=NASTY, title=NASTY, link=link
    )
    two = Box(NASTY, "node", 200, 10, 100, 40, "app.fill", "app.stroke", parent="nowhere")
    return Scene(
        NASTY,
        NASTY * 20,
        NASTY,
        400,
        300,
        (
            page,
            Route(NASTY, ((110, 30), (200, 30)), "edge.stroke", "0", NASTY, title=NASTY),
            one,
            Text(line(60, 35), 12, "app.text", box="0"),
            two,
            Text(line(10, 200), 12, "app.text", "start", box="gone"),
        ),
    )
