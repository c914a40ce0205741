"""Charts of results as SVG: bars of seconds by tool, lines of seconds against size, both to log scale.

They follow the reader's light or dark colours; every figure also stands beside its bar as text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

__all__ = ["Bar", "bars", "lines"]

_FONT = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
_STYLE = (
    ".page{fill:#fff}.text{fill:#14213D}.soft{fill:#52637A}.grid{stroke:#CBD5E1}"
    ".ours{fill:#1D4ED8}.peer{fill:#94A3B8}.fail{fill:#B42318}.lost{fill:#E7C9C5}"
    "@media (prefers-color-scheme:dark){.page{fill:#0F172A}.text{fill:#E2E8F0}.soft{fill:#A8B5C7}"
    ".grid{stroke:#334155}.ours{fill:#60A5FA}.peer{fill:#64748B}.fail{fill:#FCA5A5}"
    ".lost{fill:#5B2A28}}"
)
_INKS = ("#3B82F6", "#14A38B", "#D97706", "#8B5CF6", "#DB4C8F", "#0EA5C4", "#7C8CA3", "#6F9A2A")
_WIDTH, _LABEL, _ROW, _HEAD = 860, 250, 22, 34
_PLOT = _WIDTH - _LABEL - 190


class Bar(NamedTuple):
    """A bar: its label, its seconds, what is wrong with it; `ours` stands out."""

    label: str
    seconds: float
    failure: str
    ours: bool


def bars(title: str, groups: Mapping[str, Sequence[Bar]], unit: str = "s") -> str:
    """Draw a group of bars under each heading, the shortest first, on one scale."""
    every = [bar.seconds for group in groups.values() for bar in group]
    low, high = _decades(every)
    body: list[str] = []
    y = 58.0
    for heading, group in groups.items():
        body.append(_text(16, y + 14, heading, "text", weight=700))
        y += _HEAD - 8
        for bar in sorted(group, key=lambda one: (bool(one.failure), one.seconds)):
            body += _bar(bar, y, low, high, unit)
            y += _ROW
        y += 12
    grid = _across(low, high, 50, y - 6, unit)
    return _page(title, [*grid, *body], y + 16)


def lines(
    title: str,
    series: Mapping[str, Sequence[tuple[float, float]]],
    *,
    across: str,
    notes: Mapping[str, str],
) -> str:
    """Draw seconds against size, both to log scale, each line named at its end with a note."""
    points = [point for line in series.values() for point in line]
    left, right = _decades([size for size, _ in points])
    low, high = _decades([max(seconds, 1e-4) for _, seconds in points])
    top, height, x0, wide = 56.0, 380.0, 70.0, 520.0

    def at(size: float, seconds: float) -> tuple[float, float]:
        x = x0 + wide * (math.log10(size) - left) / (right - left)
        part = (math.log10(max(seconds, 1e-4)) - low) / (high - low)
        return round(x, 1), round(top + height * (1 - part), 1)

    body: list[str] = []
    for power in range(left, right + 1):
        x, _ = at(10.0**power, 10.0**low)
        body.append(_rule(x, top, x, top + height))
        body.append(_text(x, top + height + 18, f"{10**power:,}", "soft", anchor="middle"))
    for power in range(low, high + 1):
        _, y = at(10.0**left, 10.0**power)
        body.append(_rule(x0, y, x0 + wide, y))
        body.append(_text(x0 - 8, y + 4, _number(10.0**power, "s"), "soft", anchor="end"))
    body.append(_text(x0 + wide / 2, top + height + 40, across, "soft", anchor="middle"))
    ends = _apart([(at(*line[-1])[1], name) for name, line in series.items()])
    for number, (name, line) in enumerate(series.items()):
        ink = _INKS[number % len(_INKS)]
        path = " ".join(f"{x},{y}" for x, y in (at(*point) for point in line))
        body.append(f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2"/>')
        last, (_, y) = at(*line[-1]), ends[name]
        body.append(
            f'<path d="M{last[0]} {last[1]}L{x0 + wide + 14} {y}" fill="none" stroke="{ink}" '
            'stroke-width="1" stroke-dasharray="2 2"/>'
        )
        body.append(_text(x0 + wide + 18, y + 4, f"{name} {notes.get(name, '')}", "text"))
    return _page(title, body, top + height + 56)


def _apart(ends: Iterable[tuple[float, str]]) -> dict[str, tuple[float, float]]:
    """Where names stand, none on another: each at least a line below the one above."""
    placed: dict[str, tuple[float, float]] = {}
    floor = -math.inf
    for y, name in sorted(ends):
        floor = max(y, floor + 17)
        placed[name] = (y, floor)
    return placed


def _bar(bar: Bar, y: float, low: int, high: int, unit: str) -> list[str]:
    wide = round(max(_along(bar.seconds, low, high), 2), 1)
    kind = "ours" if bar.ours else "peer"
    said = _number(bar.seconds, unit)
    parts = [
        _text(_LABEL - 8, y + 12, bar.label, "text", anchor="end", weight=700 if bar.ours else 400)
    ]
    shape = f'<rect x="{_LABEL}" y="{y}" width="{wide}" height="15" rx="2"'
    if bar.failure:
        parts.append(f'{shape} class="lost"/>')
        parts.append(_text(_LABEL + 6, y + 12, bar.failure, "fail"))
    else:
        parts += [f'{shape} class="{kind}"/>', _text(_LABEL + wide + 6, y + 12, said, "text")]
    return parts


def _across(low: int, high: int, top: float, foot: float, unit: str) -> list[str]:
    parts = []
    for power in range(low, high + 1):
        x = round(_LABEL + _along(10.0**power, low, high), 1)
        parts.append(_rule(x, top, x, foot))
        parts.append(_text(x, top - 4, _number(10.0**power, unit), "soft", anchor="middle"))
    return parts


def _along(value: float, low: int, high: int) -> float:
    return _PLOT * (math.log10(max(value, 10.0**low)) - low) / (high - low)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low = math.floor(math.log10(min(values)))
    return low, max(math.ceil(math.log10(max(values))), low + 1)


def _number(value: float, unit: str) -> str:
    if value >= 10:
        return f"{value:,.0f} {unit}"
    return f"{value:.2g} {unit}" if value < 1 else f"{value:.1f} {unit}"


def _rule(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path d="M{x1} {y1}L{x2} {y2}" class="grid" stroke-width="1"/>'


def _text(
    x: float, y: float, text: str, kind: str, *, anchor: str = "start", weight: int = 400
) -> str:
    return (
        f'<text x="{round(x, 1)}" y="{round(y, 1)}" font-size="13" class="{kind}" '
        f'text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>'
    )


def _page(title: str, body: Iterable[str], height: float) -> str:
    high = round(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{high}" '
        f'viewBox="0 0 {_WIDTH} {high}" font-family="{_FONT}" role="img" aria-label='
        f'"{escape(title)}">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n'
        f'<rect width="{_WIDTH}" height="{high}" class="page"/>\n'
        + _text(16, 24, title, "text", weight=700)
        + "\n"
        + "\n".join(body)
        + "\n</svg>\n"
    )
