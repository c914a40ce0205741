"""A case beside a reference model as one self-contained html page."""

from __future__ import annotations

from pathlib import Path

from citydsl.dsl.model.model import City, Model
from citydsl.dsl.views.against import against
from citydsl.render.beside.no_reference import NoReference
from citydsl.render.beside.page import beside_page
from citydsl.render.pages.both import both
from citydsl.render.pages.shell import print_page

__all__ = ["beside_html"]

_WORDS = {
    "model": ("参考模型", "Reference model"),
    "case": ("本案例", "This case"),
    "layers": ("各层", "Layers"),
    "pillars": ("各体系", "Pillars"),
    "outside": ("模型之外", "Outside the model"),
    "outside_intro": (
        "本案例有而参考模型没有对应行的内容；并不表示多余。",
        "What the case has and no row of the model has a place for; that makes it no surplus.",
    ),
    "unmentioned": (
        "未提及：来源没有说到，不等于没有。",
        "Not mentioned: the source is silent; that does not mean there is none.",
    ),
    "not_named": ("未列名", "not named"),
    "to_sheet": ("事实表", "Fact sheet"),
}


def beside_html(
    model: Model,
    city: City,
    reference: str,
    *,
    lang: str = "zh",
    sheet: str = "",
    home: str = "",
    templates: Path | None = None,
) -> str:
    """Write a city beside the reference model of that id, in both languages.

    `sheet` is the file of the city's fact sheet and `home` the overview, where there are any.
    Raises NoReference and BadTemplate.
    """
    known = model.vocabulary.references
    if reference not in known:
        raise NoReference(reference, list(known))
    coverage = against(model, city, known[reference])
    zh, en = (beside_page(model, coverage, one, sheet=sheet, home=home) for one in ("zh", "en"))
    return print_page(
        "against.html.j2",
        both(zh, en, lang),
        lang=lang,
        styles=("against.css",),
        more_words=_WORDS,
        templates=templates,
    )
