"""Hostile text in every field of a spec comes out inert in every format, and the browser agrees."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from functools import lru_cache
from html.parser import HTMLParser
from io import BytesIO
from types import MappingProxyType
from xml.etree import ElementTree
from zipfile import ZipFile

import pygraphviz
import pytest
from test_exports import EXPORTS, skeleton

from citydsl.dsl.compile import compile_text
from citydsl.render.build import Order, build_city, build_index
from citydsl.render.formats.table import FORMATS, Look, ViewFormat

SPEC = """
source paper "T" { en: "T"; author: "T"; publisher: "T"; describe: "T"; link: "LINK" }
layer edge "T" { en: "T"; order: 85; describe: "T" }
pillar law "T" { en: "T"; side: left; describe: "T" }
kind box "T" { en: "T"; layer: edge; plural: "T"; describe: "T" }
verb feeds "T" { en: "T"; inverse: "T"; describe: "T" }
city town "T" @paper "T" {
  en: "T"; alias: "T"; place: "T"; describe: "T"; level: prefecture; since: 2018; link: "LINK"
  formula "T" = 1 platform(base) + 2 "T"(x, ~y) + 3 box(cam) { status: live }
  platform base "T" @paper "T" {
    en: "T"; alias: "T"; vendor: "T"; describe: "T"; status: pilot; link: "LINK"
    app part "T" { en: "T"; status: planned; meta { owner: "T" } }
    fact "T": "T" -> "T" @paper "T" { class: outcome; scope: "T"; baseline: "T" }
  }
  app x "T"
  ~app y "T"
  box cam "T" { pillar: law; link: "LINK" }
  base -[feeds]-> x "T" @paper "T"
  x ~> base.part "T"
  y <-> cam "T"
  fact "T": "9T" { as_of: 2020; of: x }
  note "T" { of: x; class: ambiguous }
  anomaly "T" @paper "T"
  city inner "T" { en: "T"; app z "T" { count: 40 }; z -> base "T" }
  view people "T" { en: "T"; describe: "T"; include: app, cam; override x { label: "T" } }
  flow claim "T" { en: "T"; describe: "T"; x -> base "T"; base -> y "T" }
}
"""
PAYLOADS = {
    "script": "javascript:alert(1)",
    "markup": "</title></svg></style></script><script>alert(1)</script>",
    "attribute": "\"'><img src=https://evil.example/x onerror=alert(1)>&amp;&#106;&lt;",
    "section": "]]><!-- --><?x?><!ENTITY a SYSTEM 'file:///etc/passwd'>&a;",
    "control": "a\x01\x1b[31mb\x7f\x85\u2028\u2029\ufeff\ufffec",
    "reorder": "a\u202eb\u2066c\u200f",
    "backslash": "\\N \\\\ \\u0022 \\",
    "template": "{{7*7}}{% raw %}${HOME} %%{init: {}}%% $x #{1}",
    "commands": "@enduml\n!include /etc/passwd\n---\n``` |md [[javascript:alert(1)]] `` !script",
    "links": "[a](javascript:alert(1)) <https://evil.example/y> ![b](https://evil.example/z)",
    "parts": "} ] ) ; // /* # */ -> ' \" '' \"\"",
    "cell": "=cmd|'/c calc'!A1",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 20,
    "long": "长" * 10_000,
    "unbroken": "W" * 10_000,
}
LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    'https://x/"><script>alert(1)</script>',
    "\\\\evil\\share",
)
SHORT = {name: text for name, text in PAYLOADS.items() if len(text) < 10_000}
"""What may run; that nothing does in a long one is read off its tags, a browser takes minutes."""
DRAWN = ("png", "pdf")
"""Their own tests draw long texts: in every field at once these are hundreds of pages."""
every_payload = pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
SAFE = re.compile(r"(?:https?://|mailto:|#|[\w./?=&%-]*$)(?!.*[<>\"])", re.IGNORECASE)
SHAPES = {"svg", "title", "g", "a", "path", "polygon", "polyline", "text"}
RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200e\u200f]")


def spelled(text):
    """The text as a string of the language."""
    return "".join(
        f"\\u{{{ord(mark):x}}}" if mark in '"\\' or mark < " " else mark for mark in text
    )


def spec(payload, link="https://example.org/"):
    filled = re.sub(r'T(?=")', lambda _: spelled(payload), SPEC)
    return filled.replace("LINK", link)


def relinked(value, link, known):
    """The same model with every link another one, past what the compiler would let through."""
    if id(value) in known:
        return known[id(value)][0]
    made = value
    if hasattr(value, "_fields"):
        pairs = {name: getattr(value, name) for name in value._fields}
        made = type(value)(**_swapped(pairs, link, known))
    elif is_dataclass(value) and not isinstance(value, type):
        pairs = {field.name: getattr(value, field.name) for field in fields(value)}
        if not {"text", "start"} & pairs.keys():
            made = type(value)(**_swapped(pairs, link, known))
    elif isinstance(value, tuple):
        made = tuple(relinked(one, link, known) for one in value)
    elif isinstance(value, (dict, MappingProxyType)):
        made = {key: relinked(one, link, known) for key, one in value.items()}
    known[id(value)] = (made, value)
    return made


def _swapped(pairs, link, known):
    return {
        name: link if name == "link" else value if name == "span" else relinked(value, link, known)
        for name, value in pairs.items()
    }


@lru_cache(maxsize=4)
def built(payload, formats, link=""):
    """Every file of the spec in some formats, by its name."""
    return files_from(spec(payload), formats, link)


def files_from(text, formats, link=""):
    """Every file of a text in some formats, by its name."""
    compiled = compile_text(text)
    assert not compiled.errors, compiled.errors[0].message.en
    model = relinked(compiled.model, link, {}) if link else compiled.model
    look = Look(scale=0.5)
    order = Order(formats=formats, look=look)
    made = build_city(model, model.cities[0], order)
    index = [build_index([made.entry], lang=look.first)] if "html" in formats else []
    return {one.name: one.content for one in (*made.artifacts, *index)}


def files_of(format, payload, link=""):
    """The contents of all files of a format; there are some."""
    end = SUFFIXES.get(format, format)
    found = [
        text for name, text in built(payload, (format,), link).items() if name.endswith(f".{end}")
    ]
    assert found
    return found


def test_the_spec_is_whole():
    """Every kind of text field there is stands in the spec, and every format draws of it."""
    from citydsl.dsl.vocabulary.properties import PROPERTIES, Type

    texts = {one.name for one in PROPERTIES if one.type in (Type.TEXT, Type.TEXTS, Type.LINK)}
    assert not {name for name in texts - {"zh", "date"} if f"{name}: " not in SPEC}
    views = {name.split(".")[1] for name in built("word", ("svg",)) if name.endswith(".svg")}
    assert views == {"architecture", "relations", "people", "claim"}
    assert {one.id for one in FORMATS} <= CHECKS.keys()


def checked_xml(text, tags):
    root = ElementTree.fromstring(text)
    for node in root.iter():
        name = node.tag.rpartition("}")[2]
        assert name in tags, name
        for key, value in node.attrib.items():
            assert not key.lower().startswith("on")
            if key.rpartition("}")[2] in ("href", "link", "src"):
                assert SAFE.match(value), value
    return root


def check_svg(content, payload):
    assert not RAW.search(content)
    root = checked_xml(content, SHAPES | {"desc", "style", "tspan", "rect", "circle"})
    style = "".join(node.text for node in root.iter() if node.tag.endswith("}style"))
    assert not re.search(r"url\(|@import|<|\\", style)
    assert ElementTree.fromstring(content).get("width")


def check_gv(content, payload):
    assert not RAW.search(content)
    drawn = pygraphviz.AGraph(string=content).draw(format="svg", prog="nop2").decode()
    checked_xml(drawn, SHAPES | {"ellipse"})


def check_drawio(content, payload):
    assert not RAW.search(content)
    tags = {"mxfile", "diagram", "mxGraphModel", "root", "mxCell", "UserObject", "mxGeometry"}
    for node in checked_xml(content, tags | {"mxPoint", "Array"}).iter():
        assert "<" not in node.get("tooltip", "")
        style = dict(part.partition("=")[::2] for part in node.get("style", "").split(";") if part)
        assert style.get("html", "0") == "0"
        assert "image" not in style


def check_png(content, payload):
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(content) < 30_000_000


def check_pptx(content, payload):
    pptx = pytest.importorskip("pptx")
    assert len(pptx.Presentation(BytesIO(content)).slides) == 1
    with ZipFile(BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if re.search("vba|activeX|embed", name)]
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                text = parts.read(name).decode()
                for node in ElementTree.fromstring(text).iter():
                    if node.get("TargetMode") == "External":
                        assert SAFE.match(node.get("Target"))
                    assert not re.match("ppaction://(macro|program|ole)", node.get("action", ""))
                assert not RAW.search(text)


def check_json(content, payload):
    assert not RAW.search(content)
    assert json.loads(content)["label"].strip() == payload.strip()


class Page(HTMLParser):
    """What of a page could run or load something, and the scripts it has."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.scripts = set()
        self.inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.inside = "data" if ("type", "application/json") in attrs else tag
        if tag in ("iframe", "object", "embed", "base", "link"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name == "href" and not SAFE.match(value or "")):
                self.found.append(f"{tag} {name}={value}")
            if name in ("src", "srcset", "action", "poster") and not value.startswith("data:image"):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data):
        if self.inside == "script" and data.strip():
            self.scripts.add(data)
        elif self.inside == "data" and data.strip():
            json.loads(data)


