"""The Sphinx extension in real projects: pages, links, rebuilds, warnings, print."""

from __future__ import annotations

import re
import shutil
import zipfile
from urllib.parse import unquote

import pytest
from sites import ROOT, SOURCES, TOWN, VILLAGE, files_of, put, read, sphinx, stamps

CONF = 'project = "Docs"\nextensions = ["citydsl.sphinx", "myst_parser"]\nnumfig = True\n'
INDEX = """\
Docs
====

.. toctree::

   guide
   facts
   deep/中文
   compare
   plain

See :numref:`town-picture`, :city:`town.health` and :city:`the portal <town.public>`.
"""
GUIDE = """\
Guide
=====

.. city:: ../town.city
   :caption: The town in *short*
   :name: town-picture

.. city:: ../town.city
   :view: relations
   :caption:
   :width: 60%
   :align: right
   :alt: Two boxes and an arrow

.. city:: ../town.city
   :theme: dark

.. city-place:: town.public

Public portal
-------------

Where people begin.
"""
FACTS = """\
Facts
=====

.. city-facts:: ../town.city
   :caption: What is known
   :name: known

.. city-formula:: ../town.city
"""
CHINESE = """\
# 中文

```{city} /../village.city
:lang: zh
:caption: 一个村
```

```{city}
:lang: zh

城市 镇 “示例镇” {
  门户 门 “镇门户”
}
```

{city}`village.square`、{city}`镇.门`、{city}`village`
"""
COMPARE = """\
Side by side
============

.. city-compare:: ../town.city ../village.city
   :section: q12, q10
   :caption: Entrances
"""
PLAIN = "Plain\n=====\n\nNothing of a city.\n"


def project(folder, **more):
    files = {
        "town.city": TOWN,
        "sources.city": SOURCES,
        "village.city": VILLAGE,
        "docs/conf.py": CONF,
        "docs/index.rst": INDEX,
        "docs/guide.rst": GUIDE,
        "docs/facts.rst": FACTS,
        "docs/compare.rst": COMPARE,
        "docs/deep/中文.md": CHINESE,
        "docs/plain.rst": PLAIN,
    }
    return put(folder, {**files, **more})


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = project(tmp_path_factory.mktemp("sphinx"))
    put(folder, {"docs/conf.py": CONF + 'html_theme = "furo"\n'})
    done = sphinx(folder, "html", "-W", "-n", "-q")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder


def test_ids_carry_the_document_and_are_unique(site):
    for name, prefix in (("guide", "guide-town-"), ("deep/中文", "deep_2f_中文-village-")):
        page = read(site / "html" / f"{name}.html")
        assert len(page.ids) == len(set(page.ids))
        assert any(one.startswith(prefix) for one in page.ids)
        assert page.tags["svg"] > 0
    assert {"guide-town-architecture-picture", "guide-town-architecture-2-picture"} <= set(
        read(site / "html" / "guide.html").ids
    )


def test_links_lead_to_ids_that_are_there(site):
    pages = {path: read(path) for path in (site / "html").rglob("*.html")}
    seen = 0
    for path, page in pages.items():
        for link in page.links:
            target, hash, anchor = unquote(link).partition("#")
            if not hash or "://" in link or not anchor:
                continue
            there = (path.parent / target).resolve() if target else path
            assert anchor in pages[there].ids, f"{path.name}: {link}"
            seen += "town" in anchor or "village" in anchor
    assert seen >= 10


def test_captions_are_numbered_and_names_are_theirs(site):
    index = (site / "html" / "index.html").read_text("utf-8")
    assert 'href="guide.html#town-picture"' in index
    assert "Fig. 1" in index
    assert ">Health care<" in index
    guide = (site / "html" / "guide.html").read_text("utf-8")
    assert "The town in <em>short</em>" in guide
    assert ">Town · Relations<" in guide
    assert "Two boxes and an arrow</desc>" in guide
    facts = (site / "html" / "facts.html").read_text("utf-8")
    assert "Table 1" in facts
    assert "just below 400" in facts
    assert "1 more, not named" in facts


