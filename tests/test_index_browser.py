"""The overview in a real browser, off the network: what a reader does to find a case or a fact."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from real_scenes import SPECS
from sheet_models import BARE, EMPTY, FULL, HOSTILE, index

from citydsl.cli import cli
from citydsl.dsl.compile import compile_file
from citydsl.dsl.model.load import Loader

WIDTHS = (390, 1280, 2560)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The overview of the ten with their sheets, and one of a hostile city among others."""
    folder = tmp_path_factory.mktemp("index")
    args = ["render", str(SPECS), "-f", "html", "-o", str(folder), "--no-cache", "-q"]
    result = CliRunner().invoke(cli, args)
    assert result.exit_code == 0, result.output
    (folder / "hostile.html").write_text(index(HOSTILE, FULL, BARE, EMPTY), "utf-8")
    return folder


@pytest.fixture
def overview(visit, folder):
    """Open the overview of the ten: `overview(width=390)`."""
    return lambda **looks: visit(folder / "index.html", **looks)


def names(page):
    """The cases shown, in their order."""
    return page.locator(".case:not([hidden]) h3 a").all_inner_texts()


def found(page, sort):
    """What is listed of a sort."""
    return page.locator(f'.results:not([hidden]) [data-rows="{sort}"] .hit-name').all_inner_texts()


def exactly(page, label):
    return page.locator(f".value:text-is('{label}')")


def pick(page, group, *labels):
    """Tick values of a filter."""
    menu = page.locator(f'.menu[data-group="{group}"]')
    menu.locator("summary").click()
    for label in labels:
        menu.locator("label", has=exactly(page, label)).locator("input").check()
    menu.locator("summary").click()


def value(page, group, label):
    """The count beside a value of a filter."""
    row = page.locator(f'.menu[data-group="{group}"] label', has=exactly(page, label))
    return int(row.locator(".count").text_content())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_quiet_alone_and_no_wider_than_the_window(overview, width, scheme):
    page = overview(width=width, scheme=scheme)
    page.fill("#find", "数据")
    pick(page, "status", "已建成")
    for group in ("level", "layer", "kind", "status", "class"):
        page.locator(f'.menu[data-group="{group}"] summary').click()
        box = page.locator(f'.menu[data-group="{group}"] fieldset').bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
    assert page.said == []
    assert page.asked() == [page.url.partition("#")[0]]


def test_one_field_finds_cities_elements_and_facts(overview):
    page = overview()
    assert len(names(page)) == 10
    assert not page.locator(".results").is_visible()
    page.fill("#find", "中台")
    assert sorted(found(page, "elements")) == ["业务中台", "数据中台", "数据中台"]
    assert found(page, "cities") == []
    assert set(names(page)) == {"海口城市大脑", "重庆南岸区智慧城市管理"}
    assert "城管智脑" in page.locator(".hit", has_text="重庆南岸区").inner_text()
    page.fill("#find", "热线")
    assert found(page, "elements") == ["12345政务服务便民热线", "市直单位热线"]
    assert found(page, "facts") == ["整合的市直单位热线"]
    page.fill("#find", "1+2+2+N")
    assert found(page, "cities") == ["海口城市大脑"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ipv6", "IPv6"),
        ("ＩＰｖ６", "IPv6"),
        ("DATA MIDDLE", "数据中台"),
        ("城管大脑", "城管智脑"),
        ("１２３４５", "12345政务服务便民热线"),
        ("海口 门户", "公众服务门户"),
    ],
)
def test_case_width_language_and_aliases_do_not_matter(overview, text, name):
    page = overview()
    page.fill("#find", text)
    assert name in found(page, "elements")


def test_what_is_asked_for_is_marked(overview):
    page = overview()
    page.fill("#find", "ｉｐＶ6")
    assert page.locator(".hit-name mark").first.inner_text() == "IPv6"
    page.fill("#find", "跨域")
    assert page.locator(".hit-also").inner_text() == "横琴跨域多维大数据公共服务云平台"
    page.fill("#find", "middle platform")
    assert "middle" in page.locator(".hit-also mark").first.inner_text().lower()


