"""The sheet of a large city in a real browser: let in and drawn by turns, and nothing lost by it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from sheet_models import sheet

ELEMENTS = 200
RELATIONS = 180
FACTS = 60
KINDS = ("portal", "app", "platform", "data_set")
IN_PLACE = """() => waking.isDone()
  && !document.querySelector(`.picture:not([hidden]) .${city.lang()} > noscript`)
  && !document.querySelector(`.picture:not([hidden]) .${city.lang()} .is-veiled`)"""
AT_THE_TOP = """() => {
  const end = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const { top } = end.getBoundingClientRect();
  const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  return top >= 0 && (top < 150 || isAtEnd);
}"""
IS_DRAWN = "node => node.checkVisibility({ contentVisibilityAuto: true })"


def large_city():
    """A city of so many elements, relations and facts that its page is a large one."""
    lines = ['source paper "来源"', 'city big "大市大脑" @paper "第1段" { en: "Big Brain"']
    for number in range(ELEMENTS):
        kind = KINDS[number * len(KINDS) // ELEMENTS]
        name = f'"构件{number}" {{ en: "Part {number:03}"; status: live }}'
        lines.append(f"  {kind} e{number} {name}")
    lines += [f"  e{number} -[supports]-> e{number + 1}" for number in range(RELATIONS)]
    for number in range(FACTS):
        lines.append(f'  fact "指标{number}": "近{number + 2}万个" @paper "第{number}段"')
    return "\n".join([*lines, "}"])


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "big.html"
    path.write_text(sheet(large_city()), "utf-8")
    return path


@pytest.fixture
def page(visit, path):
    page = visit(path)
    page.wait_for_function(IN_PLACE)
    return page


def rows(page, table="components"):
    return page.locator(f"table.{table} tbody tr:not(.group)")


def names(page, lang="zh"):
    return page.locator(f"table.components tr:not([hidden]) .show .{lang}").all_text_contents()


def test_all_of_it_comes_and_in_its_order(page):
    assert names(page) == [f"构件{number}" for number in range(ELEMENTS)]
    assert rows(page, "relations").count() == RELATIONS
    assert rows(page, "facts").count() == FACTS
    assert page.locator("#sources ~ * .locators li").count() >= FACTS
    assert page.locator(".phases a").count() == ELEMENTS
    assert page.locator(".picture:not([hidden]) .zh [data-path]").count() >= ELEMENTS
    assert page.said == []


def test_what_is_not_asked_for_is_no_part_of_the_page_yet(page):
    assert page.locator(".canvas .en svg").count() == 0
    assert page.locator(".picture[hidden] svg").count() == 0
    page.click("[data-set-lang=en]")
    page.wait_for_function(IN_PLACE)
    shown = page.locator(".picture:not([hidden]) .en > svg")
    assert shown.get_attribute("lang") == "en"
    assert shown.locator("[data-path]").count() >= ELEMENTS
    assert page.locator(".picture:not([hidden]) .en [data-path]").last.is_visible()
    assert not page.locator(".picture:not([hidden]) .zh > svg").is_visible()
    page.locator("[role=tab]").last.click()
    assert page.locator(".picture:not([hidden]) .en > svg").is_visible()
    page.locator("[role=tab]").first.click()
    page.click("[data-set-lang=zh]")
    page.wait_for_function(IN_PLACE)
    assert page.locator(".picture:not([hidden]) .zh [data-path]").last.is_visible()


def test_what_is_out_of_sight_is_not_drawn_until_it_is_gone_to(page):
    last = rows(page, "relations").last.element_handle()
    assert not last.evaluate(IS_DRAWN)
    page.locator(".contents a[href='#at-big-facts']").click()
    page.wait_for_function(AT_THE_TOP)
    page.wait_for_function(IS_DRAWN, arg=last)


@pytest.mark.parametrize("width", (390, 1280))
def test_the_contents_lead_to_every_part(visit, path, width):
    page = visit(path, width=width)
    page.wait_for_function(IN_PLACE)
    for link in page.locator(".contents a").all():
        link.evaluate("node => node.click()")
        page.wait_for_function(AT_THE_TOP)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_address_leads_to_a_row_that_came_later(visit, path, page):
    page.goto(path.as_uri() + "#at-big.e190")
    page.reload()
    page.wait_for_function("() => document.querySelector('tr:target')")
    page.wait_for_function(AT_THE_TOP)


def test_sorting_goes_through_all_slices_and_back(page):
    heads = page.locator("table.components .sort")
    page.click("[data-set-lang=en]")
    before = names(page, "en")
    heads.first.click()
    heads.first.click()
    groups = page.locator("table.components .group")
    sorted_names = names(page, "en")
    size = ELEMENTS // len(KINDS)
    for group in range(groups.count()):
        own = before[group * size : (group + 1) * size]
        assert sorted_names[group * size : (group + 1) * size] == own[::-1]
    heads.first.click()
    assert names(page, "en") == before


def test_filtering_goes_through_all_slices(page):
    field = page.get_by_label("筛选构件")
    field.fill("构件19")
    assert names(page) == ["构件19", *(f"构件{number}" for number in range(190, 200))]
    assert page.locator(".found").first.inner_text() == f"11 / {ELEMENTS}"
    assert page.locator("table.components .group:visible").count() == 2
    page.locator("table.components .sort").first.click()
    page.locator("table.components .sort").first.click()
    assert names(page)[-1] == "构件190"
    field.fill("")
    assert len(names(page)) == ELEMENTS


def test_details_of_what_is_not_drawn_yet(visit, path):
    page = visit(path)
    page.locator("[data-show='big.e199']").dispatch_event("click")
    assert page.locator("#details h3").inner_text() == "构件199"
    page.wait_for_function(IN_PLACE)
    lit = page.locator(".picture:not([hidden]) .zh [data-path='big.e199']")
    assert lit.evaluate("node => node.matches('.is-it')")


def test_what_is_not_near_steps_back_whatever_slice_it_is_in(page):
    strengths = """() => {
      const strength = (node) =>
        node.matches("svg.slice") ? 1 : getComputedStyle(node).opacity * strength(node.parentNode);
      return [...document.querySelectorAll(".picture:not([hidden]) .zh .slice > g > *")].map((one) => [
        one.dataset.path || "", one.matches(".lit"), strength(one)]);
    }"""
    page.locator(".picture:not([hidden]) .zh [data-path='big.e50'] rect").first.hover()
    shapes = page.evaluate(strengths)
    lit = {path for path, is_lit, _ in shapes if is_lit and path}
    assert {"big.e49", "big.e50", "big.e51"} <= lit
    assert len(lit) < ELEMENTS / 2
    assert {strength for path, is_lit, strength in shapes if path and not is_lit} == {0.22}
    assert all(strength > 0.7 for path, is_lit, strength in shapes if is_lit or not path)
    page.mouse.move(2, 2)
    assert {strength for _, _, strength in page.evaluate(strengths)} == {1}


def test_the_page_keeps_its_height_while_another_picture_comes(page):
    before, after, woken = page.evaluate(
        """() => {
          const canvas = document.querySelector(".canvas");
          const before = canvas.offsetHeight;
          document.querySelector("[data-set-lang=en]").click();
          return [before, canvas.offsetHeight, document.querySelectorAll(".en > svg").length];
        }"""
    )
    assert before == after
    assert woken == 0
    page.wait_for_function(IN_PLACE)
    assert page.locator(".picture:not([hidden]) .en > svg").is_visible()
    assert page.locator(".picture:not([hidden]) .en").first.get_attribute("style") is None


def test_zooming_never_hides_what_is_in_sight(page):
    page.wait_for_timeout(300)
    first = page.locator(".picture:not([hidden]) .zh .slice").first
    veiled = page.evaluate(
        """() => {
          document.querySelector("[data-tool=in]").click();
          return [...document.querySelectorAll(".picture:not([hidden]) .zh .slice")]
            .map((slice) => slice.matches(".is-veiled"));
        }"""
    )
    assert veiled[0] is False
    page.wait_for_function(IN_PLACE)
    assert first.is_visible()
    assert page.locator(".picture:not([hidden]) .zh [data-path]").last.is_visible()


def test_paper_has_all_of_the_language_it_is_printed_in(visit, path):
    page = visit(path)
    page.click("[data-set-lang=en]")
    page.pdf(prefer_css_page_size=True)
    assert page.locator(".canvas .en svg[lang=en]").count() == 2
    page.emulate_media(media="print")
    for picture in page.locator(".canvas .en > svg").all():
        assert picture.is_visible()
        assert picture.locator("[data-path]").last.is_visible()
    assert page.locator(".canvas .zh > svg:visible").count() == 0
    for table, count in (("components", ELEMENTS), ("relations", RELATIONS), ("facts", FACTS)):
        assert rows(page, table).count() == count
        assert rows(page, table).last.evaluate(IS_DRAWN)
        shape = page.locator(f"table.{table}").evaluate("node => getComputedStyle(node).display")
        assert shape == "table"


def test_all_is_there_without_scripts(visit, path):
    page = visit(path, script=False)
    assert page.locator(".picture:visible").count() == 2
    assert page.locator(".canvas .zh svg:visible").count() == 2
    assert rows(page).count() == ELEMENTS
    assert page.locator(".locators li").count() >= FACTS


def test_tables_are_still_tables_to_those_who_listen(page):
    page.locator("#at-big-components").scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert {"table", "row", "columnheader", "rowheader", "cell"} <= {*roles}


def test_no_barrier_is_known_to_axe(page):
    for lang in ("zh", "en"):
        page.click(f"[data-set-lang={lang}]")
        for theme in ("light", "dark"):
            page.click(f"[data-set-theme={theme}]")
            page.wait_for_function(IN_PLACE)
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], (lang, theme)
