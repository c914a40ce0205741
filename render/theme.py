"""Colours by name: a scene names what a thing is, a theme says what colour that is.

Every layer and pillar has a family of colours (`app.fill`, `security.pillar`); those a user
declares take one of a fixed cycle. Families are mixed from one hue each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citydsl.dsl.model.model import Labels

__all__ = ["FONTS", "THEMES", "Theme", "families"]

FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif")
"""What every text is set in: the first of these a machine has."""

_HUES = {
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
_MARKS = {
    "planned": "#64748B",
    "building": "#1D4ED8",
    "pilot": "#C2670C",
    "live": "#15803D",
    "retired": "#9CA3AF",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours: every token to a colour as `#RRGGBB`."""

    id: str
    labels: Labels
    colours: Mapping[str, str]
    dark: bool = False

    def colour(self, token: str) -> str:
        """Return the colour of a token; `none` stays `none`."""
        return "none" if token == "none" else self.colours[token]


def families(ids: Iterable[str]) -> dict[str, str]:
    """Return the family of colours of each layer or pillar; unknown ones take turns."""
    found: dict[str, str] = {}
    turn = 0
    for name in ids:
        known = name in _HUES and not name.startswith("extra")
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


def _page(fill: str, text: str, soft: str, line: str) -> dict[str, str]:
    return {
        "page.fill": fill,
        "page.text": text,
        "page.soft": soft,
        "page.line": line,
        "edge.stroke": soft,
        "edge.text": soft,
    }


def _theme(name: str, zh: str, en: str, page: dict[str, str]) -> Theme:
    scheme = {"gov": _gov, "light": _light, "dark": _dark, "print": _print}[name]
    colours = dict(page)
    for family, hue in _HUES.items():
        colours |= {f"{family}.{token}": colour for token, colour in scheme(hue).items()}
    for status, hue in _MARKS.items():
        lit = {"dark": _mix(hue, "#FFFFFF", 0.35), "print": "#404040"}.get(name, hue)
        colours[f"mark.{status}"] = lit
    return Theme(name, Labels(zh, en), colours, dark=name == "dark")


THEMES: dict[str, Theme] = {
    theme.id: theme
    for theme in (
        _theme("gov", "政务", "Government", _page("#FFFFFF", "#0B2E63", "#52637A", "#CBD5E1")),
        _theme("light", "浅色", "Light", _page("#FFFFFF", "#1E293B", "#52637A", "#DCE3EC")),
        _theme("dark", "深色", "Dark", _page("#0B1220", "#F1F5FB", "#A9B7CC", "#334155")),
        _theme("print", "打印", "Print", _page("#FFFFFF", "#000000", "#4A4A4A", "#BDBDBD")),
    )
}
"""Every theme by its id, the default first."""
