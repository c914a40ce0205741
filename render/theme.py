"""Colours by name: a scene names what a thing is, a theme says what colour that is.

Every layer and pillar has a family of colours (`app.fill`, `security.pillar`); those a user
declares take one of a fixed cycle. Families are mixed from one hue each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from citydsl.dsl.model.model import Labels
from citydsl.dsl.record import NamedTuple

if TYPE_CHECKING:
    from citydsl.render.scene import Scene

__all__ = [
    "FONTS",
    "HUES",
    "MARKS",
    "PAGES",
    "THEMES",
    "Theme",
    "Themes",
    "families",
    "mixed",
    "theme_of",
]

FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif")
"""What every text is set in: the first of these a machine has."""

HUES = {
    "goal": "#1E4E8C",
    "users": "#64748B",
    "organisation": "#6B5687",
    "access": "#0F766E",
    "app": "#1D4ED8",
    "brain": "#B45309",
    "data": "#4338CA",
    "infra": "#123F8C",
    "network": "#0E7490",
    "sensing": "#3F7A24",
    "standard": "#475A78",
    "ops": "#475A78",
    "guarantee": "#3B5B84",
    "security": "#86202F",
    "ecosystem": "#2F6B4F",
    "neutral": "#4B5B73",
    "extra1": "#9D2563",
    "extra2": "#7A5C0E",
    "extra3": "#2C6E8F",
    "extra4": "#6A43A8",
    "extra5": "#2F6F4F",
    "extra6": "#A23B2A",
}
_EXTRA = 6
MARKS = {
    "planned": "#64748B",
    "building": "#1D4ED8",
    "pilot": "#C2670C",
    "live": "#15803D",
    "retired": "#9CA3AF",
}
_CHANGES = {
    "added": "#15803D",
    "removed": "#B42318",
    "moved": "#1D4ED8",
    "renamed": "#1D4ED8",
    "changed": "#A15C07",
}

_VERBS = ("#C2410C", "#2563EB", "#0F8A5F", "#9333EA", "#D12D6A", "#0E8296")
_GREYS = ("#5F5F5F", "#6E6E6E", "#565656", "#747474", "#646464", "#696969")


class Theme(NamedTuple):
    """One set of colours: every token to a colour as `#RRGGBB`.

    `night` are the colours of the same picture on a dark screen; empty where it is the same there.
    """

    id: str
    labels: Labels
    colours: Mapping[str, str]
    dark: bool = False
    night: Mapping[str, str] = MappingProxyType({})

    def colour(self, token: str) -> str:
        """Return the colour of a token; `none` stays `none`."""
        return "none" if token == "none" else self.colours[token]


Themes: TypeAlias = tuple[tuple[str, Theme], ...]
"""Users' own themes with the names views know them by; of one name the last counts."""


def families(ids: Iterable[str]) -> dict[str, str]:
    """Return the family of colours of each layer or pillar; unknown ones take turns."""
    found: dict[str, str] = {}
    turn = 0
    for name in ids:
        known = name in HUES and not name.startswith("extra")
        found[name] = name if known else f"extra{turn % _EXTRA + 1}"
        turn += not known
    return found


