"""What stands in a folded picture for many: an element with a count, a relation with a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from citydsl.dsl.model.model import City, Element, Kind, Labels, Relation, Verb
from citydsl.dsl.record import NamedTuple
from citydsl.dsl.views.view import View
from citydsl.dsl.vocabulary.choices import choice_label

__all__ = ["Group", "group_of", "one_relation", "shown_of"]

_CITY = Labels("城市", "City")
_REST = Labels("其余", "The rest")
_NOWHERE = Labels("其他", "Others")
_MANY = Labels("{} × {}", "{} × {}")
_OTHERS = Labels("其他{} × {}", "Other {} × {}")
_ETC = Labels("{}等 × {}", "{} etc. × {}")
_INSIDE = Labels("{} · 含{}项", "{} · {} inside")
_AS_ONE = Labels("合并显示", "shown as one")


class Group(NamedTuple):
    """A node that stands for things of no common whole: its name, its place, and they."""

    labels: Labels
    layer: str | None
    pillar: str | None
    external: bool
    inferred: bool
    members: tuple[str, ...]


def group_of(view: View, by: str, things: Sequence[Element | City]) -> Group:
    """Return the group of things of one `kind`, of one `lane`, or of the `rest`."""
    vocabulary = view.model.vocabulary
    paths = tuple(thing.path for thing in things)
    first = things[0]
    if by == "rest" or isinstance(first, City):
        return Group(_REST if by == "rest" else _CITY, None, None, False, False, paths)
    inferred = all(isinstance(thing, Element) and thing.inferred for thing in things)
    kind = vocabulary.kinds[first.kind]
    labels, external = kind.labels, kind.external
    if by == "lane":
        labels, external = _NOWHERE, False
        if first.layer:
            labels = vocabulary.layers[first.layer].labels
        elif first.pillar:
            labels = vocabulary.pillars[first.pillar].labels
    return Group(labels, first.layer, first.pillar, external, inferred, paths)


def shown_of(
    view: View,
    ends: Mapping[str, Element | City],
    places: Mapping[str, str],
    groups: Mapping[str, Group],
) -> tuple[tuple[Element, ...], dict[str, Kind]]:
    """Return the elements of a folded view, and the kinds that say in them what is inside.

    `places` are where the ends and their wholes are shown.
    """
    stands = {path: places[path] for path in ends}
    held = Counter(shown for path, shown in stands.items() if shown != path)
    cities = {city.path: city for top in view.model.cities for city in top.walk()}
    elements, kinds = [], {}
    for path in dict.fromkeys(stands.values()):
        thing = groups.get(path) or ends.get(path) or view.model.elements.get(path) or cities[path]
        if isinstance(thing, Group):
            members = [member for member in thing.members if places[member] == path]
            inside = held[path] - sum(member in ends for member in members)
            element, kind = _group(view, path, thing, len(members), inside)
        elif not held[path]:
            if isinstance(thing, Element):
                elements.append(thing)
            continue
        else:
            element, kind = _whole(view, thing, held[path])
        elements.append(element)
        kinds[kind.id] = kind
    return tuple(elements), kinds


def _group(view: View, path: str, group: Group, count: int, inside: int) -> tuple[Element, Kind]:
    template = _MANY if count == len(group.members) else _OTHERS
    labels = _filled(template, group.labels, count)
    said = _filled(_INSIDE, _AS_ONE, inside) if inside else _AS_ONE
    kind = _kind(view, path, said, group.external)
    element = Element(
        path,
        path,
        kind.id,
        labels.pick("zh"),
        labels,
        None,
        group.layer,
        group.pillar,
        None,
        group.inferred,
        (),
        view.city.span,
    )
    return element, kind


def _whole(view: View, thing: Element | City, inside: int) -> tuple[Element, Kind]:
    name = f"{thing.path}:{inside}"
    if isinstance(thing, Element):
        known = view.model.vocabulary.kinds[thing.kind]
        kind = _kind(view, name, _filled(_INSIDE, known.labels, inside), known.external)
        return thing._replace(kind=kind.id), kind
    level = thing.level
    is_a = (
        Labels(*(choice_label("level", level, lang) for lang in ("zh", "en"))) if level else _CITY
    )
    kind = _kind(view, name, _filled(_INSIDE, is_a, inside), False)
    element = Element(
        thing.path,
        thing.id,
        kind.id,
        thing.label,
        thing.labels,
        None,
        None,
        None,
        None,
        False,
        (),
        thing.span,
        link=thing.link,
        describe=thing.describe,
    )
    return element, kind


def _kind(view: View, name: str, labels: Labels, external: bool) -> Kind:
    return Kind(name, labels, "", None, None, None, external, (), (), "", view.city.span)


def _filled(template: Labels, labels: Labels, count: int) -> Labels:
    return Labels(
        template.zh.format(labels.pick("zh"), count), template.en.format(labels.pick("en"), count)
    )


def one_relation(
    view: View, source: str, target: str, many: Sequence[Relation]
) -> tuple[Relation, Verb | None]:
    """Return one relation in the place of many, and the verb that says how many they are."""
    first = many[0]
    if len(many) == 1:
        return first._replace(source=source, target=target), None
    label, status = _common(one.label for one in many), _common(one.status for one in many)
    names = Counter(one.verb for one in many if one.verb)
    one = first._replace(source=source, target=target, status=status, cites=(), tags=())
    if not names:
        return one._replace(verb=None, label=f"{label or ''} × {len(many)}".strip()), None
    name = min(names, key=lambda verb: (-names[verb], verb))
    alone = names[name] == len(many)
    template = _MANY if alone else _ETC
    labels = _filled(template, view.model.vocabulary.verbs[name].labels, len(many))
    verb = Verb(f"{name}{'' if alone else '+'}:{len(many)}", labels, "", view.city.span)
    return one._replace(verb=verb.id, label=label or ""), verb


def _common(values: Iterable[str | None]) -> str | None:
    """The value all have, if they do."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
