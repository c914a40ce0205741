"""A user's own theme, read from TOML: a base theme and the colours that differ from it.

```toml
base = "gov"            # gov, light, dark or print
zh = "滨海蓝"
en = "Harbour blue"

[page]                  # fill, text, soft, line
text = "#003366"

[hues]                  # one for a layer or pillar; its shades are mixed from it
app = "#005EB8"

[statuses]              # planned, building, pilot, live, retired
live = "#0A7F3F"
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citydsl.dsl.checks.bad_theme import RULE as BAD_THEME
from citydsl.dsl.checks.poor_contrast import RULE as POOR_CONTRAST
from citydsl.dsl.diagnostics import Diagnostic, Outcome, Severity, Text
from citydsl.dsl.model.model import Labels
from citydsl.dsl.source import Source, Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.toml_file import key_span, read_toml
from citydsl.render.contrast import LEAST, poor_pairs
from citydsl.render.theme import HUES, MARKS, PAGES, THEMES, Theme, mixed

__all__ = ["own_theme", "read_theme"]

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_TABLES: dict[str, Iterable[str]] = {"page": PAGES["gov"], "hues": HUES, "statuses": MARKS}
_WORDS = ("base", "zh", "en")
_GREY = "print"


def read_theme(source: Source) -> Outcome[Theme | None]:
    """Read a theme file. What is wrong with it is an error, and then there is no theme."""
    read = read_toml(source, BAD_THEME)
    if read.diagnostics:
        return Outcome(None, read.diagnostics)
    return own_theme(source, read.value, at="")


def own_theme(source: Source, values: Any, *, at: str) -> Outcome[Theme | None]:
    """Make a theme of the values of a TOML table, which stands in `source` under the name `at`."""
    if not isinstance(values, dict):
        message = Text(f"`{at}` 应为一个表", f"`{at}` must be a table")
        return Outcome(None, (BAD_THEME.at(key_span(source, "", at), message),))
    reader = _Reader(source, at)
    found = tuple(reader.wrong(values))
    if any(one.severity is Severity.ERROR for one in found):
        return Outcome(None, found)
    tables = {name: _upper(values.get(name, {})) for name in _TABLES}
    theme = mixed(
        source.name,
        Labels(values.get("zh", ""), values.get("en", "")),
        values.get("base", "gov"),
        page=tables["page"],
        hues=tables["hues"],
        marks=tables["statuses"],
    )
    return Outcome(theme, (*found, *reader.poor(theme)))


def _upper(table: Mapping[str, str]) -> dict[str, str]:
    return {key: colour.upper() for key, colour in table.items()}


class _Reader:
    """Tells what is wrong in one theme, and where."""

    def __init__(self, source: Source, at: str) -> None:
        self.source = source
        self.at = at

    def wrong(self, values: Mapping[str, Any]) -> Iterator[Diagnostic]:
        """What cannot be used as it stands."""
        for key, value in values.items():
            place = key_span(self.source, self.at, key)
            if key in _TABLES:
                yield from self._table(key, value, place)
            elif key not in _WORDS:
                yield _unknown(place, key, (*_WORDS, *_TABLES))
            elif key == "base" and value not in THEMES:
                yield _unknown(place, str(value), THEMES, Text("主题", "theme"))
            elif not isinstance(value, str):
                message = Text(f"`{key}` 应为文字", f"`{key}` must be a text")
                yield BAD_THEME.at(place, message)
        if values.get("base") == _GREY and values.get("hues"):
            yield BAD_THEME.at(
                key_span(self.source, self.at, "hues"),
                Text("以 `print` 为基础的主题只有灰色", "a theme based on `print` is all grey"),
                help=Text(
                    "删去 `hues`，或改用别的 `base`", "remove `hues`, or choose another `base`"
                ),
            )

    def _table(self, name: str, table: Any, place: Span) -> Iterator[Diagnostic]:
        if not isinstance(table, dict):
            yield BAD_THEME.at(place, Text(f"`{name}` 应为一个表", f"`{name}` must be a table"))
            return
        for key, colour in table.items():
            spot = key_span(self.source, self._inside(name), key)
            if key not in _TABLES[name]:
                yield _unknown(spot, key, _TABLES[name])
            elif not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
                yield BAD_THEME.at(
                    spot,
                    Text(f"`{colour}` 不是颜色", f"`{colour}` is no colour"),
                    help=Text("写作 `#RRGGBB`，如 `#1D4ED8`", "write `#RRGGBB`, such as `#1D4ED8`"),
                )

    def poor(self, theme: Theme) -> Iterator[Diagnostic]:
        """Texts that are hard to read, by day and on a dark screen."""
        told = set()
        for colours, when in ((theme.colours, Text("", "")), (theme.night, _AT_NIGHT)):
            for one in poor_pairs(colours) if colours else ():
                if one.family in told:
                    continue
                told.add(one.family)
                ratio = f"{one.ratio:.2f}"
                yield POOR_CONTRAST.at(
                    self._of_family(one.family),
                    Text(
                        f"{when.zh}`{one.text}` 在 `{one.ground}` 上的对比度为 {ratio}，"
                        f"应不低于 {LEAST}",
                        f"`{one.text}` on `{one.ground}`{when.en} has a contrast of {ratio}, "
                        f"under {LEAST}",
                    ),
                    label=Text(
                        f"`{colours[one.text]}` 在 `{colours[one.ground]}` 上",
                        f"`{colours[one.text]}` on `{colours[one.ground]}`",
                    ),
                    help=_HELP,
                )

    def _of_family(self, family: str) -> Span:
        if family == "page":
            return key_span(self.source, self.at, "page")
        return key_span(self.source, self._inside("hues"), family)

    def _inside(self, table: str) -> str:
        return f"{self.at}.{table}" if self.at else table


_AT_NIGHT = Text("深色屏幕上，", " on a dark screen")
_HELP = Text("选更深或更浅的颜色", "choose a darker or lighter colour")


def _unknown(
    place: Span,
    name: str,
    known: Iterable[str],
    what: Text = Text("键", "key"),  # noqa: B008
) -> Diagnostic:
    listed = [f"`{one}`" for one in known]
    help = did_you_mean(name, known) or Text(
        f"可取：{'、'.join(listed)}", f"one of: {', '.join(listed)}"
    )
    message = Text(f"没有{what.zh} `{name}`", f"no {what.en} `{name}`")
    return BAD_THEME.at(place, message, help=help)