def check_html(content, payload):
    assert not RAW.search(content)
    page = Page(content)
    assert page.found == []
    assert page.scripts <= {one for text in files_of("html", "word") for one in Page(text).scripts}


def check_text(content, payload):
    assert not RAW.search(content)


def check_pdf(content, payload):
    assert content[:5] == b"%PDF-"
    assert not re.search(
        rb"/(JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|SubmitForm)\b", content
    )
    for link in re.findall(rb"/URI\s*\((.*?)\)", content):
        assert SAFE.match(link.decode("latin-1"))


CHECKS = {
    "html": check_html,
    "svg": check_svg,
    "gv": check_gv,
    "png": check_png,
    "drawio": check_drawio,
    "pptx": check_pptx,
    "json": check_json,
    "pdf": check_pdf,
    **{export.__name__: check_text for export in EXPORTS},
}
SUFFIXES = {one.id: one.suffix for one in FORMATS if isinstance(one, ViewFormat)}


@pytest.mark.parametrize(
    ("format", "payload"),
    [
        pytest.param(one.id, text, id=f"{one.id}-{name}")
        for one in FORMATS
        for name, text in (SHORT if one.id in DRAWN else PAYLOADS).items()
    ],
)
def test_text_is_inert(format, payload):
    for content in files_of(format, payload):
        CHECKS[format](content, payload)


