"""What a reader asks of one city, answered on its fact sheet, and how a city is found at all.

The 26 questions and their answers are those of design/domain.md, read from the article; none is
taken from what the page prints. Those that lay cities side by side are tested with `compare`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import lxml.html
import pytest

from citydsl.dsl.compile import compile_file
from citydsl.dsl.model.load import Loader
from citydsl.render.build import Order, build_city
from citydsl.render.sheet.index_data import index_data

SPECS = Path(__file__).parent.parent / "specs"
NAMES = sorted(path.stem for path in SPECS.glob("*.city") if path.stem != "sources")


@cache
def made(name):
    model = compile_file(SPECS / f"{name}.city", Loader(SPECS)).model
    return build_city(model, model.cities[0], Order(("html",)))


class Sheet:
    """A fact sheet as a reader of Chinese has it."""

    def __init__(self, name):
        self.name = name
        self.tree = lxml.html.fromstring(made(name).artifacts[0].content)
        for part in self.tree.xpath(
            "//script | //style | //svg | //*[@class='en' or @class='second']"
        ):
            part.drop_tree()

    def section(self, name, city=""):
        """A part of the page under its heading, of the city or one inside it."""
        at = name if name in ("time", "standards", "sources") else f"at-{city or self.name}-{name}"
        (found,) = self.tree.xpath(f"//section[*[@id='{at}']]")
        return found

    def row(self, label, *, section="components", city=""):
        """The row of a table that begins with a label."""
        rows = self.section(section, city).xpath(".//tr[th[@scope='row']]")
        found = [row for row in rows if text(row.find("th")).startswith(label)]
        assert len(found) == 1, (label, [text(row) for row in rows])
        return found[0]

    def fact(self, subject, city=""):
        return self.row(subject, section="facts", city=city)

    def facts(self, class_, city=""):
        """What is printed of the facts of a class."""
        groups = self.section("facts", city).xpath(".//tbody")
        rows = [row for group in groups if text(group[0]) == class_ for row in group[1:]]
        return [text(row.xpath(".//*[@class='printed']")[0]) for row in rows]

    def bounds(self, *subjects, city=""):
        rows = [self.fact(subject, city) for subject in subjects]
        return [text(row.xpath(".//*[@class='bound']")[0])[1:].strip() for row in rows]

    def layer(self, label):
        """The names in a layer's part of the table of components."""
        groups = self.section("components").xpath(".//tbody")
        (found,) = [group for group in groups if text(group[0]) == label]
        return [text(one) for one in found.xpath(".//a[@data-show]")]

    def terms(self, printed):
        """The terms of a formula, each with its summary and its members."""
        blocks = self.section("formula").xpath(".//div[@class='formula']")
        (block,) = [
            one for one in blocks if text(one.xpath(".//*[@class='formula-printed']")[0]) == printed
        ]
        return {
            " ".join(text(part) for part in term.xpath(".//*[@class='term-head']/span")): (
                text(term.xpath(".//*[@class='term-summary']")[0]),
                [text(one) for one in term.xpath(".//*[@class='members']/li")],
            )
            for term in block.xpath(".//li[contains(@class, 'term ')]")
        }

    def open(self, group, city=""):
        """What the sheet lists as open for one reason, each with what it lacks."""
        for part in self.section("open", city).xpath(".//dl[@class='open']/div"):
            if text(part.find("dt")) == group:
                return [text(item) for item in part.xpath(".//li")]
        return []

    def fills(self, row):
        """What fills a row of the five-layer model."""
        for one in self.section("standards").xpath(".//tr[th[@scope='row']]"):
            if text(one.find("th")) == row:
                return text(one.find("td"))
        raise AssertionError(row)

    def lines(self, part):
        """The lines of the source that footnotes of a part lead to."""
        links = dict.fromkeys(part.xpath(".//a[@class='mark']/@href"))
        found = [self.tree.get_element_by_id(link[1:]) for link in links]
        return [text(one.xpath(".//*[@class='locator-text']")[0]).split()[0] for one in found]


def text(node):
    """What is read of a part of the page, without footnote marks."""
    told = "".join(part for part in node.xpath(".//text()[not(ancestor::*[@class='marks'])]"))
    return re.sub(r"\s+", " ", told).strip()


@pytest.fixture(scope="module")
def sheet():
    return cache(Sheet)


@pytest.fixture(scope="module")
def rows():
    """Everything the overview finds: `(city, sort, row, its values)`."""
    data = json.loads(index_data([made(name).entry for name in NAMES])[0])

    def values(numbers, words):
        return [data["words"][numbers[one]][1] for one in words]

    return [
        (about["href"].removesuffix(".html"), sort, row, values(numbers, words))
        for numbers, about, elements, facts in data["cities"]
        for sort, found, named in (
            ("element", elements, about["things"]),
            ("fact", facts, about["claims"]),
        )
        for row in found
        for words in [named[row[3]]]
    ]


