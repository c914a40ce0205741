"""The project's settings, as the file that `settings_file` finds has them.

Its table `rules` gives rules, by name or code, another severity: `error`, `warning`, `info`, or
`off`. What is an error by nature stays one. Its table `theme` is a theme, as in a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citydsl.dsl.checks.bad_settings import RULE as BAD_SETTINGS
from citydsl.dsl.diagnostics import Diagnostic, Outcome, Severity, Text
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.silence import unknown_rule
from citydsl.dsl.source import Source, Span
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.toml_file import key_span, read_toml
from citydsl.settings_file import find_settings

if TYPE_CHECKING:
    from citydsl.render.theme import Theme

__all__ = ["Settings", "apply", "load"]

_OFF = "off"
_LEVELS = (*(severity.value for severity in Severity), _OFF)


class Settings(NamedTuple):
    """Severities by the code of a rule, None for off, and what is wrong with the file itself.

    `theme` is what pictures are drawn in that ask for no other.
    """

    severities: Mapping[str, Severity | None]
    found: tuple[Diagnostic, ...] = ()
    theme: Theme | None = None


def load(root: Path, base: Path) -> Settings:
    """Read the settings that hold for a root folder; names are shown relative to `base`."""
    path = find_settings(root)
    return _read(path, _shown(path, base.resolve())) if path else Settings({})


def apply(diagnostics: Iterable[Diagnostic], settings: Settings) -> tuple[Diagnostic, ...]:
    """Give findings the severity the settings want, and drop those switched off."""
    if not settings.severities:
        return tuple(diagnostics)
    kept = []
    for one in diagnostics:
        severity = settings.severities.get(one.rule.code, one.severity)
        if severity is not None:
            kept.append(one._replace(rule=one.rule._replace(severity=severity)))
    return tuple(kept)


def _shown(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name


def _read(path: Path, name: str) -> Settings:
    source = Source(name=name, text="")
    try:
        text = path.read_bytes().decode("utf-8")
        # Offsets count what the text holds; TOML takes both kinds of line break.
        source = Source(name=name, text=text)
    except UnicodeDecodeError:
        return Settings({}, (_wrong(Span(source, 0, 0), _not_utf8()),))
    except OSError as error:
        reason = error.strerror or str(error)
        message = Text(f"无法读取：`{reason}`", f"cannot be read: `{reason}`")
        return Settings({}, (_wrong(Span(source, 0, 0), message),))
    read = read_toml(source, BAD_SETTINGS)
    if read.diagnostics:
        return Settings({}, read.diagnostics)
    rules = read.value.get("rules", {})
    if not isinstance(rules, dict):
        message = Text("`rules` 应为一个表", "`rules` must be a table")
        return Settings({}, (_wrong(key_span(source, "", "rules"), message),))
    severities, found = _rules(source, rules)
    theme = _theme(source, read.value.get("theme"))
    return Settings(severities, (*found, *theme.diagnostics), theme.value)


def _theme(source: Source, table: Any) -> Outcome[Theme | None]:
    if table is None:
        return Outcome(None)
    from citydsl.render.own_theme import own_theme

    return own_theme(source, table, at="theme")


def _rules(
    source: Source, rules: dict[str, Any]
) -> tuple[dict[str, Severity | None], list[Diagnostic]]:
    from citydsl.dsl.catalogue import find_rule

    severities: dict[str, Severity | None] = {}
    found: list[Diagnostic] = []
    for name, level in rules.items():
        key = key_span(source, "rules", name)
        rule = find_rule(name)
        if rule is None:
            found.append(unknown_rule(key))
        elif level not in _LEVELS:
            found.append(_bad_level(key, level))
        elif rule.severity is Severity.ERROR and level != Severity.ERROR:
            message = Text(
                f"`{name}` 是错误，级别不能降低", f"`{name}` is an error and cannot be lowered"
            )
            found.append(_wrong(key, message))
        else:
            severities[rule.code] = None if level == _OFF else Severity(level)
    return severities, found


def _bad_level(key: Span, level: object) -> Diagnostic:
    shown = level if isinstance(level, str) else repr(level)
    listed = [f"`{one}`" for one in _LEVELS]
    help = did_you_mean(shown, _LEVELS) or Text(
        f"可取：{'、'.join(listed)}", f"one of: {', '.join(listed)}"
    )
    message = Text(f"没有级别 `{shown}`", f"no severity `{shown}`")
    return _wrong(key, message, help)


def _not_utf8() -> Text:
    return Text("不是 `UTF-8` 编码", "not in UTF-8")


def _wrong(span: Span, message: Text, help: Text | None = None) -> Diagnostic:
    return BAD_SETTINGS.at(span, message, help=help)
