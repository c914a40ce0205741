"""Specs and pictures as a notebook shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from citydsl.dsl.diagnostics import Severity
from citydsl.dsl.model.model import City
from citydsl.render.plain import plain

if TYPE_CHECKING:
    from citydsl.api import Picture, Spec

__all__ = ["picture_svg", "spec_html", "spec_text"]

_NARROWEST = 680
_Name = Callable[[City, list[str]], str]


def picture_svg(picture: Picture) -> str:
    """Return the picture as SVG whose ids no other picture of a page has."""
    return picture.svg(prefix=_prefix(picture.svg()))


def spec_html(spec: Spec) -> str:
    """Return whose spec it is, what is in it, its first picture, and what was found in it.

    A spec with errors shows these, each with the line and a caret.
    """
    parts = ['<div class="citydsl-spec">']
    parts += [f"<p>{line}</p>" for line in _lines(spec, _html_name)]
    if not spec.compiled.errors and spec.cities:
        parts += [_svg(_first(spec)), _findings(spec)]
    elif spec.compiled.errors:
        parts.append(f"<pre>{_text(spec.report(severity='error'))}</pre>")
    return "\n".join([*parts, "</div>"])


def spec_text(spec: Spec) -> str:
    """Return the same without the picture."""
    lines = list(_lines(spec, _text_name))
    if spec.compiled.errors:
        lines.append(spec.report(severity="error").rstrip("\n"))
    else:
        lines.append(_summary(spec))
    return "\n".join(lines)


def _lines(spec: Spec, name: _Name) -> Iterator[str]:
    """A line for each city: what it is called, its formulas, how much is in it."""
    cities = [] if spec.compiled.errors else spec.cities
    for city in cities:
        formulas = dict.fromkeys(one.printed for one in city.formulas if one.of == city.path)
        counts = [
            _count(len(city.elements), "element"),
            _count(len(city.relations), "relation"),
            _count(len(city.facts), "fact"),
        ]
        yield name(city, [*formulas, ", ".join(counts)])


def _html_name(city: City, rest: list[str]) -> str:
    first, second = _names(city)
    head = f"<strong>{_text(plain(first))}</strong>"
    also = f" {_text(plain(second))}" if second else ""
    return head + also + "".join(f" · {_text(plain(one))}" for one in rest)


def _text_name(city: City, rest: list[str]) -> str:
    return " · ".join(plain(one) for one in (" ".join(filter(None, _names(city))), *rest))


def _names(city: City) -> tuple[str, str]:
    """What a city is called, and what in English where that is another name."""
    zh = city.labels.zh or city.label or city.id
    return zh, city.labels.en if city.labels.en != zh else ""


def _first(spec: Spec) -> Picture:
    """The first view, as large as what it shows unless it is made for a page."""
    picture = spec.view()
    page = picture.view.page or "free"
    return replace(picture, look=picture.look._replace(page=page))


def _svg(picture: Picture) -> str:
    """The picture as wide as its cell, down to where its text would be too small to read."""
    from citydsl.render.embed.picture import embedded_svg

    svg = embedded_svg(picture.scene, _prefix(picture.svg()))
    least = min(_NARROWEST, picture.scene.width)
    style = f"max-width:100%;min-width:{least:.0f}px;height:auto"
    fitted = svg.replace("<svg ", f'<svg style="{style}" ', 1)
    return f'<div style="overflow-x:auto">{fitted}</div>'


def _findings(spec: Spec) -> str:
    if not spec.check():
        return f"<p>{_text(_summary(spec))}</p>"
    *lines, _ = spec.report().rstrip("\n").split("\n")
    report = _text("\n".join(lines))
    return f"<details><summary>{_text(_summary(spec))}</summary><pre>{report}</pre></details>"


def _summary(spec: Spec) -> str:
    found = [one.severity for one in spec.check()]
    counts = [_count(found.count(one), one.value) for one in Severity if one in found]
    return f"found: {', '.join(counts)}" if counts else "nothing found"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _prefix(svg: str) -> str:
    """What ids begin with: pictures that differ in anything have other ids."""
    return f"c{sha256(svg.encode('utf-8')).hexdigest()[:10]}-"


def _text(text: str) -> str:
    return escape(text, quote=False)
