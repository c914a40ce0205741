"""How roomy a layered picture is set: sizes and gaps from ample to tight."""

from __future__ import annotations

from citydsl.dsl.record import NamedTuple

__all__ = ["DENSITIES", "NATURAL", "OVERFLOW", "Density", "least_on", "tallest"]

_SCREEN = (1920.0, 1080.0)
_LEAST = 10.0
_BROAD = 1600.0


class Density(NamedTuple):
    """Sizes of labels and of the notes under them, gaps, and how many blocks share a row."""

    label: float
    note: float
    gap: float
    columns: int

    def size(self, depth: int) -> float:
        """The label size of a block that stands `depth` blocks deep."""
        return max(self.note, round(self.label * (1.0, 0.9, 0.85)[min(depth, 2)], 1))

    def inset(self, depth: int) -> float:
        """The space between a group's edge and its parts."""
        return round(self.gap * max(0.45, 0.9 - 0.15 * depth), 1)

    def on(self, width: float) -> Density:
        """The same on a page of this width: on a narrow one fewer blocks share a row."""
        share = min(1.0, width / _BROAD)
        return self._replace(columns=max(2, int(self.columns * share + 0.6)))

    @property
    def ample(self) -> bool:
        """Whether there is space to spare."""
        return self.label >= DENSITIES[1].label

    @property
    def tight(self) -> bool:
        """Whether height is scarce: notes then share lines."""
        return self.label < 14

    @property
    def air(self) -> float:
        """The space above and below a text in its box, in em of its label."""
        return 0.5 if self.tight else 0.85

    @property
    def pad(self) -> float:
        """The space a text keeps from the sides of its box, room for a status mark included."""
        return self.note * 0.95


DENSITIES = (
    Density(label=26, note=17, gap=18, columns=4),
    Density(label=20, note=14, gap=14, columns=5),
    Density(label=17, note=12.5, gap=12, columns=6),
    Density(label=15.5, note=11.5, gap=10, columns=7),
    Density(label=14, note=10.5, gap=8, columns=8),
    Density(label=12.5, note=9.8, gap=7, columns=9),
    Density(label=11, note=9.1, gap=6, columns=11),
    Density(label=9.8, note=8.5, gap=4.5, columns=14),
)
"""From ample to tight: the first that fits the page is taken. `columns` are those of a slide."""

NATURAL = DENSITIES[2]
"""For a picture that is as large as what it shows."""

OVERFLOW = Density(label=13, note=10, gap=7, columns=10)
"""For what no density fits: the picture grows and is scrolled."""


def tallest(size: float) -> float:
    """How tall a picture can be that is read on a full screen when its smallest text is `size`."""
    return size * _SCREEN[1] / _LEAST


def least_on(height: float) -> float:
    """The smallest text that is read on a full screen in a picture this tall."""
    return height * _LEAST / _SCREEN[1]
