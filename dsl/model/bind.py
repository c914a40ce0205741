"""The second walk: relations, formulas, facts and remarks find what they refer to.

What reads facts, formulas, views and flows is imported with the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from citydsl.dsl.diagnostics import Diagnostic, Text
from citydsl.dsl.fixes import respelt
from citydsl.dsl.model.documents import bind_cites
from citydsl.dsl.model.drafts import CityDraft
from citydsl.dsl.model.model import Citation, Document, Formula, Relation, Remark
from citydsl.dsl.model.rules import MISPLACED, MISSING_LABEL, UNKNOWN_VERB
from citydsl.dsl.model.scope import Scope, unknown_name
from citydsl.dsl.model.shapes import properties_of, shape_of
from citydsl.dsl.model.values import Values, read_values
from citydsl.dsl.model.words import VerbUse, Words
from citydsl.dsl.suggest import did_you_mean
from citydsl.dsl.syntax import nodes

__all__ = ["Binder"]


class Binder:
    """Binds the waiting statements of one draft after another."""

    def __init__(
        self, words: Words, documents: Mapping[str, Document], found: list[Diagnostic]
    ) -> None:
        self.words = words
        self.documents = documents
        self.found = found

    def bind(self, city: CityDraft) -> None:
        """Bind every waiting statement of a city, in the order they stand."""
        city.by_path = {element.path: element for element in city.elements}
        for scope, node in city.pending:
            match node:
                case nodes.Relation():
                    self._relation(city, scope, node)
                case nodes.Formula():
                    self._formula(city, scope, node)
                case nodes.Fact():
                    self._fact(city, scope, node)
                case nodes.Declaration():
                    self._declaration(city, scope, node)

    def _declaration(self, city: CityDraft, scope: Scope, node: nodes.Declaration) -> None:
        match shape_of(node):
            case "view":
                from citydsl.dsl.model.bind_views import bind_view

                bind_view(node, scope, city, self.words, self.found)
            case "flow":
                from citydsl.dsl.model.bind_flows import bind_flow

                relate = partial(self._relate, city, scope)
                bind_flow(node, scope, city, self.words, self.found, relate)
            case _:
                self._remark(city, scope, node)

    def _relation(self, city: CityDraft, scope: Scope, node: nodes.Relation) -> None:
        subjects = self._ends(node.subjects, scope)
        targets = self._ends(node.objects, scope)
        city.relations += self._relate(city, scope, node, subjects, targets)

    def _relate(
        self,
        city: CityDraft,
        scope: Scope,
        node: nodes.Relation,
        subjects: list[str],
        targets: list[str],
    ) -> list[Relation]:
        """A relation from each subject to each target, with all the statement says of it."""
        values = self._values(node.block, "relation")
        cites = self._cites(node.cites, scope, city)
        verb = self._verb(node.arrow)
        if verb is not None and verb.inverse:
            subjects, targets = targets, subjects
        return [
            Relation(
                subject,
                target,
                verb.id if verb else None,
                node.arrow.inferred,
                node.arrow.mutual,
                node.label.text if node.label else "",
                values.get("status"),
                cites,
                node.span,
                values.get("since", ""),
                values.get("until", ""),
                values.get("tags", ()),
            )
            for subject in subjects
            for target in targets
        ]

    def _verb(self, arrow: nodes.Arrow) -> VerbUse | None:
        if arrow.verb is None:
            return None
        word = arrow.verb.text
        use = self.words.verbs.get(word)
        if use is None:
            help = did_you_mean(word, self.words.verbs) or Text(
                f"自定动词写作 `动词 {word} “…”`", f'declare it with `verb {word} "…"`'
            )
            message = Text(f"未知的动词 `{word}`", f"unknown verb `{word}`")
            fix = respelt(arrow.verb.span, word, self.words.verbs)
            self.found.append(UNKNOWN_VERB.at(arrow.verb.span, message, help=help, fix=fix))
        return use

    def _ends(self, paths: Iterable[nodes.Path], scope: Scope) -> list[str]:
        """The paths the ends mean; a kind means every element of it in this city."""
        ends: list[str] = []
        for path in paths:
            hit = scope.find(path)
            if hit is not None:
                ends.append(hit.path)
            elif len(path.parts) == 1 and path.text in self.words.kinds:
                every = self._of_kind(self.words.kinds[path.text], scope)
                if not every:
                    self.found.append(unknown_name(path, scope))
                ends += every
            else:
                self.found.append(unknown_name(path, scope))
        return list(dict.fromkeys(ends))

    def _of_kind(self, kind: str, scope: Scope) -> list[str]:
        city = scope
        while city.kind != "city" and city.outer is not None:
            city = city.outer
        vocabulary = self.words.vocabulary()
        return [
            inner.path
            for inner in city.below()
            if inner.city == city.path
            and inner.kind in vocabulary.kinds
            and vocabulary.is_a(inner.kind, kind)
        ]

    def _formula(self, city: CityDraft, scope: Scope, node: nodes.Formula) -> None:
        from citydsl.dsl.model.terms import read_terms

        values = self._values(node.block, "formula")
        formula = Formula(
            scope.path,
            node.printed.text,
            read_terms(node, scope, city, self.words, self.found),
            values.get("status"),
            self._cites(node.cites, scope, city),
            node.span,
        )
        city.formulas.append(formula)
        self._inner_remarks(node.block, city, scope)

    def _fact(self, city: CityDraft, scope: Scope, node: nodes.Fact) -> None:
        from citydsl.dsl.model.figures import read_fact

        values = self._values(node.block, "fact")
        owner = self._about(values, scope)
        cites = self._cites(node.cites, scope, city)
        fact = read_fact(node, owner.path, values, cites, self.found)
        since, until = values.get("since", ""), values.get("until", "")
        city.facts.append(fact._replace(since=since, until=until))
        self._inner_remarks(node.block, city, owner)

    def _remark(self, city: CityDraft, scope: Scope, node: nodes.Declaration) -> None:
        shape = shape_of(node)
        assert shape is not None
        if node.label is None:
            word = node.kind.text
            message = Text(f"`{word}` 缺少引号中的文字", f"`{word}` needs a quoted text")
            self.found.append(MISSING_LABEL.at(node.span, message))
            return
        values = self._values(node.block, shape)
        class_ = "anomaly" if shape == "anomaly" else values.get("class", "remark")
        remark = Remark(
            self._about(values, scope).path,
            node.label.text,
            class_,
            self._cites(node.cites, scope, city),
            node.span,
        )
        (city.anomalies if shape == "anomaly" else city.notes).append(remark)

    def _inner_remarks(self, block: nodes.Block | None, city: CityDraft, scope: Scope) -> None:
        """Notes inside a fact or formula are about what that is about."""
        for node in block.statements if block else ():
            if isinstance(node, nodes.Property):
                continue
            if shape_of(node) in ("note", "anomaly"):
                assert isinstance(node, nodes.Declaration)
                self._remark(city, scope, node)
                continue
            self.found.append(
                MISPLACED.at(
                    node.span,
                    Text("不能写在这里", "this cannot stand here"),
                    help=Text("这里只写属性和说明", "only properties and notes stand here"),
                )
            )

    def _about(self, values: Values, scope: Scope) -> Scope:
        path = values.get("of")
        if path is None:
            return scope
        hit = scope.find(path)
        if hit is None:
            self.found.append(unknown_name(path, scope))
        return hit or scope

    def _cites(
        self, cites: Iterable[nodes.Cite], scope: Scope, city: CityDraft
    ) -> tuple[Citation, ...]:
        """Its own citations, else those of the element it stands in, else the city's."""
        own = bind_cites(cites, self.documents, self.found)
        element = city.by_path.get(scope.path)
        return own or (element.cites if element else city.cites)

    def _values(self, block: nodes.Block | None, owner: str) -> Values:
        return read_values(properties_of(block), owner, self.words, self.found)
