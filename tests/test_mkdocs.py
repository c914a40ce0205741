"""The MkDocs plugin and the fences in real projects, plain and Material."""

from __future__ import annotations

import json
import re
import socket
import time
from urllib.parse import unquote
from urllib.request import urlopen

import pytest
from markdown import Markdown
from sites import SOURCES, TOWN, VILLAGE, files_of, mkdocs, put, read, serving

from citydsl.mkdocs.fences import fences
from citydsl.mkdocs.scan import scan

PLAIN = "site_name: Docs\nplugins: [search, citydsl]\nuse_directory_urls: false\n"
MATERIAL = """\
site_name: Docs
use_directory_urls: false
theme:
  name: material
  font: false
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
plugins:
  - search
  - citydsl
markdown_extensions:
  - admonition
  - pymdownx.superfences:
      custom_fences:
        - name: other
          class: other
          format: !!python/name:pymdownx.superfences.fence_div_format
"""
INDEX = """\
---
title: Start
---
# Start

See [](city:town.health) and [the portal](city:town.public).

```city file="../town.city" caption="The *town*" id="first" alt="Three bands"
```

```city file="../town.city" view="relations" width="60%" align="right" caption
```

````
```city
no block
```
````

```other
kept
```
"""
FACTS = """\
# Facts

```city-place
town.public
```

## Public portal

Where people begin.

```city-facts file="../../town.city" of="app" caption="What is known"
```

```city-formula file="/../town.city"
```
"""
CHINESE = """\
# 中文

!!! note

    ```city lang="zh"
    城市 镇 “示例镇” {
      门户 门 “镇门户”
    }
    ```

```city file="../village.city" lang="zh" theme="dark"
```

[](city:镇.门)

```city-compare file="../town.city ../village.city" section="q12" caption
```
"""


def project(folder, config=PLAIN, **more):
    files = {
        "town.city": TOWN,
        "sources.city": SOURCES,
        "village.city": VILLAGE,
        "mkdocs.yml": config,
        "docs/index.md": INDEX,
        "docs/deep/facts.md": FACTS,
        "docs/中文.md": CHINESE,
    }
    return put(folder, {**files, **more})


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def site(request, tmp_path_factory):
    config = (
        MATERIAL if request.param == "material" else PLAIN + "markdown_extensions: [admonition]\n"
    )
    if request.param == "mkdocs":
        config += "theme: {name: mkdocs, color_mode: auto, user_color_mode_toggle: true}\n"
        index = INDEX.replace("```other\nkept\n```\n", "")
    else:
        index = INDEX
    folder = project(tmp_path_factory.mktemp(request.param), config, **{"docs/index.md": index})
    done = mkdocs(folder, "--strict", "-q")
    assert done.returncode == 0, done.stderr
    return folder / "site", request.param


def test_ids_carry_the_page_and_links_lead_to_them(site):
    folder, _ = site
    pages = {path: read(path) for path in folder.rglob("*.html") if path.name != "404.html"}
    seen = 0
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            target, hash, anchor = unquote(link).partition("#")
            if not hash or "://" in link or not ("town" in anchor or "镇" in anchor):
                continue
            there = (path.parent / target).resolve() if target else path
            assert anchor in pages[there].ids, link
            seen += 1
    assert seen >= 10
    index = pages[folder / "index.html"]
    assert {"first", "index-town-architecture-picture", "index-town-relations-picture"} <= set(
        index.ids
    )
    assert "Health care" in index.texts
    assert {"The *town*", "Town · Relations", "Three bands"} <= set(index.texts)
    assert "no block" in "".join(index.texts)


def test_a_block_keeps_the_fences_that_are_there(site):
    folder, theme = site
    if theme == "material":
        assert '<div class="other">kept</div>' in (folder / "index.html").read_text("utf-8")
    page = read(folder / "中文.html")
    assert {"镇门户", "村", "not mentioned"} <= set(page.texts)


def test_what_pictures_say_can_be_searched_for(site):
    folder, _ = site
    found = json.loads((folder / "search" / "search_index.json").read_text("utf-8"))
    assert any("Public portal" in one["text"] for one in found["docs"])
    assert not any("data-citydsl" in one["text"] for one in found["docs"])