def _mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` of `other` in it."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _gov(hue: str) -> dict[str, str]:
    slab = _mix(hue, "#04122E", 0.55)
    return {
        "strip": hue,
        "strip_text": "#FFFFFF",
        "band": _mix(hue, "#FFFFFF", 0.91),
        "fill": "#FFFFFF",
        "group": _mix(hue, "#FFFFFF", 0.965),
        "ghost": _mix(hue, "#FFFFFF", 0.89),
        "stroke": hue,
        "part": _mix(hue, "#FFFFFF", 0.52),
        "text": "#14213D",
        "soft": "#4F5F78",
        "slab": slab,
        "slab_strip": _mix(slab, "#000000", 0.3),
        "slab_fill": _mix(slab, "#FFFFFF", 0.13),
        "slab_group": _mix(slab, "#FFFFFF", 0.06),
        "slab_stroke": _mix(slab, "#FFFFFF", 0.5),
        "slab_part": _mix(slab, "#FFFFFF", 0.32),
        "slab_text": "#FFFFFF",
        "slab_soft": _mix(slab, "#FFFFFF", 0.78),
        "pillar": hue,
        "pillar_text": "#FFFFFF",
        "pillar_soft": _mix(hue, "#FFFFFF", 0.96),
    }


def _light(hue: str) -> dict[str, str]:
    ink = _mix(hue, "#0B1B33", 0.45)
    slab = _mix(hue, "#FFFFFF", 0.78)
    return _gov(hue) | {
        "strip": _mix(hue, "#FFFFFF", 0.8),
        "strip_text": ink,
        "band": _mix(hue, "#FFFFFF", 0.95),
        "group": "#FFFFFF",
        "ghost": _mix(hue, "#FFFFFF", 0.95),
        "stroke": _mix(hue, "#FFFFFF", 0.35),
        "slab": slab,
        "slab_strip": _mix(hue, "#FFFFFF", 0.7),
        "slab_fill": _mix(slab, "#FFFFFF", 0.6),
        "slab_group": _mix(slab, "#FFFFFF", 0.3),
        "slab_stroke": hue,
        "slab_part": _mix(hue, "#FFFFFF", 0.4),
        "slab_text": ink,
        "slab_soft": _mix(hue, "#0B1B33", 0.5),
        "pillar": slab,
        "pillar_text": ink,
        "pillar_soft": _mix(hue, "#0B1B33", 0.5),
    }


def _dark(hue: str) -> dict[str, str]:
    page = "#0B1220"
    slab = _mix(hue, page, 0.45)
    return {
        "strip": _mix(hue, "#000000", 0.1),
        "strip_text": "#FFFFFF",
        "band": _mix(hue, page, 0.84),
        "fill": _mix(hue, "#131C2F", 0.9),
        "group": _mix(hue, page, 0.78),
        "ghost": _mix(hue, page, 0.86),
        "stroke": _mix(hue, "#FFFFFF", 0.32),
        "part": _mix(_mix(hue, "#FFFFFF", 0.3), page, 0.4),
        "text": "#E9EFF8",
        "soft": "#A9B7CC",
        "slab": slab,
        "slab_strip": _mix(slab, "#000000", 0.3),
        "slab_fill": _mix(slab, page, 0.45),
        "slab_group": _mix(slab, page, 0.25),
        "slab_stroke": _mix(slab, "#FFFFFF", 0.45),
        "slab_part": _mix(slab, "#FFFFFF", 0.3),
        "slab_text": "#FFFFFF",
        "slab_soft": "#D5DEEC",
        "pillar": _mix(hue, page, 0.25),
        "pillar_text": "#FFFFFF",
        "pillar_soft": "#E3E9F2",
    }


def _print(hue: str) -> dict[str, str]:
    return _gov("#404040") | {
        "band": "#F4F4F4",
        "group": "#FAFAFA",
        "ghost": "#F4F4F4",
        "part": "#8C8C8C",
        "text": "#000000",
        "soft": "#4A4A4A",
        "slab": "#262626",
        "slab_fill": "#3D3D3D",
        "slab_group": "#303030",
        "slab_strip": "#141414",
        "pillar": "#4D4D4D",
    }


def mixed(
    name: str,
    labels: Labels,
    base: str,
    *,
    page: Mapping[str, str] = MappingProxyType({}),
    hues: Mapping[str, str] = MappingProxyType({}),
    marks: Mapping[str, str] = MappingProxyType({}),
) -> Theme:
    """Return the theme `base` with other colours: of the page, of families and of statuses.

    From the hue of a family all its shades are mixed, as those of `base` are.
    """
    colours = _colours(base, page, hues, marks)
    night = _colours("dark", {}, hues, marks) if base in _ADAPTIVE else {}
    return Theme(name, labels, colours, dark=base == "dark", night=night)


def theme_of(scene: Scene) -> Theme:
    """The colours a scene is drawn in."""
    return scene.own or THEMES[scene.theme]


def _verb(base: str, number: int) -> str:
    """The colour of a verb: it shows on bands and slabs of its theme alike."""
    hue = _VERBS[number]
    return {"dark": _mix(hue, "#FFFFFF", 0.4), "print": _GREYS[number]}.get(base, hue)


def _change(name: str, mark: str, page: str) -> dict[str, str]:
    """What has changed between two versions: its line, its ground, and texts on both."""
    hue = _CHANGES[mark]
    line = {"dark": _mix(hue, "#FFFFFF", 0.5), "print": "#262626"}.get(name, hue)
    grey = name == "print"
    return {
        f"change.{mark}_stroke": line,
        f"change.{mark}_fill": "#F0F0F0"
        if grey
        else _mix(line, page, 0.74 if name == "dark" else 0.88),
        f"change.{mark}_text": _mix(line, "#FFFFFF" if name == "dark" else "#0B1B33", 0.45),
        f"change.{mark}_sign": page,
    }


def _colours(
    base: str, page: Mapping[str, str], hues: Mapping[str, str], marks: Mapping[str, str]
) -> dict[str, str]:
    whole = {**PAGES[base], **page}
    colours = {f"page.{token}": colour for token, colour in whole.items()}
    colours |= {"edge.stroke": whole["soft"], "edge.text": whole["soft"]}
    for family, hue in {**HUES, **hues}.items():
        colours |= {f"{family}.{token}": each for token, each in _SCHEMES[base](hue).items()}
    colours |= {f"edge.verb{n + 1}": _verb(base, n) for n in range(len(_VERBS))}
    for status, hue in MARKS.items():
        lit = {"dark": _mix(hue, "#FFFFFF", 0.35), "print": "#404040"}.get(base, hue)
        colours[f"mark.{status}"] = marks.get(status, lit)
    for mark in _CHANGES:
        colours |= _change(base, mark, whole["fill"])
    return colours


PAGES = {
    "gov": {"fill": "#FFFFFF", "text": "#0B2E63", "soft": "#52637A", "line": "#CBD5E1"},
    "light": {"fill": "#FFFFFF", "text": "#1E293B", "soft": "#52637A", "line": "#DCE3EC"},
    "dark": {"fill": "#0B1220", "text": "#F1F5FB", "soft": "#A9B7CC", "line": "#334155"},
    "print": {"fill": "#FFFFFF", "text": "#000000", "soft": "#4A4A4A", "line": "#BDBDBD"},
}
"""The colours of each theme's page: its ground, its text, its small text, its lines."""

_SCHEMES = {"gov": _gov, "light": _light, "dark": _dark, "print": _print}
_ADAPTIVE = ("gov", "light")

_LABELS = {
    "gov": Labels("政务", "Government"),
    "light": Labels("浅色", "Light"),
    "dark": Labels("深色", "Dark"),
    "print": Labels("打印", "Print"),
}


class _Themes(Mapping[str, Theme]):
    """Our themes, each mixed when it is first asked for: most runs draw in one."""

    def __init__(self) -> None:
        self._made: dict[str, Theme] = {}

    def __getitem__(self, id: str) -> Theme:
        if id not in self._made:
            self._made[id] = mixed(id, _LABELS[id], id)
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        return iter(_LABELS)

    def __len__(self) -> int:
        return len(_LABELS)


THEMES: Mapping[str, Theme] = _Themes()
"""Every theme by its id, the default first."""