@pytest.mark.parametrize("format", [one.id for one in FORMATS])
@pytest.mark.parametrize("link", LINKS)
def test_no_link_leads_anywhere_dangerous(link, format):
    """Even one the compiler has let through."""
    for content in files_of(format, "word", link):
        if format != "json":
            CHECKS[format](content, "word")
            text = content if isinstance(content, str) else content.decode("latin-1")
            assert "alert(1)" not in text
            assert "evil" not in text


def test_unsafe_links_are_errors():
    for link in LINKS:
        compiled = compile_text(spec("word", spelled(link)))
        assert {one.rule.name for one in compiled.errors} == {"unsafe-link"}, link


@pytest.mark.parametrize("export", EXPORTS, ids=lambda one: one.__name__)
@every_payload
def test_no_text_changes_the_structure_of_an_export(payload, export):
    calm, wild = (files_of(export.__name__, text) for text in ("word", payload))
    assert [skeleton(export, one) for one in calm] == [
        skeleton(export, _unadvised(one)) for one in wild
    ]


def _unadvised(text):
    """An export without what its head says of limits a long text passes."""
    return "\n".join(line for line in text.split("\n") if "maxTextSize" not in line)


@pytest.mark.parametrize("payload", SHORT.values(), ids=SHORT)
def test_nothing_runs_or_loads_in_a_browser(browser, tmp_path, payload):
    assert_calm(browser, tmp_path, built(payload, ("html", "svg")))


@pytest.mark.parametrize("field", ['app x "T"', 'city inner "T"', 'fact "T": "9T"'])
def test_one_text_of_ten_thousand_characters_does_no_harm_in_a_browser(browser, tmp_path, field):
    """It pushes nothing out of the page, either."""
    text = SPEC.replace(field, field.replace("T", "长" * 10_000))
    assert_calm(
        browser, tmp_path, files_from(text.replace("LINK", "https://example.org/"), ("html", "svg"))
    )


def assert_calm(browser, folder, files):
    """Each page and picture opens, runs nothing of the spec's and asks for nothing."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    events = []
    page.on("dialog", lambda dialog: (events.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: events.append(str(error)))
    page.on("console", lambda message: events.append(message.text))
    page.on("request", lambda request: events.append(request.url))
    for name, content in files.items():
        if not name.endswith((".html", ".svg")):
            continue
        path = folder / name
        path.write_text(content, "utf-8")
        page.goto(path.as_uri())
        seen = [one for one in events if not one.startswith("data:image/svg+xml")]
        assert seen == [path.as_uri()]
        if name.endswith(".html"):
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        events.clear()
    context.close()