@pytest.fixture
def open_page(visit, site):
    """Open a page of the site; return it with the name of the theme."""
    folder, theme = site
    return lambda name, **how: (visit(folder / name, **how), theme)


SEEN = """() => {
  const at = document.querySelector(':target'), box = at && at.getBoundingClientRect();
  return box && box.bottom >= 0 && box.top < innerHeight;
}"""


def test_a_click_arrives(open_page):
    page, _ = open_page("index.html")
    page.locator("svg g[data-path='town.public'] a").first.click()
    page.wait_for_function(SEEN)
    assert unquote(page.url).endswith("deep/facts.html#deep_2f_facts-town_public")
    page, _ = open_page("index.html")
    page.locator("svg g[data-path='town.traffic'] a").first.click()
    page.wait_for_function(SEEN)
    assert page.locator("tr:target").inner_text().startswith("信号灯")
    page, _ = open_page("deep/facts.html")
    page.get_by_role("link", name="Cloud").click()
    page.wait_for_function(SEEN)
    assert page.evaluate("document.querySelector(':target').dataset.path") == "town.base"


GROUND = """() => [...document.querySelectorAll('.citydsl-scroll > svg')].map(
  svg => getComputedStyle(svg.querySelector('rect')).fill)"""
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(11, 18, 32)"
SWITCH = {"material": ("mdColorScheme", "slate", "default"), "mkdocs": ("bsTheme", "dark", "light")}


def test_pictures_are_light_and_dark_with_the_page(open_page):
    page, theme = open_page("index.html")
    assert page.evaluate(GROUND) == [LIGHT, LIGHT]
    name, dark, light = SWITCH[theme]
    set_scheme = """([name, value]) => {
      for (const node of [document.body, document.documentElement])
        if (name in node.dataset) node.dataset[name] = value;
    }"""
    for value, ground in ((dark, DARK), (light, LIGHT)):
        page.evaluate(set_scheme, [name, value])
        assert page.evaluate(GROUND) == [ground, ground]
    page, _ = open_page("中文.html")
    assert page.evaluate(GROUND) == [LIGHT, DARK]
    if theme == "mkdocs":
        assert open_page("index.html", scheme="dark")[0].evaluate(GROUND) == [DARK, DARK]


