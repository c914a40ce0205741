"""The layered picture in a few sentences, for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from citydsl.dsl.model.model import Formula
from citydsl.dsl.views.view import View
from citydsl.render.layout.blocks import Block, Stack
from citydsl.render.layout.phrases import phrase, term_name
from citydsl.render.plain import plain

__all__ = ["summary_of"]

_NAMES = 8


def summary_of(view: View, stack: Stack, lang: str) -> str:
    """Return what stands in which band and pillar, and the formulas."""
    sentences = []
    bands = [_place(plain(layer.labels.pick(lang)), blocks, lang) for layer, blocks in stack.bands]
    if bands:
        sentences.append(phrase("stack", lang, phrase("semicolon", lang).join(bands)))
    for side in ("left", "right"):
        pillars = [
            _place(plain(pillar.labels.pick(lang)), blocks, lang)
            for pillar, blocks in stack.pillars
            if (pillar.side == "left") == (side == "left")
        ]
        if pillars:
            sentences.append(phrase(side, lang, phrase("semicolon", lang).join(pillars)))
    for city in view.city.walk():
        sentences += [_formula(formula, lang) for formula in city.formulas]
    return (" " if lang == "en" else "").join(sentences) or phrase("nothing", lang)


def _place(name: str, blocks: Sequence[Block], lang: str) -> str:
    labels = [block.label for block in blocks]
    if labels == [name]:
        return name
    text = phrase("comma", lang).join(labels[:_NAMES])
    if len(labels) > _NAMES:
        text = phrase("many", lang, text, len(labels))
    return phrase("band", lang, name, text)


def _formula(formula: Formula, lang: str) -> str:
    terms = phrase("comma", lang).join(plain(term_name(term, lang)) for term in formula.terms)
    return phrase("formula", lang, plain(formula.printed), terms)
