"""Figures as newspapers print them, and the normal form they are read into."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citydsl.dsl.model.quantity import Bound, Number, Quantity
from citydsl.dsl.model.read_quantity import Reading, read_quantity

TEXT = Quantity(None, None, "", Bound.TEXT)


def exact(value: Number, unit: str = "", noun: str = "", date: str = "") -> Quantity:
    return Quantity(value, value, unit, Bound.EXACT, noun, date)


def date(iso: str, noun: str = "", bound: Bound = Bound.EXACT) -> Quantity:
    return Quantity(None, None, "", bound, noun, iso)


def between(low: Number, high: Number, unit: str = "", noun: str = "") -> Quantity:
    return Quantity(low, high, unit, Bound.RANGE, noun)


def bounded(bound: Bound, *, low: bool = True, high: bool = True) -> Callable[..., Quantity]:
    def quantity(value: Number, unit: str = "", noun: str = "") -> Quantity:
        return Quantity(value if low else None, value if high else None, unit, bound, noun)

    return quantity


about, order = bounded(Bound.ABOUT), bounded(Bound.ORDER)
below, at_most = bounded(Bound.BELOW, low=False), bounded(Bound.AT_MOST, low=False)
above, at_least = bounded(Bound.ABOVE, high=False), bounded(Bound.AT_LEAST, high=False)


def alike(printed: str, expected: Quantity) -> dict[str, Quantity]:
    return dict.fromkeys(printed.split("|"), expected)


COUNTS = {
    **alike("118个|１１８个|目前118个|达118个", exact(118, "个")),
    "118个居委": exact(118, "个", "居委"),
    "5个街道": exact(5, "个", "街道"),
    "３家": exact(3, "家"),
    "24小时": exact(24, "小时"),
    "个": TEXT,
    "3个月": exact(3, "个月"),
    "3年": exact(3, "年"),
    "5 km": exact(5, "km"),
    "12平方公里": exact(12, "平方公里"),
    "1.5 PB": exact(1.5, "PB"),
    "500MB/s": exact(500, "MB/s"),
    "5次/天": exact(5, "次/天"),
    "60平台": exact(60, "", "平台"),
    "3部门": exact(3, "", "部门"),
    "5个IPv6节点": exact(5, "个", "IPv6节点"),
    "“1朵云”平台": exact(1, "朵", "云平台"),
    "3起案件": exact(3, "起", "案件"),
    "-5%": exact(-5, "%"),
    "+30%": exact(30, "%"),
}
NUMBERS = {
    "12345": exact(12345),
    "0": exact(0),
    **alike("60,000项|６０，０００项", exact(60000, "项")),
    "1,234,567.89元": exact(1234567.89, "元"),
    "2.5倍": exact(2.5, "倍"),
    "2.0倍": exact(2, "倍"),
    "6万": exact(60000),
    "1.5亿": exact(150_000_000),
    "1.1万": exact(11000),
    "3.14万": exact(31400),
    "1.2万亿元": exact(1_200_000_000_000, "元"),
    "6千万人": exact(60_000_000, "人"),
    "1亿2000万": exact(120_000_000),
    "3万5千个": exact(35000, "个"),
    "300万元": exact(3_000_000, "元"),
    "6亿元": exact(600_000_000, "元"),
    "5千克": exact(5, "千克"),
    "5百分点": exact(5, "百分点"),
}
CHINESE_NUMERALS = {
    **alike("三级|目前已有三级", exact(3, "级")),
    "三级平台": exact(3, "级", "平台"),
    "十大应用": exact(10, "", "应用"),
    "五大领域": exact(5, "", "领域"),
    **alike('五大领域先行试点|“五大领域先行试点”|"五大领域先行试点"', exact(5, "", "领域先行试点")),
    "九大类": exact(9, "大类"),
    "两大方向": exact(2, "", "方向"),
    "二十": exact(20),
    "两": exact(2),
    **alike("一百零五|一百〇五", exact(105)),
    "二百五": exact(250),
    "三万五": exact(35000),
    "三万零五": exact(30005),
    "一亿二千万": exact(120_000_000),
    "三百六十五天": exact(365, "天"),
    "百万人口": exact(1_000_000, "", "人口"),
    "一套标准": exact(1, "套", "标准"),
    "四张网": exact(4, "张", "网"),
    "二十四小时": exact(24, "小时"),
    "提升一倍": exact(1, "倍"),
}
BOUNDS = {
    "近6万个": below(60000, "个"),
    "近百个": below(100, "个"),
    "将近10": below(10),
    "接近130个": below(130, "个"),
    "不足5%": below(5, "%"),
    "5个不到": below(5, "个"),
    **alike("约30%|约　30　%|大约30%|30%左右|约30%左右", about(30, "%")),
    "30来个": about(30, "个"),
    "~30": about(30),
    **alike("60多项|超过60多项|60+项", above(60, "项")),
    **alike("10多个|十几个", above(10, "个")),
    "20余个": above(20, "个"),
    "10多万人": above(100_000, "人"),
    "二十余万人": above(200_000, "人"),
    "6万多个": above(60000, "个"),
    **alike("超过300项|超过300项以上", above(300, "项")),
    **alike("超300|突破300|逾300", above(300)),
    "60+": above(60),
    "1倍以上": at_least(1, "倍"),
    "不少于十类": at_least(10, "类"),
    **alike("80%及以上|80%（含）以上", at_least(80, "%")),
    "至少5个": at_least(5, "个"),
    "≥5": at_least(5),
    "500元起": at_least(500, "元"),
    "10个部门以上": at_least(10, "个", "部门"),
    **alike("不超过5天|5天以下|5天以内", at_most(5, "天")),
    **alike("至多5|最多5", at_most(5)),
    # Words that end like a bound and are none.
    "节约30%": exact(30, "%"),
    "签约30家": exact(30, "家"),
    "附近5个": exact(5, "个"),
}
RANGES = {
    **alike("40—50天|40-50天|40——50天|40至50天|40~50天|40天—50天|约40—50天", between(40, 50, "天")),
    **alike("40–50|40～50", between(40, 50)),
    **alike("30%~50%|百分之三十至百分之五十", between(30, 50, "%")),
    "三至五天": between(3, 5, "天"),
    "5-6万人": between(50000, 60000, "人"),
    "5000-1万": between(5000, 10000),
    **alike("2019—2021年|2019年至2021年", between(2019, 2021, "年")),
    "2019-2021": between(2019, 2021),
}
ORDERS = {
    "PB级": order(1, "PB"),
    **alike("PB级数据|PB级别数据", order(1, "PB", "数据")),
    "10PB级": order(10, "PB"),
    "TB级": order(1, "TB"),
    "秒级响应": order(1, "秒", "响应"),
    **alike("百万级|100万级", order(1_000_000)),
    "百万级人口": order(1_000_000, "", "人口"),
    "万亿级": order(10**12),
    "亿级": order(10**8),
    "亿元级": order(10**8, "元"),
    "超百万级人口": above(1_000_000, "", "人口"),
    "百万级以上": at_least(1_000_000),
    # A small number of 级 counts levels.
    "3级": exact(3, "级"),
    "十级": exact(10, "级"),
    "五级书记": exact(5, "级", "书记"),
}
SHARES = {
    **alike("60%|６０％|60 %|降低了60%|百分之六十", exact(60, "%")),
    **alike("100%|百分之百", exact(100, "%")),
    "提升约30%": about(30, "%"),
    "下降3.5个百分点": exact(3.5, "个百分点"),
    "同比增长12.5%": exact(12.5, "%"),
    "达到30%": exact(30, "%"),
}
LEADS = {
    "累计6万个": exact(60000, "个"),
    "共6亿条": exact(600_000_000, "条"),
    "已6万": exact(60000),
    "覆盖率：100%": exact(100, "%"),
    "IPv6规模部署5个": exact(5, "个"),
    "5G基站3万个": exact(30000, "个"),
}
DATES = {
    "2019年": exact(2019, "年", date="2019"),
    "1900年": exact(1900, "年", date="1900"),
    "2100年": exact(2100, "年", date="2100"),
    "1899年": exact(1899, "年"),
    "2101年": exact(2101, "年"),
    "2,019年": exact(2019, "年"),
    "超过2000年": above(2000, "年"),
    "2019年度优秀案例": exact(2019, "年度", "优秀案例", "2019"),
    **alike("2018年10月|2018-10|２０１８－１０", date("2018-10")),
    "2018年3月": date("2018-03"),
    "2018年10月启动": date("2018-10", "启动"),
    "2018年10月起": date("2018-10", bound=Bound.AT_LEAST),
    "截至2021年6月底": date("2021-06", "底"),
    "2020年12月20日": date("2020-12-20"),
    "2018-10-04": date("2018-10-04"),
    "2020年2月29日": date("2020-02-29"),
}
ENGLISH = {
    **alike("about 30%|About 30%", about(30, "%")),
    "nearly 60,000": below(60000),
    **alike("more than 20|over 20", above(20)),
    "at least 10": at_least(10),
    **alike("up to 5|at most 5", at_most(5)),
    "30% or more": at_least(30, "%"),
    **alike("40-50 days|40 to 50 days", between(40, 50, "days")),
    "118 committees": exact(118, "", "committees"),
    "1 million": exact(1_000_000),
    "2 billion": exact(2_000_000_000),
    "1.2 trillion yuan": exact(1_200_000_000_000, "", "yuan"),
    "1 to 2 million": between(1_000_000, 2_000_000),
    "60+ services": above(60, "", "services"),
    "30 percent": exact(30, "%"),
    "60% of surveys": exact(60, "%", "surveys"),
    "overall 5 days": exact(5, "days"),
}
SEVERAL = {
    "9大类102项": (exact(9, "大类"), exact(102, "项")),
    "9大类102项功能": (exact(9, "大类"), exact(102, "项", "功能")),
    "5个街道118个居委": (exact(5, "个", "街道"), exact(118, "个", "居委")),
    "5个街道和118个居委": (exact(5, "个", "街道"), exact(118, "个", "居委")),
    "61个部门共6亿条数据": (exact(61, "个", "部门"), exact(600_000_000, "条", "数据")),
    "三级平台、五级应用": (exact(3, "级", "平台"), exact(5, "级", "应用")),
    "五大平台、十大应用": (exact(5, "", "平台"), exact(10, "", "应用")),
    "从30%提升到60%": (exact(30, "%"), exact(60, "%")),
    "118 committees in 5 streets": (exact(118, "", "committees"), exact(5, "", "streets")),
}
# domain.md, section 1: the fact tables as printed, sentence and all.
ARTICLE = {
    "5个街道118个居委推广使用": (exact(5, "个", "街道"), exact(118, "个", "居委推广使用")),
    "在区内5个街道118个居委": (exact(5, "个", "街道"), exact(118, "个", "居委")),
    "一键派发近6万个任务": (below(60000, "个", "任务"),),
    "降低了60%的摸排工作量": (exact(60, "%", "摸排工作量"),),
    "整体工作效率提升约30%": (about(30, "%"),),
    "14个委办局": (exact(14, "个", "委办局"),),
    "10多个业务领域": (above(10, "个", "业务领域"),),
    "118个应用场景": (exact(118, "个", "应用场景"),),
    "经过3年的建设": (exact(3, "年", "建设"),),
    "已建成路段通行效率提升1倍以上": (at_least(1, "倍"),),
    "5个部门20项秒批事项": (exact(5, "个", "部门"), exact(20, "项", "秒批事项")),
    "2021年6月,晋城入选首批山西省省级新型智慧城市建设试点市": (date("2021-06"),),
    "累计整合25条市直单位热线": (exact(25, "条", "市直单位热线"),),
    "420项在线服务": (exact(420, "项", "在线服务"),),
    "60多项社区高频服务事项": (above(60, "项", "社区高频服务事项"),),
    "已在16个社区示范应用": (exact(16, "个", "社区示范应用"),),
    "横向联接近130个市级部门": (below(130, "个", "市级部门"),),
    "市、县(区)、乡镇覆盖率为100%": (exact(100, "%"),),
    "已归集汇聚61个部门共6亿条数据": (
        exact(61, "个", "部门"),
        exact(600_000_000, "条", "数据"),
    ),
    "20多个标杆应用系统": (above(20, "个", "标杆应用系统"),),
    "35套政府各委办局应用系统": (exact(35, "套", "政府各委办局应用系统"),),
    "2个支撑和应用体系": (exact(2, "个", "支撑和应用体系"),),
    "4类场景应用": (exact(4, "类", "场景应用"),),
    "12345政务服务便民热线累计整合25条市直单位热线": (exact(25, "条", "市直单位热线"),),
}
# Statements, idioms, and names with numerals or digits in them: domain.md 1.11 and its traps.
PLAIN = """
首批 全国首创 唯一 即时 即时理赔 即时! 在全国首创 从“能办”到“好办” “自生长、可闭环” 数字经济发展水平走在浙江省前列
一网通办 一网统管 一键 一键派发 一键办结 一码通城 一号对外 四位一体 五位一体 三多三少 “三多三少” 一国两制 十四五
“十四五” “十四五”期间 三化九场景 一中心四张网 一脑、一网、一码、一端、一生态 一云一脑四端N应用 千家万户 百强 超一流
一二三四五 三四个 三分之二 十九大 十九大精神 第一批 国家、省、市三级 区、镇、村三级组织 数百个 万 一体化
IPv6 率先在全省实现了IPv6终端接入环境部署 5G 114N 1+2+2+N 1+3+N 1/2/2/N 1+1>2 COVID-19 No.1 v1.2.3 TOP10 PM2.5浓度
12345热线 12345政务服务便民热线 拨打12345 4.0标准 新城市服务4.0标准 数字政府2.0 2021中国城市数字化治理百强 2号线
第3批 全国前10 12月20日 7×24小时 N个应用 ①个 ² ٣个 Ⅳ级
"""
UNREAD = {
    "12x$%34 ??": (0, 5),
    "12x": (0, 2),
    "5-6-7个": (0, 5),
    "约近30": (0, 4),
    "约近三十个": (0, 5),
    "约20多个": (0, 5),
    "40—天": (0, 2),
    "从40天到50天": (0, 8),
    "between 40 and 50 days": (0, 10),
    "50—40天": (0, 5),
    "40天—50个": (0, 6),
    "超过40—50天": (0, 8),
    "118个?": (4, 5),
    "共118个 → 即时": (6, 7),
    "1PB=1024TB": (3, 4),
    "12:30": (0, 5),
    "1/3": (0, 3),
    "1,2,3": (0, 5),
    "60,0000项": (0, 7),
    "3分之2": (0, 4),
    "2018年13月": (0, 7),
    "2021年2月29日": (0, 9),
    "9" * 101: (0, 101),
}
ONE = COUNTS | NUMBERS | CHINESE_NUMERALS | BOUNDS | RANGES | ORDERS | SHARES | LEADS | DATES
MEASURES = (
    "个|项|条|类|大类|套|张|朵|家|所|处|座|人|户|次|件|天|日|月|小时|分钟|秒|倍|名|位|种|批|期|端|部|台|辆"
    "|公里|平方公里|米|吨|元|%|TB|PB|GB"
)


@pytest.mark.parametrize(("printed", "expected"), [*ONE.items(), *ENGLISH.items()])
def test_one_figure(printed: str, expected: Quantity) -> None:
    assert read_quantity(printed) == Reading((expected,), None)


@pytest.mark.parametrize(("printed", "expected"), [*SEVERAL.items(), *ARTICLE.items()])
def test_figures_in_a_sentence(printed: str, expected: tuple[Quantity, ...]) -> None:
    assert read_quantity(printed) == Reading(expected, None)


@pytest.mark.parametrize("printed", ["", *PLAIN.split()])
def test_what_is_no_figure_is_text_and_no_failure(printed: str) -> None:
    assert read_quantity(printed) == Reading((TEXT,), None)


@pytest.mark.parametrize(("printed", "unread"), UNREAD.items())
def test_what_was_not_understood_is_text_and_says_where(
    printed: str, unread: tuple[int, int]
) -> None:
    assert read_quantity(printed) == Reading((TEXT,), unread)


def test_integral_values_are_integers() -> None:
    for printed in ("1.5亿", "2.0倍", "三级", "60,000"):
        assert isinstance(read_quantity(printed).quantities[0].low, int)


PIECES = (
    "约|近|超过|以上|多|+|-|—|～|,|.|%|1|23|４|万|亿|十|一|三|零|百分之|个|级|大|PB|年|月|2019|至"
    + "| to |about |x|A|、|(|”"
)


@given(st.text() | st.lists(st.sampled_from(PIECES.split("|"))).map("".join))
def test_any_text_is_read_without_raising(printed: str) -> None:
    reading = read_quantity(printed)
    assert reading.quantities
    if reading.unread:
        start, end = reading.unread
        assert 0 <= start < end <= len(printed)
        assert reading.quantities == (TEXT,)


@given(st.integers(min_value=-(10**30), max_value=10**30), st.sampled_from(MEASURES.split("|")))
def test_any_integer_with_a_measure_word_reads_back(value: int, unit: str) -> None:
    assert read_quantity(f"{value}{unit}").quantities == (exact(value, unit),)
    assert read_quantity(f"{value:,}{unit}").quantities == (exact(value, unit),)


@given(st.integers(0, 10**9), st.integers(1, 999), st.sampled_from([("万", 10**4), ("亿", 10**8)]))
def test_multipliers_scale_without_rounding(
    whole: int, thousandths: int, factor: tuple[str, int]
) -> None:
    word, times = factor
    quantity = read_quantity(f"{whole}.{thousandths:03}{word}个").quantities[0]
    assert quantity.low == (whole * 1000 + thousandths) * times // 1000
    assert read_quantity(f"{whole}{word}").quantities == (exact(whole * times),)


@given(st.lists(st.sampled_from("0123456789,.-%+~约近个万级年月"), max_size=12).map("".join))
def test_full_width_reads_like_ascii(printed: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in printed)
    assert read_quantity(wide) == read_quantity(printed)


def chinese(value: int) -> str:
    """The standard numeral of a value below a hundred million."""
    if value >= 10**4:
        rest = value % 10**4
        return chinese(value // 10**4) + "万" + ("零" * (0 < rest < 1000)) + chinese(rest)
    printed = ""
    for factor, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, factor)
        if digit:
            printed += "零一二三四五六七八九"[digit] + sign
        elif printed and value and not printed.endswith("零"):
            printed += "零"
    return printed


@given(st.integers(1, 10**8 - 1))
def test_chinese_numerals_read_back(value: int) -> None:
    assert read_quantity(chinese(value) + "个").quantities == (exact(value, "个"),)


LONG = "9|a|a.|1个|一|一个|-|1-|1+| |1 |百分之|1,000|about |约|万|1多|a1|1A|1.|2018-|1月|一、|5个—|~|PB级|1/|(含)|平"


@pytest.mark.parametrize("piece", LONG.split("|"))
def test_long_text_is_read_to_its_end(piece: str) -> None:
    """A pattern that went back and forth over such a text would not come back at all."""
    printed = (piece * 10_000)[:10_000]
    assert read_quantity(f"1个{printed}1").quantities