def test_01_a_data_middle_platform_is_found_and_where_it_stands(sheet, rows):
    found = {name for name, sort, row, _ in rows if sort == "element" and "数据中台" in row[0]}
    assert found == {"haikou", "nanan"}
    assert sheet("haikou").layer("中枢层")[-2:] == ["数据中台", "业务中台"]
    assert "城管智脑" in text(sheet("nanan").row("数据中台"))


def test_02_a_formula_as_printed_or_that_there_is_none(sheet):
    """Jiashan, Jincheng and Hengqin have none."""
    printed = {
        "shanghai": ["三级平台、五级应用"],
        "zhengzhou": ["一脑、一网、一码、一端、一生态"],
        "nanan": ["114N"],
        "haikou": ["1+2+2+N"],
        "yichang": ["1234"],
        "shangyu": ["五大平台、十大应用"],
        "nanhai": ["一中心四张网", "1+3+N"],
    }
    for name in NAMES:
        formulas = printed.get(name, [])
        part = sheet(name).section("formula")
        shown = [text(one) for one in part.xpath(".//*[@class='formula-printed']")]
        assert shown == formulas
        assert formulas or "没有为本案例给出命名公式" in text(part)


def test_03_what_of_each_term_is_named_counted_or_open(sheet):
    haikou = sheet("haikou").terms("1+2+2+N")
    assert haikou["2 中台"] == ("共 2 项，均已列名", ["数据中台", "业务中台"])
    assert haikou["N 应用"][0].startswith("N 为开放项")
    yichang = sheet("yichang").terms("1234")
    assert yichang["1 数字底座"][1] == ["数字底座"]
    assert yichang["3 保障体系"] == ("共 3 个", ["均未列名"])
    assert yichang["4 场景应用"] == ("共 4 类", ["均未列名"])
    assert yichang["2 支撑和应用体系"][1] == ["支撑体系 推断", "应用体系 推断"]
    zhengzhou = sheet("zhengzhou").terms("一脑、一网、一码、一端、一生态")
    assert zhengzhou["1 码"][1] == ["郑好办一码通城 推断"]
    assert zhengzhou["1 网"][1] == ["均未列名"]


def test_04_counts_and_the_members_listed(sheet):
    assert sheet("nanan").terms("114N")["4 端"] == (
        "共 4 项，均已列名",
        ["领导驾驶舱大屏端", "PC端中屏端", "移动办公端", "公众服务端"],
    )
    terms = sheet("shangyu").terms("五大平台、十大应用")
    assert terms["5 平台"][0] == "共 5 项，均已列名"
    summary, members = terms["10 应用"]
    assert "列名 2" in summary
    assert members == ["电机产业大脑+未来工厂", "商业医疗保险线上理赔", "另有 8 项未列名"]
    assert "智慧政务、交通、医疗、文旅、美舍河物联网感知" in text(
        sheet("haikou").fact("先行试点的领域")
    )


def test_05_what_n_is_today_and_where_that_is_stated(sheet):
    nanhai = sheet("nanhai")
    today = nanhai.fact("已建设的标杆应用系统")
    assert "20多个" in text(today)
    assert nanhai.bounds("已建设的标杆应用系统") == ["多于"]
    assert nanhai.lines(today) == ["L87"]
    assert any("标杆系统" in one and "N 为开放项" in one for one in nanhai.open("开放项"))


def test_06_outcomes_apart_from_scale_coverage_and_awards(sheet):
    assert sheet("shanghai").facts("成效", "shanghai.xuhui") == ["60%", "约30%"]
    assert sheet("shanghai").facts("产出", "shanghai.xuhui") == ["近6万个"]
    assert sheet("shanghai").facts("覆盖", "shanghai.xuhui") == ["5个街道", "118个居委"]
    assert sheet("yichang").facts("成效") == ["1倍以上"]
    assert sheet("shangyu").facts("成效") == ["40—50天 → 即时理赔"]
    assert len(sheet("jincheng").facts("荣誉")) == 5
    assert sheet("jincheng").facts("成效") == []


def test_07_which_outcomes_lack_baseline_or_period(sheet):
    lacking = sheet("shanghai").open("成效缺少参照", "shanghai.xuhui")
    assert [one.split("（")[0] for one in lacking] == ["摸排工作量的降幅", "整体工作效率的增幅"]
    assert all("未给出基线、时点" in one for one in lacking)
    (yichang,) = sheet("yichang").open("成效缺少参照")
    assert "基线" in yichang
    (shangyu,) = sheet("shangyu").open("成效缺少参照")
    assert "基线" not in shangyu


