"""Models and views made by hand, for tests of what draws them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citydsl.dsl.model.model import (
    Citation,
    City,
    Document,
    Element,
    Formula,
    Kind,
    Labels,
    Layer,
    Model,
    Pillar,
    Term,
    Vocabulary,
)
from citydsl.dsl.source import Source, Span
from citydsl.dsl.views.view import Ghost, View

SPAN = Span(Source(name="<test>", text=""), 0, 0)

LAYERS = ("users", "access", "app", "brain", "data", "infra", "感知2")
_NAMES = ("用户层", "接入层", "应用层", "中枢层", "数据层", "基础设施层", "感知层")
PILLARS = (("standard", "left"), ("ops", "right"), ("security", "right"), ("ecosystem", "left"))


def vocabulary() -> Vocabulary:
    """A small vocabulary: a kind for each layer and pillar, and one that stands nowhere."""
    layers = {
        name: Layer(
            name, Labels(_NAMES[at], name), 10 * at, "slab" if name == "infra" else "band", "", SPAN
        )
        for at, name in enumerate(LAYERS)
    }
    pillars = {
        name: Pillar(name, Labels("保障体系", name), 10 * at, side, "", SPAN)
        for at, (name, side) in enumerate(PILLARS)
    }
    kinds = {name: _kind(name, name, None) for name in LAYERS}
    kinds |= {name: _kind(name, None, name) for name, _ in PILLARS}
    kinds["technology"] = _kind("technology", None, None)
    return Vocabulary(kinds, layers, pillars, verbs={}, references={})


def _kind(name: str, layer: str | None, pillar: str | None) -> Kind:
    return Kind(
        id=name, labels=Labels(name), plural="", parent=None, layer=layer, pillar=pillar,
        external=False, contains=(), stands_in=(), describe="", span=SPAN,
    )  # fmt: skip


def element(path: str, kind: str, label: str, parent: str | None = None, **more: Any) -> Element:
    """An element that stands where its kind does unless `layer` or `pillar` say otherwise."""
    pillars = [name for name, _ in PILLARS]
    given: dict[str, Any] = {
        "layer": kind if kind in LAYERS else None,
        "pillar": kind if kind in pillars else None,
        "status": None,
        "inferred": False,
        "labels": Labels(label),
    }
    given |= more
    name = path.rpartition(".")[2]
    return Element(
        path=path, id=name, kind=kind, label=label, parent=parent, cites=(), span=SPAN, **given
    )


def term(symbol: str, label: str, kind: str | None, **more: Any) -> Term:
    """A term of a formula; its count is read from the symbol."""
    count = int(symbol) if symbol.isdigit() else None
    given: dict[str, Any] = {"measure": "", "named": (), "inferred": (), "unnamed": None}
    given |= more
    return Term(
        symbol=symbol, count=count, label=label, labels=Labels(label), kind=kind, bound=True,
        span=SPAN, **given,
    )  # fmt: skip


def formula(of: str, printed: str, *terms: Term) -> Formula:
    """A formula as printed."""
    return Formula(of, printed, terms, None, (), SPAN)


def city(path: str, label: str, elements: Sequence[Element] = (), **more: Any) -> City:
    """A city with what it has and nothing else."""
    given: dict[str, Any] = dict.fromkeys(
        (
            "alias",
            "tags",
            "cites",
            "relations",
            "formulas",
            "facts",
            "notes",
            "anomalies",
            "cities",
        ),
        (),
    )
    given |= dict.fromkeys(("place", "since", "until", "link", "describe"), "")
    given |= {"level": None, "status": None, "labels": Labels(label)} | more
    return City(path=path, id=path, label=label, elements=tuple(elements), span=SPAN, **given)


def view(of: City, ghosts: Sequence[Ghost] = ()) -> View:
    """The layered view of a city."""
    elements = tuple(each for inner in of.walk() for each in inner.elements)
    document = Document("paper", Labels("示例日报", "Example Daily"), "", "", "", "", "", SPAN)
    model = Model((of,), {"paper": document}, vocabulary(), {each.path: each for each in elements})
    name = Labels("总体架构图", "Architecture")
    return View(of, model, "architecture", name, "layered", elements, (), tuple(ghosts))


def ghost(name: str, count: int, named: int, label: str, **more: Any) -> Ghost:
    """What is counted but not named."""
    given: dict[str, Any] = dict.fromkeys(("layer", "pillar", "parent"))
    return Ghost(name, count, named, Labels(label), city="t", **({"measure": "项"} | given | more))


def rich() -> View:
    """A city with everything a picture can show."""
    apps = ("智慧政务", "智慧交通", "智慧医疗", "智慧文旅", "掌上办事")
    elements = [
        element("t.citizens", "users", "市民", labels=Labels("市民", "Citizens")),
        element("t.firms", "users", "企业"),
        element("t.public", "access", "公众服务门户", status="live", link="https://example.org/"),
        element("t.office", "access", "政府工作门户", status="planned"),
        *(element(f"t.app{n}", "app", label, status="pilot") for n, label in enumerate(apps)),
        element("t.scenes", "app", "应用场景", count=118),
        element("t.dmp", "brain", "数据中台"),
        *(
            element(f"t.dmp.{n}", "brain", label, "t.dmp")
            for n, label in enumerate(("数据汇聚", "数据治理", "共享交换"))
        ),
        element("t.dmp.chain", "technology", "区块链", "t.dmp"),
        element("t.bmp", "brain", "业务中台"),
        element("t.bmp.id", "brain", "统一身份", "t.bmp"),
        element("t.bmp.pay", "data", "支付数据", "t.bmp"),
        element("t.code", "brain", "城市码", inferred=True),
        element("t.loose", "technology", "量子计算"),
        element("t.cloud", "infra", "政务云平台"),
        element("t.iot", "感知2", "物联网感知"),
        element("t.rules", "standard", "标准规范体系"),
        element("t.guard", "security", "安全保障体系", status="building"),
    ]
    counted = formula(
        "t",
        "1+2+2+N",
        term("1", "云", "infra", named=("t.cloud",)),
        term("2", "中台", "brain", named=("t.dmp", "t.bmp")),
        term("1", "码", "brain", inferred=("t.code",)),
        term("N", "应用", "app"),
    )
    district = city("t.x", "徐汇区", [element("t.x.micro", "app", "居村微平台")])
    whole = city(
        "t",
        "示例市城市大脑",
        elements,
        formulas=(counted,),
        cities=(district,),
        labels=Labels("示例市城市大脑", "Example City Brain"),
        level="prefecture",
        since="2018-10",
        status="building",
        cites=(Citation("paper", "示例市", SPAN),),
    )
    ghosts = (
        ghost("t.term.3", 8, 5, "应用", layer="app"),
        ghost("t.term.4", 3, 0, "保障体系", measure="个", pillar="ops"),
        ghost("t.dmp.rest", 2, 3, "能力", parent="t.dmp"),
    )
    return view(whole, ghosts)


def empty() -> View:
    """A city that names two things and nothing more."""
    return view(
        city("t", "某市", [element("t.a", "app", "一网通办"), element("t.b", "users", "市民")])
    )


def nothing() -> View:
    """A city of which nothing can be drawn."""
    return view(city("t", "某市", [element("t.a", "technology", "区块链")]))


def deep() -> View:
    """Groups in groups, five deep, beside each other."""
    elements = []
    for side in ("a", "b", "c"):
        path, parent = f"t.{side}", None
        for depth in range(5):
            elements.append(element(path, "brain", f"第{depth + 1}层平台{side}", parent))
            elements.append(element(f"{path}.leaf", "brain", "能力", path))
            path, parent = f"{path}.n", path
    return view(city("t", "层层市", elements))
