"""What a PDF is set from: page objects as plain JSON values, safe to set and linked within."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from unicodedata import name as unicode_name
from urllib.parse import unquote

from citydsl.dsl.links import safe_link
from citydsl.render.formats.font import Coverage
from citydsl.render.formats.svg import svg
from citydsl.render.page import points_of
from citydsl.render.plain import plain
from citydsl.render.scene import Scene, Text

__all__ = ["Setter", "Value", "page_values", "picture_values"]

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]

# Words of this many letters without a gap can be wider than a column.
_LONG_WORD = re.compile(r"[!-~\u00a1-\u02af\u0370-\u1fff]{25,}")
_GAP = "\u200b"
_SAID = 20
# Cards show facts whose rows are the place to link to.
_NO_PLACE = frozenset({"cards"})
# Links within the page that are not called `href`.
_INSIDE = frozenset({"flags"})


class Setter:
    """Makes text settable, and keeps which characters the font had to be spared."""

    def __init__(self, coverage: Coverage) -> None:
        self.coverage = coverage
        self.missing: set[str] = set()

    def text(self, text: str) -> str:
        """The text without controls, in what the font has, with long words made to break."""
        return _LONG_WORD.sub(lambda word: _GAP.join(word[0]), self.line(text))

    def line(self, text: str) -> str:
        """The same, to stand on one line."""
        clean = plain(text)
        self.missing |= self.coverage.missing(clean)
        return self.coverage.shown(clean)

    def scene(self, scene: Scene) -> Scene:
        """The same scene with its texts in what the font has."""
        items = tuple(
            item._replace(
                lines=tuple(line._replace(text=self.line(line.text)) for line in item.lines)
            )
            if isinstance(item, Text)
            else item
            for item in scene.items
        )
        return scene._replace(items=items)

    def lacking(self) -> str:
        """The characters spared, with their code points and names; of very many the first."""
        found = sorted(self.missing)
        said = [f"U+{ord(char):04X} {unicode_name(char, '')}".strip() for char in found[:_SAID]]
        return ", ".join(said) + (" …" if len(found) > _SAID else "")


def picture_values(scene: Scene, setter: Setter) -> dict[str, Value]:
    """Return a picture: its SVG, its size, what it shows in words, and where it leads."""
    links: list[Value] = [
        {"x": box.x, "y": box.y, "w": box.w, "h": box.h, "link": link}
        for box in scene.boxes
        if (link := safe_link(box.link))
    ]
    return {
        "svg": svg(setter.scene(scene)),
        "width": scene.width,
        "height": scene.height,
        "point": points_of(scene.page, scene.width),
        "describe": plain(scene.describe),
        "links": links,
    }


def page_values(parts: Mapping[str, object], setter: Setter) -> dict[str, Value]:
    """Return page objects as JSON values.

    Ids become short names of our own, each given once; a link within the page goes to one of
    them or nowhere.
    """
    ids = dict.fromkeys(id for part in parts.values() for id in _ids(part))
    names = {id: f"place-{number}" for number, id in enumerate(ids, 1)}
    writer = _Writer(names, setter)
    return {name: writer.value(part) for name, part in parts.items()}


def _ids(value: object) -> Iterator[str]:
    """Every id that something on the page has."""
    named = _fields(value)
    if named is not None:
        for name, one in named:
            if name == "id":
                yield str(one)
            else:
                yield from _ids(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _ids(one)


class _Writer:
    """Writes values, giving out each name once."""

    def __init__(self, names: Mapping[str, str], setter: Setter) -> None:
        self.names = names
        self.setter = setter
        self.given: set[str] = set()

    def value(self, value: object, field: str = "") -> Value:
        """One value; what a string means is told by the field it stands in."""
        if isinstance(value, str):
            return self._text(value, field)
        named = _fields(value)
        if named is not None:
            return {
                name: "" if name == "id" and field in _NO_PLACE else self.value(one, name)
                for name, one in named
            }
        if isinstance(value, tuple):
            return [self.value(one, field) for one in value]
        assert value is None or isinstance(value, int | float), value
        return value

    def _text(self, text: str, field: str) -> str:
        if field == "id":
            name = self.names[text]
            first = name not in self.given
            self.given.add(name)
            return name if first else ""
        if field in _INSIDE:
            return self._inside(text)
        if field == "href":
            return self._inside(text) if text.startswith("#") else safe_link(text)
        return safe_link(text) if field == "link" else self.setter.text(text)

    def _inside(self, text: str) -> str:
        name = self.names.get(unquote(text.removeprefix("#")))
        return f"#{name}" if name else ""


def _fields(value: object) -> list[tuple[str, object]] | None:
    """The fields of a page object by name; nothing where it is none."""
    if is_dataclass(value):
        return [(field.name, getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return list(zip(value._fields, value, strict=True))
    return None
