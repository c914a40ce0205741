"""The MkDocs plugin: fences for specs, links between pages, findings where they stand."""

from __future__ import annotations

import logging
import re
from html import escape, unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

from citydsl.dsl.suggest import did_you_mean
from citydsl.embedding.library import Library
from citydsl.embedding.places import ANYWHERE, Place, best, called, note
from citydsl.embedding.request import LANGS, THEMES
from citydsl.mkdocs.blocks import FENCES, Block, Find, Page, Settings, block
from citydsl.mkdocs.fences import fences
from citydsl.mkdocs.scan import scan
from citydsl.render.embed.html import STYLE

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as SitePage

__all__ = ["CityPlugin"]

_log = logging.getLogger("mkdocs.plugins.citydsl")
_CSS = "assets/citydsl.css"
_SUPERFENCES = "pymdownx.superfences"
_SLOT = re.compile(r'<div data-citydsl="(\d+)"></div>')
_LINK = re.compile(r'<a ([^>]*?)href="city:([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)


class CityConfig(Config):  # type: ignore[no-untyped-call]
    """The settings of the plugin in mkdocs.yml."""

    lang = c.Choice(("", *LANGS), default="")
    theme = c.Choice(("", *THEMES), default="")
    severity = c.Choice(("error", "warning", "info"), default="warning")
    root = c.Type(str, default="")


class CityPlugin(BasePlugin[CityConfig]):  # type: ignore[no-untyped-call]
    """Reads the fences of each page, and puts the pictures in when all places are known."""

    def __init__(self) -> None:
        """Begin without a server."""
        self._server: LiveReloadServer | None = None
        self._watched: set[Path] = set()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the fences and the style, and read the settings."""
        if _SUPERFENCES not in config.markdown_extensions:
            config.markdown_extensions.append(_SUPERFENCES)
        told = config.mdx_configs.setdefault(_SUPERFENCES, {}).setdefault("custom_fences", [])
        told[:] = [one for one in told if one["name"] not in FENCES] + fences(self._format)
        if _CSS not in config.extra_css:
            config.extra_css.append(_CSS)
        self._base = Path(config.config_file_path or ".").resolve().parent
        root = self._base / self.config.root if self.config.root else None
        lang = self.config.lang or _language(config)
        self._settings = Settings(lang, self.config.theme, self.config.severity, root)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Forget the build before."""
        self._library = Library(self._base)
        self._places: dict[str, list[Place]] = {}
        self._slots: dict[str, list[Block]] = {}
        self._files: dict[Path, None] = {}
        self._shown: set[tuple[str, str]] = set()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the style."""
        if files.get_file_from_path(_CSS) is None:
            files.append(File.generated(config, _CSS, content=STYLE))
        return files

    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str:
        """Note whose blocks come next, and where they stand in the file."""
        source = page.file.src_uri
        path = Path(page.file.abs_src_path or config.docs_dir)
        self._page = Page(
            str(PurePosixPath(source).with_suffix("")), path.parent, Path(config.docs_dir), {}
        )
        self._source = source
        self._slots[source] = []
        text = page.file.content_string if page.file.abs_src_path else markdown
        self._lines = list(scan(text.replace("\r\n", "\n"), FENCES))
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Put pictures and tables into all pages, now that every place is known."""
        for file in files.documentation_pages():
            page = file.page
            if page is not None and page.content and file.src_uri in self._slots:
                page.content = self._filled(page, files)
        return env

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch the specs of this build, and of those to come."""
        self._server = server
        self._watch()
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Watch the specs that are new."""
        self._watch()

    def _watch(self) -> None:
        if self._server is not None:
            for path in self._files:
                if path not in self._watched and path.exists():
                    self._watched.add(path)
                    self._server.watch(str(path))

    def _format(
        self, source: str, language: str, css: str, options: dict[str, Any], md: Any, **more: Any
    ) -> str:
        """Read a block; what stands for it is filled when all pages are read."""
        self._page.line = self._line(language, source)
        read = block(language, source, options, self._page, self._library, self._settings)
        for line, text in read.said:
            self._tell(line, text)
        for rank, path, anchor, labels in read.places:
            note(self._places, path, Place(rank, self._source, 0, anchor, labels))
        self._files |= dict.fromkeys(read.files)
        slots = self._slots[self._source]
        slots.append(read)
        return f'<div data-citydsl="{len(slots) - 1}"></div>'

    def _line(self, language: str, source: str) -> int:
        """The line of the fence of this block, 0 where another plugin has changed the page."""
        wanted = source.strip()
        for number, one in enumerate(self._lines):
            if one.language == language and one.text.strip() == wanted:
                del self._lines[: number + 1]
                return one.line
        return 0

    def _tell(self, line: int, text: str) -> None:
        """Log a finding: of a file once on each page, of a text at its own line."""
        if not line and (self._source, text) in self._shown:
            return
        self._shown.add((self._source, text))
        known = self._page.line and (line or self._page.line)
        _log.warning("%s: %s", f"{self._source}:{known}" if known else self._source, text)

    def _filled(self, page: SitePage, files: Files) -> str:
        source, slots = page.file.src_uri, self._slots[page.file.src_uri]

        def find(path: str, ranks: frozenset[int] = ANYWHERE) -> str:
            place = best(self._places, path, source, ranks)
            return _url(place, page, files) if place else ""

        def fill(match: re.Match[str]) -> str:
            number = int(match[1])
            return (
                slots[number].html(lambda path: find(path, slots[number].leads))
                if number < len(slots)
                else match[0]
            )

        def link(match: re.Match[str]) -> str:
            return self._link(match, find, page)

        return _LINK.sub(link, _SLOT.sub(fill, page.content or ""))

    def _link(self, match: re.Match[str], find: Find, page: SitePage) -> str:
        """A link to `city:…` as a link to the place, else just its words."""
        path = unquote(unescape(match[2]))
        url = find(path)
        if not url:
            near = did_you_mean(path, self._places)
            hint = f": {near.en}" if near else ""
            _log.warning("%s: no picture or table shows `%s`%s", page.file.src_uri, path, hint)
            return match[4]
        lang = "en" if self._settings.lang == "en" else "zh"
        text = match[4] or escape(called(self._places, path, lang))
        return f'<a {match[1]}href="{escape(url)}"{match[3]}>{text}</a>'


def _language(config: MkDocsConfig) -> str:
    """The language of the site as its theme has it."""
    named = config.theme.get("language") or config.theme.get("locale") or "en"
    return "zh" if str(named).lower().startswith("zh") else "en"


def _url(place: Place, page: SitePage, files: Files) -> str:
    target = files.get_file_from_path(place.document)
    if target is None or place.document == page.file.src_uri:
        return f"#{place.anchor}"
    return f"{target.url_relative_to(page.file)}#{place.anchor}"
