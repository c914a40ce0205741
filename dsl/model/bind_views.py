"""`view` declarations to views with their predicates bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citydsl.dsl.diagnostics import Diagnostic, Note, Text
from citydsl.dsl.model.declare_words import labels_of
from citydsl.dsl.model.drafts import CityDraft
from citydsl.dsl.model.model import Labels
from citydsl.dsl.model.pictures import Flow, Override, ViewSpec
from citydsl.dsl.model.predicates import Predicate
from citydsl.dsl.model.read_predicate import read_predicate
from citydsl.dsl.model.rules import DUPLICATE_ID, MISPLACED, MISSING_LABEL
from citydsl.dsl.model.scope import Scope, unknown_name
from citydsl.dsl.model.shapes import properties_of, shape_of
from citydsl.dsl.model.values import Values, read_values
from citydsl.dsl.model.words import Words
from citydsl.dsl.syntax import nodes

__all__ = ["bind_view", "named", "picture_label"]

_Found = list[Diagnostic]
_NEAREST = 1


def bind_view(
    node: nodes.Declaration, scope: Scope, city: CityDraft, words: Words, found: _Found
) -> None:
    """Bind a view and add it to its city; one without a name or with a taken one is left out."""
    name = named(node, city, found)
    values = read_values(properties_of(node.block), "view", words, found)

    def bound(key: str) -> tuple[Predicate, ...]:
        return tuple(read_predicate(one, scope, words, found) for one in values.get(key, ()))

    include, exclude, where = bound("include"), bound("exclude"), bound("where")
    focus = _focus(values, scope, found)
    overrides = tuple(_overrides(node.block, scope, words, found))
    if name is None:
        return
    label, labels = picture_label(node, values)
    city.views.append(
        ViewSpec(
            name,
            label,
            labels,
            values.get("describe", ""),
            values.get("layout", ""),
            values.get("direction", ""),
            values.get("theme"),
            values.get("page", ""),
            include,
            exclude,
            where,
            focus,
            values.get("depth", _NEAREST),
            overrides,
            (node.id or node.label or node.kind).span,
            values.get("relations") == "drawn",
        )
    )


def named(node: nodes.Declaration, city: CityDraft, found: _Found) -> str | None:
    """The name of a view or flow, which no other in its city may have."""
    word = node.kind.text
    if node.id is None:
        found.append(
            MISSING_LABEL.at(
                node.span,
                Text(f"`{word}` 缺少标识", f"`{word}` needs a name, which its file is called by"),
                help=Text(f"写作 `{word} 标识 “…” {{ … }}`", f'write `{word} name "…" {{ … }}`'),
            )
        )
        return None
    taken: Iterable[ViewSpec | Flow] = (*city.views, *city.flows)
    # Files are called by the name, and not every disk tells `A` from `a`.
    same = node.id.text.casefold()
    before = next((one for one in taken if one.name.casefold() == same), None)
    if before is None:
        return node.id.text
    found.append(
        DUPLICATE_ID.at(
            node.id.span,
            Text(
                f"视图或流程 `{before.name}` 重复", f"two views or flows are called `{before.name}`"
            ),
            notes=(Note(before.span, Text("第一次在这里", "first declared here")),),
            help=Text("换一个名称", "give one of them another name"),
        )
    )
    return None


def picture_label(node: nodes.Declaration, values: Values) -> tuple[str, Labels]:
    """The label as written, and with its translations; both empty where there is none."""
    label = node.label.text if node.label else ""
    if label:
        return label, labels_of(label, values)
    return label, Labels(values.get("zh", ""), values.get("en", ""))


def _focus(values: Values, scope: Scope, found: _Found) -> str | None:
    path = values.get("focus")
    if path is None:
        return None
    hit = scope.find(path)
    if hit is None:
        found.append(unknown_name(path, scope))
        return None
    return hit.path


def _overrides(
    block: nodes.Block | None, scope: Scope, words: Words, found: _Found
) -> Iterator[Override]:
    for node in block.statements if block else ():
        if isinstance(node, nodes.Property):
            continue
        if isinstance(node, nodes.Declaration) and shape_of(node) == "override":
            override = _override(node, scope, words, found)
            if override is not None:
                yield override
        else:
            found.append(_misplaced(node))


def _override(
    node: nodes.Declaration, scope: Scope, words: Words, found: _Found
) -> Override | None:
    """Read how an element looks; one inside another is named by its id, or its path in quotes."""
    values = read_values(properties_of(node.block), "override", words, found)
    name = node.id or node.label
    if name is None:
        message = Text("`改写` 缺少元素的名称", "`override` names no element")
        found.append(MISSING_LABEL.at(node.span, message))
        return None
    parts = tuple(nodes.Name(part.strip(), *name[1:]) for part in name.text.split("."))
    path = nodes.Path(parts)
    hit = scope.find(path) or _only(name.text, scope)
    if hit is None:
        found.append(unknown_name(path, scope))
        return None
    label = values.get("label", "")
    if node.id is not None and node.label is not None:
        label = label or node.label.text
    labels = Labels(values.get("zh", ""), values.get("en", ""))
    return Override(
        hit.path,
        labels_of(label, values) if label else labels if any(labels) else None,
        values.get("layer"),
        values.get("pillar"),
        values.get("status"),
    )


def _only(name: str, scope: Scope) -> Scope | None:
    """The one thing inside that has this id, however deep it stands."""
    hits = [inner for inner in scope.below() if inner.path.rpartition(".")[2] == name]
    return hits[0] if len(hits) == 1 else None


def _misplaced(node: nodes.Statement) -> Diagnostic:
    return MISPLACED.at(
        node.span,
        Text("不能写在视图里", "this cannot stand in a view"),
        help=Text(
            "视图里只写属性和 `改写 元素 { … }`",
            "a view holds properties and `override element { … }`",
        ),
    )
