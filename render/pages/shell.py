"""A page in the shell all pages share: its head, policy, switches, styles and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol

from citydsl.render.pages.both import both
from citydsl.render.pages.colours import page_colours
from citydsl.render.pages.environment import TONGUES, fill, source
from citydsl.render.pages.policy import content_security_policy
from citydsl.render.pages.words import words

__all__ = ["Shown", "inert", "print_page", "print_part"]


class Shown(Protocol):
    """What the shell asks of a page: its title, and a link back to the overview or nothing."""

    @property
    def title(self) -> str: ...

    @property
    def home(self) -> str: ...


def print_page(
    template: str,
    page: Shown,
    *,
    lang: str = "zh",
    styles: Iterable[str] = (),
    scripts: Iterable[str] = (),
    style: str = "",
    data: str = "",
    images: bool = False,
    more_words: Mapping[str, tuple[str, str]] | None = None,
    templates: Path | None = None,
) -> str:
    """Print a page object, laid over both languages, with a template that extends the shell.

    `styles` and `scripts` are files beside the templates, `style` is CSS made for this page and
    `data` JSON for its scripts; `images` lets `data:` images in. `templates` is a folder whose
    files go before ours; its `custom.css` and `custom.js` are added to every page. Raises
    BadTemplate.
    """
    sheets = [source(name, templates) for name in ("page.css", *styles, "custom.css")]
    css = "\n".join([page_colours(), style, *filter(None, sheets)])
    first = source("page.js", templates)
    last = [text for text in (source(one, templates) for one in (*scripts, "custom.js")) if text]
    values = {
        "page": page,
        "words": _words(more_words, lang),
        "lang": lang,
        "tongue": TONGUES[lang],
        "style": css,
        "script": first,
        "scripts": last,
        "data": inert(data),
        "policy": content_security_policy([css], [first, *last], images=images),
    }
    return fill(template, templates, values)


def print_part(
    template: str,
    part: object,
    *,
    lang: str = "zh",
    more_words: Mapping[str, tuple[str, str]] | None = None,
    templates: Path | None = None,
) -> str:
    """Print a part of a page alone, from an object laid over both languages, called `part` there.

    Raises BadTemplate.
    """
    values = {
        "part": part,
        "words": _words(more_words, lang),
        "lang": lang,
    }
    return fill(template, templates, values)


def _words(more: Mapping[str, tuple[str, str]] | None, lang: str) -> SimpleNamespace:
    return _laid_over(tuple((more or {}).items()), lang)


@lru_cache(maxsize=16)
def _laid_over(more: tuple[tuple[str, tuple[str, str]], ...], lang: str) -> SimpleNamespace:
    """Words as attributes: templates look there first, and name hundreds of them."""
    return SimpleNamespace(**both(words("zh", dict(more)), words("en", dict(more)), lang))


def inert(data: str) -> str:
    """JSON that can end no script element and open no comment."""
    return data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
