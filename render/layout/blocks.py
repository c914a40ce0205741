"""What stands where in the layered picture: bands and pillars of nested blocks, unmeasured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from citydsl.dsl.model.model import City, Element, Layer, Pillar
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import Ghost, View
from citydsl.dsl.vocabulary.choices import choice_label
from citydsl.render.layout.phrases import counted, ghost_text, phrase, term_name
from citydsl.render.plain import plain

__all__ = ["Block", "Stack", "stack_of"]


class Block(NamedTuple):
    """A box to be: an element, a ghost or the frame of a city, with what stands in it.

    `role` is block, group, ghost or city; `kept` says why it is dashed: inferred or counted.
    """

    id: str
    role: str
    label: str
    notes: tuple[str, ...] = ()
    path: str = ""
    status: str = ""
    kept: str = ""
    link: str = ""
    title: str = ""
    parts: tuple[Block, ...] = ()

    def walk(self) -> Iterator[Block]:
        """This block, then all in it."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Stack(NamedTuple):
    """The bands from top to bottom and the pillars from left to right, with their blocks."""

    bands: tuple[tuple[Layer, tuple[Block, ...]], ...]
    pillars: tuple[tuple[Pillar, tuple[Block, ...]], ...]

    def walk(self) -> Iterator[Block]:
        """Every block of the picture."""
        for _, blocks in (*self.bands, *self.pillars):
            for block in blocks:
                yield from block.walk()


Place = tuple[str | None, str | None]


def stack_of(view: View, lang: str, *, both: bool = True) -> Stack:
    """Return the bands and pillars of a view that have something in them.

    With `both` a label in the other language stands under the label.
    """
    builder = _Builder(view, lang, both=both)
    vocabulary = view.model.vocabulary
    layers = sorted(vocabulary.layers.values(), key=lambda layer: layer.order)
    pillars = sorted(vocabulary.pillars.values(), key=lambda pillar: pillar.order)
    bands = ((layer, builder.standing((layer.id, None))) for layer in layers)
    sides = ((pillar, builder.standing((None, pillar.id))) for pillar in pillars)
    return Stack(
        tuple((layer, blocks) for layer, blocks in bands if blocks),
        tuple((pillar, blocks) for pillar, blocks in sides if blocks),
    )


class _Builder:
    """Sorts a view's elements and ghosts by where they stand, and makes blocks of them."""

    def __init__(self, view: View, lang: str, *, both: bool) -> None:
        self.view = view
        self.lang = lang
        self.both = both
        self.inside: dict[str, list[Element]] = {}
        self.tops: dict[tuple[Place, str], list[Element]] = {}
        self.ghosts_in: dict[str, list[Ghost]] = {}
        self.ghosts_at: dict[tuple[Place, str], list[Ghost]] = {}
        self.members = _inferred_members(view, lang)
        self.used: set[str] = set()
        self._sort(_homes(view.city))

    def _sort(self, homes: Mapping[str, str]) -> None:
        drawn: dict[str, Place] = {}
        for element in self.view.elements:
            place = (element.layer, element.pillar)
            whole = drawn.get(element.parent or "")
            if whole is not None and place in (whole, (None, None)):
                drawn[element.path] = whole
                self.inside.setdefault(element.parent or "", []).append(element)
            elif place != (None, None):
                drawn[element.path] = place
                home = homes.get(element.path, self.view.city.path)
                self.tops.setdefault((place, home), []).append(element)
        for ghost in self.view.ghosts:
            if ghost.parent is not None and ghost.parent in drawn:
                self.ghosts_in.setdefault(ghost.parent, []).append(ghost)
            elif (ghost.layer, ghost.pillar) != (None, None):
                place = (ghost.layer, ghost.pillar)
                self.ghosts_at.setdefault((place, ghost.city), []).append(ghost)

    def standing(self, place: Place) -> tuple[Block, ...]:
        """The blocks of a band or pillar."""
        return self._of_city(self.view.city, place)

    def _of_city(self, city: City, place: Place) -> tuple[Block, ...]:
        key = (place, city.path)
        own = [self._element(element) for element in self.tops.get(key, ())]
        own += [self._ghost(ghost, "") for ghost in self.ghosts_at.get(key, ())]
        for inner in city.cities:
            blocks = self._of_city(inner, place)
            if blocks:
                label = plain(inner.labels.pick(self.lang) or inner.label)
                name = self._name(f"{inner.path}@{place[0] or place[1]}")
                own.append(Block(name, "city", label, link=inner.link, parts=blocks))
        return tuple(own)

    def _element(self, element: Element) -> Block:
        label = plain(element.labels.pick(self.lang) or element.label) or element.id
        parts = [self._element(part) for part in self.inside.get(element.path, ())]
        parts += [self._ghost(ghost, label) for ghost in self.ghosts_in.get(element.path, ())]
        notes, kept = self._notes(element, label)
        return Block(
            id=self._name(element.path),
            role="group" if parts else "block",
            label=label,
            notes=notes,
            path=element.path,
            status=element.status or "",
            kept=kept,
            link=element.link,
            title=plain(element.describe),
            parts=tuple(parts),
        )

    def _notes(self, element: Element, label: str) -> tuple[tuple[str, ...], str]:
        """The lines under the label, and why the outline is dashed."""
        notes, kept = [], ""
        other = plain(element.labels.en if self.lang == "zh" else element.labels.zh)
        if self.both and other and other != label:
            notes.append(other)
        said = []
        if element.status and element.status != "live":
            said.append(choice_label("status", element.status, self.lang))
        # Where some of them are named as its parts, the ghost beside these tells of the rest.
        if element.count is not None and element.path not in self.ghosts_in:
            said.append(counted(element.count, self.lang))
            kept = "counted"
        if element.path in self.members:
            said.append(phrase("member", self.lang, self.members[element.path]))
            kept = "inferred"
        elif element.inferred:
            said.append(phrase("is_inferred", self.lang))
            kept = "inferred"
        if said:
            notes.append(" · ".join(said))
        return tuple(notes), kept

    def _ghost(self, ghost: Ghost, whole: str) -> Block:
        label = plain(ghost.labels.pick(self.lang))
        notes = (label,) if ghost.named and label and label != whole else ()
        text = plain(ghost_text(ghost, self.lang))
        return Block(self._name(ghost.id), "ghost", text, notes, kept="counted")

    def _name(self, path: str) -> str:
        """An id no other block has."""
        name, number = path, 2
        while name in self.used:
            name, number = f"{path}~{number}", number + 1
        self.used.add(name)
        return name


def _homes(city: City) -> dict[str, str]:
    """The city each element belongs to."""
    return {element.path: inner.path for inner in city.walk() for element in inner.elements}


def _inferred_members(view: View, lang: str) -> dict[str, str]:
    """The term each element belongs to by inference alone."""
    terms = [t for city in view.city.walk() for formula in city.formulas for t in formula.terms]
    named = set(_paths(term.named for term in terms))
    found: dict[str, str] = {}
    for term in terms:
        for path in term.inferred:
            if path not in named:
                found.setdefault(path, plain(term_name(term, lang)))
    return found


def _paths(groups: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for group in groups:
        yield from group
