"""Which things of several cities are the same by name, and which share a concept.

Names are the same when they differ in quotes, brackets, spaces, width or case alone; an alias
counts as a name. Nothing is cut off or translated: 数据中台 and 数据平台 stay two things.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from citydsl.dsl.compare.case import Case
from citydsl.dsl.model.model import Element, Labels
from citydsl.dsl.record import NamedTuple

__all__ = ["CONCEPTS", "Alike", "Concept", "alike", "normal", "of_concept"]

_DROPPED = re.compile(r"[\s“”‘’\"'「」『』《》〈〉·・]+")


class Alike(NamedTuple):
    """Elements of one name: for each city, in order, those it has."""

    key: str
    labels: Labels
    members: tuple[tuple[Element, ...], ...]

    @property
    def cities(self) -> int:
        """How many cities have one."""
        return sum(1 for one in self.members if one)


class Concept(NamedTuple):
    """A thing that sources name in several ways; `technology` says it is one."""

    id: str
    labels: Labels
    pattern: re.Pattern[str]
    technology: bool = True


def _concept(id: str, zh: str, en: str, pattern: str, technology: bool = True) -> Concept:
    return Concept(id, Labels(zh, en), re.compile(pattern, re.IGNORECASE), technology)


CONCEPTS = (
    _concept("iot", "物联网与感知", "IoT and sensing", r"物联|感知|(?<![a-z])iot(?![a-z])"),
    _concept("ai", "人工智能", "Artificial intelligence", r"人工智能|(?<![a-z])ai(?![a-z])|大模型"),
    _concept("blockchain", "区块链", "Blockchain", r"区块链|blockchain"),
    _concept(
        "cim", "城市信息模型 CIM", "City information model", r"城市信息模型|(?<![a-z])cim(?![a-z])"
    ),
    _concept("ipv6", "IPv6", "IPv6", r"ipv6"),
    _concept("cloud", "云计算", "Cloud computing", r"云计算|cloud computing"),
    _concept("big_data", "大数据", "Big data", r"大数据|big data"),
    _concept("twin", "数字孪生", "Digital twin", r"孪生|digital twin"),
    _concept("5g", "5G", "5G", r"(?<![0-9a-z])5g(?![0-9a-z])"),
    _concept("support", "支撑体系", "Support system", r"支撑体系|support system", False),
)


def normal(label: str) -> str:
    """A name without what writers set differently: width, case, quotes, spaces."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", label).casefold())


def alike(cases: Sequence[Case], fits: Callable[[Case, Element], bool]) -> tuple[Alike, ...]:
    """Group the elements that fit by name, in the order they are first met."""
    groups: dict[str, str] = {}
    for case in cases:
        for element in case.elements:
            if fits(case, element):
                _join(groups, _keys(element))
    labels: dict[str, Labels] = {}
    members: dict[str, list[list[Element]]] = {}
    for number, case in enumerate(cases):
        for element in case.elements:
            if fits(case, element):
                root = _root(groups, _keys(element)[0])
                labels.setdefault(root, _shown(element))
                members.setdefault(root, [[] for _ in cases])[number].append(element)
    return tuple(
        Alike(root, labels[root], tuple(map(tuple, found))) for root, found in members.items()
    )


def of_concept(concept: Concept, element: Element) -> bool:
    """Whether an element is named as the concept is, in either language or by an alias."""
    names = (element.label, element.labels.zh or element.labels.en, *element.alias)
    return any(concept.pattern.search(unicodedata.normalize("NFKC", name)) for name in names)


def _shown(element: Element) -> Labels:
    return element.labels if any(element.labels) else Labels(zh=element.label or element.id)


def _keys(element: Element) -> list[str]:
    names = (element.label or element.id, *element.alias)
    return [normal(name) or name for name in names]


def _join(groups: dict[str, str], keys: list[str]) -> None:
    """Put several names of one thing into one group."""
    first = _root(groups, keys[0])
    for key in keys[1:]:
        groups[_root(groups, key)] = first


def _root(groups: dict[str, str], key: str) -> str:
    groups.setdefault(key, key)
    while groups[key] != key:
        groups[key] = key = groups[groups[key]]
    return key
