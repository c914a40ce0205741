"""The Python API: load a spec, check it, look at its views, write its files.

All of it is `citydsl.load` and `citydsl.loads` and the methods of what they return. (There is no
`citydsl.render` function: that name is the package that draws.)
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from citydsl.dsl.compile import compile_unit
from citydsl.dsl.diagnostics import Diagnostic, Severity
from citydsl.dsl.model.load import Loader
from citydsl.dsl.model.model import City, Model
from citydsl.dsl.source import Source
from citydsl.dsl.suggest import did_you_mean
from citydsl.project import Judged, compile_paths, judged
from citydsl.render.formats.table import FORMATS, Look, SceneFormat, ViewFormat
from citydsl.settings import Settings
from citydsl.spec_file import SpecFile

if TYPE_CHECKING:
    from citydsl.dsl.views.view import View
    from citydsl.render.scene import Scene

__all__ = ["Look", "Picture", "Spec", "SpecError", "load", "loads"]

_LOOK = Look()
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class SpecError(ValueError):
    """A spec whose errors leave nothing to draw; it reads as the report `citydsl check` prints."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        """Keep the errors as `findings`."""
        from citydsl.render.report.text import finding

        super().__init__("\n".join(finding(one, lang="en") for one in findings))
        self.findings = findings


def load(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None) -> Spec:
    """Load a spec file and what it uses; nothing it uses lies outside `root` (default: its folder).

    What is wrong in the spec is found by `check`, and raised as `SpecError` only by what needs a
    whole spec. Raises FileNotFoundError or IsADirectoryError where there is no such file.
    """
    file = Path(path)
    if file.is_dir():
        raise IsADirectoryError(f"{file} is a folder: load its *.city files one by one")
    if not file.is_file():
        raise FileNotFoundError(f"there is no file {file}")
    inside = Path(root) if root is not None else file.parent
    (compiled,) = compile_paths([SpecFile(file, inside)])
    return Spec(compiled)


def loads(text: str, *, name: str = "<text>", root: str | os.PathLike[str] | None = None) -> Spec:
    """Load a spec from a text, called `name` in findings; what it uses is looked up in `root`."""
    loader = Loader(Path(root) if root is not None else Path())
    compiled = compile_unit(loader.text(Source(name=name, text=text)))
    return Spec(judged(compiled, loader, Settings({})))


@dataclass(frozen=True)
class Spec:
    """One spec, compiled: what it says and what was found in it. It shows itself in a notebook."""

    compiled: Judged

    @property
    def model(self) -> Model:
        """The resolved model. Raises SpecError."""
        if self.compiled.errors:
            raise SpecError(self.compiled.errors)
        return self.compiled.model

    @property
    def cities(self) -> tuple[City, ...]:
        """The cities it declares, those inside others too. Raises SpecError."""
        return tuple(self.model.every_city())

    def check(self, *, severity: str = "info") -> tuple[Diagnostic, ...]:
        """Return all findings at least as severe as `error`, `warning` or `info`, in order."""
        least = _RANKS[Severity(severity)]
        return tuple(one for one in self.compiled.diagnostics if _RANKS[one.severity] <= least)

    def report(self, *, severity: str = "info", lang: str = "en") -> str:
        """Return the findings as `citydsl check` prints them, in `zh` or `en`."""
        from citydsl.render.report.text import report

        return report(
            self.check(severity=severity), [self.compiled.unit.main.source.name], lang=lang
        )

    def views(self, *, city: str = "", at: str = "", look: Look = _LOOK) -> tuple[Picture, ...]:
        """Return every view of a city as a picture, not drawn yet; the parameters are `view`'s."""
        from citydsl.dsl.views.at import model_at
        from citydsl.dsl.views.compute import compute

        model, of, date = self.model, self._city(city), _date(at)
        if date:
            model, of = model_at(model, of, date)
        look = self._with_themes(look)
        return tuple(Picture(view, look) for view in compute(model, of, date=date))

    def view(self, name: str = "", *, city: str = "", at: str = "", look: Look = _LOOK) -> Picture:
        """Return the view of that name (default: the first) of a city (default: the first).

        `at` shows the city as it was on a date (`2018`, `2018-10`), `look` has the language and
        the theme. Raises SpecError, KeyError where there is no such view or city, and ValueError
        for what is no date.
        """
        pictures = {one.view.name: one for one in self.views(city=city, at=at, look=look)}
        if not name and pictures:
            return next(iter(pictures.values()))
        return pictures[_known(name, pictures, "view")]

    def render(
        self,
        output: str | os.PathLike[str],
        formats: Collection[str] = ("html", "svg", "gv"),
        *,
        views: Collection[str] = (),
        at: str = "",
        look: Look = _LOOK,
    ) -> tuple[Path, ...]:
        """Write the files of its cities into a folder, as `citydsl render` does, and return them.

        Raises SpecError, KeyError for an unknown format, ValueError for what is no date, OSError,
        and `MissingExtra` where a format needs what is not installed.
        """
        from citydsl.files import write
        from citydsl.render.build import Order, build_city

        for format in formats:
            _known(format, [one.id for one in FORMATS], "format")
        model, date = self.model, _date(at)
        look = self._with_themes(look)
        order = Order(tuple(formats), tuple(views), date, look)
        made = [build_city(model, city, order) for city in model.cities]
        written = []
        for artifact in (artifact for files in made for artifact in files.artifacts):
            written.append(Path(output) / artifact.name)
            write(written[-1], artifact.content)
        return tuple(written)

    def _with_themes(self, look: Look) -> Look:
        return look._replace(themes=(*self.compiled.themes, *look.themes))

    def _city(self, name: str) -> City:
        cities = {city.path: city for city in self.cities}
        if not cities:
            raise KeyError("the spec declares no city")
        if not name:
            return self.cities[0]
        return cities[_known(name, cities, "city")]

    def _repr_html_(self) -> str:
        from citydsl.notebook import spec_html

        return spec_html(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What a notebook shows, the best it can first."""
        from citydsl.notebook import spec_text

        return {"text/html": self._repr_html_(), "text/plain": spec_text(self)}

    def __repr__(self) -> str:
        """Say whose spec it is and how much is in it."""
        file = self.compiled.unit.main.source.name
        if self.compiled.errors:
            return f"<Spec {file}: {len(self.compiled.errors)} errors>"
        cities = ", ".join(f"{city.label} ({len(city.elements)} elements)" for city in self.cities)
        return f"<Spec {file}: {cities}>"


@dataclass(frozen=True)
class Picture:
    """One view and how it looks; drawn when it is first asked for."""

    view: View
    look: Look = _LOOK

    @cached_property
    def scene(self) -> Scene:
        """The picture with all geometry resolved, in points."""
        from citydsl.render.build import draw

        return draw(self.view, self.look)

    def svg(self, *, prefix: str = "") -> str:
        """Return the picture as SVG; with a prefix of its own, several share one page."""
        from citydsl.render.formats.svg import svg

        return svg(self.scene, prefix=prefix)

    def to(self, format: str) -> str | bytes:
        """Return the picture in a format that has a file for each view, such as `png` or `d2`.

        Raises KeyError for any other format, and `MissingExtra` where something is not installed.
        """
        drawn = {one.id: one for one in FORMATS if isinstance(one, SceneFormat | ViewFormat)}
        found = drawn[_known(format, drawn, "format")]
        if isinstance(found, SceneFormat):
            return found.draw(self.scene, self.look)
        return found.write(self.view, self.look.first)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the picture in the format its suffix names, whole or not at all; return the path.

        Raises what `to` raises, and OSError.
        """
        from citydsl.files import write

        target = Path(path)
        suffixes = {one.suffix: one.id for one in FORMATS if isinstance(one, ViewFormat)}
        suffix = target.suffix.removeprefix(".")
        write(target, self.to(suffixes.get(suffix, suffix)))
        return target

    def __str__(self) -> str:
        """Say in words what it shows."""
        return self.scene.describe

    def __repr__(self) -> str:
        """Name the city and the view."""
        return f"<Picture {self.view.city.id}.{self.view.name}>"

    def _repr_svg_(self) -> str:
        from citydsl.notebook import picture_svg

        return picture_svg(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """What a notebook shows, the best it can first."""
        return {"image/svg+xml": self._repr_svg_(), "text/plain": f"{self!r}\n{self}"}


def _date(text: str) -> str:
    from citydsl.dsl.views.at import read_date

    date = read_date(text) if text else ""
    if date is None:
        raise ValueError(f"`{text}` is no date: write 2018, 2018-10 or 2018-10-04")
    return date


def _known(name: str, names: Collection[str], what: str) -> str:
    """Return a name that is there. Raises KeyError with the nearest, else with all there are."""
    if name in names:
        return name
    near = did_you_mean(name, names)
    hint = near.en if near else f"there are {', '.join(names)}" if names else "there is none"
    raise KeyError(f"no {what} `{name}`: {hint}")