def test_each_leads_to_its_place_on_the_sheet(overview):
    page = overview()
    for text, sort in (("数据中台", "elements"), ("摸排", "facts"), ("徐汇区", "cities")):
        page.fill("#find", text)
        page.locator(f'[data-rows="{sort}"] .hit').first.click()
        target = page.locator(":target")
        target.wait_for()
        assert text in target.inner_text()
        page.go_back()
        assert page.input_value("#find") == text
    assert page.said == []


def test_every_row_leads_somewhere(overview, folder):
    """Each link into a sheet has an element of that id there."""
    models = [compile_file(path, Loader(SPECS)).model for path in SPECS.glob("*.city")]
    cities = [city for model in models for city in model.every_city()]
    rows = sum(1 + len(city.elements) + len(city.facts) for city in cities)
    page = overview()
    links = page.evaluate(
        "Object.values(finding.search('', () => true)).flat().map(row => finding.href(row))"
    )
    ids = {}
    for name in {link.partition("#")[0] for link in links}:
        sheet = page.context.new_page()
        sheet.goto((folder / name).as_uri())
        ids[name] = set(sheet.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        sheet.close()
    lost = page.evaluate("links => links.map(decodeURIComponent)", links)
    lost = [link for link in lost if link.partition("#")[2] not in ids[link.partition("#")[0]]]
    assert len(links) == rows
    assert lost == []


def test_nothing_found_is_said(overview):
    page = overview()
    page.fill("#find", "没有这个词")
    assert page.locator("#found-none").is_visible()
    assert page.locator("#no-case").is_visible()
    assert page.locator("#shown").inner_text() == "0 / 10 个案例"


def test_long_lists_open_on_request(overview):
    page = overview()
    page.fill("#find", "数据")
    part = page.locator('[data-rows="elements"]')
    count = int(part.locator(".tally").inner_text())
    assert part.locator(".hit").count() == 8 < count
    part.locator(".more").click()
    assert part.locator(".hit").count() == count
    assert not part.locator(".more").is_visible()
    assert page.evaluate("document.activeElement.className") == "hit"


def test_filters_go_together_and_count(overview):
    page = overview()
    assert value(page, "kind", "热线") == 1
    assert value(page, "class", "成效") == 4
    pick(page, "level", "省会")
    assert set(names(page)) == {"海口城市大脑", "郑州城市大脑"}
    assert value(page, "kind", "中台") == 1
    assert value(page, "kind", "热线") == 0
    assert value(page, "level", "省会") == 2
    assert value(page, "level", "新区") == 1
    pick(page, "layer", "接入层")
    pick(page, "kind", "门户")
    assert names(page) == ["海口城市大脑"]
    assert found(page, "elements") == ["公众服务门户", "政府工作门户"]
    page.get_by_label("取消筛选：省会").click()
    assert set(names(page)) == {"海口城市大脑", "横琴城市大脑一期"}
    page.click("#reset")
    assert len(names(page)) == 10
    assert not page.locator("#reset").is_visible()
    assert page.locator(".menu input:checked").count() == 0


def test_kind_and_status_are_those_of_one_element(overview):
    """Haikou has apps and things that are live, but none of its apps is."""
    page = overview()
    pick(page, "kind", "应用")
    assert "海口城市大脑" in names(page)
    pick(page, "status", "已建成")
    assert "海口城市大脑" not in names(page)
    assert "上虞城市大脑" in names(page)
    pick(page, "status", "试点")
    assert "海口城市大脑" in names(page)


def test_facts_of_a_class_are_listed(overview):
    page = overview()
    pick(page, "class", "成效")
    shown = page.locator('[data-rows="facts"] .printed').all_inner_texts()
    assert sorted(shown) == ["1倍以上", "40—50天 → 即时理赔", "60%", "约30%", "能办 → 好办"]
    assert "徐汇区" in page.locator(".hit", has_text="60%").inner_text()


def test_sorted_by_name_and_by_how_much_there_is(overview):
    page = overview()
    given = names(page)
    page.select_option("#sort", "elements")
    counts = page.evaluate(
        "[...document.querySelectorAll('.case-counts')]"
        ".map(e => Number(e.querySelector('.zh').textContent.match(/[0-9]+/)[0]))"
    )
    assert counts == sorted(counts, reverse=True)
    page.select_option("#sort", "facts")
    assert names(page)[0] == "晋城市新型智慧城市"
    page.select_option("#sort", "name")
    assert names(page)[:2] == ["重庆南岸区智慧城市管理", "海口城市大脑"]
    page.click("[data-set-lang=en]")
    english = names(page)
    assert english == sorted(english, key=str.casefold)
    page.click("#reset")
    page.click("[data-set-lang=zh]")
    assert names(page) == given


def test_by_keys_alone(overview):
    page = overview()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("热线")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent").startswith("12345")
    page.keyboard.press("End")
    assert "25条" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "find"
    assert page.input_value("#find") == "热线"
    page.keyboard.press("Escape")
    assert page.input_value("#find") == ""
    assert len(names(page)) == 10
    page.keyboard.type("热线")
    page.keyboard.press("Enter")
    assert "12345" in page.locator(":target").inner_text()


def test_a_menu_by_keys(overview):
    page = overview()
    page.locator('.menu[data-group="kind"] summary').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#picked button").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.locator(".menu[open]").count() == 0


def test_the_address_keeps_what_is_asked(overview, visit, folder):
    page = overview()
    page.fill("#find", "服务")
    pick(page, "kind", "门户")
    page.select_option("#sort", "name")
    shown, address = names(page), page.url
    other = page.context.new_page()
    other.goto(address)
    assert other.input_value("#find") == "服务"
    assert other.input_value("#sort") == "name"
    assert names(other) == shown
    assert found(other, "elements") == found(page, "elements")


def test_switches_of_language_and_colours_reach_what_is_found(overview, remembered):
    page = overview()
    page.fill("#find", "portal")
    pick(page, "kind", "门户")
    page.click("[data-set-lang=en]")
    assert "Public service portal" in found(page, "elements")
    assert page.locator("#picked").inner_text() == "Portal"
    assert page.locator("#shown").inner_text() == "2 of 10 cases"
    assert page.locator("#sort option").first.inner_text() == "Default"
    before = page.evaluate("getComputedStyle(document.querySelector('.tools')).backgroundColor")
    page.click("[data-set-theme=dark]")
    after = page.evaluate("getComputedStyle(document.querySelector('.tools')).backgroundColor")
    assert before != after
    assert remembered(page, "Object.values({...document.documentElement.dataset})", ["en", "dark"])


def test_without_script_every_card_is_there(overview):
    page = overview(script=False)
    assert len(names(page)) == 10
    assert not page.locator(".tools").is_visible()
    assert not page.locator(".results").is_visible()


def test_on_paper_there_are_cards_and_no_tools(overview):
    page = overview()
    page.fill("#find", "中台")
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator(".case:visible").count() == 2


def test_hostile_text_is_inert(visit, folder):
    page = visit(folder / "hostile.html")
    page.on("dialog", lambda dialog: page.said.append(dialog.message))
    page.fill("#find", "<")
    assert any("<script>" in one for one in found(page, "cities"))
    assert page.locator(".hit img, .hit script, .hit b, .hit i").count() == 0
    page.click("[data-set-lang=en]")
    page.fill("#find", "5")
    assert page.locator(".hit .printed").first.inner_text() == "<b>5个</b>"
    assert page.said == []


@pytest.mark.parametrize("width", (390, 1280))
def test_no_barrier_is_known_to_axe(overview, width):
    page = overview(width=width)
    page.fill("#find", "数据")
    pick(page, "layer", "中枢层")
    page.locator('.menu[data-group="status"] summary').click()
    for lang in ("zh", "en"):
        page.evaluate("l => document.querySelector(`[data-set-lang=${l}]`).click()", lang)
        for theme in ("light", "dark"):
            page.evaluate("t => document.querySelector(`[data-set-theme=${t}]`).click()", theme)
            violations = Axe().run(page).response["violations"]
            said = [(one["id"], one["nodes"][0]["html"]) for one in violations]
            assert said == [], (lang, theme)