def test_cities_stand_side_by_side(site):
    page = read(site / "html" / "compare.html")
    said = [text.strip() for text in page.texts]
    assert {"Town", "Village", "not mentioned", "Public portal"} <= set(said)
    assert page.tags["table"] == 2
    assert any(link.endswith("#guide-town_public") for link in page.links)


def test_chinese_pages_speak_chinese(site):
    page = read(site / "html" / "deep" / "中文.html")
    assert {"广场", "村", "镇门户"} <= set(page.texts)
    assert "一个村" in "".join(page.texts)


@pytest.fixture
def open_page(visit, site):
    """Open a page of the site."""
    return lambda name, **how: visit(site / "html" / name, **how)


def arrived(page):
    """What the page has come to, once it is on the screen: the path or text of the target."""
    page.wait_for_function(
        """() => {
          const at = document.querySelector(':target'), box = at && at.getBoundingClientRect();
          return box && box.bottom >= 0 && box.top < innerHeight;
        }"""
    )
    return page.evaluate(
        """() => {
          const at = document.querySelector(':target');
          return at.dataset.path || at.closest('tr, section').innerText.split('\\n')[0];
        }"""
    )


def test_a_click_on_an_element_arrives_where_it_is_told(open_page):
    page = open_page("guide.html")
    page.locator("svg g[data-path='town.public'] a").first.click()
    assert page.url.endswith("guide.html#guide-town_public")
    assert arrived(page) == "Public portal"
    page = open_page("guide.html")
    page.locator("svg g[data-path='town.traffic'] a").first.click()
    assert "facts.html#" in page.url
    assert arrived(page).startswith("信号灯")
    links = page.locator("svg a[href='https://example.org/health']")
    assert links.count() == 0
    assert open_page("guide.html").locator("svg a[href='https://example.org/health']").count() == 3


def test_a_click_on_a_name_arrives_at_its_box(open_page):
    page = open_page("facts.html")
    page.get_by_role("link", name="Cloud").click()
    assert "guide.html#guide-town-architecture-" in page.url
    assert arrived(page) == "town.base"
    page = open_page("deep/中文.html")
    page.get_by_role("link", name="镇门户").click()
    assert arrived(page) == "镇.门"


GROUND = """() => [...document.querySelectorAll('.citydsl-scroll > svg')].map(
  svg => getComputedStyle(svg.querySelector('rect')).fill)"""
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(11, 18, 32)"


def test_pictures_are_light_and_dark_with_the_page(open_page):
    for scheme, ground in (("light", LIGHT), ("dark", DARK)):
        page = open_page("guide.html", scheme=scheme)
        assert page.evaluate(GROUND) == [ground, ground, DARK]
        for theme, switched in (("dark", DARK), ("light", LIGHT), ("auto", ground)):
            page.evaluate("theme => document.body.dataset.theme = theme", theme)
            assert page.evaluate(GROUND) == [switched, switched, DARK]


