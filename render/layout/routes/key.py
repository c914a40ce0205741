"""The line under a picture that says what its routes mean, and how many relations have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from citydsl.dsl.model.model import Labels, Verb
from citydsl.dsl.record import NamedTuple
from citydsl.render.layout.painter import Painter
from citydsl.render.layout.phrases import phrase
from citydsl.render.layout.routes.nets import Net, Nets
from citydsl.render.measure import LINE, text_width
from citydsl.render.plain import plain
from citydsl.render.scene import Route

__all__ = ["KEY_SIZE", "ROUTE_WIDTH", "Key", "draw_key", "key_of", "tones_of"]

KEY_SIZE = 13.0
ROUTE_WIDTH = 1.6
_TONES = 6
_SAMPLE, _GAP, _ROW = 30.0, 22.0, 1.5

_RELATED = Labels("相关", "related")
_OTHER = Labels("其他关系", "other relations")
_INFERRED = Labels("推断的关系", "inferred relation")
_MUTUAL = Labels("双向", "mutual")
_DRAWN = Labels("关系{}条", "relations drawn: {}")
_LEFT = Labels("，另有{}条未画（{}）", ", {} more not drawn ({})")
_REASONS = (
    Labels("一端为城市整体{}", "an end is the city as a whole: {}"),
    Labels("一端不在图中{}", "an end is not shown: {}"),
    Labels("在同一框内{}", "within one box: {}"),
    Labels("超出图中所容{}", "beyond what a picture holds: {}"),
    Labels("无路可走{}", "no way free: {}"),
)


class Sample(NamedTuple):
    """An entry: a line as it is drawn and what it says; no line where `tone` is empty."""

    name: str
    text: str
    tone: str = ""
    dashed: bool = False
    mutual: bool = False

    @property
    def width(self) -> float:
        """What it takes across."""
        return (_SAMPLE + 7 if self.tone else 0.0) + text_width(self.text, KEY_SIZE)


class Key(NamedTuple):
    """The entries in rows."""

    rows: tuple[tuple[Sample, ...], ...]

    @property
    def height(self) -> float:
        """The height of all rows."""
        return len(self.rows) * KEY_SIZE * _ROW


def tones_of(nets: Sequence[Net]) -> dict[str, str]:
    """The colour of each verb: the most used have their own, the others share one."""
    counts: dict[str, int] = {}
    for net in nets:
        if net.verb:
            counts[net.verb] = counts.get(net.verb, 0) + 1
    ranked = sorted(counts, key=lambda verb: -counts[verb])
    own = {verb: f"edge.verb{number + 1}" for number, verb in enumerate(ranked[:_TONES])}
    return {net.verb: own.get(net.verb, "edge.stroke") for net in nets}


def key_of(nets: Nets, verbs: Mapping[str, Verb], width: float, lang: str, lost: int) -> Key:
    """Return what is said of the routes in a width; `lost` is how many relations had no way."""
    rows: list[list[Sample]] = []
    x = 0.0
    for sample in _samples(nets, verbs, lang, lost):
        if not rows or x + sample.width > width:
            rows.append([])
            x = 0.0
        rows[-1].append(sample)
        x += sample.width + _GAP
    return Key(tuple(tuple(row) for row in rows))


def _samples(nets: Nets, verbs: Mapping[str, Verb], lang: str, lost: int) -> Iterator[Sample]:
    tones = tones_of(nets.nets)
    for verb, tone in sorted(tones.items(), key=lambda pair: (not pair[0], pair[1])):
        if tone != "edge.stroke":
            yield Sample(f"verb.{verb}", plain(verbs[verb].labels.pick(lang)) or verb, tone)
    rest = [verb for verb in tones if tones[verb] == "edge.stroke"]
    if rest:
        yield Sample("other", (_OTHER if any(rest) else _RELATED).pick(lang), "edge.stroke")
    if any(net.inferred for net in nets.nets):
        yield Sample("inferred", _INFERRED.pick(lang), "page.soft", dashed=True)
    if any(net.mutual for net in nets.nets):
        yield Sample("mutual", _MUTUAL.pick(lang), "page.soft", mutual=True)
    text = _DRAWN.pick(lang).format(nets.weight - lost)
    numbers = (nets.city, nets.outside, nets.within, nets.beyond, lost)
    if any(numbers):
        reasons = [
            reason.pick(lang).format(number)
            for reason, number in zip(_REASONS, numbers, strict=True)
            if number
        ]
        text += _LEFT.pick(lang).format(sum(numbers), phrase("comma", lang).join(reasons))
    yield Sample("count", text)


def draw_key(painter: Painter, key: Key, left: float, top: float) -> None:
    """Draw the rows from their upper left corner."""
    for row in key.rows:
        x, middle = left, top + KEY_SIZE * LINE / 2
        for sample in row:
            start = x
            if sample.tone:
                painter.items.append(
                    Route(
                        f"key.{sample.name}",
                        ((x, middle), (x + _SAMPLE, middle)),
                        sample.tone,
                        "",
                        "",
                        dashed=sample.dashed,
                        stroke_width=ROUTE_WIDTH,
                        arrow_start=sample.mutual,
                    )
                )
                start = x + _SAMPLE + 7
            painter.text(
                (sample.text,), start, top, KEY_SIZE, "page.soft", anchor="start", role="legend"
            )
            x += sample.width + _GAP
        top += KEY_SIZE * _ROW
