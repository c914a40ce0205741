"""Words on routes: only where they stand in a gap and touch nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.routes.nets import Bundle
from citydsl.render.layout.routes.router import Way
from citydsl.render.layout.routes.scenery import Scenery
from citydsl.render.layout.routes.space import Area
from citydsl.render.measure import LINE, text_width

__all__ = ["Word", "words_of"]

_PAD, _STEP = 4.0, 6.0
_CLEAR = 2.5
_END = 16.0
_MOST = 20
_LONGEST = 16


class Word(NamedTuple):
    """A label with its place; `net` is the route it stands on."""

    net: str
    text: str
    area: Area


def words_of(ways: Sequence[Way], scenery: Scenery, size: float) -> tuple[Word, ...]:
    """Return a label for each bundle of routes that has room for one, in `size`."""
    found: list[Word] = []
    runs = [(way.net.bundle, _run(a, b)) for way in ways for a, b in pairwise(way.points)]
    bundles: dict[tuple[Bundle, str], list[Way]] = {}
    for way in ways:
        if way.net.label and len(way.net.label) <= _LONGEST:
            bundles.setdefault((way.net.bundle, way.net.label), []).append(way)
    for (bundle, _), many in bundles.items():
        own = [run for who, run in runs if who == bundle]
        others = [run for who, run in runs if who != bundle] + [word.area for word in found]
        word = _word(many, scenery, own, others, size)
        if word is not None:
            found.append(word)
    return tuple(found)


def _word(
    many: Sequence[Way],
    scenery: Scenery,
    own: Sequence[Area],
    others: Sequence[Area],
    size: float,
) -> Word | None:
    """The best place for the label that routes of a bundle have in common."""
    text = many[0].net.label
    width, height = text_width(text, size) + 2 * _PAD, size * LINE
    home = {
        name for way in many for end in (way.net.source, way.net.target)
        for name in scenery.around(end)
    }  # fmt: skip
    spots = (spot for way in many for spot in _spots(way, width, height))
    for _, area, along, net in sorted(spots, key=lambda spot: spot[:2]):
        roomy = _grown(area, _CLEAR)
        if (
            scenery.space.free(roomy)
            and not any(_meet(roomy, other) for other in others)
            and not any(_crosses(area, run, along) for run in own)
            and all(name in home and inside for name, inside in scenery.frames(roomy))
        ):
            return Word(net, text, area)
    return None


def _run(a: tuple[float, float], b: tuple[float, float]) -> Area:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _spots(way: Way, width: float, height: float) -> Iterator[tuple[float, Area, Area, str]]:
    """Places for a label along a way, with how far each is from the best, and the run it is on."""
    for a, b in pairwise(way.points):
        lies = a[1] == b[1]
        length = abs(b[0] - a[0]) + abs(b[1] - a[1])
        room = length - (width if lies else height) - _END
        if room < 0:
            continue
        for number in range(min(_MOST, int(room / _STEP / 2)) + 1):
            for sign in (1, -1) if number else (1,):
                share = 0.5 + sign * number * _STEP / length
                x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
                area = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                far = number * _STEP + (0.0 if lies else 40.0 + width) - min(length, 200.0) / 4
                yield round(far, 3), area, _run(a, b), way.net.id


def _grown(area: Area, by: float) -> Area:
    return area[0] - by, area[1] - by, area[2] + by, area[3] + by


def _meet(one: Area, other: Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _crosses(area: Area, run: Area, along: Area) -> bool:
    """Whether a run of the same bundle goes through a label other than along its line."""
    if not _meet(area, run):
        return False
    same = 1 if along[1] == along[3] else 0
    return not (run[same] == run[same + 2] == along[same])
