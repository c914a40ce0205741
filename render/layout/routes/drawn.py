"""Draws the relations of a layered view into its picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.render.layout.blocks import Stack
from citydsl.render.layout.painter import Painter, Rect
from citydsl.render.layout.phrases import phrase
from citydsl.render.layout.routes.key import (
    ROUTE_WIDTH,
    Key,
    draw_key,
    key_of,
    tones_of,
)
from citydsl.render.layout.routes.nets import LIMIT, Net, Nets, nets_of
from citydsl.render.scene import Route

if TYPE_CHECKING:
    from citydsl.render.layout.routes.router import Way

__all__ = ["Drawn", "Outcome", "drawn_of"]

_CHANNELS = (0.0, 10.0, 15.0, 21.0)
_LARGE, _FEW = 300, 24
_RADIUS = 6.0
_HEADS = 19.0
_MANY = 99
_ABOVE = 14.0


class Outcome(NamedTuple):
    """What wider gaps might help: nets without a way, and routes too short for their arrows."""

    lost: tuple[Net, ...]
    cramped: int

    @property
    def flaws(self) -> tuple[int, int]:
        """How much there is to better, the worst first."""
        return len(self.lost), self.cramped


class Drawn(NamedTuple):
    """The nets of a picture; `channels` is how wide its gaps are made, tried in turn."""

    view: View | None
    nets: Nets
    lang: str
    channels: tuple[float, ...]

    def room(self, width: float) -> float:
        """The height kept for what is said of the routes under the picture."""
        return self._key(width, _MANY).height

    def _key(self, width: float, lost: int) -> Key:
        if self.view is None:
            return Key(())
        return key_of(self.nets, self.view.model.vocabulary.verbs, width, self.lang, lost)

    def draw_key(
        self, painter: Painter, left: float, top: float, width: float, lost: Sequence[Net]
    ) -> float:
        """Say what the routes mean and how many relations have none; return where it ends."""
        key = self._key(width, sum(net.weight for net in lost))
        draw_key(painter, key, left, top + _ABOVE)
        return top + key.height

    def summary(self, lost: Sequence[Net]) -> str:
        """The relations drawn, in words."""
        gone = {net.id for net in lost}
        titles = [net.title for net in self.nets.nets if net.id not in gone]
        return (
            phrase("relations", self.lang, phrase("semicolon", self.lang).join(titles))
            if titles
            else ""
        )

    def draw(self, painter: Painter, size: float) -> Outcome:
        """Draw all that find a way, with labels in `size`."""
        if not self.nets.nets:
            return Outcome((), 0)
        # Few pictures show routes; the others do not pay for what finds them.
        from citydsl.render.layout.routes.labels import words_of
        from citydsl.render.layout.routes.router import ways_of
        from citydsl.render.layout.routes.scenery import scenery_of

        scenery = scenery_of(painter.items)
        ways = ways_of(scenery, self.nets.nets)
        tones = tones_of(self.nets.nets)
        for way in ways:
            painter.items.append(_route(way, tones[way.net.verb]))
        for word in words_of(ways, scenery, size):
            x0, y0, x1, y1 = word.area
            name = f"label.{word.net}"
            at = Rect(x0, y0, x1 - x0, y1 - y0)
            painter.box(name, "label", at, "page.fill", radius=4)
            painter.text((word.text,), at.middle, y0, size, "edge.text", box=name, role="edge")
        found = {way.net.id for way in ways}
        lost = tuple(net for net in self.nets.nets if net.id not in found)
        return Outcome(lost, sum(1 for way in ways if way.net.mutual and _short(way)))


def drawn_of(view: View, stack: Stack, lang: str) -> Drawn:
    """Return what is to be drawn of a view's relations: nothing unless it asks for them."""
    if not view.drawn:
        return Drawn(None, Nets(()), lang, (0.0,))
    large = sum(1 for _ in stack.walk()) > _LARGE
    nets = nets_of(view, stack, lang, limit=_FEW if large else LIMIT)
    return Drawn(view, nets, lang, _CHANNELS[1:2] if large else _CHANNELS)


def _short(way: Way) -> bool:
    (ax, ay), (bx, by) = way.points[0], way.points[-1]
    return len(way.points) == 2 and abs(bx - ax) + abs(by - ay) < _HEADS


def _route(way: Way, tone: str) -> Route:
    net = way.net
    return Route(
        net.id,
        way.points,
        tone,
        net.source,
        net.target,
        dashed=net.inferred,
        stroke_width=ROUTE_WIDTH,
        arrow_start=net.mutual,
        title=net.title,
        verb=net.verb,
        radius=_RADIUS,
    )
