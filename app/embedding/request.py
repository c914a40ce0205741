"""What a document asks of a spec: pictures and tables, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from citydsl.api import Picture
from citydsl.dsl.diagnostics import Text
from citydsl.dsl.model.model import City, Model
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.views.at import model_at, read_date
from citydsl.dsl.views.compute import compute
from citydsl.dsl.views.query import select
from citydsl.dsl.vocabulary.choices import CHOICES
from citydsl.embedding.library import Opened, told
from citydsl.render.embed.facts import facts_table
from citydsl.render.embed.formulas import formula_tables
from citydsl.render.embed.table import Table
from citydsl.render.formats.table import Look
from citydsl.render.page import PAGES

__all__ = [
    "LANGS",
    "THEMES",
    "THINGS",
    "EmbedError",
    "Wish",
    "comparison",
    "facts",
    "formulas",
    "picture",
    "wish",
]

LANGS = ("zh", "en", "both")
"""The languages labels can be in; tables show one, Chinese where both are asked for."""

THEMES = tuple(choice.id for choice in CHOICES["theme"])
_PAGE = "free"
"""A picture in a text is as large as what it shows: it fills no slide."""

_CLASSES = {name: one.id for one in CHOICES["class"] for name in (one.id, one.zh)}

THINGS: Mapping[str, tuple[str, ...]] = {
    "picture": ("view", "city", "lang", "theme", "page", "at"),
    "facts": ("city", "class", "of", "lang", "at"),
    "formula": ("city", "formula", "lang", "at"),
    "compare": ("section", "city", "lang", "at"),
}
"""What can be embedded, and the options each takes besides those of the kind of document."""


class EmbedError(ValueError):
    """A wish that cannot be met; `message` says why, and what would do.

    `about` is the name or value that is wrong, where it is one of them.
    """

    def __init__(self, message: Text, about: str = "") -> None:
        super().__init__(message.en)
        self.message = message
        self.about = about


class Wish(NamedTuple):
    """What is asked for, checked as far as it can be without a spec. Empty is the default."""

    lang: str
    view: str = ""
    city: str = ""
    theme: str = ""
    at: str = ""
    classes: frozenset[str] = frozenset()
    of: str = ""
    formula: str = ""
    sections: tuple[str, ...] = ()
    page: str = ""

    @property
    def first(self) -> str:
        """The language of tables and of what is said."""
        return "en" if self.lang == "en" else "zh"


def wish(thing: str, options: Mapping[str, str], *, lang: str) -> Wish:
    """Read the options for one of THINGS; `lang` is the document's. Raises EmbedError."""
    for name in options:
        _known(name, THINGS[thing], Text("选项", "option"))
    given = {name: value.strip() for name, value in options.items()}
    classes = _listed(given.get("class", ""))
    return Wish(
        _known(given.get("lang") or lang, LANGS, Text("语言", "language")),
        given.get("view", ""),
        given.get("city", ""),
        _known(given.get("theme", ""), ("", *THEMES), Text("主题", "theme")),
        _date(given.get("at", "")),
        frozenset(_CLASSES[_known(one, _CLASSES, Text("类别", "class"))] for one in classes),
        given.get("of", ""),
        given.get("formula", ""),
        sections=_listed(given.get("section", "")),
        page=_known(given.get("page", "").replace("-", "_"), ("", *PAGES), Text("页面", "page")),
    )


def picture(opened: Opened, asked: Wish) -> Picture:
    """Return the view asked for, else the city's first. Raises EmbedError and SpecError."""
    model, city = _city(opened, asked)
    views = {view.name: view for view in compute(model, city, date=asked.at)}
    name = asked.view or next(iter(views))
    found = views[_known(name, views, Text("视图", "view"))]
    page = asked.page or found.page or _PAGE
    themes = opened.spec.compiled.themes
    return Picture(found, Look(asked.lang, asked.theme, page=page, themes=themes))


