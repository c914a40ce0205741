"""The settings in conf.py, and the specs one build has opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.errors import ConfigError

from citydsl.dsl.diagnostics import Text
from citydsl.dsl.suggest import did_you_mean
from citydsl.embedding.library import Library
from citydsl.embedding.request import LANGS, THEMES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

__all__ = ["Build", "build_of", "language", "say", "setup"]

_SETTINGS = {
    "citydsl_lang": ("", ("", *LANGS), "labels in zh, en or both; default: as the document"),
    "citydsl_theme": ("", ("", *THEMES), "theme of pictures that ask for none"),
    "citydsl_severity": ("warning", ("error", "warning", "info"), "which findings are warnings"),
    "citydsl_image": (
        "pdf",
        ("pdf", "png"),
        "pictures in LaTeX; pdf is png where it is not installed",
    ),
}


@dataclass(slots=True)
class Build:
    """What one run of Sphinx has opened, and which files' findings each document has shown."""

    library: Library
    shown: set[tuple[str, Path]] = field(default_factory=set)


_builds: WeakKeyDictionary[BuildEnvironment, Build] = WeakKeyDictionary()


def setup(app: Sphinx) -> None:
    """Add the settings; forget with every run what an earlier one has read."""
    for name, (default, _, doc) in _SETTINGS.items():
        app.add_config_value(name, default, "env", (str,), doc)
    app.add_config_value("citydsl_root", "", "env", (str,), "folder that `use` may not leave")
    app.connect("config-inited", _check)
    app.connect("env-before-read-docs", _begin)


def build_of(env: BuildEnvironment) -> Build:
    """Return what this run has opened so far; names are relative to the folder of conf.py."""
    return _builds[env]


def language(config: Config) -> str:
    """The language of labels: the setting's, else the document's."""
    asked: str = config.citydsl_lang
    return asked or ("zh" if str(config.language).lower().startswith("zh") else "en")


def say(text: Text, config: Config) -> str:
    """A sentence in the language of the document."""
    return text.en if language(config) == "en" else text.zh


def _check(app: Sphinx, config: Config) -> None:
    for name, (_, values, _) in _SETTINGS.items():
        value = config[name]
        if value not in values:
            near = did_you_mean(value, values) if isinstance(value, str) else None
            hint = near.en if near else f"there are {', '.join(one for one in values if one)}"
            raise ConfigError(f"{name} = {value!r} in conf.py: {hint}")


def _begin(app: Sphinx, env: BuildEnvironment, names: Iterable[str]) -> None:
    _builds[env] = Build(Library(Path(app.confdir)))
