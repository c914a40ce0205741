"""Templates read and filled in: ours, and before them those of a folder the user names."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from operator import call
from pathlib import Path
from typing import TYPE_CHECKING

from citydsl.render.pages.bad_template import BadTemplate
from citydsl.render.pages.both import Both
from citydsl.render.pages.icons import ICONS
from citydsl.render.plain import plain

if TYPE_CHECKING:
    from jinja2 import ChoiceLoader, Environment, PackageLoader
    from markupsafe import Markup

__all__ = ["TONGUES", "fill", "our_environment", "source"]

TONGUES = {"zh": "zh-Hans", "en": "en"}
"""The language tags of what a page can be in."""
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def fill(name: str, folder: Path | None, values: dict[str, object]) -> str:
    """Fill in a template with what it may name. Raises BadTemplate."""
    env = _environment(folder)
    try:
        return env.get_template(name).render(values)
    except Exception as error:
        raise _bad(error, name, folder) from error


def source(name: str, folder: Path | None) -> str:
    """The text of a style or script; nothing where neither we nor the user have one."""
    return _our_source(name) if folder is None else _source(name, folder)


@cache
def _our_source(name: str) -> str:
    return _source(name, None)


def _source(name: str, folder: Path | None) -> str:
    from jinja2 import TemplateNotFound

    env = _environment(folder)
    assert env.loader is not None
    try:
        return env.loader.get_source(env, name)[0]
    except TemplateNotFound:
        return ""
    except (OSError, UnicodeError) as error:
        raise _bad(error, name, folder) from error


def _environment(folder: Path | None) -> Environment:
    return _fresh(folder) if folder else our_environment()


@cache
def our_environment() -> Environment:
    """The environment of our own templates."""
    return _fresh(None)


def _fresh(folder: Path | None) -> Environment:
    """An environment; a user's template reaches ours of the same name as `citydsl/<name>`."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    from citydsl.render.pages.ahead import Ahead
    from citydsl.render.pages.printing import Printing, finalize, printed

    package = PackageLoader("citydsl.templates", ".")
    # Only templates that are not ours are kept in a sandbox: it is a quarter of a page's time.
    environment = ImmutableSandboxedEnvironment if folder else Environment
    env = environment(
        loader=_before(folder, package) if folder else Ahead(package),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.code_generator_class = Printing
    env.extend(printed=printed, called=call)
    env.filters["t"] = _spans
    env.filters["trusted"] = Markup
    env.globals["attr"] = _attribute
    env.globals["icons"] = ICONS
    return env


def _before(folder: Path, package: PackageLoader) -> ChoiceLoader:
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

    return ChoiceLoader([FileSystemLoader(folder), package, PrefixLoader({"citydsl": package})])


def _spans(text: str, *, swapped: bool = False, tag: str = "span") -> str | Markup:
    """A text in both languages, the page's style showing one; Chinese is marked as Chinese.

    `swapped` texts are in the other language than what is around them. Inside a drawing the
    `tag` is `tspan`.
    """
    if not isinstance(text, Both):
        return _marked(text, tag) if _HAN.search(text) else text
    return _both_spans(text.zh, text.en, swapped, tag)


@lru_cache(maxsize=4096)
def _both_spans(zh: str, en: str, swapped: bool, tag: str) -> Markup:
    from markupsafe import Markup, escape

    parts = []
    if zh:
        tongue = ' lang="en"' if swapped and not _HAN.search(zh) else ""
        parts.append(f'<{tag} class="zh"{tongue}>{escape(plain(zh))}</{tag}>')
    if en:
        tongue = ' lang="zh-Hans"' if _HAN.search(en) else ""
        parts.append(f'<{tag} class="en"{tongue}>{escape(plain(en))}</{tag}>')
    return Markup("".join(parts))


@lru_cache(maxsize=4096)
def _marked(text: str, tag: str) -> Markup:
    from markupsafe import Markup, escape

    return Markup(f'<{tag} lang="zh-Hans">{escape(plain(text))}</{tag}>')


def _attribute(name: str, text: str) -> Markup:
    """An attribute in both languages, as ` name="…"`; the page's script switches it.

    By the name `text` it is the whole text of the element that is switched.
    """
    both = (text.zh, text.en) if isinstance(text, Both) else None
    return _written(name, str(text), both)


@lru_cache(maxsize=4096)
def _written(name: str, text: str, both: tuple[str, str] | None) -> Markup:
    from markupsafe import Markup, escape

    first = "" if name == "text" else f' {escape(name)}="{escape(plain(text))}"'
    if both:
        zh, en = (escape(plain(one)) for one in both)
        first += f' data-zh-{escape(name)}="{zh}" data-en-{escape(name)}="{en}"'
    return Markup(first)


def _bad(error: Exception, name: str, folder: Path | None) -> BadTemplate:
    """Where in which template something went wrong: the innermost of them."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        file = _shown(error.filename or error.name or name, folder)
        return BadTemplate(f"{file}:{error.lineno}", error.message or "syntax error")
    why = f"no template {error.name}" if isinstance(error, TemplateNotFound) else _why(error)
    where, trace = _shown(name, folder), sys.exc_info()[2]
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".j2", ".html")):
            where = f"{_shown(file, folder)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return BadTemplate(where, why)


def _why(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _shown(file: str, folder: Path | None) -> str:
    """A template's file as the user names it: below the folder given, else just its name."""
    if folder is None:
        return Path(file).name
    path = Path(file)
    inside = path.is_relative_to(folder) or (folder / path).exists()
    return (
        (path if path.is_relative_to(folder) else folder / path).as_posix() if inside else path.name
    )