def test_08_which_numbers_are_exact_approximate_bounds_or_orders(sheet):
    inner = ("摸排工作量的降幅", "整体工作效率的增幅", "一键派发的任务")
    assert sheet("shanghai").bounds(*inner, city="shanghai.xuhui") == [
        *("确数", "约数", "接近、不到"),
    ]
    assert sheet("yichang").bounds("路段通行效率的提升") == ["至少"]
    assert sheet("hengqin").bounds("汇聚的数据", "承载的应用系统") == ["数量级", "确数"]
    assert sheet("jincheng").bounds("汇聚的社区高频服务事项", "联接的市级部门") == [
        *("多于", "接近、不到"),
    ]
    assert sheet("shangyu").bounds("目标城市的人口") == ["数量级"]


def test_09_what_is_built_piloted_under_way_or_planned(sheet):
    haikou = sheet("haikou")
    head = haikou.section("formula").xpath(".//*[@class='formula-head']")[0]
    assert "已建成" in text(head)
    assert "试点" in text(haikou.row("智慧政务"))
    assert "在建" in text(sheet("zhengzhou").row("应用场景"))
    assert "在建" in text(sheet("zhengzhou").fact("应用场景"))
    assert "在建" in text(sheet("nanhai").row("数字政府工作体系"))
    assert "规划" in text(
        sheet("yichang").section("formula").xpath(".//*[@class='formula-head']")[0]
    )
    assert "规划" in text(sheet("nanan").row("一网统管"))


def test_10_which_place_a_fact_belongs_to(sheet):
    shanghai = sheet("shanghai")
    assert "60%" not in text(shanghai.section("facts"))
    assert "60%" in text(shanghai.section("facts", "shanghai.xuhui"))
    assert "范围：徐汇区内" in text(shanghai.fact("推广使用的居委", "shanghai.xuhui"))
    assert "范围：已建成路段" in text(sheet("yichang").fact("路段通行效率的提升"))


def test_11_which_components_sit_in_which_layer(sheet):
    assert sheet("haikou").layer("感知层") == ["美舍河物联网感知"]
    assert sheet("nanan").layer("感知层") == ["前端智能感知"]
    assert "物联感知(IoT)" in sheet("yichang").layer("基础设施层")
    assert "物联网IoT平台" in sheet("hengqin").layer("中枢层")
    assert "城管智脑" in text(sheet("nanan").row("AI引擎"))
    assert "数字底座" in text(sheet("yichang").row("人工智能(AI)"))


def test_12_which_entrances_there_are(sheet):
    expected = {
        "zhengzhou": ["郑好办APP"],
        "haikou": ["海好办", "公众服务门户"],
        "jincheng": ["12345政务服务便民热线", "“晋来办”服务APP"],
        "nanan": ["公众服务端"],
    }
    for name, entrances in expected.items():
        assert set(entrances) <= set(sheet(name).layer("接入层"))


def test_13_which_user_groups_are_served(sheet):
    assert sheet("haikou").layer("用户层") == ["群众", "企业"]
    assert sheet("zhengzhou").layer("用户层") == ["市民", "政府", "企业"]
    assert "居委会工作者" in text(sheet("shanghai").section("components", "shanghai.xuhui"))
    served = sheet("zhengzhou").row("郑好办APP", section="relations")
    assert [text(cell) for cell in served.iter("td")][:2] == ["服务", "市民"]


def test_14_which_levels_are_covered_and_whether_they_are_named(sheet):
    assert sheet("shanghai").terms("三级平台、五级应用")["3 平台"][1] == ["均未列名"]
    assert any("3 平台" in one for one in sheet("shanghai").open("只给出数量"))
    assert {"区", "镇", "村"} <= set(sheet("nanhai").layer("组织层"))
    assert {"国家", "省", "市"} <= set(sheet("jincheng").layer("组织层"))
    assert "范围：区、镇、村" in text(sheet("nanhai").fact("所服务的组织"))


def test_15_how_much_data_from_how_many_departments(sheet):
    jincheng = sheet("jincheng")
    assert "600,000,000" in text(jincheng.fact("归集汇聚的数据"))
    assert "61个部门" in text(jincheng.fact("数据来源部门"))
    assert "近130个市级部门" in text(jincheng.fact("联接的市级部门"))
    assert "PB级数据" in text(sheet("hengqin").fact("汇聚的数据"))


def test_16_which_vendors_are_disclosed(sheet, rows):
    assert {name for name, _, _, words in rows if "vendor" in words} == {"nanan"}
    supports = sheet("nanan").row("阿里云", section="relations")
    assert "智慧城管云平台" in text(supports)


