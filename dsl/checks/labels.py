"""What a path is called in messages."""

from __future__ import annotations

from citydsl.dsl.model.model import Model

__all__ = ["label_at", "one_line"]


def label_at(model: Model, path: str) -> str:
    """The label of the element or city at a path, else the path."""
    if path in model.elements:
        return model.elements[path].label
    cities = (inner for city in model.cities for inner in city.walk())
    return next((city.label for city in cities if city.path == path), path)


def one_line(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(text.split())
