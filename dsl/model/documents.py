"""`source` declarations, and the citations that name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citydsl.dsl.diagnostics import Diagnostic, Note, Text
from citydsl.dsl.fixes import respelt
from citydsl.dsl.model.declare_words import labels_of
from citydsl.dsl.model.model import Citation, Document
from citydsl.dsl.model.rules import DUPLICATE_ID, MISSING_LABEL, UNKNOWN_SOURCE
from citydsl.dsl.model.shapes import declarations, properties_of
from citydsl.dsl.model.values import read_values
from citydsl.dsl.model.words import Words
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes

__all__ = ["bind_cites", "declare_documents"]


def declare_documents(
    files: Iterable[nodes.File], words: Words, found: list[Diagnostic]
) -> dict[str, Document]:
    """Collect the sources declared at the top of the files, by id."""
    documents: dict[str, Document] = {}
    for file in files:
        for node in declarations(file.statements, "source"):
            _declare(node, documents, words, found)
    return documents


def _declare(
    node: nodes.Declaration,
    documents: dict[str, Document],
    words: Words,
    found: list[Diagnostic],
) -> None:
    if node.id is None:
        found.append(
            MISSING_LABEL.at(
                node.span,
                Text("来源缺少标识", "a source needs an id to be cited by"),
                help=Text("写作 `来源 ccn “…”`", 'write `source ccn "…"`'),
            )
        )
        return
    id = node.id.text
    if id in documents:
        found.append(
            DUPLICATE_ID.at(
                node.id.span,
                Text(f"来源 `{id}` 重复", f"source `{id}` is declared twice"),
                notes=(Note(documents[id].span, Text("第一次在这里", "first declared here")),),
            )
        )
        return
    values = read_values(properties_of(node.block), "source", words, found)
    documents[id] = Document(
        id,
        labels_of(node.label.text if node.label else id, values),
        values.get("author", ""),
        values.get("publisher", ""),
        values.get("date", ""),
        values.get("link", ""),
        values.get("describe", ""),
        node.id.span,
    )


def bind_cites(
    cites: Iterable[nodes.Cite], documents: Mapping[str, Document], found: list[Diagnostic]
) -> tuple[Citation, ...]:
    """Bind each citation to its source; an unknown one is reported and left out."""
    bound = []
    for cite in cites:
        if cite.source.text in documents:
            locator = cite.locator.text if cite.locator else ""
            bound.append(Citation(cite.source.text, locator, cite.span))
        else:
            found.append(_unknown(cite, documents))
    return tuple(bound)


def _unknown(cite: nodes.Cite, documents: Mapping[str, Document]) -> Diagnostic:
    name = cite.source.text
    help = did_you_mean(name, documents) or Text(
        f"用 `来源 {name} “…”` 声明它，或引用声明了它的文件",
        f'declare it with `source {name} "…"`, or use the file that does',
    )
    message = Text(f"未知的来源 `{name}`", f"unknown source `{name}`")
    fix = respelt(cite.source.span, name, documents)
    return UNKNOWN_SOURCE.at(cite.source.span, message, help=help, fix=fix)