def test_pages_are_no_wider_than_the_screen(open_page):
    for width in (390, 1280):
        for name in ("index.html", "deep/facts.html"):
            page, _ = open_page(name, width=width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_two_builds_have_the_same_bytes(tmp_path):
    folder = project(tmp_path)
    made = []
    for name in ("one", "two"):
        assert mkdocs(folder, "-q", "-d", str(tmp_path / name)).returncode == 0
        made.append(files_of(tmp_path / name))
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        assert all(files.pop(name) for files in made)
    dated = re.compile(rb"Build Date UTC : .*")
    assert {k: dated.sub(b"", v) for k, v in made[0].items()} == {
        k: dated.sub(b"", v) for k, v in made[1].items()
    }


def test_a_server_watches_the_specs(tmp_path):
    folder = project(tmp_path / "site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/index.html"
    with serving(folder, port):
        assert "Health care" in eventually(url, "Health care")
        # Watching begins with the first request; a file of that second would not be newer.
        put(folder, {"town.city": TOWN.replace("Health care", "Hospitals")})
        assert "Hospitals" in eventually(url, "Hospitals")
        put(folder, {"sources.city": SOURCES.replace("The Daily", "The Weekly")})
        assert "The Weekly" in eventually(url.replace("index", "deep/facts"), "The Weekly")


def eventually(url, text):
    """What a page says once it says that, or after a long while."""
    page, patience = "", time.monotonic() + 60
    while text not in page and time.monotonic() < patience:
        try:
            with urlopen(url, timeout=5) as answer:
                page = answer.read().decode()
        except OSError:
            time.sleep(0.2)
    return page


BROKEN = """\
# Broken

- in a list

    ```city
    city x "X" {
      app a "A"
      ap b "B"
    }
    ```

```city file="../broken.city"
```

```city file="nowhere.city"
```

```city-facts file="../town.city" class="scael"
```

```city file="../town.city" width="wide"
```

```city file="../town.city" vew="relations"
```

[x](city:town.helth)
"""


def test_what_is_wrong_fails_a_strict_build_at_its_line(tmp_path):
    folder = project(tmp_path)
    broken = 'city x "X" {\n  portal a "A"\n  b -> a\n}\n'
    put(folder, {"broken.city": broken, "docs/broken.md": "---\na: b\n---\n" + BROKEN})
    done = mkdocs(folder, "--strict")
    assert done.returncode == 1
    said = re.findall(r"WARNING -  broken\.md(?::(\d+))?: (.*)", done.stderr)
    assert [line for line, _ in said] == ["11", "15", "18", "21", "24", "27", ""]
    texts = [text for _, text in said]
    assert texts[0].startswith("error[C101 unknown-kind]: unknown kind `ap`")
    assert "   11 |   ap b" in done.stderr
    assert texts[1].startswith("broken.city:3:3: error[C102 unknown-name]")
    assert "there is no file" in texts[2]
    assert "did you mean `scale`?" in texts[3]
    assert "`wide` is no width" in texts[4]
    assert "did you mean `view`?" in texts[5]
    assert "did you mean `town.health`?" in texts[6]
    assert mkdocs(folder).returncode == 0


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>**b** [x](city:q)"


def test_hostile_text_stays_text(tmp_path):
    spec = (
        f'source r "{EVIL}" {{ publisher: "{EVIL}" }}\ncity t "{EVIL}" @r "{EVIL}" {{\n'
        f'  formula "{EVIL}" = 1 app\n  app a "{EVIL}" {{ fact "{EVIL}": "{EVIL}" }}\n}}\n'
    )
    page = (
        '# Docs\n\n```city file="../evil.city" caption id="&quot;><b>"\n```\n\n'
        '```city-facts file="../evil.city" caption="<b>x</b>"\n```\n\n'
        '```city-formula file="../evil.city"\n```\n\n[](city:t.a)\n'
    )
    config = "site_name: Docs\nplugins: [{citydsl: {severity: error}}]\n"
    folder = put(tmp_path / "a", {"evil.city": spec, "mkdocs.yml": config, "docs/index.md": page})
    clean = put(tmp_path / "b", {"mkdocs.yml": config, "docs/index.md": "# Docs\n"})
    for one in (folder, clean):
        done = mkdocs(one, "--strict", "-q")
        assert done.returncode == 0, done.stderr
    seen, plain = (read(one / "site" / "index.html") for one in (folder, clean))
    for tag in ("script", "img", "b"):
        assert seen.tags[tag] == plain.tags[tag]
    assert seen.handlers == plain.handlers
    assert sum("alert(1)" in text for text in seen.texts) >= 6


def test_a_wrong_setting_is_told(tmp_path):
    folder = project(tmp_path, "site_name: Docs\nplugins: [{citydsl: {lang: de}}]\n")
    done = mkdocs(folder)
    assert done.returncode != 0
    assert "lang" in done.stderr


def test_a_fence_alone_is_a_page_of_its_own(tmp_path, monkeypatch, caplog):
    put(tmp_path, {"town.city": TOWN, "sources.city": SOURCES})
    monkeypatch.chdir(tmp_path)
    markdown = Markdown(
        extensions=["pymdownx.superfences"],
        extension_configs={"pymdownx.superfences": {"custom_fences": fences()}},
    )
    fence = '```city file="town.city"\n```\n\n'
    html = markdown.convert(fence * 2 + "```city\ncity x {\n  ap b\n}\n```\n")
    assert html.count("<svg") == 2
    assert html.count("<style>\n.citydsl") == 1
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "line 2 of a city block: error[C101 unknown-kind]" in caplog.text


def test_blocks_are_found_where_superfences_finds_them():
    text = (
        "```` md\n```city\nx\n```\n````\n\n  ~~~ {.city}\n  a\n  b\n  ~~~\n"
        "> ```city-facts\n> ```\n```cityscape\n```\n```city\nopen"
    )
    assert [(one.language, one.text, one.line) for one in scan(text, {"city", "city-facts"})] == [
        ("city", "a\nb", 7),
        ("city-facts", "", 11),
    ]
