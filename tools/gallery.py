"""One page with every picture of the specs: each view, theme and language, to be looked at.

Usage: `python tools/gallery.py [-o FILE] [SPEC...]`; the specs of specs/ into build/gallery.html.
The page opens from disk, asks for nothing and draws only what is near the window.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from citydsl.dsl.compile import compile_file
from citydsl.dsl.model.load import Loader
from citydsl.dsl.model.model import City, Model
from citydsl.dsl.views.compute import compute
from citydsl.files import write
from citydsl.render.build import draw
from citydsl.render.formats.svg import svg
from citydsl.render.formats.table import Look
from citydsl.render.plain import plain
from citydsl.render.theme import THEMES

ROOT = Path(__file__).resolve().parent.parent
LANGS = ("zh", "en", "both")


class Shot(NamedTuple):
    """One picture: how it was drawn, its size and the id its SVG stands under."""

    view: str
    theme: str
    lang: str
    title: str
    width: int
    height: int
    picture: str


class Case(NamedTuple):
    """A city with all its pictures."""

    id: str
    label: str
    elements: int
    relations: int
    shots: tuple[Shot, ...]


def gallery(specs: Iterable[Path]) -> str:
    """Return the page of some specs, those with most elements first."""
    ids: dict[str, str] = {}
    cases = [case for spec in sorted(specs) for case in _cases(spec, ids)]
    cases.sort(key=lambda case: -case.elements)
    shots = [shot for case in cases for shot in case.shots]
    filters = {
        "case": [case.id for case in cases],
        "view": list(dict.fromkeys(shot.view for shot in shots)),
        "theme": list(dict.fromkeys(shot.theme for shot in shots)),
        "lang": list(LANGS),
    }
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return env.get_template("gallery.html.j2").render(
        cases=cases,
        count=len(shots),
        filters=filters,
        pictures={id: text for text, id in ids.items()},
    )


def _cases(spec: Path, ids: dict[str, str]) -> Iterator[Case]:
    compiled = compile_file(spec, Loader(spec.parent))
    if compiled.errors:
        raise SystemExit(f"{spec.name}: {compiled.errors[0].message.en}")
    for city in compiled.model.cities:
        cities = tuple(city.walk())
        yield Case(
            city.id,
            plain(city.labels.pick("zh")) or city.id,
            sum(len(one.elements) for one in cities),
            sum(len(one.relations) for one in cities),
            tuple(_shots(compiled.model, city, ids)),
        )


def _shots(model: Model, city: City, ids: dict[str, str]) -> Iterator[Shot]:
    """Each view in each theme and language; pictures that are the same are kept once."""
    for view in compute(model, city):
        for theme in THEMES:
            for lang in LANGS:
                scene = draw(view, Look(lang, theme))
                text = svg(scene)
                id = ids.setdefault(text, f"picture-{len(ids)}")
                size = (round(scene.width), round(scene.height))
                yield Shot(view.name, theme, lang, plain(scene.title), *size, id)


def main() -> None:
    """Write the page and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("specs", nargs="*", type=Path, default=sorted((ROOT / "specs").glob("*")))
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "build" / "gallery.html")
    options = parser.parse_args()
    write(options.output, gallery(options.specs))
    print(f"Open {options.output} in a browser.")


if __name__ == "__main__":
    main()
