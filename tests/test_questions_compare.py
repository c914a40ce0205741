"""What a reader asks of several cities, answered by `citydsl compare` for the ten.

The 26 questions and their answers are those of design/domain.md, read from the article; none is
taken from what the command prints.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from citydsl.cli import cli

SPECS = Path(__file__).parent.parent / "specs"
TEN = {
    *("shanghai", "zhengzhou", "nanan", "haikou", "yichang"),
    *("jiashan", "jincheng", "shangyu", "nanhai", "hengqin"),
}


@pytest.fixture(scope="module")
def compared():
    result = CliRunner().invoke(cli, ["compare", str(SPECS), "-f", "json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def rows(compared):
    """The rows of a section by their Chinese label."""

    def of(section):
        found = next(one for one in compared["sections"] if one["id"] == section)
        return {row["labels"]["zh"]: row for row in found["rows"]}

    return of


def who(row):
    """The cities that say anything."""
    return {city for city, cell in row["cells"].items() if cell["entries"]}


def silent(row):
    return {city for city, cell in row["cells"].items() if cell["state"] == "not_mentioned"}


def said(one):
    """The text of an entry; IPv6 has no Chinese."""
    return one["text"].get("zh") or one["text"]["en"]


def texts(row, city):
    return [said(one) for one in row["cells"][city]["entries"]]


def all_texts(row):
    return {city: texts(row, city) for city in who(row)}


def entry(row, city, text):
    """The one entry of a city that begins with a text."""
    found = [e for e in row["cells"][city]["entries"] if said(e).startswith(text)]
    assert len(found) == 1, texts(row, city)
    return found[0]


def beside(one):
    return "；".join(detail.get("zh", "") for detail in one["details"])


def test_01_which_cities_have_a_data_middle_platform(rows):
    row = rows("q01-middle-platform")["数据中台"]
    assert who(row) == {"haikou", "nanan"}
    assert row["cells"]["haikou"]["state"] == "named"
    assert row["cells"]["nanan"]["state"] == "inside"
    assert "城管智脑" in beside(entry(row, "nanan", "数据中台"))
    assert silent(row) == TEN - {"haikou", "nanan"}


def test_02_which_publish_a_formula_and_in_what_notation(rows):
    section = rows("q02-formulas")
    assert silent(section["公式原文"]) == {"jiashan", "jincheng", "hengqin"}
    assert all_texts(section["公式原文"]) == {
        "shanghai": ["三级平台、五级应用"],
        "zhengzhou": ["一脑、一网、一码、一端、一生态"],
        "nanan": ["114N"],
        "haikou": ["1+2+2+N"],
        "yichang": ["1234"],
        "shangyu": ["五大平台、十大应用"],
        "nanhai": ["一中心四张网", "1+3+N"],
    }
    assert who(section["加号连接"]) == {"haikou", "nanhai"}
    assert who(section["数字连写"]) == {"nanan", "yichang"}
    assert who(section["“一X”并列"]) == {"zhengzhou"}
    assert who(section["汉字数词"]) == {"shanghai", "shangyu", "nanhai"}
    assert section["加号连接"]["cells"]["nanan"]["state"] == "none_of_this_sort"


def test_03_what_of_each_term_is_named_counted_or_open(rows):
    section = rows("q03-terms")
    middle = entry(section["中台"], "haikou", "2 中台")
    assert "数据中台、业务中台" in said(middle)
    assert "列名2/2" in beside(middle)
    assert section["保障体系"]["cells"]["yichang"]["state"] == "counted"
    assert "均未列名" in beside(entry(section["保障体系"], "yichang", "3 个 保障体系"))
    assert "开放项" in beside(entry(section["应用"], "haikou", "N 应用"))
    assert "列名2/10" in beside(entry(section["应用"], "shangyu", "10 应用"))
    assert entry(section["码"], "zhengzhou", "1 码")["basis"] == "inferred"
    assert {city: section["网"]["cells"][city]["state"] for city in who(section["网"])} == {
        "zhengzhou": "counted",
        "nanhai": "counted",
    }
    assert "均未列名" in beside(entry(section["平台"], "shanghai", "3 级 平台"))
    assert {"shanghai", "nanan", "haikou", "shangyu", "nanhai"} == who(section["应用"])


def test_04_do_counts_equal_the_listed_members(rows):
    section = rows("q04-counts")
    equal, fewer = section["列名与所计相符"], section["列名少于所计"]
    assert "端：4/4" in texts(equal, "nanan")
    assert "平台：5/5" in texts(equal, "shangyu")
    assert "五大领域：5/5" in texts(equal, "haikou")
    assert "三级组织：3/3" in texts(equal, "nanhai")
    assert texts(fewer, "shangyu") == ["应用：2/10"]
    unnamed = section["只有数目，均未列名"]
    assert texts(unnamed, "shanghai") == ["平台：0/3", "应用：0/5"]
    assert {"保障体系：0/3", "场景应用：0/4"} <= set(texts(unnamed, "yichang"))


def test_05_what_n_is_today_and_where_that_is_stated(rows):
    section = rows("q05-open-terms")
    assert who(section["开放项"]) == {"nanan", "haikou", "nanhai"}
    assert all_texts(section["今有"]) == {"nanhai": ["20多个"]}
    today = entry(section["今有"], "nanhai", "20多个")
    assert today["cites"] == [{"source": "ccn", "locator": "L87"}]
    assert today["quantities"][0]["bound"] == "above"
    assert texts(section["已列名"], "haikou") == [
        *("智慧政务", "交通", "医疗", "文旅", "美舍河物联网感知"),
    ]


def test_06_which_facts_are_outcomes_and_which_are_scale_or_awards(rows):
    section = rows("q06-facts-by-class")
    assert all_texts(section["成效"]) == {
        "shanghai": ["60%", "约30%"],
        "yichang": ["1倍以上"],
        "shangyu": ["40—50天 → 即时理赔"],
        "haikou": ["能办 → 好办"],
    }
    assert texts(section["产出"], "shanghai") == ["近6万个"]
    assert {"25条", "420项"} <= {
        re.sub(r"\D*(\d+[条项]).*", r"\1", text) for text in texts(section["规模"], "jincheng")
    }
    assert texts(section["覆盖"], "shanghai") == ["5个街道", "118个居委"]
    assert who(section["荣誉"]) == {"shanghai", "jincheng", "shangyu", "hengqin"}


def test_07_which_outcomes_lack_baseline_period_or_scope(rows):
    section = rows("q07-outcomes")
    assert all_texts(section["未给出基线"]) == {
        "shanghai": ["60%", "约30%"],
        "yichang": ["1倍以上"],
    }
    assert section["未给出基线"]["cells"]["shangyu"]["state"] == "none_of_this_sort"
    assert section["未给出基线"]["cells"]["jiashan"]["state"] == "not_mentioned"
    assert who(section["未给出时点"]) == {"shanghai", "yichang", "shangyu", "haikou"}
    assert "yichang" not in who(section["未给出范围"])
    assert texts(section["未给出范围"], "shanghai") == ["60%", "约30%"]


def test_08_which_numbers_are_exact_approximate_bounds_or_orders(rows):
    section = rows("q08-bounds")
    assert all_texts(section["约数（约、左右）"]) == {"shanghai": ["约30%"]}
    assert all_texts(section["接近、不到（近）"]) == {
        "shanghai": ["近6万个"],
        "jincheng": ["近130个市级部门"],
    }
    assert all_texts(section["多于（多、余、超）"]) == {
        "jincheng": ["60多项"],
        "nanhai": ["20多个"],
        "zhengzhou": ["10多个业务领域"],
    }
    assert all_texts(section["至少（以上）"]) == {"yichang": ["1倍以上"]}
    assert all_texts(section["数量级（级）"]) == {"hengqin": ["PB级数据"], "shangyu": ["百万级"]}
    assert all_texts(section["区间"]) == {"shangyu": ["40—50天 → 即时理赔"]}
    assert "共6亿条数据" in texts(section["确数"], "jincheng")


def test_09_what_is_built_piloted_under_way_or_planned(rows):
    section = rows("q09-status")
    live, pilot = section["已建成"], section["试点"]
    building, planned = section["在建"], section["规划"]
    assert {"1+2+2+N", "数据中台", "公众服务门户"} <= set(texts(live, "haikou"))
    assert {"智慧政务", "交通", "医疗", "文旅"} <= set(texts(pilot, "haikou"))
    assert "市域治理基层综合服务平台" in texts(pilot, "jincheng")
    assert {"118 × 应用场景", "118个应用场景"} <= set(texts(building, "zhengzhou"))
    assert "118个应用场景" not in texts(live, "zhengzhou")
    assert "一中心四张网" in texts(building, "nanhai")
    assert "20多个" in texts(live, "nanhai")
    assert "1234" in texts(planned, "yichang")
    assert {"五大平台、十大应用"} <= set(texts(live, "shangyu"))
    assert "横琴城市大脑一期" in texts(live, "hengqin")
    assert texts(planned, "nanan") == ["一网统管"]


def test_10_which_place_a_fact_belongs_to(rows):
    section = rows("q10-places")
    inner = section["属于其中的地区"]
    assert all_texts(inner) == {
        "shanghai": ["5个街道", "118个居委", "近6万个", "60%", "约30%"],
    }
    for one in inner["cells"]["shanghai"]["entries"]:
        assert "徐汇区" in beside(one)
        assert one["city"] == "shanghai.xuhui"
    own = texts(section["属于本级"], "shanghai")
    assert "60%" not in own
    assert "在全国首创" in own
    assert "范围：已建成路段" in beside(entry(section["限定了范围"], "yichang", "1倍以上"))


def test_11_where_cities_place_the_same_thing_differently(rows):
    section = rows("q11-placed-differently")
    iot, ai, support = section["物联网与感知"], section["人工智能"], section["支撑体系"]
    where = {
        city: (iot["cells"][city]["state"], beside(iot["cells"][city]["entries"][0]))
        for city in who(iot)
    }
    assert set(where) == {"haikou", "nanan", "yichang", "hengqin"}
    assert where["yichang"][0] == "inside"
    assert "数字底座" in where["yichang"][1]
    assert where["haikou"] == ("named", "应用；感知层")
    assert "创新应用" in where["nanan"][1]
    assert "平台" in where["hengqin"][1]
    assert all_texts(ai) == {
        "nanan": ["AI引擎"],
        "yichang": ["人工智能(AI)"],
        "hengqin": ["AI算法平台"],
    }
    assert "城管智脑" in beside(entry(support, "nanan", "支撑体系"))
    assert support["cells"]["yichang"]["state"] == "named"
    layers = rows("q11-layers")
    assert texts(layers["感知层"], "haikou") == ["美舍河物联网感知"]
    assert texts(layers["数据层"], "hengqin")[0] == "数据湖"


def test_12_which_entrances_there_are(rows):
    section = rows("q12-entrances")
    assert all_texts(section["移动应用"]) == {
        "zhengzhou": ["郑好办APP"],
        "haikou": ["海好办"],
        "jincheng": ["“晋来办”服务APP"],
    }
    assert texts(section["热线"], "jincheng")[0] == "12345政务服务便民热线"
    assert {"公众服务门户", "政府工作门户"} == set(texts(section["门户"], "haikou"))
    assert "公众服务端" in texts(section["端"], "nanan")
    assert len(texts(section["端"], "nanan")) == 4
    assert "服务市民" in beside(entry(section["写明服务对象的入口"], "zhengzhou", "郑好办"))


def test_13_which_user_groups_are_served(rows):
    section = rows("q13-users")
    assert who(section["企业"]) == {"zhengzhou", "haikou", "jiashan"}
    assert all_texts(section["基层工作者"]) == {"shanghai": ["居委会工作者"]}
    public = section["公众（市民、群众、居民）"]
    assert texts(public, "haikou") == ["群众"]
    assert texts(public, "zhengzhou") == ["市民"]
    assert entry(public, "nanan", "公众")["basis"] == "inferred"
    assert {"nanhai", "shangyu"} <= silent(public)


def test_14_which_levels_are_covered_and_named(rows):
    section = rows("q14-organisation")
    assert all_texts(section["列名的层级"]) == {
        "nanhai": ["区", "镇", "村"],
        "jincheng": ["国家", "省", "市"],
    }
    counted = section["计数的层级"]
    assert {"3 级 平台", "5 级 应用"} <= set(texts(counted, "shanghai"))
    assert "shanghai" in silent(section["列名的层级"])
    assert "三级组织" in texts(counted, "nanhai")
    coverage = section["覆盖部门与基层的数字"]
    assert "14个委办局" in texts(coverage, "zhengzhou")
    assert {"61个部门", "近130个市级部门"} <= set(texts(coverage, "jincheng"))


def test_15_how_much_data_from_how_many_departments(rows):
    section = rows("q15-data")
    records, volume = section["数据（条）"], section["数据（字节）"]
    assert all_texts(records) == {"jincheng": ["共6亿条数据"]}
    assert records["cells"]["jincheng"]["entries"][0]["quantities"][0]["low"] == 600_000_000
    assert all_texts(volume) == {"hengqin": ["PB级数据"]}
    assert "不可换算" in records["note"]["zh"]
    assert "不可换算" in volume["note"]["zh"]
    assert all_texts(section["部门与单位（个）"]) == {"jincheng": ["61个部门"]}
    assert len(silent(volume)) == 9


def test_16_which_vendors_are_disclosed(rows):
    section = rows("q16-vendors")
    assert set(section) == {"阿里云"}
    assert all_texts(section["阿里云"]) == {"nanan": ["阿里云"]}
    assert "智慧城管云平台" in beside(entry(section["阿里云"], "nanan", "阿里云"))


def test_17_programmes_as_achieved_required_or_direction(rows):
    section = rows("q17-programmes")
    assert all_texts(section["一网统管"]) == {
        "shanghai": ["已提出或已实行"],
        "nanan": ["作为方向"],
        "nanhai": ["作为要求"],
    }
    assert "2019" in beside(entry(section["一网统管"], "shanghai", "已"))
    assert all_texts(section["一网通办"]) == {"haikou": ["已提出或已实行"]}


def test_18_which_pillars_exist_named_or_counted(rows):
    section = rows("q18-pillars")
    assert all_texts(section["标准规范体系"]) == {"nanhai": ["一套标准"]}
    assert section["保障体系"]["cells"]["yichang"]["state"] == "counted"
    assert texts(section["保障体系"], "yichang") == ["3 个 保障体系"]
    assert silent(section["安全保障体系"]) == TEN
    assert silent(section["运维管理体系"]) == TEN
    assert texts(section["标准"], "hengqin") == ["新城市服务4.0标准"]


def test_19_which_technologies_are_claimed_and_attached_to_what(rows):
    section = rows("q19-technologies")
    chain = section["区块链"]
    assert who(chain) == {"yichang", "shangyu"}
    assert "商业医疗保险线上理赔" in beside(entry(chain, "shangyu", "区块链"))
    assert "数字底座" in beside(entry(chain, "yichang", "区块链"))
    assert who(section["IPv6"]) == {"jincheng"}
    assert "电子政务外网" in beside(entry(section["IPv6"], "jincheng", "IPv6"))
    assert who(section["城市信息模型 CIM"]) == {"yichang"}
    assert "居村微平台" in beside(entry(section["其他技术"], "shanghai", "云大数智"))


def test_20_which_dates_durations_and_phases_are_given(rows):
    section = rows("q20-dates")
    assert all_texts(section["起始"]) == {"haikou": ["2018-10"], "shanghai": ["2019"]}
    assert "2021年6月" in texts(section["日期与节点"], "jincheng")
    assert all_texts(section["历时"]) == {"haikou": ["3年"]}
    assert all_texts(section["分期"]) == {"hengqin": ["一期"]}


def test_21_which_awards_are_claimed_by_whom_and_checkable(rows):
    section = rows("q21-recognition")
    top = entry(section["榜单"], "jincheng", "2021中国城市数字化治理百强")
    assert "由谁认定：未提及" in beside(top)
    assert "可据" in beside(top)
    media = entry(section["媒体报道"], "shangyu", "央视新闻联播")
    assert "由央视新闻联播报道" in beside(media)
    first = entry(section["首创、率先、领先"], "shanghai", "在全国首创")
    assert "没有可核对" in beside(first)
    assert set(texts(section["试点资格"], "jincheng")) == {"首批", "山西省唯一", "试点市"}
    assert "2021-06" in beside(entry(section["试点资格"], "jincheng", "首批"))
    assert who(section["首创、率先、领先"]) == {"shanghai", "jincheng", "shangyu"}


def test_22_what_the_source_leaves_ambiguous_or_gets_wrong(rows):
    section = rows("q22-open-points")
    wrong, unclear = section["存疑"], section["歧义"]
    assert any("大城管、大城管、大城管" in text for text in texts(wrong, "nanan"))
    assert any("横向" in text and "纵向" in text for text in texts(wrong, "jincheng"))
    assert any(text.startswith("“3”") for text in texts(unclear, "nanhai"))
    assert any("城管大脑" in text for text in texts(unclear, "nanan"))
    assert any("十大应用" in text for text in texts(unclear, "shangyu"))


def test_23_which_layers_are_not_mentioned(rows):
    section = rows("q23-coverage")
    assert "jiashan" in silent(section["中枢层"])
    assert "zhengzhou" in silent(section["数据层"])
    assert who(section["感知层"]) == {"haikou", "nanan"}
    assert section["网络层"]["cells"]["nanhai"]["state"] == "counted"
    text = CliRunner().invoke(cli, ["compare", str(SPECS), "--section", "q23", "--lang", "zh"])
    assert "未提及" in text.stdout
    assert not re.search(r"：无(?![一-龥])|\s无\s", text.stdout)


def test_24_which_line_supports_a_box_or_a_number(compared, rows):
    row = rows("q01-middle-platform")["数据中台"]
    assert entry(row, "haikou", "数据中台")["cites"] == [{"source": "ccn", "locator": "L45"}]
    lines = rows("q24-sources")["特色数字化发展模式让城市更智慧"]
    assert texts(lines, "hengqin") == ["L89-L97"]
    for section in compared["sections"]:
        for one in section["rows"]:
            for cell in one["cells"].values():
                for told in cell["entries"]:
                    assert told["cites"], (section["id"], told["text"])
                    assert all(re.match(r"L\d+", cite["locator"]) for cite in told["cites"])


def test_25_how_cities_map_to_the_five_layer_model(rows):
    section = rows("q25-reference-models")
    assert who(section["物联感知层"]) == {"haikou", "nanan"}
    assert who(section["标准规范体系"]) == {"nanhai"}
    assert silent(section["安全保障体系"]) == TEN
    assert {"数据中台", "业务中台"} <= set(texts(section["数据及服务支撑层"], "haikou"))
    assert "电子政务外网" in texts(section["通信网络层"], "jincheng")
    assert "数字底座" in texts(section["计算与存储层"], "yichang")


def test_26_when_two_sources_disagree(rows, run, spec):
    assert silent(rows("q26-disagreements")["说法不一的数字"]) == set()
    assert who(rows("q26-disagreements")["说法不一的数字"]) == set()
    spec(
        "a.city",
        """
        source older "旧报" { date: 2020-12 }
        source newer "新报" { date: 2021-12 }
        city a "甲市" @older {
          fact "镇街": "1031个" @older { class: coverage; as_of: 2020 }
          fact "镇街": "1038个" @newer { class: coverage; as_of: 2021 }
        }
        """,
    )
    spec("b.city", 'source p "报"\ncity b "乙市" @p { app x "一个应用" }\n')
    result = run("compare", ".", "-f", "json", "--section", "q26")
    section = json.loads(result.stdout)["sections"][0]
    row = {row["id"]: row for row in section["rows"]}["rivals"]
    assert texts(row, "a") == ["1031个", "1038个"]
    assert ["2020-12" in beside(one) for one in row["cells"]["a"]["entries"]] == [True, False]
    assert "2021-12" in beside(row["cells"]["a"]["entries"][1])
    assert row["cells"]["b"]["state"] == "none_of_this_sort"
