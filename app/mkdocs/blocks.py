"""What a fenced block becomes: HTML, once it is known where the elements have their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.model.model import Labels
from citydsl.dsl.record import NamedTuple
from citydsl.embedding.library import Library, Opened, paths_of, told
from citydsl.embedding.places import ANYWHERE, DECLARED, FACTS, PICTURE, TOLD, labels_of
from citydsl.embedding.request import (
    THINGS,
    EmbedError,
    Wish,
    comparison,
    facts,
    formulas,
    picture,
    wish,
)
from citydsl.render.embed.html import is_width, note_html, picture_html, table_html
from citydsl.render.embed.picture import box_ids, embedded_svg, with_links
from citydsl.render.embed.table import Table
from citydsl.render.formats.svg_values import attribute, content, identifier

__all__ = ["FENCES", "Block", "Find", "Page", "Settings", "block"]

FENCES: Mapping[str, str] = {
    "city": "picture",
    "city-facts": "facts",
    "city-formula": "formula",
    "city-compare": "compare",
    "city-place": "place",
}
"""The languages of our fences, and what each embeds."""

Find = Callable[[str], str]
"""From the path of an element to the link to its place, or nothing."""

_ALIGN = ("left", "center", "right")
_OWN = ("file", "caption", "align", "id")
_PICTURES = ("alt", "width")
_EITHER = Text(
    "请在 file 中给出规格文件，或把规格写在块内，二者取一",
    'name a spec with file="…", or write it into the block, one of the two',
)
_ONE = Text("这里只能有一个规格文件", "only one spec can stand here")
_BROKEN = Text("规格有错误，无法画出", "the spec has errors, so nothing is drawn")


class Settings(NamedTuple):
    """How a project wants its blocks; `root` is the folder no `use` leaves."""

    lang: str = "en"
    theme: str = ""
    severity: str = "warning"
    root: Path | None = None


class Block(NamedTuple):
    """A block read: what makes its HTML, and which places it has with their ids and names.

    `said` are findings, each with its line (0: that of the fence) and its text; `leads` says to
    which kinds of places it leads.
    """

    html: Callable[[Find], str]
    places: tuple[tuple[int, str, str, Labels], ...] = ()
    said: tuple[tuple[int, str], ...] = ()
    files: tuple[Path, ...] = ()
    leads: frozenset[int] = ANYWHERE


@dataclass(slots=True)
class Page:
    """A page being read: its name, its folder, the folder of `/`, the ids it has given, and the
    line of the fence that comes next (0: not known)."""

    name: str
    folder: Path
    top: Path
    ids: dict[str, int]
    line: int = 0

    def prefix(self, name: str) -> str:
        """What the ids of a block begin with; a second block of that name gets a number."""
        self.ids[name] = self.ids.get(name, 0) + 1
        number = f"-{self.ids[name]}" if self.ids[name] > 1 else ""
        return f"{self.name}-{name}{number}-"


def block(
    language: str,
    source: str,
    options: Mapping[str, str],
    page: Page,
    library: Library,
    settings: Settings,
) -> Block:
    """Read one of FENCES; what is wrong with it is said, and shown in its place."""
    thing = FENCES[language]
    if thing == "place":
        return _places(source, page)
    files: tuple[Path, ...] = ()
    said: tuple[tuple[int, str], ...] = ()
    try:
        asked, own = _options(thing, options, settings)
        opened, inside = _open(source, own, page, library, settings)
        if thing != "compare" and len(opened) > 1:
            raise EmbedError(_ONE)
        files = tuple(file for one in opened for file in one.files)
        said = tuple(line for one in opened for line in _said(one, settings, inside=inside))
        if any(one.broken for one in opened):
            raise EmbedError(_BROKEN)
        if thing == "compare":
            made = _comparison(opened, asked, own)
        else:
            make = {"picture": _picture, "facts": _facts, "formula": _formula}[thing]
            made = make(opened[0], asked, own, page)
        return made._replace(said=said, files=files)
    except EmbedError as error:
        message = error.message.en if settings.lang == "en" else error.message.zh
        if error.message is not _BROKEN:
            said = (*said, (0, message))
        if "file" in options:
            files = (*files, *(_path(name, page) for name in options["file"].split()))
        shown = _problem(message)
        return Block(lambda find: shown, said=said, files=files)


def _options(
    thing: str, options: Mapping[str, str], settings: Settings
) -> tuple[Wish, dict[str, str]]:
    """The wish, and the options of blocks in general. Raises EmbedError."""
    names = (*_OWN, *_PICTURES) if thing == "picture" else _OWN
    own = {name: value for name, value in options.items() if name in names}
    rest = {name: value for name, value in options.items() if name not in names}
    if "theme" in THINGS[thing] and settings.theme:
        rest.setdefault("theme", settings.theme)
    if own.get("align", "left") not in _ALIGN:
        raise EmbedError(
            Text(f"align 可选 {'、'.join(_ALIGN)}", f"align is one of {', '.join(_ALIGN)}")
        )
    width = own.get("width", "")
    if width and not is_width(width):
        raise EmbedError(
            Text(
                f"`{width}` 不是宽度：请写 480px 或 60%",
                f"`{width}` is no width: write 480px or 60%",
            )
        )
    return wish(thing, rest, lang=settings.lang), own


def _open(
    source: str, own: Mapping[str, str], page: Page, library: Library, settings: Settings
) -> tuple[tuple[Opened, ...], bool]:
    """The specs of a block, and whether it holds one itself. Raises EmbedError."""
    if bool(source.strip()) == ("file" in own):
        raise EmbedError(_EITHER)
    if "file" not in own:
        root = settings.root or page.folder
        name, text = f"{page.name}.md", source + "\n"
        return (library.text(text, name=name, root=root, line=page.line + 1),), True
    try:
        paths = paths_of(own["file"], lambda name: _path(name, page))
        return tuple(library.file(path, settings.root) for path in paths), False
    except FileNotFoundError:
        name = own["file"]
        raise EmbedError(Text(f"没有文件 `{name}`", f"there is no file `{name}`")) from None


def _path(name: str, page: Page) -> Path:
    return page.top / name.lstrip("/") if name.startswith("/") else page.folder / name


def _said(opened: Opened, settings: Settings, *, inside: bool) -> tuple[tuple[int, str], ...]:
    main = opened.spec.compiled.unit.main.source
    lang = "en" if settings.lang == "en" else "zh"
    return tuple(
        (one.span.position.line if here else 0, told(one, lang, placed=not here))
        for one in opened.findings(settings.severity)
        for here in [inside and one.span.source is main]
    )


def _picture(opened: Opened, asked: Wish, own: Mapping[str, str], page: Page) -> Block:
    drawn = picture(opened, asked)
    scene = drawn.scene
    if own.get("alt"):
        scene = scene._replace(describe=own["alt"])
    prefix = page.prefix(f"{drawn.view.city.id}-{drawn.view.name}")
    anchors = {drawn.view.city.path: identifier(f"{prefix}picture"), **box_ids(scene, prefix)}

    def html(find: Find) -> str:
        svg = embedded_svg(with_links(scene, find), prefix)
        inner = picture_html(svg, scene.title, scene.width, width=own.get("width", ""))
        return _figure(inner, own, scene.title)

    places = (
        (PICTURE, path, anchor, labels_of(drawn.view.model, path))
        for path, anchor in anchors.items()
    )
    return Block(html, tuple(places), leads=TOLD)


def _facts(opened: Opened, asked: Wish, own: Mapping[str, str], page: Page) -> Block:
    table = facts(opened, asked)
    prefix = page.prefix("facts")
    ids = {path: identifier(f"{prefix}{path}") for path in table.about}
    rows: list[str] = []
    for path in table.about:
        rows.append(ids[path] if path not in table.about[: len(rows)] else "")
    model = opened.spec.model

    def html(find: Find) -> str:
        caption = _caption(own, table.title)
        return _wrapped(table_html(table, find, caption=caption, ids=rows), own, "facts")

    return Block(html, tuple((FACTS, path, ids[path], labels_of(model, path)) for path in ids))


def _formula(opened: Opened, asked: Wish, own: Mapping[str, str], page: Page) -> Block:
    tables = formulas(opened, asked)

    def html(find: Find) -> str:
        parts = []
        for number, table in enumerate(tables):
            caption = _caption(own, table.title) if number == 0 else ""
            if not caption:
                parts.append(_printed(table))
            parts.append(table_html(table, find, caption=caption))
        return _wrapped("\n".join(parts), own, "formula")

    return Block(html)


def _comparison(opened: tuple[Opened, ...], asked: Wish, own: Mapping[str, str]) -> Block:
    tables = comparison(opened, asked)

    def html(find: Find) -> str:
        parts = []
        for number, table in enumerate(tables):
            caption = _caption(own, table.title) if number == 0 else ""
            if not caption:
                parts.append(_printed(table))
            parts.append(table_html(table._replace(note=()), find, caption=caption))
        parts.append(note_html(tables[0], find))
        return _wrapped("\n".join(parts), own, "compare")

    return Block(html)


def _printed(table: Table) -> str:
    return f'<p class="citydsl-printed"><strong>{content(table.title)}</strong></p>'


def _places(source: str, page: Page) -> Block:
    """Where pictures and links lead for the elements at these paths."""
    anchors = {path: identifier(f"{page.name}-{path}") for path in source.split()}
    shown = "".join(f'<span id="{anchor}"></span>' for anchor in anchors.values())
    places = ((DECLARED, path, anchor, Labels()) for path, anchor in anchors.items())
    return Block(lambda find: f"<div>{shown}</div>", tuple(places))


def _figure(inner: str, own: Mapping[str, str], title: str) -> str:
    caption = _caption(own, title)
    below = f"\n<figcaption>{content(caption)}</figcaption>" if caption else ""
    return f"<figure{_attributes(own, 'picture')}>\n{inner}{below}\n</figure>"


def _wrapped(inner: str, own: Mapping[str, str], name: str) -> str:
    return f"<div{_attributes(own, name)}>\n{inner}\n</div>"


def _attributes(own: Mapping[str, str], name: str) -> str:
    align = f" align-{own['align']}" if "align" in own else ""
    id = f' id="{attribute(own["id"])}"' if own.get("id") else ""
    return f'{id} class="citydsl-{name}{align}"'


def _caption(own: Mapping[str, str], title: str) -> str:
    """The caption asked for; where it is asked for without a text, ours."""
    text = own.get("caption")
    return title if text in ("", "caption") else text or ""


def _problem(message: str) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in message.split("\n"))
    return f'<div class="admonition failure error"><p class="admonition-title">citydsl</p>{lines}</div>'
