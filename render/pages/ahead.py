"""Our templates made into Python when the package was built, where they still are those."""

from __future__ import annotations

from collections.abc import MutableMapping
from importlib import import_module
from types import ModuleType
from typing import Any
from zlib import crc32

import jinja2
from jinja2 import BaseLoader, Environment, PackageLoader, Template

__all__ = ["Ahead", "made_of", "module_name"]


class Ahead(BaseLoader):
    """Loads what `generate_templates` has written; without it, templates are compiled as ever.

    Without it, too, where a template was edited since, or another Jinja is there.
    """

    def __init__(self, sources: PackageLoader) -> None:
        self._sources = sources

    def get_source(self, environment: Environment, template: str) -> Any:
        """Return the text of a template, as its own loader does."""
        return self._sources.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """Return the names of all templates, styles and scripts."""
        return self._sources.list_templates()

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Return a template, from its module or from its text. Raises TemplateNotFound."""
        module = _module(name, self.get_source(environment, name)[0])
        # Jinja goes through all of them for each import of a page, which a chain of maps is slow at.
        values = dict(globals or {})
        if module is None:
            return super().load(environment, name, values)
        return environment.template_class.from_module_dict(environment, vars(module), values)


def made_of(text: str) -> tuple[int, str]:
    """What a module holds of the text and the Jinja it was made of."""
    jinja = getattr(jinja2, "__version__", "")
    return crc32(text.encode()), jinja.rpartition(".")[0]


def module_name(template: str) -> str:
    """The name of a template's module in `citydsl.templates.built`."""
    return template.partition(".")[0]


def _module(name: str, text: str) -> ModuleType | None:
    try:
        module = import_module(f"citydsl.templates.built.{module_name(name)}")
    except ModuleNotFoundError:
        return None
    return module if made_of(text) == module.MADE_OF else None