def test_pages_are_no_wider_than_the_screen(open_page):
    for width in (390, 1280, 2560):
        for name in ("guide.html", "facts.html"):
            page = open_page(name, width=width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert open_page("guide.html", width=390).evaluate(
        "document.querySelector('.citydsl-scroll').scrollWidth > 390"
    )


def rewritten(folder, *args):
    """The pages a second build writes again."""
    before = stamps(folder / "html", "*.html")
    done = sphinx(folder, "html", *args)
    assert done.returncode == 0, done.stderr
    after = stamps(folder / "html", "*.html")
    # Sphinx itself writes anew what lists the titles of a page that was read.
    always = {"genindex.html", "search.html", "index.html"}
    return {name for name in after if after[name] != before.get(name)} - always


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_changed_spec_rebuilds_the_pages_that_use_it(tmp_path, jobs):
    folder = project(tmp_path)
    put(folder, {"docs/plain2.rst": ":orphan:\n\n" + PLAIN})
    assert sphinx(folder, "html", "-j", jobs).returncode == 0
    assert rewritten(folder, "-j", jobs) == set()
    put(folder, {"village.city": VILLAGE.replace("Square", "Market")})
    assert rewritten(folder, "-j", jobs) == {"deep/中文.html", "compare.html"}
    assert "Market" in (folder / "html/deep/中文.html").read_text("utf-8")
    put(folder, {"sources.city": SOURCES.replace("The Daily", "The Weekly")})
    assert rewritten(folder, "-j", jobs) == {"guide.html", "facts.html", "compare.html"}
    assert "The Weekly" in (folder / "html/facts.html").read_text("utf-8")


def test_pages_that_lead_elsewhere_are_written_again(tmp_path):
    folder = project(tmp_path)
    assert sphinx(folder, "html").returncode == 0
    moved = {"plain.html", "guide.html", "facts.html"}
    put(folder, {"docs/plain.rst": PLAIN + "\n.. city-place:: town.base\n"})
    assert rewritten(folder) == moved
    assert 'href="plain.html#plain-town_base"' in (folder / "html/guide.html").read_text("utf-8")
    put(folder, {"docs/plain.rst": PLAIN})
    assert rewritten(folder) == moved


def test_another_citydsl_draws_all_pages_anew(tmp_path, monkeypatch):
    folder = project(tmp_path / "site")
    installed = tmp_path / "installed" / "citydsl"
    shutil.copytree(ROOT / "app", installed)
    for room in ("dsl", "render", "templates"):
        shutil.copytree(ROOT / room, installed / room)
    monkeypatch.setenv("PYTHONPATH", str(installed.parent))
    assert sphinx(folder, "html").returncode == 0
    assert rewritten(folder) == set()
    (installed / "render" / "new.py").write_text("")
    assert rewritten(folder) >= {"guide.html", "facts.html", "deep/中文.html"}


def test_two_processes_write_the_same_bytes(tmp_path):
    folder = project(tmp_path)
    made = []
    for jobs in ("1", "2"):
        done = sphinx(folder, "html", "-E", "-q", "-j", jobs, out=f"html{jobs}")
        assert done.returncode == 0, done.stderr
        made.append(files_of(folder / f"html{jobs}"))
    assert made[0] == made[1]
    assert "guide.html" in made[0]


BROKEN = """\
Broken
======

.. note::

   .. city::
      :lang: en

      city x "X" {
        app a "A"
        ap b "B"
      }

.. city:: ../broken.city

.. city:: ../nowhere.city

.. city-facts:: ../town.city
   :class: scael

.. city:: ../town.city
   :view: relatons

:city:`town.helth`

.. city::
   :lang: en

   city y "Y" { app a "A"; fact "f": "3 apps" }
"""
BROKEN_MD = """\
# Broken

Text.

```{city}
:lang: zh

城市 镇 “示例镇” {
  公式 “1+2” = 1 云 + 2 门户
  云 云
  门户 门 “镇门户”
}
```
"""


def test_what_is_wrong_is_a_warning_at_its_line(tmp_path):
    folder = project(tmp_path)
    put(
        folder,
        {
            "broken.city": 'city x "X" {\n  portal a "A"\n  b -> a\n}\n',
            "docs/broken.rst": ":orphan:\n\n" + BROKEN,
            "docs/broken2.md": "---\norphan: true\n---\n" + BROKEN_MD,
        },
    )
    done = sphinx(folder, "html", "-W", "-q")
    assert done.returncode == 1
    said = re.findall(r"/(broken\d?\.\w+):(\d+): WARNING: (.*)", done.stderr)
    rst = [(int(line), text) for name, line, text in said if name == "broken.rst"]
    assert [line for line, _ in rst] == [13, 16, 18, 20, 23, 31, 26]
    assert rst[0][1].startswith("error[C101 unknown-kind]: unknown kind `ap`")
    assert rst[1][1].startswith("broken.city:3:3: error[C102 unknown-name]")
    assert "there is no file `../nowhere.city`" in rst[2][1]
    assert "did you mean `scale`?" in rst[3][1]
    assert "did you mean `relations`?" in rst[4][1]
    assert "[city.fact-without-source]" in done.stderr
    assert "did you mean `town.health`?" in rst[6][1]
    assert [(name, line) for name, line, _ in said if name == "broken2.md"] == [
        ("broken2.md", "12")
    ]
    page = read(folder / "html" / "broken.html")
    assert page.tags["svg"] == 1
    assert "the spec has errors" in "".join(page.texts)


def test_findings_can_be_left_to_check(tmp_path):
    page = 'Docs\n====\n\n.. city::\n\n   city y { app a; fact "f": "3" }\n'
    files = {"docs/conf.py": CONF + 'citydsl_severity = "error"\n', "docs/index.rst": page}
    assert sphinx(put(tmp_path, files), "html", "-W", "-q").stderr == ""
    put(tmp_path, {"docs/conf.py": CONF + 'suppress_warnings = ["city"]\n'})
    assert sphinx(tmp_path, "html", "-W", "-q").returncode == 0
    put(tmp_path, {"docs/conf.py": CONF + 'citydsl_lang = "de"\n'})
    done = sphinx(tmp_path)
    assert done.returncode == 2
    assert "citydsl_lang = 'de' in conf.py: there are zh, en, both" in done.stderr


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    return project(tmp_path_factory.mktemp("print"))


def test_latex_has_images_with_their_captions(printed):
    done = sphinx(printed, "latex", "-W", "-q")
    assert done.returncode == 0, done.stderr
    tex = (printed / "latex" / "docs.tex").read_text("utf-8")
    images = re.findall(r"\\sphinxincludegraphics(?:\[.*?\])?\{\{(.*?)\}\.(png|pdf)\}", tex)
    assert len(images) == 5
    for name, suffix in images:
        assert (printed / "latex" / f"{name}.{suffix}").stat().st_size > 1000
    assert r"\sphinxincludegraphics[width=0.600\linewidth]" in tex
    assert r"\caption{The town in \sphinxstyleemphasis{short}}" in tex
    labels = set(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", tex))
    links = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", tex))
    assert {one for one in links if "town" in one}
    assert links <= labels


def test_an_epub_has_images_that_say_what_they_show(printed):
    args = ("-D", "version=1", "-D", "epub_copyright=none")
    done = sphinx(printed, "epub", "-W", "-q", *args)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(printed / "epub" / "Docs.epub") as book:
        names = book.namelist()
        guide = book.read("guide.xhtml").decode()
        pages = {name: book.read(name).decode() for name in names if name.endswith(".xhtml")}
    assert len([name for name in names if name.startswith("_images/city-")]) == 5
    assert guide.count("<img alt=") == 3
    assert 'alt="Two boxes and an arrow"' in guide
    assert "<svg" not in guide
    for page in pages.values():
        for target, anchor in re.findall(r'href="(\w+\.xhtml)#([^"]*town[^"]*)"', page):
            assert f'id="{anchor}"' in pages[target]


def test_text_says_what_a_picture_shows(printed):
    assert sphinx(printed, "text", "-W", "-q").returncode == 0
    text = (printed / "text" / "guide.txt").read_text("utf-8")
    assert "From top to bottom" in text
    assert "Two boxes and an arrow" in text


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>`x <y>`_ **b** |s| :city:`q`"


def test_hostile_text_stays_text(tmp_path):
    spec = (
        f'source r "{EVIL}" {{ publisher: "{EVIL}" }}\ncity t "{EVIL}" @r "{EVIL}" {{\n'
        f'  formula "{EVIL}" = 1 app\n  app a "{EVIL}" {{ fact "{EVIL}": "{EVIL}" }}\n}}\n'
    )
    page = (
        "Docs\n====\n\n.. city:: ../evil.city\n   :caption:\n\n.. city-facts:: ../evil.city\n"
        "   :caption:\n\n.. city-formula:: ../evil.city\n\n:city:`t.a`\n"
    )
    conf = CONF + 'citydsl_severity = "error"\n'
    folder = put(tmp_path, {"evil.city": spec, "docs/conf.py": conf, "docs/index.rst": page})
    clean = put(tmp_path / "clean", {"docs/conf.py": conf, "docs/index.rst": "Docs\n====\n"})
    assert sphinx(folder, "html", "-W", "-q").stderr == ""
    assert sphinx(clean, "html", "-W", "-q").stderr == ""
    seen, plain = (read(one / "html" / "index.html") for one in (folder, clean))
    assert seen.tags["script"] == plain.tags["script"]
    assert seen.tags["img"] == plain.tags["img"]
    assert seen.handlers == plain.handlers
    assert sum("alert(1)" in text for text in seen.texts) >= 6