def facts(opened: Opened, asked: Wish) -> Table:
    """Return the facts asked for as a table. Raises EmbedError and SpecError."""
    model, city = _city(opened, asked)
    paths = None
    if asked.of:
        selected = select(asked.of, opened.spec.compiled.unit, model, city)
        if selected.diagnostics:
            raise EmbedError(
                Text(*(told(selected.diagnostics[0], lang, placed=False) for lang in ("zh", "en"))),
                asked.of,
            )
        paths = selected.value
    table = facts_table(model, city, asked.first, classes=asked.classes, paths=paths)
    if not table.rows:
        raise EmbedError(Text("没有符合条件的事实", "no fact is so"))
    return table


def formulas(opened: Opened, asked: Wish) -> tuple[Table, ...]:
    """Return a table for each formula asked for. Raises EmbedError and SpecError."""
    model, city = _city(opened, asked)
    tables = formula_tables(model, city, asked.first, printed=asked.formula)
    if not tables:
        printed = dict.fromkeys(one.printed for one in city.formulas)
        if not printed:
            raise EmbedError(Text("来源没有给出公式", "the spec has no formula"))
        _known(asked.formula, printed, Text("公式", "formula"))
    return tables


def comparison(opened: Sequence[Opened], asked: Wish) -> tuple[Table, ...]:
    """Return a table for each section asked for, over the cities of several specs.

    `city` names those to compare, in that order. Raises EmbedError and SpecError.
    """
    from citydsl.dsl.compare.compare import FEWEST, MOST, SECTIONS, compare
    from citydsl.render.embed.comparison import comparison_tables

    known = {city.id: (one.spec.model, city) for one in opened for city in one.spec.model.cities}
    names = _listed(asked.city) or tuple(known)
    chosen = [known[_known(name, known, Text("城市", "city"))] for name in names]
    if not FEWEST <= len(chosen) <= MOST:
        raise EmbedError(
            Text(
                f"有 {len(chosen)} 个城市，对比需要 {FEWEST} 至 {MOST} 个",
                f"{len(chosen)} cities to compare; it takes {FEWEST} to {MOST}",
            )
        )
    if asked.at:
        chosen = [model_at(model, city, asked.at) for model, city in chosen]
    sections = {id for name in asked.sections for id in _sections(name, SECTIONS)}
    tables = comparison_tables(compare(chosen, sections), asked.first)
    if not tables:
        raise EmbedError(Text("这些城市没有可比的内容", "there is nothing to compare in this"))
    return tables


def _sections(name: str, known: Collection[str]) -> list[str]:
    """The sections of a name, in full or by its beginning (`q01`)."""
    fitting = [one for one in known if one == name or one.startswith(f"{name}-")]
    return fitting or [_known(name, known, Text("部分", "section"))]


def _listed(text: str) -> tuple[str, ...]:
    """The names in a list, with commas of either script."""
    names = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(name.strip() for name in names if name.strip())


def _city(opened: Opened, asked: Wish) -> tuple[Model, City]:
    """The city asked for, else the first, at the date asked for."""
    cities = {city.path: city for city in opened.spec.cities}
    if not cities:
        raise EmbedError(Text("文件没有声明城市", "the spec declares no city"))
    name = asked.city or next(iter(cities))
    city = cities[_known(name, cities, Text("城市", "city"))]
    model = opened.spec.model
    return model_at(model, city, asked.at) if asked.at else (model, city)


def _date(text: str) -> str:
    date = read_date(text) if text else ""
    if date is None:
        raise EmbedError(
            Text(
                f"`{text}` 不是日期：请写 2018、2018-10 或 2018-10-04",
                f"`{text}` is no date: write 2018, 2018-10 or 2018-10-04",
            ),
            text,
        )
    return date


def _known(name: str, names: Collection[str], what: Text) -> str:
    """Return a name that is there. Raises EmbedError with the nearest, else with all there are."""
    if name in names:
        return name
    listed = [f"`{one}`" for one in names if one]
    help = did_you_mean(name, names) or Text(
        f"可选：{'、'.join(listed)}", f"there are {', '.join(listed)}"
    )
    raise EmbedError(
        Text(f"没有{what.zh} `{name}`：{help.zh}", f"no {what.en} `{name}`: {help.en}"), name
    )
