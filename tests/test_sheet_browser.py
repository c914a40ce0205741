"""The fact sheet in a real browser, from disk and off the network: what a reader does with it."""

from __future__ import annotations

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from real_scenes import NAMES, SPECS
from sheet_models import FULL, HOSTILE, index, sheet

from citydsl.dsl.compile import compile_file
from citydsl.dsl.model.load import Loader
from citydsl.render.build import Order, build_city

WIDTHS = (390, 1280, 2560)
KIB = 1024


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The sheets of the ten, of a hostile city and of one that has everything, and an index."""
    folder = tmp_path_factory.mktemp("sheets")
    for name in NAMES:
        model = compile_file(SPECS / f"{name}.city", Loader(SPECS)).model
        (made,) = build_city(model, model.cities[0], Order(("html",))).artifacts
        (folder / f"{name}.html").write_text(made.content, "utf-8")
    (folder / "hostile.html").write_text(sheet(HOSTILE), "utf-8")
    (folder / "alpha.html").write_text(sheet(FULL, home="index.html"), "utf-8")
    (folder / "index.html").write_text(index(FULL), "utf-8")
    return folder


@pytest.fixture
def haikou(visit, folder):
    return visit(folder / "haikou.html")


def shown(page, path, lang="zh"):
    """An element in the picture that is shown."""
    return page.locator(f'.picture:not([hidden]) .{lang} [data-path="{path}"]')


def width(page):
    return page.locator(".picture:not([hidden]) .zh svg").evaluate("node => node.clientWidth")


def names(page, table):
    return page.locator(
        f"table.{table} tbody tr:not(.group):not([hidden]) th .show"
    ).all_inner_texts()


@pytest.mark.parametrize("name", NAMES)
def test_quiet_alone_light_and_no_wider_than_the_window(visit, folder, name):
    path = folder / f"{name}.html"
    assert path.stat().st_size <= 300 * KIB
    page = visit(path, width=WIDTHS[0], touch=True)
    for wide in WIDTHS:
        page.set_viewport_size({"width": wide, "height": 900})
        for lang in ("en", "zh"):
            page.click(f"[data-set-lang={lang}]")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (wide, lang)
    page.locator("[role=tab]").last.click()
    page.locator(".picture:not([hidden]) .zh [data-path]").last.click()
    assert page.locator("#details").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.said == []
    assert page.asked() == [path.as_uri()]


def test_the_language_is_switched_and_remembered(visit, remembered, folder):
    page = visit(folder / "alpha.html")
    assert page.locator("h1").inner_text().startswith("甲市大脑")
    page.locator("[data-set-lang=en]").press("Enter")
    assert page.locator("h1").inner_text().startswith("Alpha Brain")
    assert page.title() == "Alpha Brain · Fact sheet"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("[data-tool=in]").get_attribute("aria-label") == "Zoom in (+)"
    assert page.locator("[data-set-lang=en]").get_attribute("aria-pressed") == "true"
    assert page.locator(".canvas svg:visible").first.get_attribute("lang") == "en"
    page.click(".home a")
    page.wait_for_url("**/index.html")
    assert remembered(page, "document.documentElement.lang", "en")
    assert page.locator("h1").inner_text() == "Overview of the cases"


@pytest.fixture
def site(folder):
    """The folder on a server, as its address."""
    handler = partial(Quiet, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def test_who_goes_back_finds_what_was_switched_meanwhile(browser, site):
    """The browser keeps the page that was left, if let: its scripts do not run again."""
    launch = browser.browser_type.launch
    kept = {"ignore_default_args": ["--disable-back-forward-cache"]}
    with launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"], **kept) as keeping:
        page = keeping.new_page()
        page.goto(f"{site}/index.html")
        page.evaluate("addEventListener('pageshow', (event) => { window.kept = event.persisted; })")
        page.click(".cases a >> nth=0")
        page.wait_for_url("**/alpha.html")
        page.click("[data-set-lang=en]")
        page.click("[data-set-theme=dark]")
        page.go_back(wait_until="commit")
        page.wait_for_function("window.kept")
        assert page.locator("h1").inner_text() == "Overview of the cases"
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert page.locator("[data-set-lang=en]").get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_colours_follow_the_system_until_chosen(visit, remembered, folder, scheme):
    page = visit(folder / "haikou.html", scheme=scheme)
    dark = {"light": False, "dark": True}

    def is_dark():
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        picture = page.locator(".canvas .f-page-fill").first
        fill = picture.evaluate("node => getComputedStyle(node).fill")
        light = [sum(map(int, re.findall(r"\d+", colour)[:3])) > 380 for colour in (ground, fill)]
        assert light[0] == light[1]
        return not light[0]

    assert is_dark() == dark[scheme]
    for theme, expected in dark.items():
        page.locator(f"[data-set-theme={theme}]").press("Space")
        assert is_dark() == expected
        assert remembered(page, "document.documentElement.dataset.theme", theme)
        assert is_dark() == expected
    page.click("[data-set-theme=auto]")
    assert is_dark() == dark[scheme]


def test_without_scripts_everything_can_be_read(visit, folder):
    page = visit(folder / "haikou.html", script=False)
    assert page.locator(".picture:visible").count() == 2
    assert page.locator(".switches:visible, .tools:visible, .finder:visible").count() == 0
    assert page.locator("tbody tr:not(.group):visible").count() > 30
    assert page.locator("h1 .zh").first.is_visible()
    assert not page.locator("h1 .en").first.is_visible()


def test_pointing_lights_up_an_element_with_its_relations(haikou):
    haikou.locator("[role=tab]").nth(1).click()
    shown(haikou, "haikou.haihaoban").hover()
    lit = haikou.locator(".picture:not([hidden]) .zh .lit")
    paths = {one.get_attribute("data-path") for one in lit.all()} - {None}
    assert paths == {"haikou.haihaoban", "haikou.people", "haikou.firms"}
    dim = shown(haikou, "haikou.plan")
    haikou.wait_for_function(
        "node => Number(getComputedStyle(node).opacity) < 0.5", arg=dim.element_handle()
    )
    assert "海好办" in haikou.locator(".peek").inner_text()
    rows = haikou.locator("table.relations tr.is-lit")
    assert rows.count() == 2
    haikou.mouse.move(1, 1)
    assert haikou.locator(".lit").count() == 0


def test_lines_of_one_bundle_light_up_together(haikou):
    haikou.locator("[role=tab]").nth(1).click()
    shown(haikou, "haikou.firms").hover()
    routes = haikou.locator(".picture:not([hidden]) .zh [data-label].lit")
    assert {one.get_attribute("data-target") for one in routes.all()} == {
        "haikou.people",
        "haikou.firms",
    }
    assert haikou.locator(".picture:not([hidden]) .zh .edge-label.lit").count() == 1
    haikou.locator(".picture:not([hidden]) .zh .edge-label.lit").hover()
    assert routes.count() == 2


def test_details_by_mouse(haikou):
    shown(haikou, "haikou.services").click()
    told = haikou.locator("#details")
    text = told.inner_text()
    for words in ("市一体化在线政务服务平台", "平台", "中枢层", "已建成", "能办 → 好办", "构建"):
        assert words in text
    line = next(
        number
        for number, line in enumerate((SPECS / "haikou.city").read_text("utf-8").split("\n"), 1)
        if "platform services" in line
    )
    assert f"haikou.city:{line}" in text
    assert "时间\n未提及" in text
    told.locator(".jump", has_text="海口城市大脑").first.click()
    assert told.locator("h3").inner_text() == "海口城市大脑"
    told.locator("[data-tool=close]").click()
    assert not told.is_visible()


def test_details_lead_to_the_table_and_to_the_source(haikou):
    shown(haikou, "haikou.data").click()
    haikou.locator("#details a", has_text="在表中查看").click()
    assert haikou.locator("tr:target").get_attribute("data-at") == "haikou.data"
    mark = haikou.locator("#details .declared .mark")
    number = mark.inner_text()
    mark.click()
    assert haikou.url.endswith(f"#source-{number}")
    assert "L45" in haikou.locator("li:target").inner_text()


def test_details_by_keys(haikou):
    first = haikou.locator(".picture:not([hidden]) .zh [tabindex='0']")
    assert first.count() == 1
    first.focus()
    start = first.get_attribute("data-path")
    haikou.keyboard.press("ArrowDown")
    at = haikou.evaluate("document.activeElement.dataset.path")
    assert at != start
    assert haikou.locator(".picture:not([hidden]) .zh [tabindex='0']").count() == 1
    haikou.keyboard.press("ArrowUp")
    assert haikou.evaluate("document.activeElement.dataset.path") == start
    haikou.keyboard.press("End")
    haikou.keyboard.press("Enter")
    assert haikou.evaluate("document.activeElement.id") == "details"
    opened = haikou.locator("#details h3").inner_text()
    haikou.keyboard.press("Escape")
    assert not haikou.locator("#details").is_visible()
    label = haikou.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label.startswith(opened)


def test_views_by_keys(haikou):
    haikou.locator("[role=tab]").first.focus()
    haikou.keyboard.press("ArrowRight")
    assert haikou.locator("[role=tab][aria-selected=true]").inner_text() == "关系图"
    assert haikou.locator("[role=tabpanel]:visible").count() == 1
    haikou.keyboard.press("ArrowRight")
    assert haikou.locator("[role=tab][aria-selected=true]").inner_text() == "总体架构图"


def test_zoom_and_fit(haikou):
    start = width(haikou)
    haikou.locator(".picture:not([hidden]) .zh [tabindex='0']").focus()
    haikou.keyboard.press("+")
    assert width(haikou) > start * 1.2
    haikou.keyboard.press("-")
    assert abs(width(haikou) - start) <= 2
    haikou.click("[data-tool=in]")
    haikou.click("[data-tool=in]")
    large = width(haikou)
    haikou.keyboard.press("0")
    canvas = haikou.locator(".canvas").first
    assert width(haikou) < large
    assert canvas.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert canvas.evaluate("node => node.scrollHeight <= node.clientHeight")
    box = canvas.bounding_box()
    haikou.mouse.move(box["x"] + 300, box["y"] + 200)
    fitted = width(haikou)
    haikou.keyboard.down("Control")
    haikou.mouse.wheel(0, -200)
    haikou.keyboard.up("Control")
    haikou.wait_for_function(
        "least => document.querySelector('.canvas .zh svg').clientWidth > least", arg=fitted
    )
    before = width(haikou)
    haikou.mouse.dblclick(box["x"] + 30, box["y"] + 12)
    assert width(haikou) > before


def test_what_is_under_the_pointer_stays_there(haikou):
    element = shown(haikou, "haikou.health")
    before = element.bounding_box()
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    haikou.mouse.move(x, y)
    haikou.keyboard.down("Control")
    haikou.mouse.wheel(0, -300)
    haikou.keyboard.up("Control")
    haikou.wait_for_function(
        "least => document.querySelector('.canvas .zh svg').clientWidth > least",
        arg=width(haikou) - 1,
    )
    after = element.bounding_box()
    assert abs(after["x"] + after["width"] / 2 - x) < 3
    assert abs(after["y"] + after["height"] / 2 - y) < 3


def test_a_drag_pans_and_presses_nothing(haikou):
    for _ in range(4):
        haikou.click("[data-tool=in]")
    canvas = haikou.locator(".canvas").first
    box = canvas.bounding_box()
    left = canvas.evaluate("node => node.scrollLeft")
    haikou.mouse.move(box["x"] + 500, box["y"] + 200)
    haikou.mouse.down()
    haikou.mouse.move(box["x"] + 380, box["y"] + 160, steps=4)
    haikou.mouse.up()
    assert canvas.evaluate("node => node.scrollLeft") == pytest.approx(left + 120, abs=3)
    assert not haikou.locator("#details").is_visible()


def test_full_screen_and_back(haikou):
    haikou.locator(".picture:not([hidden]) .zh [tabindex='0']").focus()
    haikou.keyboard.press("f")
    viewer = haikou.locator(".viewer")
    assert viewer.evaluate("node => node.matches('.is-full')")
    box = viewer.bounding_box()
    assert (box["x"], box["y"]) == (0, 0)
    assert haikou.locator("footer").evaluate("node => node.inert")
    haikou.click("[data-tool=full]")
    assert not viewer.evaluate("node => node.matches('.is-full')")
    assert not haikou.locator("footer").evaluate("node => node.inert")


def test_fingers(visit, folder):
    page = visit(folder / "haikou.html", width=390, touch=True)
    before = width(page)
    box = page.locator(".canvas").first.bounding_box()
    client = page.context.new_cdp_session(page)
    page.locator(".canvas").first.scroll_into_view_if_needed()
    spread = 30

    def points(gap):
        x, y = box["x"] + 150, box["y"] + 200
        return [{"x": x - gap, "y": y, "id": 0}, {"x": x + gap, "y": y, "id": 1}]

    send = client.send
    send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points(spread)})
    for gap in (40, 50, 60):
        send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points(gap)})
    send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert width(page) > before * 1.5
    shown(page, "haikou.people").tap()
    sheet = page.locator("#details")
    assert sheet.is_visible()
    frame = sheet.bounding_box()
    assert frame["x"] == 0
    assert frame["width"] == 390
    assert frame["y"] + frame["height"] <= 845


def test_tables_filter(haikou):
    field = haikou.get_by_label("筛选构件")
    field.fill("中台")
    assert names(haikou, "components") == ["数据中台", "业务中台"]
    assert haikou.locator(".found").first.inner_text() == "2 / 17"
    field.fill("portal WORK")
    assert names(haikou, "components") == ["政府工作门户"]
    field.fill("没有这样的东西")
    assert names(haikou, "components") == []
    assert haikou.locator(".no-match:visible").count() == 1
    field.press("Escape")
    assert len(names(haikou, "components")) == 17


def test_tables_sort(visit, folder):
    page = visit(folder / "jincheng.html")
    table = page.locator("table.facts")
    scale = table.locator("tbody").first.locator("tr:not(.group) td:nth-child(2)")
    printed = scale.all_inner_texts()
    head = table.locator("th[aria-sort]").nth(1)
    values = "nodes => nodes.map(node => Number(node.dataset.order))"
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    ascending = scale.evaluate_all(values)
    assert ascending == sorted(ascending)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert scale.evaluate_all(values) == ascending[::-1]
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "none"
    assert scale.all_inner_texts() == printed


def test_names_sort_as_readers_of_chinese_look_them_up(haikou):
    haikou.locator("table.components .sort").first.click()
    assert names(haikou, "components")[1:3] == ["企业", "群众"]


def test_figures_by_class(visit, folder):
    page = visit(folder / "jincheng.html")
    cards = page.locator(".card:visible")
    every = cards.count()
    page.locator("[data-pick=rank]").click()
    assert {one.get_attribute("data-class") for one in cards.all()} == {"rank"}
    page.locator("[data-pick=rank]").click()
    assert cards.count() == every
    assert "近130个市级部门" in page.locator(".cards").first.inner_text()
    assert "接近、不到" in page.locator(".cards").first.inner_text()


def test_footnotes_and_back_take_the_focus_along(haikou):
    mark = haikou.locator("main a.mark").first
    use = mark.get_attribute("id")
    mark.press("Enter")
    note = f"source-{use.split('-')[1]}"
    haikou.wait_for_function("id => document.activeElement.id === id", arg=note)
    haikou.locator(f'.backs a[href="#{use}"]').press("Enter")
    haikou.wait_for_function("id => document.activeElement.id === id", arg=use)


def test_the_table_leads_to_the_picture(haikou):
    haikou.locator("table.components .show", has_text="数据中台").click()
    assert haikou.locator("#details h3").inner_text() == "数据中台"
    assert shown(haikou, "haikou.data").evaluate("node => node.matches('.is-it')")


def test_on_paper_it_is_a4_and_the_picture_is_no_pixels(haikou, tmp_path):
    haikou.get_by_label("筛选构件").fill("中台")
    haikou.locator("[role=tab]").nth(1).click()
    pdf = haikou.pdf(prefer_css_page_size=True)
    sizes = {
        tuple(round(float(number)) for number in found.split())
        for found in re.findall(rb"/MediaBox \[0 0 ([\d. ]+)\]", pdf)
    }
    assert sizes == {(595, 842), (842, 595)}
    images = re.findall(rb"/Subtype /Image\n/Width (\d+)", pdf)
    assert all(int(image) < 20 for image in images), "only the dots of badges"
    haikou.emulate_media(media="print")
    assert haikou.locator(".picture:visible").count() == 2
    assert haikou.locator("table.components tbody tr:not(.group):visible").count() == 17


@pytest.mark.parametrize("name", ["haikou", "shanghai", "alpha", "hostile", "index"])
def test_no_barrier_is_known_to_axe(visit, folder, name):
    page = visit(folder / f"{name}.html")
    if page.locator("[data-show]").count():
        page.locator("[data-show]").first.click()
    for lang in ("zh", "en"):
        page.click(f"[data-set-lang={lang}]")
        for theme in ("light", "dark"):
            page.click(f"[data-set-theme={theme}]")
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], (lang, theme)


def test_hostile_text_is_inert(visit, folder):
    page = visit(folder / "hostile.html")
    page.on("dialog", lambda dialog: page.said.append(dialog.message))
    for one in page.locator(".picture:not([hidden]) .zh [data-path]").all():
        one.hover()
        one.dispatch_event("click")
        assert page.locator("#details").is_visible()
    page.click("[data-set-lang=en]")
    page.locator(".finder input").first.fill("<script>")
    assert (
        page.locator("main img, main iframe, main b:not(.peek b), main i, main u, main em").count()
        == 0
    )
    assert page.said == []


def test_the_policy_stops_scripts_that_are_not_the_pages(haikou):
    haikou.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          const button = document.createElement("button");
          button.setAttribute("onclick", "window.ran = true");
          document.body.append(button);
          button.click();
        }"""
    )
    assert haikou.evaluate("window.ran") is None
    assert any("Content Security Policy" in said for said in haikou.said)