def test_17_programmes_as_achieved_required_or_direction(sheet, rows):
    named = {name for name, sort, row, _ in rows if sort == "element" and row[0] == "一网统管"}
    assert named == {"shanghai", "nanan", "nanhai"}
    assert "2019年" in text(sheet("shanghai").fact("提出年份"))
    assert "演进为" in text(sheet("nanan").row("重庆南岸区智慧城市管理", section="relations"))
    assert "要求" in text(sheet("nanhai").row("一网统管"))
    assert "已建成" in text(sheet("haikou").row("一网通办"))


def test_18_which_pillars_exist_named_or_only_counted(sheet):
    assert sheet("nanhai").layer("标准规范体系（支柱）") == ["一套标准"]
    assert sheet("yichang").terms("1234")["3 保障体系"][1] == ["均未列名"]
    assert any("保障体系" in one for one in sheet("yichang").open("只给出数量"))
    assert any("安全保障体系" in one for one in sheet("nanhai").open("未提及"))


def test_19_which_technologies_are_claimed_and_attached_to_what(sheet):
    uses = sheet("shangyu").row("商业医疗保险线上理赔", section="relations")
    assert "区块链" in text(uses)
    for name in ("区块链", "城市信息模型(CIM)", "物联感知(IoT)", "人工智能(AI)"):
        assert "数字底座" in text(sheet("yichang").row(name))
    assert "电子政务外网" in text(sheet("jincheng").row("IPv6"))


def test_20_which_dates_durations_and_phases_are_given(sheet):
    haikou = text(sheet("haikou").section("time"))
    assert "2018年10月" in haikou
    assert "3年" in haikou
    assert "2019年" in text(sheet("shanghai").section("time"))
    assert "2021年6月" in text(sheet("jincheng").section("time"))
    assert "一期" in text(sheet("hengqin").tree.xpath("//h1")[0])
    assert "没有给出日期" in text(sheet("jiashan").section("time"))


def test_21_which_awards_are_claimed(sheet):
    jincheng = sheet("jincheng")
    assert set(jincheng.facts("荣誉")) == {
        *("首批", "2021中国城市数字化治理百强", "率先在全省", "山西省唯一", "试点市"),
    }
    assert "截至2021年6月" in text(jincheng.fact("山西省省级新型智慧城市建设试点市"))
    assert sheet("shanghai").facts("荣誉") == ["在全国首创"]
    assert "央视新闻联播" in sheet("shangyu").facts("荣誉")
    assert "没有名次" in text(jincheng.section("notes"))


def test_22_what_the_source_leaves_ambiguous_or_gets_wrong(sheet):
    assert "大城管、大城管、大城管" in text(sheet("nanan").section("anomalies"))
    assert any("城管大脑" in one for one in sheet("nanan").open("表述有歧义"))
    jincheng = text(sheet("jincheng").section("anomalies"))
    assert "横向" in jincheng
    assert "纵向" in jincheng
    assert any("“3”" in one for one in sheet("nanhai").open("表述有歧义"))


def test_23_empty_layers_are_not_mentioned_never_absent(sheet):
    (layers, pillars) = sheet("jiashan").open("未提及")
    assert "网络层" in layers
    assert "感知层" in layers
    assert "标准规范体系" in pillars
    assert sheet("haikou").fills("通信网络层") == "未提及"
    for name in NAMES:
        page = text(sheet(name).tree.xpath("//main")[0])
        assert "不表示没有" in page
        assert not re.search(r"(：|\s)无(\s|$|。)", page)


def test_24_which_line_supports_a_box_or_a_number(sheet):
    assert sheet("haikou").lines(sheet("haikou").row("数据中台")) == ["L45"]
    assert sheet("hengqin").lines(sheet("hengqin").fact("汇聚的数据")) == ["L95"]
    assert "L37" in sheet("nanan").lines(sheet("nanan").row("城管智脑"))
    for name in NAMES:
        for row in sheet(name).tree.xpath("//table[contains(@class, 'facts')]//tr[@id]"):
            assert sheet(name).lines(row), text(row)


def test_25_how_a_city_maps_to_the_five_layer_model(sheet):
    haikou = sheet("haikou")
    assert "美舍河物联网感知" in haikou.fills("物联感知层")
    assert "数据中台" in haikou.fills("数据及服务支撑层")
    assert "“1朵云”平台" in haikou.fills("计算与存储层")
    assert "智慧政务" in haikou.fills("智慧应用层")
    assert sheet("nanhai").fills("标准规范体系") == "一套标准"
    assert "电子政务外网" in sheet("jincheng").fills("通信网络层")


def test_every_question_has_a_test():
    here, beside = (
        {int(number) for number in re.findall(r"^def test_(\d\d)_", path.read_text("utf-8"), re.M)}
        for path in (Path(__file__), Path(__file__).with_name("test_questions_compare.py"))
    )
    assert here | beside == set(range(1, 27))
    assert 26 in beside
