"""Writes our templates as Python, while the package is built.

Jinja reads a template and writes Python, which is compiled: for the page of one city that takes
longer than to fill it in, in each process anew. The modules are what Jinja writes.
"""

from __future__ import annotations

from pathlib import Path

from citydsl.render.pages.ahead import made_of, module_name
from citydsl.render.pages.environment import our_environment

__all__ = ["write_modules"]


def write_modules(folder: Path) -> None:
    """Write a package with a module for each template, as `citydsl.templates.built` is to be."""
    env = our_environment()
    assert env.loader is not None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").write_text('"""The templates as Python."""\n', "utf-8")
    for name in env.list_templates(extensions=["j2"]):
        text = env.loader.get_source(env, name)[0]
        code = env.compile(text, name, name, raw=True, defer_init=True)
        # Jinja looks there for the file that it names when something goes wrong.
        own = f"MADE_OF = {made_of(text)!r}\n__file__ = {name!r}\n"
        (folder / f"{module_name(name)}.py").write_text(f"{own}{code}\n", "utf-8")
