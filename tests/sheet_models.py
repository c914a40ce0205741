"""Small specs for the tests of the pages, and what is done with each."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from citydsl.dsl.compile import compile_text
from citydsl.render.formats.html import Drawn, index_entry, index_html, sheet_html

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" '
    'viewBox="0 0 1600 900" role="img" aria-label="picture">'
    '<rect fill="#0b2e63" width="1600" height="900"/></svg>\n'
)

FULL = """
source paper "Paper A" { author: "Reporter"; link: "https://example.org/a?b=1&c=2" }
kind thing "物" { en: "Thing"; layer: app }

city alpha "甲市大脑" @paper "第1段" {
  en: "Alpha Brain"
  place: "甲省甲市"
  level: prefecture
  since: 2018-10
  status: live
  describe: "第一段\\n续行\\n\\n第二段"

  formula "1+2+10+N" = 1 cloud + 2 middle_platform(data, ~business) + 10 app(motor) + N field() {
    status: live
  }

  cloud gov "政务云" @paper "第2段" { vendor: "某厂商"; alias: "云平台" }
  middle_platform data "数据中台" { en: "Data platform" }
  middle_platform business "业务中台" {
    engine ai "AI引擎" { status: pilot; fact "调用量": "约30%" { class: outcome } }
  }
  app motor "电机" { tags: #phase1 }
  scenario many "应用场景" { count: 118 }
  ~users people "市民"
  standard_system rules "标准"

  gov -[supports]-> data
  data ~[serves]~> people
  fact wait "理赔用时": "40—50天" -> "即时" @paper "第3段" { class: outcome; as_of: 2021-06 }
  fact volume "任务": "近6万个" { class: output }
  fact size "数据": "PB级" { class: scale }
  fact both "功能": "9大类102项功能" { class: scale }
  fact started "启动": "2018年10月" { class: date }
  fact first "地位": "全省首创" { class: rank }
  note "“智慧”是否统领全句不明" { class: ambiguous }
  anomaly "“大城管”连写三次" { of: gov }

  city beta "乙区" {
    en: "Beta"
    level: municipal_district
    app micro "微平台" { fact "居委": "118个居委" { class: coverage; status: live } }
    network wire "乙区专网"
    micro -[uses]-> gov
  }
}
"""

BARE = """
city bare "云上丙县" { en: "Bare"; place: "丙县"; app one "一个平台" }
"""

EMPTY = 'city empty "空"\n'

HOSTILE = """
source evil "<script>alert(1)</script>" { author: "a\\u{202e}b" }
city evil_city "</title><script>alert(2)</script>" @evil "<img src=x onerror=alert(3)>" {
  en: "\\"><b onmouseover=alert(4)>"
  place: "{{ 7*7 }}{% raw %}"
  describe: "<!-- & -->"
  app x "</style><script>alert(5)</script>" {
    describe: "[a](javascript:alert(6))"
    note "<svg onload=alert(7)>"
    fact "<i>": "<b>5个</b>" { class: scale }
  }
  formula "<u>1+N</u>" = 1 app(x) + N "<em>" ()
  anomaly "<iframe src=//x>"
}
"""

CASES = {"full": FULL, "bare": BARE, "empty": EMPTY, "hostile": HOSTILE}


def compiled(text):
    """The model of a spec that has no errors."""
    result = compile_text(text)
    assert not result.errors, result.errors
    return result.model


def sheet(text, *, lang="zh", pictures=True, home=""):
    """The fact sheet of a spec's first city, with real pictures."""
    from citydsl.dsl.views.compute import compute
    from citydsl.render.build import draw
    from citydsl.render.formats.svg import inline_svg
    from citydsl.render.formats.table import Look

    model = compiled(text)
    city = model.cities[0]
    views = compute(model, city) if pictures else ()
    drawn = [
        Drawn(
            view,
            inline_svg(draw(view), f"{view.name}-"),
            inline_svg(draw(view, Look("en")), f"{view.name}-en-"),
        )
        for view in views
    ]
    return sheet_html(model, city, drawn, lang=lang, home=home)


def index(*texts, lang="zh"):
    """The overview of the first city of each spec."""
    models = [compiled(text) for text in texts]
    entries = [
        index_entry(model, model.cities[0], f"{model.cities[0].id}.html", PICTURE, lang=lang)
        for model in models
    ]
    return index_html(entries, lang=lang)


class Page(HTMLParser):
    """The tags and ids of a page, and its texts as a reader of one language has them."""

    VOID = frozenset({"meta", "link", "img", "br", "input"})

    def __init__(self, html, lang="zh"):
        super().__init__()
        self.other = "zh" if lang == "en" else "en"
        self.hidden = 0
        self.tags = []
        self.open = []
        self.texts = []
        self.scripts = []
        self.policy = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag not in self.VOID:
            self.open.append(tag)
            if self.hidden or values.get("class") == self.other:
                self.hidden += 1

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open, tag
        assert self.open.pop() == tag, tag
        self.hidden -= bool(self.hidden)

    def handle_data(self, data):
        if self.hidden or self.open[-1:] == ["style"]:
            return
        (self.scripts if self.open[-1:] == ["script"] else self.texts).append(data)

    @property
    def ids(self):
        return [values["id"] for _, values in self.tags if "id" in values]

    @property
    def links(self):
        return [values["href"] for tag, values in self.tags if tag == "a"]

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.texts))
